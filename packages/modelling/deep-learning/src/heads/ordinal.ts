import { inverseLogit } from "@quickening/stats";
import type { Tensor } from "../tensorflow/tensor-flow.ts";
import { checkClasses } from "./check-classes.ts";
import type { BuiltHead } from "./head.ts";

/**
 * Levels in order as questions "more than level k?", whose probabilities come from one score and a bias each. What is reported
 * are the probabilities of the levels; where neighbouring questions contradict each other, which training works against, the
 * level between gets 0.
 *
 * Source: Cao, Mirjalili and Raschka 2020 (CORAL), doi:10.1016/j.patrec.2020.11.008.
 */
export function ordinalHead(nLevels: number): BuiltHead {
	const nQuestions = nLevels - 1;
	return {
		nOutputs: nQuestions,
		nReported: nLevels,
		nClasses: nLevels,
		targetWidth: nQuestions,
		encode({ outcomes }) {
			checkClasses(outcomes, nLevels);
			const targets = new Float32Array(outcomes.length * nQuestions);
			for (let i = 0; i < outcomes.length; i++) targets.fill(1, i * nQuestions, i * nQuestions + outcomes[i]);
			return targets;
		},
		loss: (tf, outputs, targets): Tensor => tf.sum(tf.sub(tf.softplus(outputs), tf.mul(targets, outputs)), 1),
		report(outputs) {
			const n = outputs.length / nQuestions;
			const probabilities = new Float32Array(n * nLevels);
			for (let i = 0; i < n; i++) {
				let above = 1;
				for (let k = 0; k < nQuestions; k++) {
					const next = Math.min(above, inverseLogit(outputs[i * nQuestions + k]));
					probabilities[i * nLevels + k] = above - next;
					above = next;
				}
				probabilities[i * nLevels + nQuestions] = above;
			}
			return probabilities;
		},
	};
}
