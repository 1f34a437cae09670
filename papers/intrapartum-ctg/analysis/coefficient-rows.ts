import { seededRandom } from "@quickening/core";
import { fitPenalisedLogistic } from "@quickening/learning";
import { bootstrapInterval, column, type Matrix, quantile, take, takeRows } from "@quickening/stats";
import { countEvents } from "./count-events.ts";
import { fourFeatures } from "./features.ts";
import type { Sample } from "./outcomes.ts";

/** One feature by outcome, and its weight in the primary model. */
export interface CoefficientRow {
	readonly label: string;
	readonly digits: number;
	readonly nEvents: number;
	readonly nOthers: number;
	/** Lower quartile, median, upper quartile. */
	readonly eventQuartiles: readonly [number, number, number];
	readonly otherQuartiles: readonly [number, number, number];
	readonly oddsRatio: number;
	readonly oddsRatioLow: number;
	readonly oddsRatioHigh: number;
}

const featureWords: Readonly<Record<(typeof fourFeatures)[number], { label: string; digits: number }>> = {
	baselineMinimumBpm: { label: "Lowest baseline (bpm)", digits: 1 },
	baselineMaximumBpm: { label: "Highest baseline (bpm)", digits: 1 },
	accelerationAreaBeats: { label: "Area of accelerations (beats)", digits: 1 },
	decelerationAreaBeats: { label: "Area of decelerations (beats)", digits: 1 },
};

/** The four features by outcome with their odds ratios; intervals from resampled births. */
export function coefficientRows(
	sample: Sample,
	strength: number,
	repeats: number,
	seed: number,
): readonly CoefficientRow[] {
	const odds = (features: Matrix, outcomes: Float64Array) =>
		fitPenalisedLogistic(features, outcomes, { penalty: "ridge", lambda: strength / features.nRows })
			.standardisedCoefficients;
	const estimate = odds(sample.features, sample.outcomes);
	const n = sample.rows.length;
	const events = countEvents(sample.outcomes);
	return fourFeatures.map((name, j) => {
		const values = column(sample.features, j);
		const quartiles = (event: 0 | 1): [number, number, number] => {
			const group = values.filter((_, i) => sample.outcomes[i] === event);
			return [quantile(group, 0.25), quantile(group, 0.5), quantile(group, 0.75)];
		};
		const { low, high } = bootstrapInterval(
			n,
			(units) => odds(takeRows(sample.features, units), take(sample.outcomes, units))[j] as number,
			{ repeats, method: "percentile", random: seededRandom(`${seed}/coefficients`) },
		);
		return {
			...featureWords[name],
			nEvents: events,
			nOthers: n - events,
			eventQuartiles: quartiles(1),
			otherQuartiles: quartiles(0),
			oddsRatio: Math.exp(estimate[j] as number),
			oddsRatioLow: Math.exp(low),
			oddsRatioHigh: Math.exp(high),
		};
	});
}
