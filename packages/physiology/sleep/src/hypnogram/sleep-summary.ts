import { checkPositive, type Samples, type Warning } from "@quickening/core";
import { checkScores } from "../scores/check-counts.ts";
import { runsOf } from "../scores/runs.ts";

/** A night of sleep and wake alone, without stages. */
export interface SleepSummary {
	readonly timeInBedMinutes: number;
	readonly sleepPeriodMinutes: number;
	readonly totalSleepTimeMinutes: number;
	readonly unknownMinutes: number;
	readonly sleepEfficiencyPercent: number;
	readonly sleepOnsetLatencyMinutes: number;
	readonly wakeAfterSleepOnsetMinutes: number;
	readonly finalWakeMinutes: number;
	readonly nAwakenings: number;
	readonly warnings: readonly Warning[];
}

/**
 * Summary of a night scored asleep or awake: the measures of {@link hypnogramStatistics} that need no stages.
 *
 * @param scores - By epoch from bed to rise: 1 asleep, 0 awake, NaN not known.
 * @param options.epochSeconds - Length of an epoch.
 * @returns Minutes; efficiency over the known time in bed. All asleep: no latency, no wake. All awake: no sleep, and latency,
 *   wake after onset and awakenings not known. Never known: all but the time in bed not known. Latency is not known when an epoch
 *   before the first sleep is not. Warnings "unknown-epochs", "no-sleep", "nothing-known".
 * @throws InvalidInputError when a score is none, or the epoch is not above 0.
 *
 * Source: Berry RB et al. The AASM manual for the scoring of sleep, 2012 on.
 * Agrees with: scikit-digital-health 0.17.18, total sleep time, latency, percent asleep, wake after sleep onset
 *   (tests/peers/sleep). Its number of wake bouts is one less where the night ends asleep.
 * @example
 * sleepSummary([0, 1, 1, 0, 1, 0], { epochSeconds: 60 }).wakeAfterSleepOnsetMinutes; // 1
 */
export function sleepSummary(scores: Samples, { epochSeconds }: { readonly epochSeconds: number }): SleepSummary {
	checkPositive("sleepSummary", "epochSeconds", epochSeconds);
	checkScores("sleepSummary", "scores", scores);
	const minutes = (epochs: number) => (epochs * epochSeconds) / 60;
	const n = scores.length;
	const runs = runsOf(scores);
	const asleepRuns = runs.filter(({ state }) => state === 1);
	const first = asleepRuns[0]?.start ?? n;
	const last = asleepRuns.at(-1)?.end ?? n;
	let asleep = 0;
	let awake = 0;
	let wakeInside = 0;
	let nAwakenings = 0;
	let finalWake = 0;
	let isLatencyKnown = asleepRuns.length > 0;
	for (const { state, start, end } of runs) {
		const epochs = end - start;
		if (state === 1) asleep += epochs;
		else if (state === 0) {
			awake += epochs;
			if (start > first && end <= last) {
				wakeInside += epochs;
				nAwakenings++;
			}
			if (start >= last) finalWake += epochs;
		} else if (start < first) isLatencyKnown = false;
	}
	const known = asleep + awake;
	const warnings: Warning[] = [];
	if (known === 0) warnings.push({ code: "nothing-known", message: "No epoch of the night is known." });
	else if (known < n) warnings.push({ code: "unknown-epochs", message: `${n - known} of ${n} epochs are not known.` });
	if (known > 0 && asleep === 0)
		warnings.push({ code: "no-sleep", message: "No epoch of sleep: what needs one is not known." });
	const ofKnown = (value: number) => (known > 0 ? value : Number.NaN);
	const ofSleep = (value: number) => (asleep > 0 ? value : Number.NaN);
	return {
		timeInBedMinutes: minutes(n),
		sleepPeriodMinutes: ofKnown(minutes(asleep > 0 ? last - first : 0)),
		totalSleepTimeMinutes: ofKnown(minutes(asleep)),
		unknownMinutes: minutes(n - known),
		sleepEfficiencyPercent: (100 * asleep) / known,
		sleepOnsetLatencyMinutes: isLatencyKnown ? minutes(first) : Number.NaN,
		wakeAfterSleepOnsetMinutes: ofSleep(minutes(wakeInside)),
		finalWakeMinutes: ofSleep(minutes(finalWake)),
		nAwakenings: ofSleep(nAwakenings),
		warnings,
	};
}
