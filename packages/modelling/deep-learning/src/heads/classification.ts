import { inverseLogit } from "@quickening/stats";
import type { Tensor } from "../tensorflow/tensor-flow.ts";
import { checkClasses } from "./check-classes.ts";
import type { BuiltHead } from "./head.ts";

/** Cross-entropy: one output and its logistic for two classes, one output a class and their softmax for more. */
export function classificationHead(nClasses: number): BuiltHead {
	if (nClasses === 2) return binaryHead;
	return {
		nOutputs: nClasses,
		nReported: nClasses,
		nClasses,
		targetWidth: nClasses,
		encode({ outcomes }) {
			checkClasses(outcomes, nClasses);
			const targets = new Float32Array(outcomes.length * nClasses);
			for (let i = 0; i < outcomes.length; i++) targets[i * nClasses + outcomes[i]] = 1;
			return targets;
		},
		loss: (tf, outputs, targets): Tensor => tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(outputs, -1)), 1)),
		report(outputs) {
			const probabilities = new Float32Array(outputs.length);
			for (let start = 0; start < outputs.length; start += nClasses) {
				let highest = Number.NEGATIVE_INFINITY;
				for (let k = 0; k < nClasses; k++) highest = Math.max(highest, outputs[start + k]);
				let sum = 0;
				for (let k = 0; k < nClasses; k++) sum += Math.exp(outputs[start + k] - highest);
				for (let k = 0; k < nClasses; k++) probabilities[start + k] = Math.exp(outputs[start + k] - highest) / sum;
			}
			return probabilities;
		},
	};
}

const binaryHead: BuiltHead = {
	nOutputs: 1,
	nReported: 1,
	nClasses: 2,
	targetWidth: 1,
	encode({ outcomes }) {
		checkClasses(outcomes, 2);
		return Float32Array.from(outcomes);
	},
	// log(1 + exp(s)) - y s, without overflow.
	loss: (tf, outputs, targets): Tensor =>
		tf.reshape(tf.sub(tf.softplus(outputs), tf.mul(targets, outputs)), [outputs.shape[0]]),
	report: (outputs) => outputs.map(inverseLogit),
};
