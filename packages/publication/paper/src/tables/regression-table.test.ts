import { describe, expect, it } from "vitest";
import { formatP } from "./format-p.ts";
import { regressionTable } from "./regression-table.ts";

const terms = [
	{ kind: "heading", label: "Symptoms" },
	{ kind: "term", key: "epds", label: "EPDS (a point)", digits: 3 },
	{ kind: "term", key: "age0", label: "Age below 3 months", reference: true },
	{ kind: "term", key: "age3", label: "3 to 6 months" },
] as const;
const base = { title: "Night sleep", caption: "Linear regression.", estimate: "Difference (h)", terms };
const epds = { estimate: -0.0421, low: -0.0625, high: -0.0217, p: 0.00006 };

describe("regressionTable", () => {
	it("sets models side by side, with a dash where one lacks a term, and n and fit below", () => {
		const table = regressionTable({
			...base,
			models: [
				{ key: "crude", title: "Crude", n: 410, estimates: { epds }, fit: { "R²": "0.04" } },
				{
					key: "adjusted",
					title: "Adjusted",
					n: 402,
					estimates: {
						epds: { estimate: -0.04, low: -0.06, high: -0.02, p: 0.004 },
						age3: { estimate: 0.5, low: 0.1, high: 0.9 },
					},
				},
			],
		});
		expect(table.columns.map(({ title }) => title)).toEqual([
			"",
			"Crude: difference (h) (95% CI)",
			"Crude: p",
			"Adjusted: difference (h) (95% CI)",
			"Adjusted: p",
		]);
		expect(table.rows.map(({ cells }) => Object.values(cells))).toEqual([
			["Symptoms"],
			[
				"EPDS (a point)",
				"\u22120.042 (\u22120.063 to \u22120.022)",
				"< 0.001",
				"\u22120.040 (\u22120.060 to \u22120.020)",
				"0.004",
			],
			["Age below 3 months", "reference", "", "reference", ""],
			["3 to 6 months", "\u2013", "", "0.50 (0.10 to 0.90)", "\u2013"],
			["n", "410", "", "402", ""],
			["R²", "0.04", "", "\u2013", ""],
		]);
	});

	it("has one plain column for one model without p", () => {
		const { p: _, ...without } = epds;
		const { columns } = regressionTable({
			...base,
			models: [{ key: "m", title: "M", n: 9, estimates: { epds: without } }],
		});
		expect(columns.map(({ title }) => title)).toEqual(["", "Difference (h) (95% CI)"]);
	});

	it("refuses an estimate of no term, and an interval without its estimate", () => {
		const model = (estimates: object) => ({ key: "m", title: "M", n: 9, estimates }) as never;
		expect(() => regressionTable({ ...base, models: [model({ other: epds })] })).toThrow(
			"models must have a term for each estimate",
		);
		expect(() => regressionTable({ ...base, models: [model({ epds: { ...epds, low: 0 } })] })).toThrow(
			"hold their estimate; epds",
		);
	});
});

describe("formatP", () => {
	it.each([
		[0.0004, "< 0.001"],
		[0.001, "0.001"],
		[0.0099, "0.010"],
		[0.01, "0.01"],
		[0.0349, "0.03"],
		[0.5, "0.50"],
		[0.995, "> 0.99"],
		[Number.NaN, "\u2013"],
		[null, "\u2013"],
	])("%j is %s", (p, printed) => {
		expect(formatP(p)).toBe(printed);
	});
});
