import { seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { brierScore } from "../accuracy/brier-score.ts";
import { calibration } from "../calibration/calibration.ts";
import { delong } from "../discrimination/delong.ts";
import { subgroupPerformance } from "./subgroup-performance.ts";

const random = seededRandom("subgroups");
const n = 300;
const predictions = Float64Array.from({ length: n }, () => 0.1 + 0.8 * random());
const outcomes = predictions.map((p) => (random() < p ? 1 : 0));
const groups = Array.from({ length: n }, (_, i) => (i < 8 ? "few" : i % 2 === 0 ? "even" : "odd"));

describe("subgroupPerformance", () => {
	it("is, in each group, what the measures give of its rows alone", () => {
		const told = subgroupPerformance(predictions, outcomes, { groups });
		expect(told.map(({ group }) => group)).toEqual(["few", "even", "odd"]);
		const rows = groups.flatMap((group, i) => (group === "odd" ? [i] : []));
		const [scores, own] = [predictions, outcomes].map((values) => Float64Array.from(rows, (row) => values[row]));
		const fit = calibration(scores, own, { interval: "profile" });
		expect(told[2]).toEqual({
			...{
				group: "odd",
				nParticipants: 146,
				n: 146,
				nEvents: own.reduce((sum, one) => sum + one, 0),
				because: undefined,
			},
			auc: delong(scores, own),
			brier: brierScore(scores, own),
			calibrationIntercept: fit.intercept,
			calibrationSlope: fit.slope,
			observedToExpected: fit.observedToExpected,
		});
	});

	it("tells nothing of a group of fewer than ten people, not even how many", () => {
		const [few] = subgroupPerformance(predictions, outcomes, { groups });
		expect(few).toMatchObject({
			n: undefined,
			nEvents: undefined,
			auc: undefined,
			because: "fewer than 10 participants",
		});
	});

	it("gives no estimate where events are few, and says so; counts people, not rows", () => {
		const rare = outcomes.map((_, i) => (i % 100 === 0 ? 1 : 0));
		const ids = groups.map((_, i) => `p${Math.floor(i / 2)}`);
		const [even] = subgroupPerformance(predictions, rare, { groups: groups.map(() => "all"), participantIds: ids });
		expect(even).toMatchObject({
			n: 300,
			nParticipants: 150,
			nEvents: 3,
			auc: undefined,
			because: "fewer than 5 events",
		});
		const [common] = subgroupPerformance(
			predictions,
			rare.map((one) => 1 - one),
			{ groups: groups.map(() => "all") },
		);
		expect(common.because).toBe("fewer than 5 rows without the event");
	});

	it("widens intervals where rows belong to fewer people", () => {
		const all = groups.map(() => "all");
		const ids = groups.map((_, i) => i % 30);
		const clustered = Float64Array.from(ids, (id) => 0.2 + (0.6 * id) / 30);
		const same = Float64Array.from(ids, (id) => (id % 3 === 0 ? 1 : 0));
		const [rows] = subgroupPerformance(clustered, same, { groups: all });
		const [people] = subgroupPerformance(clustered, same, { groups: all, participantIds: ids });
		expect(people.auc!.se).toBeGreaterThan(2 * rows.auc!.se);
	});

	it.each([
		[{ groups: ["a"] }, "subgroupPerformance: groups must be as long as outcomes (300); got 1"],
		[{ groups, participantIds: ["a"] }, "participantIds must be as long as outcomes (300); got 1"],
		[{ groups, fewestEvents: 0 }, "fewestEvents must be a whole number of at least 1; got 0"],
	])("refuses %#", (options, message) => {
		expect(() => subgroupPerformance(predictions, outcomes, options)).toThrow(message);
	});
});
