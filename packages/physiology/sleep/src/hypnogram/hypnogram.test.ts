import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hypnogramStatistics } from "./hypnogram-statistics.ts";
import { sleepFragmentation } from "./sleep-fragmentation.ts";
import { sleepSummary } from "./sleep-summary.ts";
import { type SleepStage, stagesFrom } from "./stages.ts";

const none = Number.NaN;
const epoch = { epochSeconds: 30 };
const letters: Record<string, SleepStage> = { w: "W", 1: "N1", 2: "N2", 3: "N3", r: "R", "?": "?" };
const night = (text: string) => Array.from(text, (c) => letters[c]);

describe("hypnogramStatistics of what was never scored", () => {
	it("knows the time in bed alone", () => {
		const { timeInBedMinutes, unknownMinutes, stageMinutes, sleepPeriodMinutes, nStageShifts } = hypnogramStatistics(
			night("????"),
			epoch,
		);
		expect([timeInBedMinutes, unknownMinutes]).toEqual([2, 2]);
		expect([...Object.values(stageMinutes), sleepPeriodMinutes, nStageShifts]).toEqual(new Array(7).fill(none));
	});
});

describe("stagesFrom", () => {
	it("takes words of both manuals, N4 as N3, and codes by a named mapping", () => {
		expect(stagesFrom(["Wake", "S2", "N4", "rem", "MT"], { mapping: "words" })).toEqual(["W", "N2", "N3", "R", "?"]);
		expect(stagesFrom([0, 3, 4, 5, -1], { mapping: "wakeToRem5" })).toEqual(["W", "N3", "N3", "R", "?"]);
		expect(stagesFrom([4, -2], { mapping: "yasa" })).toEqual(["R", "?"]);
		expect(stagesFrom(["x"], { mapping: { X: "W" } })).toEqual(["W"]);
	});
	it("refuses a code that it does not know", () => {
		expect(() => stagesFrom([0, 6], { mapping: "wakeToRem5" })).toThrow('got "6" at 1');
		expect(() => stagesFrom([0], { mapping: "none" as "yasa" })).toThrow("mapping must be one of");
	});
});

describe("hypnogramStatistics", () => {
	it("by hand: 20 epochs", () => {
		const found = hypnogramStatistics(night("wwww12233wwr2rww2www"), epoch);
		expect(found).toMatchObject({
			timeInBedMinutes: 10,
			sleepPeriodMinutes: 6.5,
			totalSleepTimeMinutes: 4.5,
			sleepEfficiencyPercent: 45,
			sleepMaintenancePercent: (100 * 9) / 13,
			sleepOnsetLatencyMinutes: 2,
			remLatencyMinutes: 3.5,
			wakeAfterSleepOnsetMinutes: 2,
			finalWakeMinutes: 1.5,
			nAwakenings: 2,
			nStageShifts: 10,
			persistentSleepLatencyMinutes: none,
		});
		expect(found.stageMinutes).toEqual({ W: 5.5, N1: 0.5, N2: 2, N3: 1, R: 1 });
		expect(found.stagePercent.N2).toBeCloseTo(400 / 9, 9);
		expect(found.sleepFragmentationPerHour).toBeCloseTo(3 / (4.5 / 60), 9);
		expect(found.transitionCounts[0]).toEqual([7, 1, 1, 0, 1]);
		expect(found.transitionShares[0][0]).toBe(0.7);
		expect(found.warnings).toEqual([]);
	});
	it("five minutes of sleep in a row are persistent", () => {
		expect(hypnogramStatistics(night(`w22w${"2".repeat(10)}`), epoch).persistentSleepLatencyMinutes).toBe(2);
	});
	it.each([
		[
			"all awake",
			"wwww",
			{
				totalSleepTimeMinutes: 0,
				sleepEfficiencyPercent: 0,
				sleepPeriodMinutes: 0,
				sleepOnsetLatencyMinutes: none,
				wakeAfterSleepOnsetMinutes: none,
				nAwakenings: none,
				remLatencyMinutes: none,
			},
			["no-sleep"],
		],
		[
			"all asleep",
			"2222",
			{
				totalSleepTimeMinutes: 2,
				sleepEfficiencyPercent: 100,
				sleepOnsetLatencyMinutes: 0,
				wakeAfterSleepOnsetMinutes: 0,
				nAwakenings: 0,
				remLatencyMinutes: none,
			},
			[],
		],
		[
			"never scored",
			"????",
			{
				totalSleepTimeMinutes: none,
				sleepEfficiencyPercent: none,
				unknownMinutes: 2,
				sleepOnsetLatencyMinutes: none,
				wakeAfterSleepOnsetMinutes: none,
			},
			["unknown-epochs", "no-sleep"],
		],
		[
			"a gap in the middle",
			"w22??22w",
			{
				totalSleepTimeMinutes: 2,
				sleepEfficiencyPercent: (100 * 4) / 6,
				sleepMaintenancePercent: 100,
				unknownMinutes: 1,
				sleepOnsetLatencyMinutes: 0.5,
				wakeAfterSleepOnsetMinutes: 0,
			},
			["unknown-epochs"],
		],
		["a gap before sleep", "w??22r", { sleepOnsetLatencyMinutes: none, remLatencyMinutes: 1 }, ["unknown-epochs"]],
		["one epoch", "r", { totalSleepTimeMinutes: 0.5, remLatencyMinutes: 0 }, []],
	] as const)("%s", (_, text, expected, codes) => {
		const found = hypnogramStatistics(night(text), epoch);
		expect(found).toMatchObject(expected);
		expect(found.warnings.map(({ code }) => code)).toEqual(codes);
	});
	it("refuses none, and another stage", () => {
		expect(() => hypnogramStatistics([], epoch)).toThrow("stages must have at least 1 epoch; got 0");
		expect(() => hypnogramStatistics(["N4" as SleepStage], epoch)).toThrow('got "N4" at 0');
	});
	it("sleep, wake and unknown make the time in bed; shares make 100", () => {
		const any = fc.array(fc.constantFrom<SleepStage>("W", "N1", "N2", "N3", "R", "?"), {
			minLength: 1,
			maxLength: 200,
		});
		fc.assert(
			fc.property(any, (stages) => {
				const found = hypnogramStatistics(stages, epoch);
				const { W, N1, N2, N3, R } = found.stageMinutes;
				const scored = stages.every((stage) => stage === "?") ? 0 : W + N1 + N2 + N3 + R;
				expect(scored + found.unknownMinutes).toBeCloseTo(found.timeInBedMinutes, 9);
				const shares = Object.values(found.stagePercent).reduce((sum, share) => sum + share, 0);
				if (N1 + N2 + N3 + R > 0) {
					expect(shares).toBeCloseTo(100, 9);
					const { totalSleepTimeMinutes, wakeAfterSleepOnsetMinutes, sleepPeriodMinutes } = found;
					expect(totalSleepTimeMinutes + wakeAfterSleepOnsetMinutes).toBeLessThanOrEqual(sleepPeriodMinutes + 1e-9);
				}
				// The same night by the minute, each epoch twice, has the same minutes.
				const twice = hypnogramStatistics(
					stages.flatMap((stage) => [stage, stage]),
					{ epochSeconds: 15 },
				);
				for (const name of [
					"totalSleepTimeMinutes",
					"sleepOnsetLatencyMinutes",
					"nAwakenings",
					"nStageShifts",
				] as const)
					expect(twice[name]).toBe(found[name]);
			}),
		);
	});
});

describe("sleepSummary", () => {
	it("gives what the hypnogram of the same night gives", () => {
		const names = [
			"timeInBedMinutes",
			"sleepPeriodMinutes",
			"totalSleepTimeMinutes",
			"unknownMinutes",
			"sleepEfficiencyPercent",
			"sleepOnsetLatencyMinutes",
			"wakeAfterSleepOnsetMinutes",
			"finalWakeMinutes",
			"nAwakenings",
		] as const;
		fc.assert(
			fc.property(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 200 }), (scores) => {
				const stages = hypnogramStatistics(
					scores.map((score) => (score ? "N2" : "W")),
					epoch,
				);
				const summary = sleepSummary(scores, epoch);
				for (const name of names) expect(summary[name]).toBe(stages[name]);
			}),
		);
	});
	it.each([
		[
			"all asleep",
			[1, 1, 1],
			{
				totalSleepTimeMinutes: 1.5,
				sleepOnsetLatencyMinutes: 0,
				wakeAfterSleepOnsetMinutes: 0,
				sleepEfficiencyPercent: 100,
			},
			[],
		],
		[
			"all awake",
			[0, 0, 0],
			{
				totalSleepTimeMinutes: 0,
				sleepOnsetLatencyMinutes: none,
				wakeAfterSleepOnsetMinutes: none,
				sleepEfficiencyPercent: 0,
			},
			["no-sleep"],
		],
		[
			"never worn",
			[none, none],
			{ totalSleepTimeMinutes: none, sleepPeriodMinutes: none, sleepEfficiencyPercent: none, unknownMinutes: 1 },
			["nothing-known"],
		],
		["nothing", [], { timeInBedMinutes: 0, totalSleepTimeMinutes: none }, ["nothing-known"]],
		[
			"a gap",
			[0, 1, none, none, 1, 0, 1],
			{
				totalSleepTimeMinutes: 1.5,
				wakeAfterSleepOnsetMinutes: 0.5,
				sleepOnsetLatencyMinutes: 0.5,
				sleepEfficiencyPercent: 60,
			},
			["unknown-epochs"],
		],
		["a gap before sleep", [0, none, 1], { sleepOnsetLatencyMinutes: none }, ["unknown-epochs"]],
	] as const)("%s", (_, scores, expected, codes) => {
		const found = sleepSummary(scores, epoch);
		expect(found).toMatchObject(expected);
		expect(found.warnings.map(({ code }) => code)).toEqual(codes);
	});
	it("refuses what is no score", () => {
		expect(() => sleepSummary([0.5], epoch)).toThrow(
			"scores must be 1 (asleep), 0 (awake) or NaN (not known); got 0.5 at 0",
		);
	});
});

describe("sleepFragmentation", () => {
	it("by hand, and of one state alone", () => {
		const { sleep, wake } = sleepFragmentation([1, 1, 1, 0, 1, none, 1], { epochSeconds: 60 });
		expect(sleep).toMatchObject({ nBouts: 3, meanMinutes: 5 / 3, transitionProbability: 3 / 5 });
		expect(wake).toMatchObject({ nBouts: 1, meanMinutes: 1, giniIndex: none });
		const still = sleepFragmentation([1, 1, 1], { epochSeconds: 60 });
		expect(still.wake).toMatchObject({
			nBouts: 0,
			meanMinutes: none,
			transitionProbability: none,
			averageHazard: none,
			powerLawExponent: none,
		});
	});
});
