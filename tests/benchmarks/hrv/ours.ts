import {
	classifyRr,
	dfa,
	dfaScales,
	type HrvFrequency,
	type HrvTime,
	hrvFrequency,
	hrvFrequencyDefinitions,
	hrvTime,
	timesFromRr,
} from "@quickening/cardio";
import { approximateEntropy, type DetrendedFluctuation, sampleEntropy } from "@quickening/signal";
import type { Jobs } from "../measure.ts";

export const jobs: Jobs = {
	time: ({ values }) => ({
		run: () => hrvTime(values),
		answer: ({ sdnnMs, rmssdMs, pnn50Percent }: HrvTime) => ({ SDNN: sdnnMs, RMSSD: rmssdMs, pNN50: pnn50Percent }),
	}),
	welch: ({ values }) => ({
		run: () => hrvFrequency(values, timesFromRr(values), hrvFrequencyDefinitions.systoleWelch),
		answer: ({ lfMs2, hfMs2 }: HrvFrequency) => ({ LF: lfMs2, HF: hfMs2 }),
	}),
	lomb: ({ values }) => ({
		run: () => hrvFrequency(values, timesFromRr(values), hrvFrequencyDefinitions.hrvanalysisLomb),
		answer: ({ lfMs2, hfMs2 }: HrvFrequency) => ({ LF: lfMs2, HF: hfMs2 }),
	}),
	sampleEntropy: ({ values }) => ({
		run: () => sampleEntropy(values).sampleEntropy,
		answer: (entropy: number) => ({ SampEn: entropy }),
	}),
	approximateEntropy: ({ values }) => ({
		run: () => approximateEntropy(values),
		answer: (entropy: number) => ({ ApEn: entropy }),
	}),
	dfa: ({ values }) => ({
		run: () => [dfa(values, { scales: dfaScales.alpha1 }), dfa(values, { scales: dfaScales.alpha2 })],
		answer: ([short, long]: DetrendedFluctuation[]) => ({ alpha1: short.alpha, alpha2: long.alpha }),
	}),
	artefacts: ({ values }) => ({
		run: () => classifyRr(values),
		answer: (classes: Uint8Array) => ({ artefacts: classes.reduce((count, one) => count + (one > 0 ? 1 : 0), 0) }),
	}),
};
