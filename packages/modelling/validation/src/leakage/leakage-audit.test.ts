import { drawNormal, type Samples, seededRandom } from "@quickening/core";
import { column, type Matrix, matrixFromColumns, matrixFromRows, mean } from "@quickening/stats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupedFolds } from "../resampling/grouped-folds.ts";
import { leakageAudit } from "./leakage-audit.ts";

describe("leakageAudit", () => {
	it("names the participant that stands on both sides", () => {
		const audit = leakageAudit({ parts: [0, 0, 1, 1], participantIds: ["a", "b", "b", "c"] });
		expect(audit.clean).toBe(false);
		expect(audit.checked).toEqual(["participant"]);
		expect(audit.leaks[0]).toMatchObject({ kind: "participant", nShared: 1, rows: Int32Array.of(1, 2) });
		expect(audit.leaks[0].message).toBe("1 participant has rows in more than one part (2 of 4 rows).");
	});

	it("finds equal rows on both sides, not on one", () => {
		const features = matrixFromRows([
			[1, 2],
			[1, 2],
			[1, 3],
			[1, 3],
		]);
		const across = leakageAudit({ parts: ["training", "training", "training", "test"], features });
		expect(Array.from(across.leaks[0].rows)).toEqual([2, 3]);
		expect(leakageAudit({ parts: [0, 0, 1, 1], features }).clean).toBe(true);
	});

	it("finds copies and SMOTE rows of a row on the other side, through either of their two sources", () => {
		const sourceRows = [0, 1, 2, 0];
		const audit = leakageAudit({ parts: [0, 0, 1, 0], sourceRows });
		expect(audit.clean).toBe(true);
		const withNeighbours = leakageAudit({ parts: [0, 0, 1, 0], sourceRows, neighbourRows: [0, 1, 2, 2] });
		expect(withNeighbours.leaks[0]).toMatchObject({ kind: "source", nShared: 1, rows: Int32Array.of(2, 3) });
	});

	it("says what it looked for; nothing given, nothing looked for", () => {
		expect(leakageAudit({ parts: [0, 1] })).toEqual({ clean: true, leaks: [], checked: [], nRows: 2 });
		expect(leakageAudit({ parts: [], participantIds: [] }).clean).toBe(true);
	});

	it("refuses inputs of another length", () => {
		expect(() => leakageAudit({ parts: [0, 1], participantIds: ["a"] })).toThrow(
			"leakageAudit: participantIds must have as many rows as parts (2); got 1",
		);
	});

	it("grouped folds are always clean; folds that ignore participants almost never", () => {
		fc.assert(
			fc.property(fc.integer(), (seed) => {
				const random = seededRandom(seed);
				const participantIds = Array.from({ length: 60 }, (_, i) => i % 20);
				const outcomes = participantIds.map((id) => id % 2);
				const features = matrixFromRows(participantIds.map(() => [drawNormal(random), drawNormal(random)]));
				const parts = groupedFolds(outcomes, { participantIds, random });
				expect(leakageAudit({ parts, participantIds, features }).clean).toBe(true);
				const loose = groupedFolds(outcomes, { random });
				expect(leakageAudit({ parts: loose, participantIds }).clean).toBe(false);
			}),
			{ numRuns: 30 },
		);
	});
});

describe("leakageAudit, fitting", () => {
	const random = seededRandom("fitting");
	const raw = matrixFromRows(Array.from({ length: 60 }, () => Array.from({ length: 40 }, () => drawNormal(random))));
	const outcomes = Float64Array.from({ length: 60 }, (_, i) => i % 2);
	const parts = Int32Array.from({ length: 60 }, (_, i) => Math.floor(i / 20));
	const scaled = (rows: Matrix): Matrix => {
		const means = Array.from({ length: rows.nColumns }, (_, c) => mean(column(rows, c)));
		return { ...rows, values: rows.values.map((value, i) => value - means[i % rows.nColumns]) };
	};
	/** The three columns that differ most between outcomes. */
	const chosen = (rows: Matrix, y: Samples): Matrix => {
		const gap = (c: number) => {
			const values = column(rows, c);
			return Math.abs(mean(values.filter((_, i) => y[i] === 1)) - mean(values.filter((_, i) => y[i] === 0)));
		};
		const best = Array.from({ length: rows.nColumns }, (_, c) => c).sort((a, b) => gap(b) - gap(a));
		return matrixFromColumns(best.slice(0, 3).map((c) => column(rows, c)));
	};

	it("finds scaling, and a choice of columns by the outcome, that were made on all rows", () => {
		for (const prepare of [scaled, chosen]) {
			const { clean, checked, leaks } = leakageAudit({ parts, preparation: { raw, outcomes, prepare } });
			expect(clean).toBe(false);
			expect(checked).toEqual(["fitting"]);
			expect(leaks[0]).toMatchObject({ kind: "fitting", nShared: 3 });
			expect(leaks[0].rows.length).toBe(60);
			expect(leaks[0].message).toContain("60 of 60 rows are prepared otherwise (3 parts). Fit the preparation inside");
		}
	});

	it("finds nothing in what is done row by row, missing values and all", () => {
		const prepare = (rows: Matrix): Matrix => ({ ...rows, values: rows.values.map((value) => Math.log(value)) });
		expect(leakageAudit({ parts, preparation: { raw, prepare } }).clean).toBe(true);
		const mirrored = (rows: Matrix): Matrix => ({
			...rows,
			values: rows.values.map((value) => (value < 0 ? Number.NaN : 1e9 * value)),
		});
		expect(leakageAudit({ parts, preparation: { raw, prepare: mirrored } }).clean).toBe(true);
	});

	it("finds the one part that an outlier stands in, where what is filled in is moved by it alone", () => {
		const few = matrixFromRows([[1], [1], [1], [1], [Number.NaN], [9]]);
		const prepare = (rows: Matrix): Matrix => {
			const largest = Math.max(...rows.values.filter((value) => !Number.isNaN(value)));
			return { ...rows, values: rows.values.map((value) => (Number.isNaN(value) ? largest : value)) };
		};
		const [leak] = leakageAudit({ parts: [0, 0, 1, 1, 1, 2], preparation: { raw: few, prepare } }).leaks;
		expect(leak).toMatchObject({ nShared: 1, rows: Int32Array.of(4) });
	});

	it("refuses a preparation that drops rows, and raw rows of another number", () => {
		const prepare = (rows: Matrix): Matrix => ({ ...rows, nRows: rows.nRows - 1 });
		expect(() => leakageAudit({ parts, preparation: { raw, prepare } })).toThrow(
			"preparation.prepare must give as many rows as it is given (60); got 59",
		);
		expect(() => leakageAudit({ parts: [0], preparation: { raw, prepare } })).toThrow(
			"preparation.raw must have as many rows as parts (1); got 60",
		);
	});
});
