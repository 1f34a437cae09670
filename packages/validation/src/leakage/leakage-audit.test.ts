import { drawNormal, seededRandom } from "@quickening/core";
import { matrixFromRows } from "@quickening/stats";
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
