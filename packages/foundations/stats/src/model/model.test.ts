import { describe, expect, it } from "vitest";
import { checkTrainingData } from "./check-model-input.ts";
import { columnScales } from "./column-scales.ts";
import { column, matrixFromColumns, matrixFromRows, take, takeRows } from "./matrix.ts";

describe("matrices", () => {
	it("are the same from rows and from columns", () => {
		const rows = matrixFromRows([
			[1, 2],
			[3, 4],
			[5, 6],
		]);
		expect(
			matrixFromColumns([
				[1, 3, 5],
				[2, 4, 6],
			]),
		).toEqual(rows);
		expect(Array.from(column(rows, 1))).toEqual([2, 4, 6]);
		expect(Array.from(takeRows(rows, [2, 2, 0]).values)).toEqual([5, 6, 5, 6, 1, 2]);
		expect(Array.from(take([5, 6, 7], [2, 0]))).toEqual([7, 5]);
	});

	it("refuse ragged rows and rows that are not there", () => {
		expect(() => matrixFromRows([[1, 2], [3]])).toThrow(
			"matrixFromRows: rows[1] must be as long as rows[0] (2); got 1",
		);
		expect(() => matrixFromColumns([])).toThrow("matrixFromColumns: columns must have at least 1 column; got 0");
		expect(() => takeRows(matrixFromRows([[1]]), [1])).toThrow("takeRows: rows must be numbers in 0 .. 0; got 1");
	});

	it("a column that does not vary has scale 0 exactly", () => {
		const { centres, scales } = columnScales(
			matrixFromColumns([
				[0.1, 0.1, 0.1],
				[1, 3, 2],
			]),
		);
		expect(centres[0]).toBe(0.1);
		expect(scales[0]).toBe(0);
		expect(scales[1]).toBeCloseTo(Math.sqrt(2 / 3), 15);
	});
});

describe("training data", () => {
	const x = matrixFromColumns([[1, 2, 3]]);
	for (const [what, features, outcomes, message] of [
		[
			"NaN",
			matrixFromColumns([[1, Number.NaN, 3]]),
			[0, 1, 0],
			"f: features must be finite; got NaN in row 1, column 0",
		],
		["a third outcome", x, [0, 1, 2], "f: outcomes must be 0 or 1; got 2 at row 2"],
		["a missing outcome", x, [0, 1, Number.NaN], "f: outcomes must be 0 or 1; got NaN at row 2"],
		["one class", x, [1, 1, 1], "f: outcomes must hold both 0 and 1; got 3 events in 3 rows"],
		["another length", x, [0, 1], "f: outcomes must be as long as features has rows (3); got 2"],
		["no rows", matrixFromRows([]), [], "f: outcomes must have at least 1 value; got 0"],
		["a broken matrix", { ...x, nRows: 4 }, [0, 1, 0, 1], "f: features must hold nRows x nColumns = 4 values; got 3"],
	] as const) {
		it(`refuses ${what}`, () => expect(() => checkTrainingData("f", features, outcomes)).toThrow(message));
	}
});
