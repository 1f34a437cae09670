import { cosinor, interdailyStability, intradailyVariability, mostAndLeastActive } from "@quickening/actigraphy";
import { scoreRoenneberg, scoreSadeh, sleepRegularityIndex } from "@quickening/sleep";
import type { Jobs } from "../measure.ts";

const clock = { epochSeconds: 60 } as const;
const plain = { ...clock, ddof: 1 } as const;
const binarised = { ...plain, activeAbove: 4 } as const;

export const jobs: Jobs = {
	sadeh: ({ values }) => ({
		run: () => scoreSadeh(values, { variant: "pyActigraphy" }),
		answer: (scores: Float64Array) => ({ "minutes asleep": scores.filter((score) => score === 1).length }),
	}),
	stability: ({ values }) => ({
		run: () => ({
			IS: interdailyStability(values, plain),
			IV: intradailyVariability(values, plain),
			"IS binarised": interdailyStability(values, binarised),
			"IV binarised": intradailyVariability(values, binarised),
		}),
		answer: (found: Record<string, number>) => found,
	}),
	mostAndLeast: ({ values }) => ({
		run: () => mostAndLeastActive(values, clock),
		answer: ({ most, least, relativeAmplitude }: ReturnType<typeof mostAndLeastActive>) => ({
			M10: most,
			L5: least,
			RA: relativeAmplitude,
		}),
	}),
	regularity: ({ values }) => ({
		run: () => sleepRegularityIndex(scoreRoenneberg(values, clock).scores, clock),
		answer: ({ index }: ReturnType<typeof sleepRegularityIndex>) => ({ SRI: index }),
	}),
	cosinor: ({ values }) => ({
		run: () => cosinor(values, clock),
		answer: ({ mesor, components }: ReturnType<typeof cosinor>) => ({ mesor, amplitude: components[0]!.amplitude }),
	}),
};
