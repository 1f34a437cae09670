import { describe, expect, it } from "vitest";
import type { Cell } from "../control/controlled-table.ts";
import { openSafely } from "../control/rules.ts";
import { findDifferences } from "./find-differences.ts";

const ids = (first: number, n: number) => Array.from({ length: n }, (_, index) => `p${first + index}`);
const cell = (table: string, group: string, people: readonly string[], columns = ["bp"]): Cell => ({
	table,
	group: { group },
	people,
	columns,
});
const places = (cells: readonly Cell[]) => findDifferences(cells, openSafely).map(({ where }) => where);

describe("findDifferences", () => {
	it("finds the same statistic of 200 women and of 199 of them", () => {
		expect(places([cell("one", "all", ids(0, 200)), cell("two", "complete", ids(0, 199))])).toEqual([
			"two (group complete); one (group all): bp",
		]);
	});
	it("finds sets that are nearly nested: one left and two came", () => {
		expect(places([cell("one", "before", ids(0, 100)), cell("two", "after", ids(1, 101))])).toHaveLength(1);
	});
	it("takes no notice of the same people, of other statistics, of counts, and of groups that differ by more than 7", () => {
		const all = ids(0, 200);
		expect(places([cell("one", "all", all), cell("two", "all", all)])).toEqual([]);
		expect(places([cell("one", "all", all), cell("two", "most", ids(0, 199), ["age"])])).toEqual([]);
		expect(places([cell("one", "all", all), cell("two", "most", ids(0, 199), [])])).toEqual([]);
		expect(places([cell("one", "all", all), cell("two", "most", ids(0, 192))])).toEqual([]);
	});
	it("finds a value that is the sum of two rows of a table but for three people", () => {
		const rows = [cell("arms", "A", ids(0, 50)), cell("arms", "B", ids(50, 47))];
		expect(places([...rows, cell("values", "all", ids(0, 100))])).toEqual([
			"arms (group A); arms (group B); values (group all): bp",
		]);
		expect(places([...rows, cell("values", "all", ids(0, 97))])).toEqual([]);
	});
	it("names two columns with the same people once", () => {
		const [all, most] = [ids(0, 50), ids(0, 48)];
		expect(places([cell("one", "all", all, ["mean", "sd"]), cell("two", "most", most, ["mean", "sd"])])).toEqual([
			"two (group most); one (group all): mean, sd",
		]);
	});
	it("tells no number of people and no id", () => {
		const [refusal] = findDifferences(
			[cell("one", "all", ids(700, 50)), cell("two", "most", ids(700, 47))],
			openSafely,
		);
		expect(JSON.stringify(refusal)).not.toMatch(/p7\d\d|\b(3|47|50)\b/);
	});
});
