import { describe, expect, it } from "vitest";
import { participantsTable } from "./participants-table.ts";

const groups = [
	{ key: "all", title: "All", n: 100 },
	{ key: "a", title: "Group A", n: 40 },
];
const base = { title: "Who", caption: "Mean (SD).", groups };
const both = <T>(all: T, a: T) => ({ all, a });

describe("participantsTable", () => {
	it("prints means, medians and counts in the order of the groups", () => {
		const table = participantsTable({
			...base,
			variables: [
				{ kind: "heading", label: "Mother" },
				{
					kind: "mean",
					label: "Age (years)",
					digits: 1,
					missing: 3,
					cells: both({ mean: 29.64, standardDeviation: 4.51 }, { mean: 28, standardDeviation: 4 }),
					difference: -0.184,
				},
				{
					kind: "median",
					label: "Stay (days)",
					digits: 0,
					cells: both(
						{ median: 3, lowerQuartile: 2, upperQuartile: 5 },
						{ median: 4, lowerQuartile: 2, upperQuartile: 9 },
					),
				},
				{ kind: "count", label: "Smoker", cells: both({ count: 12, of: 97 }, { count: 0, of: 40 }), difference: 0.4 },
			],
			difference: { definition: "A minus the others" },
			notes: ["A note."],
		});
		expect(table.columns.map(({ title }) => title)).toEqual([
			"",
			"All (n = 100)",
			"Group A (n = 40)",
			"Standardised difference",
		]);
		expect(table.rows).toEqual([
			{ kind: "header", cells: { label: "Mother" } },
			{ cells: { label: "Age (years) [3 missing]", all: "29.6 (4.5)", a: "28.0 (4.0)", difference: "\u22120.18" } },
			{ cells: { label: "Stay (days)", all: "3 (2 to 5)", a: "4 (2 to 9)", difference: "" } },
			{ cells: { label: "Smoker", all: "12 (12.4%)", a: "0 (0.0%)", difference: "0.40" } },
		]);
		expect(table.notes).toEqual(["A note."]);
	});

	it("sets the levels of a variable under it, with missing numbers in a column of their own", () => {
		const { columns, rows } = participantsTable({
			...base,
			missingColumn: true,
			variables: [
				{
					kind: "levels",
					label: "Parity",
					missing: 2,
					levels: [
						{ label: "0", cells: both({ count: 49, of: 98 }, { count: 10, of: 40 }) },
						{ label: "1 or more", cells: both({ count: 49, of: 98 }, { count: 30, of: 40 }) },
					],
				},
			],
		});
		expect(columns.map(({ key }) => key)).toEqual(["label", "missing", "all", "a"]);
		expect(rows).toEqual([
			{ kind: "header", cells: { label: "Parity", missing: "2", all: "", a: "" } },
			{ kind: "indented", cells: { label: "0", missing: "", all: "49 (50.0%)", a: "10 (25.0%)" } },
			{ kind: "indented", cells: { label: "1 or more", missing: "", all: "49 (50.0%)", a: "30 (75.0%)" } },
		]);
	});

	it("keeps small counts out, and takes percentages from what is shown", () => {
		const { rows, notes } = participantsTable({
			...base,
			smallCounts: { upTo: 7, roundTo: 5 },
			variables: [
				{ kind: "count", label: "Rare", cells: both({ count: 7, of: 98 }, { count: 0, of: 40 }) },
				{ kind: "count", label: "Common", cells: both({ count: 23, of: 98 }, { count: 8, of: 41 }) },
			],
		});
		expect(rows.map(({ cells }) => [cells.all, cells.a])).toEqual([
			["1 to 7", "0 (0.0%)"],
			["25 (25.0%)", "10 (25.0%)"],
		]);
		expect(notes).toEqual(["Counts of 1 to 7 are not shown; others are rounded to 5."]);
	});

	it("refuses a variable that lacks a group, and a count above its whole", () => {
		const lacking = { kind: "count", label: "Smoker", cells: { all: { count: 1, of: 2 } } } as const;
		expect(() => participantsTable({ ...base, variables: [lacking] })).toThrow(
			'participantsTable: "Smoker" must have a cell for each group; got a',
		);
		const above = { kind: "count", label: "Smoker", cells: both({ count: 3, of: 2 }, { count: 1, of: 2 }) } as const;
		expect(() => participantsTable({ ...base, variables: [above] })).toThrow(
			'the count of "Smoker" must not be above 2, what it is of; got 3',
		);
	});
});
