import { type GlucoseSummary, glucoseSummary, grade, igc, mValue, sdWithinAndBetween } from "@quickening/glucose";
import type { Jobs } from "../measure.ts";
import type { Vector } from "../vector.ts";

function participants({ values, shape }: Vector, count: number) {
	const readings = shape[1];
	const times = Float64Array.from({ length: readings }, (_, i) => 300 * i);
	const traces = Array.from({ length: count }, (_, p) => values.subarray(p * readings, (p + 1) * readings));
	const measure = (trace: Float64Array): GlucoseSummary => {
		sdWithinAndBetween(times, trace);
		mValue(times, trace);
		igc(times, trace);
		grade(times, trace);
		return glucoseSummary(times, trace);
	};
	const run = () => traces.map(measure);
	const answer = (all: readonly GlucoseSummary[]) => ({
		"mean of means": all.reduce((sum, { meanMgPerDl }) => sum + meanMgPerDl, 0) / all.length,
		"mean MAGE": all.reduce((sum, { mageMgPerDl }) => sum + mageMgPerDl, 0) / all.length,
	});
	return { run, answer };
}

export const jobs: Jobs = {
	all20: (vector) => participants(vector, 20),
	all500: (vector) => participants(vector, 500),
};
