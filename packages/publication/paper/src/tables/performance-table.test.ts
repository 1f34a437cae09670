import { describe, expect, it } from "vitest";
import { performanceTable } from "./performance-table.ts";

const base = {
	title: "Performance",
	caption: "AUC.",
	measures: [
		{ key: "auc", title: "AUC (95% CI)", digits: 2, definition: "area" },
		{ key: "slope", title: "Slope", digits: 1 },
	],
};
const auc = { estimate: 0.704, low: 0.612, high: 0.805 };

describe("performanceTable", () => {
	it("opens a group with a subheading, and prints events, n and each measure", () => {
		const table = performanceTable({
			...base,
			rows: [
				{ label: "All", n: 506, events: 25, measures: { auc, slope: { estimate: 0.94 } } },
				{ label: "First births", group: "Parity", n: 340, events: 21, measures: { auc, slope: { estimate: null } } },
				{
					label: "Others",
					group: "Parity",
					n: 166,
					events: 4,
					measures: { auc: { estimate: null }, slope: { estimate: 1 } },
				},
			],
		});
		expect(table.columns.map(({ title }) => title)).toEqual(["", "Events / n", "AUC (95% CI)", "Slope"]);
		expect(table.columns[2]?.definition).toBe("area");
		expect(table.rows).toEqual([
			{ cells: { label: "All", events: "25 / 506", auc: "0.70 (0.61 to 0.81)", slope: "0.9" } },
			{ kind: "header", cells: { label: "Parity" } },
			{
				kind: "indented",
				cells: { label: "First births", events: "21 / 340", auc: "0.70 (0.61 to 0.81)", slope: "not estimated" },
			},
			{ kind: "indented", cells: { label: "Others", events: "4 / 166", auc: "not estimated", slope: "1.0" } },
		]);
	});

	it("refuses more events than n, and a row without a measure", () => {
		const row = { label: "All", n: 5, events: 6, measures: { auc, slope: { estimate: 1 } } };
		expect(() => performanceTable({ ...base, rows: [row] })).toThrow('have no more events than n; "All" has 6 of 5');
		expect(() => performanceTable({ ...base, rows: [{ ...row, events: 1, measures: { auc } }] })).toThrow(
			'"All" lacks slope',
		);
	});
});
