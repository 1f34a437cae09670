import { checkInteger } from "@quickening/core";
import { countInputs, type Inputs } from "../examples/inputs.ts";
import { buildHead } from "../heads/build-head.ts";
import { buildNetwork } from "../networks/build-network.ts";
import type { TensorFlow } from "../tensorflow/tensor-flow.ts";
import { withClearErrors } from "../tensorflow/tensor-flow-error.ts";
import { batches, batchTensors } from "./batch-tensors.ts";
import { checkFits } from "./check-fits.ts";
import { modelTensors, predictingPass } from "./model-tensors.ts";
import type { NetworkModel } from "./network-model.ts";

/** What a network says of n windows: row i starts at `i * nColumns`. */
export interface Predictions {
	readonly values: Float32Array;
	readonly nColumns: number;
}

export interface PredictOptions {
	readonly tf: TensorFlow;
	readonly model: NetworkModel;
	/** Windows at a time. Default 256. */
	readonly batchSize?: number;
	/** Drops units as in training, from this seed: one draw of Monte Carlo dropout. Default: none are dropped. */
	readonly dropoutSeed?: string;
}

/**
 * What a network says of windows: for two classes the probability of class 1, for more one probability a class; for levels one a
 * level; for times the probability to be free of the event at each edge; for a regression the value in the outcome's unit.
 *
 * @param inputs - Windows of the shape that the network was trained on; NaN is missing, and a modality may be missing altogether.
 * @throws InvalidInputError when shapes differ; TensorFlowError when memory is used up.
 */
export function predict(inputs: Inputs, { tf, model, batchSize = 256, dropoutSeed }: PredictOptions): Predictions {
	checkFits("predict", inputs, model.description);
	checkInteger("predict", "batchSize", batchSize, 1);
	const network = buildNetwork(model.description);
	const head = buildHead(model.description.head);
	const outputs = new Float32Array(countInputs(inputs) * head.nOutputs);
	return withClearErrors("predict", () => {
		const tensors = modelTensors(tf, network, model);
		try {
			for (const rows of batches(inputs, batchSize)) {
				const seed = dropoutSeed === undefined ? undefined : `${dropoutSeed}/${rows[0]}`;
				const made = tf.tidy(() => {
					const batch = batchTensors(tf, inputs, { rows, scaling: model.scaling });
					return network.outputs(predictingPass(tf, tensors, seed), batch);
				});
				outputs.set(made.dataSync(), rows[0] * head.nOutputs);
				made.dispose();
			}
		} finally {
			tensors.dispose();
		}
		return { values: head.report(outputs, model.scaling.outcome), nColumns: head.nReported };
	});
}
