import { compareBeats, detectRPeaks, type RPeaks } from "@quickening/cardio";
import type { Jobs } from "../measure.ts";
import { readTruth } from "../vector.ts";

export const jobs: Jobs = {
	rPeaks: (vector) => ({
		run: () => detectRPeaks(vector.values, vector.fs),
		answer: ({ rPeakTimesSeconds }: RPeaks) => {
			const found = compareBeats(rPeakTimesSeconds, readTruth(vector), { toleranceSeconds: 0.1 });
			return { beats: found.nDetected, sensitivity: found.sensitivityPercent, precision: found.precisionPercent };
		},
	}),
};
