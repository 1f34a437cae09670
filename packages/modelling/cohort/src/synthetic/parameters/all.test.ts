import { expect, it } from "vitest";
import { allParameters } from "./all.ts";

it("gives a finite value, a unit, and a source or a reason for each number", () => {
	const rows = allParameters();
	expect(rows.length).toBeGreaterThan(300);
	for (const { name, parameter } of rows) {
		expect(Number.isFinite(parameter.value), name).toBe(true);
		expect(parameter.unit.length, name).toBeGreaterThan(0);
		const said = parameter.assumption ? parameter.reason : parameter.source;
		expect(said.length, name).toBeGreaterThan(4);
		expect(said, name).not.toMatch(/unverified/i);
	}
});

it("has points of curves in order of day", () => {
	const last = new Map<string, number>();
	for (const { name, parameter } of allParameters()) {
		if (!("day" in parameter)) continue;
		const curve = name.replace(/\[\d+\]$/, "");
		expect(parameter.day, name).toBeGreaterThan(last.get(curve) ?? Number.NEGATIVE_INFINITY);
		last.set(curve, parameter.day);
	}
});
