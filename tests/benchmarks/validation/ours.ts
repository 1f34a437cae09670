import { bootstrapAuc } from "@quickening/validation";
import type { Jobs } from "../measure.ts";

const N = 10_000;

export const jobs: Jobs = {
	bootstrapAuc: ({ values }) => {
		// Numbers of the vector, one of them higher where the other is.
		const outcomes = Float64Array.from({ length: N }, (_, i) => (values[N + i]! > 0.5 ? 1 : 0));
		const scores = outcomes.map((outcome, i) => values[i]! + outcome);
		return {
			run: () => bootstrapAuc(scores, outcomes),
			answer: ({ estimate, low, high }: ReturnType<typeof bootstrapAuc>) => ({ estimate, low, high }),
		};
	},
};
