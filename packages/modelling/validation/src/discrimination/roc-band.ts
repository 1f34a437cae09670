import {
	checkInteger,
	drawInteger,
	InvalidInputError,
	type Random,
	type Samples,
	seededRandom,
} from "@quickening/core";
import { quantileOfSorted, tailOf, take } from "@quickening/stats";
import { checkScores } from "./check-scores.ts";
import { rocCurve, sensitivityAt } from "./roc-curve.ts";

/** A ROC curve with a pointwise band on a fixed grid. */
export interface RocBand {
	/** Grid from 0 to 1. */
	readonly falsePositiveRate: Float64Array;
	readonly sensitivity: Float64Array;
	/** Pointwise bootstrap limits: at each rate apart, not for the whole curve at once. */
	readonly low: Float64Array;
	readonly high: Float64Array;
	readonly method: string;
}

/**
 * ROC curve with a pointwise bootstrap band of the sensitivity at fixed false-positive rates.
 *
 * Rows are drawn with replacement, events and non-events apart (stratified, as pROC does by default); the scores are fixed.
 *
 * @param scores - n finite scores, higher for a likelier event.
 * @param outcomes - n values, 0 or 1, both present.
 * @param options - `repeats` (2000), `nPoints` of the grid (101), `levelPercent` (95), `random`.
 * @throws InvalidInputError when the data are not as above or an option is not usable.
 *
 * Source: Fawcett T. Pattern Recognit Lett 2006;27:861-874, doi:10.1016/j.patrec.2005.10.010 (vertical averaging); as
 * pROC's ci.se(boot.stratified=TRUE) with percentile limits (Robin 2011, doi:10.1186/1471-2105-12-77).
 * @example
 * rocBand(scores, outcomes, { repeats: 2000, random: seededRandom(1) }).low;
 */
export function rocBand(
	scores: Samples,
	outcomes: Samples,
	{
		repeats = 2000,
		nPoints = 101,
		levelPercent = 95,
		random = seededRandom(1),
	}: { repeats?: number; nPoints?: number; levelPercent?: number; random?: Random } = {},
): RocBand {
	const nEvents = checkScores("rocBand", "scores", scores, outcomes);
	checkInteger("rocBand", "repeats", repeats, 1);
	checkInteger("rocBand", "nPoints", nPoints, 2);
	const tail = tailOf("rocBand", levelPercent);
	const n = scores.length;
	if (nEvents === 0 || nEvents === n) {
		throw new InvalidInputError(`rocBand: outcomes must hold both 0 and 1; got ${nEvents} events in ${n} rows`, {
			code: "one-class",
			argument: "outcomes",
			received: nEvents,
		});
	}
	const grid = Float64Array.from({ length: nPoints }, (_, g) => g / (nPoints - 1));
	const byOutcome = [new Int32Array(n - nEvents), new Int32Array(nEvents)];
	const counts = [0, 0];
	for (let i = 0; i < n; i++) byOutcome[outcomes[i]][counts[outcomes[i]]++] = i;
	const perPoint = Array.from({ length: nPoints }, () => new Float64Array(repeats));
	const drawn = new Int32Array(n);
	for (let b = 0; b < repeats; b++) {
		let row = 0;
		for (const own of byOutcome)
			for (let i = 0; i < own.length; i++) drawn[row++] = own[drawInteger(random, own.length)];
		const sensitivity = sensitivityAt(rocCurve(take(scores, drawn), take(outcomes, drawn)), grid);
		for (let g = 0; g < nPoints; g++) perPoint[g][b] = sensitivity[g];
	}
	for (const values of perPoint) values.sort();
	return {
		falsePositiveRate: grid,
		sensitivity: sensitivityAt(rocCurve(scores, outcomes), grid),
		low: Float64Array.from(perPoint, (values) => quantileOfSorted(values, tail)),
		high: Float64Array.from(perPoint, (values) => quantileOfSorted(values, 1 - tail)),
		method: `pointwise stratified percentile bootstrap, ${repeats} resamples, ${levelPercent} %`,
	};
}
