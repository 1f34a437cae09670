import { InvalidInputError } from "@quickening/core";
import type { Tensor } from "../tensorflow/tensor-flow.ts";
import type { BuiltHead } from "./head.ts";

/**
 * Half the squared error in SD of the outcome, or Huber's: squares up to 1 SD and straight lines beyond
 * (doi:10.1214/aoms/1177703732).
 */
export function regressionHead(loss: "squares" | "huber"): BuiltHead {
	return {
		nOutputs: 1,
		nReported: 1,
		nClasses: undefined,
		targetWidth: 1,
		encode({ outcomes }, { mean, sd }) {
			return Float32Array.from(outcomes, (outcome, i) => {
				if (Number.isFinite(outcome)) return (outcome - mean) / sd;
				throw new InvalidInputError(`trainNetwork: outcomes must be finite numbers; got ${outcome} at ${i}`, {
					code: "not-finite",
					argument: "outcomes",
					received: outcome,
				});
			});
		},
		loss(tf, outputs, targets): Tensor {
			const errors = tf.reshape(tf.sub(outputs, targets), [outputs.shape[0]]);
			if (loss === "squares") return tf.mul(tf.square(errors), 0.5);
			const sizes = tf.abs(errors);
			const inner = tf.minimum(sizes, 1);
			return tf.sub(tf.mul(inner, sizes), tf.mul(tf.square(inner), 0.5));
		},
		report: (outputs, { mean, sd }) => outputs.map((output) => mean + sd * output),
	};
}
