import { checkInRange, checkPositive, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { checkScores } from "../scores/check-counts.ts";

/** Sleep regularity. */
export interface SleepRegularityIndex {
	/** 100: the same every day; 0: as coin throws; -100: the reverse from day to day. */
	readonly index: number;
	/** Pairs of epochs 24 h apart of which both are known. */
	readonly nPairs: number;
	/** They as a share of all pairs of the record. */
	readonly knownShare: number;
	readonly warnings: readonly Warning[];
}

/**
 * Sleep regularity index (SRI): how likely a person is in the same state, asleep or awake, 24 hours later.
 *
 * -100 + 200 x the share of pairs of epochs 24 h apart that agree. Pairs of which one is not known are left out, as in Windred
 * 2024 and GGIR. 24 hours are those that passed: where clocks change, the hour that the clock shows differs by one on that day.
 *
 * @param scores - By epoch over at least a day: 1 asleep, 0 awake, NaN not known. Naps belong in it.
 * @param options.epochSeconds - Length of an epoch; a day must hold a whole number.
 * @param options.minimumShare - Least share of pairs that must be known; 0.7 by default.
 * @returns The index with the pairs behind it; NaN with a warning when there are fewer. "few-days" warns of less than 5 days.
 * @throws InvalidInputError when a score is none or the epoch does not divide a day.
 *
 * Source: Phillips AJK et al. Sci Rep 2017;7:3216, doi:10.1038/s41598-017-03171-4; pairs left out: Windred DP et al. Sleep
 * 2024;47:zsad253, doi:10.1093/sleep/zsad253.
 * Agrees with: pyActigraphy 1.2.2, SleepRegularityIndex, to 1e-9 on 14 days without a gap; with gaps that is the mean over times
 *   of the day and not known where one is missing (tests/peers/sleep).
 * @example
 * sleepRegularityIndex([1, 0, 1, 1], { epochSeconds: 43200 }).index; // 0
 */
export function sleepRegularityIndex(
	scores: Samples,
	{ epochSeconds, minimumShare = 0.7 }: { readonly epochSeconds: number; readonly minimumShare?: number },
): SleepRegularityIndex {
	const where = "sleepRegularityIndex";
	checkPositive(where, "epochSeconds", epochSeconds);
	checkInRange(where, "minimumShare", minimumShare, 0, 1);
	checkScores(where, "scores", scores);
	const inDay = Math.round(86_400 / epochSeconds);
	if (Math.abs(inDay * epochSeconds - 86_400) > 1e-6)
		throw new InvalidInputError(`${where}: epochSeconds must divide a day of 86400 s; got ${epochSeconds}`, {
			code: "not-in-day",
			argument: "epochSeconds",
			received: epochSeconds,
		});
	let nPairs = 0;
	let alike = 0;
	for (let i = inDay; i < scores.length; i++) {
		const difference = scores[i] - scores[i - inDay];
		if (Number.isNaN(difference)) continue;
		nPairs++;
		if (difference === 0) alike++;
	}
	const all = Math.max(0, scores.length - inDay);
	const knownShare = all > 0 ? nPairs / all : 0;
	const isKnown = nPairs > 0 && knownShare >= minimumShare;
	const warnings: Warning[] = [];
	if (!isKnown)
		warnings.push({
			code: "too-few-pairs",
			message: `${nPairs} of ${all} pairs 24 h apart are known; ${Math.round(100 * minimumShare)} % are asked for.`,
		});
	if (scores.length < 5 * inDay)
		warnings.push({ code: "few-days", message: "Fewer than 5 days: the index says little about a person." });
	return { index: isKnown ? -100 + (200 * alike) / nPairs : Number.NaN, nPairs, knownShare, warnings };
}
