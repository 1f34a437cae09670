import { checkName, type Samples } from "@quickening/core";
import { checkScores } from "./check-counts.ts";
import { type Run, runsOf } from "./runs.ts";

/** Readings of Webster's rules, by name. */
export const websterReadings = {
	/**
	 * As printed, each rule on the scores as they came: after 4 min of wake the next 1 of sleep is wake, after 10 the next 3,
	 * after 15 the next 4; up to 6 min of sleep between 10 and 10 of wake, and up to 10 between 20 and 20, are wake. A shorter
	 * run of sleep goes whole.
	 */
	webster1982: "as printed, each rule on the scores as they came",
	/**
	 * The first three only where the run of sleep is at least 1, 3 or 4 min long; the last two on all that lies between two such
	 * runs of wake, brief wake in it included.
	 */
	pyActigraphy: "as pyActigraphy 1.2.2 reads them",
	/**
	 * The first three alone, one after the other, so that what one has made wake counts for the next. scikit-digital-health
	 * 0.17.18 does so; its fourth rule addresses runs by 0 and 1, and makes the record's first two runs wake instead, which is
	 * not repeated here.
	 */
	inTurn: "the first three, one after the other, as scikit-digital-health 0.17.18 does",
} as const;

export type WebsterReading = keyof typeof websterReadings;

/**
 * Webster's rescoring: brief sleep after and between wake becomes wake, which raises specificity.
 *
 * @param scores - By the minute: 1 asleep, 0 awake, NaN not known. An unknown epoch ends a run: wake beyond it does not count.
 * @param options.reading - "webster1982" (default) or how a peer reads the rules.
 * @returns New scores of the same length; only 1 becomes 0.
 * @throws InvalidInputError when a score is none, or the reading has another name.
 *
 * Source: Webster JB et al. Sleep 1982;5:389-399, doi:10.1093/sleep/5.4.389, as given by Cole RJ et al. Sleep 1992;15:461-469,
 * doi:10.1093/sleep/15.5.461.
 * @example
 * rescoreWebster([0, 0, 0, 0, 1, 1]); // [0, 0, 0, 0, 0, 1]
 */
export function rescoreWebster(
	scores: Samples,
	{ reading = "webster1982" }: { readonly reading?: WebsterReading } = {},
): Float64Array {
	checkName("rescoreWebster", "reading", reading, websterReadings);
	checkScores("rescoreWebster", "scores", scores);
	const rescored = Float64Array.from(scores);
	if (reading === "inTurn") return inTurn(rescored);
	const runs = runsOf(scores);
	for (let r = 0; r < runs.length; r++) {
		const { state, start, end } = runs[r];
		if (state !== 1) continue;
		const before = wakeMinutes(runs[r - 1]);
		const minutes = end - start;
		let gone = 0;
		for (const [wake, next] of [
			[4, 1],
			[10, 3],
			[15, 4],
		] as const)
			if (before >= wake && (reading === "webster1982" || minutes >= next)) gone = Math.max(gone, next);
		const between = Math.min(before, wakeMinutes(runs[r + 1]));
		if (reading === "webster1982" && ((between >= 10 && minutes <= 6) || (between >= 20 && minutes <= 10)))
			gone = minutes;
		rescored.fill(0, start, Math.min(end, start + gone));
	}
	if (reading === "pyActigraphy")
		for (const [wake, most] of [
			[10, 6],
			[20, 10],
		] as const)
			wakeBetween(rescored, runs, wake, most);
	return rescored;
}

/** Makes wake of all known epochs between two runs of wake of at least `wake` minutes that lie at most `most` apart. */
function wakeBetween(scores: Float64Array, runs: readonly Run[], wake: number, most: number): void {
	const long = runs.filter((run) => wakeMinutes(run) >= wake);
	for (let k = 1; k < long.length; k++) {
		if (long[k].start - long[k - 1].end > most) continue;
		for (let i = long[k - 1].end; i < long[k].start; i++) if (scores[i] === 1) scores[i] = 0;
	}
}

function wakeMinutes(run: Run | undefined): number {
	return run?.state === 0 ? run.end - run.start : 0;
}

function inTurn(scores: Float64Array): Float64Array {
	let wake = 0;
	for (let t = 0; t < scores.length; t++) {
		if (scores[t] === 0) {
			wake++;
			continue;
		}
		if (scores[t] === 1) {
			const gone = wake >= 15 ? 4 : wake >= 10 ? 3 : wake >= 4 ? 1 : 0;
			for (let i = t; i < Math.min(scores.length, t + gone); i++) if (scores[i] === 1) scores[i] = 0;
		}
		wake = 0;
	}
	return scores;
}
