import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FileTolerance, judgeNumbers } from "./judge-numbers.ts";

const tolerance = (absolute: number) => ({ absolute, reason: "another processor" });
const judge = (path: string, before: unknown, after: unknown, more: Partial<FileTolerance> = {}) => {
	const bytes = (content: unknown) => Buffer.from(typeof content === "string" ? content : JSON.stringify(content));
	return judgeNumbers(path, bytes(before), bytes(after), { values: new Map(), ...more });
};
const within = (...of: Parameters<typeof judge>) => {
	const judged = judge(...of);
	if (!("within" in judged)) throw new Error(judged.beyond);
	return judged.within;
};
const beyond = (...of: Parameters<typeof judge>) => {
	const judged = judge(...of);
	return "within" in judged ? "within" : judged.beyond;
};

describe("values", () => {
	const path = "results/values/network.json";
	const value = (number: number, low = 0.5, n = 10) => ({
		value: number,
		unit: "",
		digits: 2,
		n,
		interval: { low, high: 0.75, levelPercent: 95, method: "m" },
		method: "AUC",
	});
	const values = new Map([
		["auc", tolerance(0.125)],
		["brier", tolerance(0.25)],
	]);

	it("are told by id, with committed, rebuilt and difference, each with its own tolerance", () => {
		const found = within(
			path,
			{ auc: value(0.5), brier: value(0.25), n: value(4) },
			{ auc: value(0.625), brier: value(0.25, 0.25), n: value(4) },
			{ values },
		);
		expect(found).toEqual({
			numbers: 2,
			of: 18,
			largest: { where: "brier, interval.low", committed: 0.5, rebuilt: 0.25, difference: -0.25, relative: 0.5 },
			largestRelative: {
				where: "brier, interval.low",
				committed: 0.5,
				rebuilt: 0.25,
				difference: -0.25,
				relative: 0.5,
			},
			values: [
				{ id: "auc", committed: 0.5, rebuilt: 0.625, difference: 0.125, relative: 0.25, tolerance: tolerance(0.125) },
				{
					...{ id: "brier", committed: 0.25, rebuilt: 0.25, difference: 0, relative: 0, tolerance: tolerance(0.25) },
					bounds: [{ where: "interval.low", committed: 0.5, rebuilt: 0.25, difference: -0.25, relative: 0.5 }],
				},
			],
		});
	});
	it("beyond it are told by how much, the worst of them", () => {
		const after = { auc: value(0.65), brier: value(0.75) };
		expect(beyond(path, { auc: value(0.5), brier: value(0.25) }, after, { values })).toBe(
			"brier differs by 0.5, where 0.25 is tolerated",
		);
	});
	it("have none by default, though the stage computes with native code", () => {
		expect(beyond(path, { other: value(0.5) }, { other: value(0.625) }, { values, numbers: tolerance(1) })).toBe(
			"other differs by 0.125, and has no tolerance",
		);
	});
	it("have none for n, digits and the level of an interval, however wide it is", () => {
		const wide = new Map([["auc", tolerance(10)]]);
		expect(beyond(path, { auc: value(0.5) }, { auc: value(0.5, 0.5, 11) }, { values: wide })).toBe(
			"auc, n differs by 1, and has no tolerance",
		);
	});
	it("may not be other ones", () => {
		expect(beyond(path, { auc: value(0.5) }, { auc: value(0.5), more: value(1) }, { values })).toContain("other keys");
	});
});

describe("files of native code", () => {
	const numbers = tolerance(0.125);

	it("are compared number by number, JSON by path", () => {
		const found = within(
			"results/a.json",
			{ rows: [{ auc: 0.5, model: "a" }, { auc: 0 }] },
			{ rows: [{ auc: 0.625, model: "a" }, { auc: 0.0625 }] },
			{ numbers },
		);
		const largest = { where: "rows[0].auc", committed: 0.5, rebuilt: 0.625, difference: 0.125, relative: 0.25 };
		expect(found).toEqual({ numbers: 2, of: 2, largest, largestRelative: largest, tolerance: numbers });
	});
	it("and CSV by row and column", () => {
		const found = within("results/a.csv", "model,auc\na,0.5\nb,0\n", "model,auc\na,0.5\nb,-0.0625\n", { numbers });
		expect(found).toEqual({
			...{ numbers: 1, of: 2, tolerance: numbers },
			largest: { where: "row 2, column auc", committed: 0, rebuilt: -0.0625, difference: -0.0625 },
		});
		expect(beyond("results/a.csv", "auc\n0.5\n", "auc\n0.75\n", { numbers })).toBe(
			"row 1, column auc differs by 0.25, where 0.125 is tolerated",
		);
	});
	it.each([
		["a word", "results/a.json", '["a"]', '["b"]', "0 differs, and is no number"],
		["a number that is none any more", "results/a.json", "[1]", "[null]", "0 differs, and is no number"],
		["a length", "results/a.json", "[1]", "[1, 1]", "the content has 1 -> 2 entries"],
		["the way it is written", "results/a.json", "[1]", "[ 1 ]", "the same content, written differently"],
		["what is no JSON", "results/a.json", "[1]", "[1", "it cannot be read as JSON"],
		["a column's name", "results/a.csv", "a\n1\n", "b\n1\n", "it has other columns"],
		["a row more", "results/a.csv", "a\n1\n", "a\n1\n1\n", "it has 1 -> 2 rows"],
		["a cell that is a word", "results/a.csv", "a\nx\n", "a\ny\n", "row 1, column a differs, and is no number"],
		["a file of another kind", "results/a.txt", "0.5", "0.5001", "only the numbers of values, JSON and CSV files"],
	])("tolerate no difference in %s", (_, path, before, after, why) => {
		expect(beyond(path, before, after, { numbers })).toContain(why);
	});
	it("alone have a tolerance: other files have none", () => {
		expect(beyond("results/a.json", [1], [1.0001])).toBe("no difference is tolerated");
	});
	it("are within tolerance just when no number lies further apart", () => {
		const rows = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1 });
		fc.assert(
			fc.property(rows, fc.double({ min: -0.25, max: 0.25, noNaN: true }), (before, shift) => {
				const after = before.map((x) => x + shift);
				const same = JSON.stringify(before) === JSON.stringify(after);
				if (same) return;
				const judged = judge("results/a.json", before, after, { numbers });
				expect("within" in judged).toBe(Math.abs(shift) <= 0.125 + 1e-15);
			}),
		);
	});
});
