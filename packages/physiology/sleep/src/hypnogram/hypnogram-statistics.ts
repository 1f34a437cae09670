import { checkPositive, InvalidInputError, type Warning } from "@quickening/core";
import type { SleepStage } from "./stages.ts";

const order = ["W", "N1", "N2", "N3", "R"] as const;
type Scored = (typeof order)[number];

/** Sleep architecture of a night. Minutes; NaN where a night cannot give it, and throughout where no epoch was scored. */
export interface HypnogramStatistics {
	/** Whole hypnogram (TIB). */
	readonly timeInBedMinutes: number;
	/** First sleep to last sleep, wake between included (SPT). */
	readonly sleepPeriodMinutes: number;
	/** All epochs of sleep (TST). */
	readonly totalSleepTimeMinutes: number;
	/** Epochs that were not scored: neither sleep nor wake. */
	readonly unknownMinutes: number;
	/** Sleep over scored time in bed (SE). */
	readonly sleepEfficiencyPercent: number;
	/** Sleep over scored time of the sleep period (SME). */
	readonly sleepMaintenancePercent: number;
	/** Begin to the first epoch of sleep (SOL); NaN without sleep, or when an epoch before it was not scored. */
	readonly sleepOnsetLatencyMinutes: number;
	/** Begin to the first 5 min of sleep in a row. */
	readonly persistentSleepLatencyMinutes: number;
	/** First sleep to the first epoch of R; NaN without R, or when an epoch between was not scored. */
	readonly remLatencyMinutes: number;
	/** Wake within the sleep period (WASO); NaN without sleep. */
	readonly wakeAfterSleepOnsetMinutes: number;
	/** Wake after the last sleep. */
	readonly finalWakeMinutes: number;
	/** Runs of wake within the sleep period. */
	readonly nAwakenings: number;
	/** Changes to another stage between neighbouring scored epochs. */
	readonly nStageShifts: number;
	/** Changes to W or N1 from a deeper stage an hour of sleep. */
	readonly sleepFragmentationPerHour: number;
	readonly stageMinutes: Readonly<Record<Scored, number>>;
	/** Of the total sleep time; W is left out. NaN without sleep. */
	readonly stagePercent: Readonly<Record<Exclude<Scored, "W">, number>>;
	/**
	 * From (row) to (column), W N1 N2 N3 R, between neighbouring scored epochs: counts, and shares of a row (NaN where it is
	 * never left).
	 */
	readonly transitionCounts: readonly (readonly number[])[];
	readonly transitionShares: readonly (readonly number[])[];
	readonly warnings: readonly Warning[];
}

/**
 * Statistics of a hypnogram: sleep time, efficiency, latencies, wake, stages and transitions, as the AASM defines them.
 *
 * What was not scored is neither sleep nor wake: it counts in the time in bed and is left out of what efficiency is over.
 *
 * @param stages - One an epoch from lights off to lights on, length n >= 1; "?" where not scored.
 * @param options.epochSeconds - Length of an epoch: 30 by the AASM.
 * @returns Minutes, percent and counts; warnings "unknown-epochs", "no-sleep".
 * @throws InvalidInputError when there is no epoch, a stage has another name, or the epoch is not above 0.
 *
 * Source: Berry RB et al. The AASM manual for the scoring of sleep, 2012 on.
 * Agrees with: YASA 0.8.1, sleep_statistics, and transition_matrix, exactly on a made-up night (tests/peers/sleep). Its REM
 *   latency counts from lights off.
 * @example
 * hypnogramStatistics(["W", "N1", "N2", "W", "R", "W"], { epochSeconds: 30 }).totalSleepTimeMinutes; // 1.5
 */
export function hypnogramStatistics(
	stages: readonly SleepStage[],
	{ epochSeconds }: { readonly epochSeconds: number },
): HypnogramStatistics {
	const where = "hypnogramStatistics";
	checkPositive(where, "epochSeconds", epochSeconds);
	const codes = Int8Array.from(stages, (stage, i) => {
		const code = stage === "?" ? -1 : order.indexOf(stage as Scored);
		if (code >= 0 || stage === "?") return code;
		throw new InvalidInputError(`${where}: stages must be W, N1, N2, N3, R or ?; got "${stage}" at ${i}`, {
			code: "unknown-stage",
			argument: "stages",
			received: stage,
		});
	});
	const n = codes.length;
	if (n === 0)
		throw new InvalidInputError(`${where}: stages must have at least 1 epoch; got 0`, {
			code: "too-short",
			argument: "stages",
			received: 0,
		});
	const minutes = (epochs: number) => (epochs * epochSeconds) / 60;
	const counts = [0, 0, 0, 0, 0];
	for (const code of codes) if (code >= 0) counts[code]++;
	const known = counts.reduce((sum, count) => sum + count, 0);
	const asleep = known - counts[0];
	const first = codes.findIndex((code) => code > 0);
	const last = codes.findLastIndex((code) => code > 0);
	const period = codes.subarray(Math.max(0, first), last + 1);
	const firstRem = codes.indexOf(4);
	const transitions = transitionCounts(codes);
	let wakeInside = 0;
	let unknownInside = 0;
	let nAwakenings = 0;
	let shallower = 0;
	let nStageShifts = 0;
	for (let i = 0; i < n; i++) {
		const code = codes[i];
		const isInside = i >= first && i <= last && asleep > 0;
		if (isInside && code === 0) {
			wakeInside++;
			if (codes[i - 1] !== 0) nAwakenings++;
		}
		if (isInside && code < 0) unknownInside++;
		if (i === 0 || code < 0 || codes[i - 1] < 0 || code === codes[i - 1]) continue;
		nStageShifts++;
		if (code === 0 || (code === 1 && codes[i - 1] > 1)) shallower++;
	}
	const warnings: Warning[] = [];
	if (known < n) warnings.push({ code: "unknown-epochs", message: `${n - known} of ${n} epochs were not scored.` });
	if (asleep === 0) warnings.push({ code: "no-sleep", message: "No epoch of sleep: what needs one is not known." });
	const ofKnown = (value: number) => (known > 0 ? value : Number.NaN);
	const ofSleep = (value: number) => (asleep > 0 ? value : Number.NaN);
	const latency = (from: number, to: number) =>
		to < 0 || codes.subarray(from, to).some((code) => code < 0) ? Number.NaN : minutes(to - from);
	return {
		timeInBedMinutes: minutes(n),
		sleepPeriodMinutes: ofKnown(minutes(asleep > 0 ? period.length : 0)),
		totalSleepTimeMinutes: ofKnown(minutes(asleep)),
		unknownMinutes: minutes(n - known),
		sleepEfficiencyPercent: (100 * asleep) / known,
		sleepMaintenancePercent: ofSleep((100 * asleep) / (period.length - unknownInside)),
		sleepOnsetLatencyMinutes: latency(0, first),
		persistentSleepLatencyMinutes: latency(0, firstRun(codes, Math.ceil(300 / epochSeconds))),
		remLatencyMinutes: firstRem < 0 ? Number.NaN : latency(first, firstRem),
		wakeAfterSleepOnsetMinutes: ofSleep(minutes(wakeInside)),
		finalWakeMinutes: ofSleep(minutes(codes.subarray(last + 1).filter((code) => code === 0).length)),
		nAwakenings: ofSleep(nAwakenings),
		nStageShifts: ofKnown(nStageShifts),
		sleepFragmentationPerHour: ofSleep(shallower / (minutes(asleep) / 60)),
		stageMinutes: {
			W: ofKnown(minutes(counts[0])),
			N1: ofKnown(minutes(counts[1])),
			N2: ofKnown(minutes(counts[2])),
			N3: ofKnown(minutes(counts[3])),
			R: ofKnown(minutes(counts[4])),
		},
		stagePercent: {
			N1: (100 * counts[1]) / ofSleep(asleep),
			N2: (100 * counts[2]) / ofSleep(asleep),
			N3: (100 * counts[3]) / ofSleep(asleep),
			R: (100 * counts[4]) / ofSleep(asleep),
		},
		transitionCounts: transitions,
		transitionShares: transitions.map((row) => {
			const total = row.reduce((sum, count) => sum + count, 0);
			return row.map((count) => count / total);
		}),
		warnings,
	};
}

function transitionCounts(codes: Int8Array): number[][] {
	const counts = order.map(() => order.map(() => 0));
	for (let i = 1; i < codes.length; i++) if (codes[i] >= 0 && codes[i - 1] >= 0) counts[codes[i - 1]][codes[i]]++;
	return counts;
}

/** Where the first run of sleep of that many epochs begins; -1 when there is none. */
function firstRun(codes: Int8Array, length: number): number {
	let run = 0;
	for (let i = 0; i < codes.length; i++) {
		run = codes[i] > 0 ? run + 1 : 0;
		if (run === length) return i - length + 1;
	}
	return -1;
}
