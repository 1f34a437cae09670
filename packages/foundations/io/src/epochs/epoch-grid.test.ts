import { isInvalidInput, sampleFlags } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { lineTally } from "../errors/warning-tally.ts";
import { EpochGrid, type EpochRow } from "./index.ts";

/** Puts rows of minutes on a grid: [minute, cell, counter?]. */
function gridOf(rows: readonly (readonly [minute: number, cell: string, counter?: number])[], blockEpochs = 1000) {
	const tally = lineTally();
	const grid = new EpochGrid({
		reader: "readTest",
		file: "a.csv",
		signals: [{ name: "counts", unit: "1", range: [0, 1000] }],
		epochSeconds: 60,
		startLocalSeconds: rows[0]![0] * 60,
		tally,
		blockEpochs,
	});
	for (const [i, [minute, cell, counter]] of rows.entries()) {
		const row: EpochRow = {
			localSeconds: minute * 60,
			cells: [cell],
			line: i + 1,
			...(counter !== undefined && { counter }),
		};
		grid.add(row);
	}
	const blocks = grid.end();
	return {
		values: blocks.flatMap(({ samples }) => [...samples[0]!]),
		flags: blocks.flatMap(({ flags }) => [...flags[0]!]),
		starts: blocks.map(({ startSeconds }) => startSeconds),
		warnings: Object.fromEntries(tally.warnings().map(({ code, message }) => [code, message])),
	};
}

const { gap, damaged } = sampleFlags;

describe("EpochGrid", () => {
	it("fills missing rows with NaN, flagged, over the ends of blocks", () => {
		const found = gridOf(
			[
				[0, "1"],
				[1, "2"],
				[4, "5"],
				[5, "6"],
			],
			2,
		);
		expect(found.values).toEqual([1, 2, Number.NaN, Number.NaN, 5, 6]);
		expect(found.flags).toEqual([0, 0, gap, gap, 0, 0]);
		expect(found.starts).toEqual([0, 120, 240]);
		expect(found.warnings).toEqual({ gap: "2 epochs are missing and were filled with NaN, the first at line 3" });
	});

	it("leaves out rows that come twice or too late, and counts them", () => {
		const found = gridOf([
			[0, "1"],
			[1, "2"],
			[1, "2"],
			[2, "3"],
			[0, "9"],
			[1, "9"],
			[3, "4"],
		]);
		expect(found.values).toEqual([1, 2, 3, 4]);
		expect(Object.keys(found.warnings)).toEqual(["row-left-out"]);
		expect(found.warnings["row-left-out"]).toContain("3 rows");
	});

	it("keeps the values of a row whose time alone is out of step, flagged as damaged", () => {
		const found = gridOf([
			[0, "1"],
			[700, "2"],
			[2, "3"],
			[3, "4"],
		]);
		expect(found.values).toEqual([1, 2, 3, 4]);
		expect(found.flags).toEqual([0, damaged, 0, 0]);
		expect(Object.keys(found.warnings)).toEqual(["time-out-of-step"]);
	});

	it("takes an hour that the clock repeats or skips for no gap when rows go on", () => {
		const back = gridOf(
			[
				[118, "1", 1],
				[119, "2", 2],
				[60, "3", 3],
				[61, "4", 4],
			].map(([m, c, n]) => [Number(m) - 118, String(c), Number(n)] as const),
		);
		expect(back.values).toEqual([1, 2, 3, 4]);
		const forward = gridOf([
			[0, "1", 1],
			[1, "2", 2],
			[62, "3", 3],
			[63, "4", 4],
		]);
		expect(forward.values).toEqual([1, 2, 3, 4]);
		for (const { warnings } of [back, forward]) expect(Object.keys(warnings)).toEqual(["clock-changed"]);
		// Without a count of rows, an hour ahead is an hour without data.
		expect(
			gridOf([
				[0, "1"],
				[1, "2"],
				[62, "3"],
				[63, "4"],
			]).values,
		).toHaveLength(64);
	});

	it("refuses an epoch that changes and a hole of months, and names the line", () => {
		const halved = [0, 1, 1.5, 2, 2.5, 3].map((minute) => [minute, "1"] as const);
		expect(() => gridOf(halved)).toThrow('line 5, must go on in epochs of 60 s; got "a step of 30 s"');
		// One row between two others is left out, and counted.
		expect(gridOf(halved.toSpliced(4, 1)).values).toHaveLength(4);
		for (const rows of [
			[
				[0, "1"],
				[1, "2"],
				[1.25, "3"],
				[1.5, "4"],
				[1.75, "5"],
			],
			[
				[0, "1"],
				[1, "2"],
				[1e6, "3"],
				[1e6 + 1, "4"],
			],
		] as const) {
			expect(() => gridOf(rows)).toThrow(/a\.csv, line 3, must/);
			expect(() => gridOf(rows)).toThrow(expect.toSatisfy(isInvalidInput));
		}
	});

	it("refuses a file that goes backwards", () => {
		const backwards = [9, 8, 7, 6, 5].map((minute) => [minute, "1"] as const);
		expect(() => gridOf(backwards)).toThrow("in order of time, the oldest first");
	});

	it("tells words for no value from cells that cannot be read and values that cannot be", () => {
		const found = gridOf([
			[0, "NaN"],
			[1, "1x"],
			[2, "-1"],
			[3, ""],
			[4, "1000"],
		]);
		expect(found.values).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, 1000]);
		expect(found.flags).toEqual([gap, damaged, damaged, gap, 0]);
		expect(found.warnings["unreadable-value"]).toContain("2 cells");
	});
});
