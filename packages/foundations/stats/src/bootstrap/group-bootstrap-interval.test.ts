import { isInvalidInput } from "@quickening/core";
import { expect, it } from "vitest";
import { mean } from "../descriptive/mean.ts";
import { take } from "../model/matrix.ts";
import { bootstrapInterval } from "./bootstrap-interval.ts";
import { groupBootstrapInterval } from "./group-bootstrap-interval.ts";

const values = [1, 2, 6, 3, 9, 4, 4, 1];

it("is the plain bootstrap where each group has one row", () => {
	const single = groupBootstrapInterval(
		values.map((_, i) => i),
		(rows) => mean(take(values, rows)),
	);
	expect(single).toEqual(bootstrapInterval(8, (units) => mean(take(values, units))));
});

it("draws whole groups, and a group drawn twice is two", () => {
	const groups = ["a", "b", "a", "c", "b", "c", "a", "a"];
	let nCalls = 0;
	groupBootstrapInterval(
		groups,
		(rows, numbers) => {
			nCalls++;
			const byNumber = Map.groupBy(rows, (_, i) => numbers[i]);
			for (const part of byNumber.values()) {
				const label = groups[part[0]];
				expect(part.every((row) => groups[row] === label)).toBe(true);
				expect(part.length).toBe(groups.filter((each) => each === label).length);
			}
			return rows.length;
		},
		{ repeats: 50 },
	);
	expect(nCalls).toBe(1 + 50 + 3);
});

it("is wider than one over rows when rows of a group are alike", () => {
	const groups = Array.from({ length: 60 }, (_, i) => Math.floor(i / 10));
	const alike = groups.map((g, i) => [3, 8, 1, 9, 4, 6][g] + (i % 10) / 100);
	const overRows = bootstrapInterval(60, (units) => mean(take(alike, units)));
	const overGroups = groupBootstrapInterval(groups, (rows) => mean(take(alike, rows)));
	expect(overGroups.standardError).toBeGreaterThan(2.5 * overRows.standardError);
});

it("refuses a row without a group", () => {
	let error: unknown;
	try {
		groupBootstrapInterval(["a", ""], () => 1);
	} catch (thrown) {
		error = thrown;
	}
	expect(isInvalidInput(error) && error.code).toBe("missing-group");
});
