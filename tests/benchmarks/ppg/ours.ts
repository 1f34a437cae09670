import { compareBeats, detectPulsePeaks, type PulsePeaks } from "@quickening/cardio";
import type { Jobs } from "../measure.ts";
import { readTruth } from "../vector.ts";

export const jobs: Jobs = {
	pulsePeaks: (vector) => ({
		run: () => detectPulsePeaks(vector.values, vector.fs),
		answer: ({ pulsePeakTimesSeconds }: PulsePeaks) => {
			const found = compareBeats(pulsePeakTimesSeconds, readTruth(vector), { toleranceSeconds: 0.1 });
			return { pulses: found.nDetected, sensitivity: found.sensitivityPercent, precision: found.precisionPercent };
		},
	}),
};
