import { InvalidInputError } from "@quickening/core";
import { modelTensors } from "../models/model-tensors.ts";
import type { NetworkModel } from "../models/network-model.ts";
import type { Network } from "../networks/build-network.ts";
import { initialValues, type ParameterShape } from "../networks/parameters.ts";
import type { TensorFlow } from "../tensorflow/tensor-flow.ts";
import { decodeCheckpoint, encodeCheckpoint, partOf } from "./checkpoint.ts";
import { firstMoments } from "./optimiser.ts";
import { numbersOf, type TrainingState } from "./training-loop.ts";

/** Where a training begins: drawn from the seed, and taken over from another model what has the same name and size. */
export function firstState(
	tf: TensorFlow,
	network: Pick<Network, "parameters" | "states">,
	{ seed, start }: { seed: number | string; start?: Pick<NetworkModel, "parameters" | "states"> | undefined },
): TrainingState {
	const drawn = (shapes: readonly ParameterShape[], given: Readonly<Record<string, Float32Array>> = {}) =>
		Object.fromEntries(
			shapes.map((shape) => {
				const values = initialValues(shape, seed);
				return [shape.name, given[shape.name]?.length === values.length ? given[shape.name] : values];
			}),
		);
	const tensors = modelTensors(tf, network, {
		parameters: drawn(network.parameters, start?.parameters),
		states: drawn(network.states, start?.states),
	});
	return {
		tensors,
		moments: firstMoments(tf, tensors.parameters),
		history: [],
		best: { epoch: 0, loss: Number.POSITIVE_INFINITY, parameters: {}, states: {} },
	};
}

/** @throws TensorFlowError when the checkpoint is corrupt, InvalidInputError when it is of another training. */
export function resumedState(
	tf: TensorFlow,
	network: Pick<Network, "parameters" | "states">,
	{ bytes, key }: { bytes: Uint8Array; key: string },
): TrainingState {
	const checkpoint = decodeCheckpoint(bytes);
	if (checkpoint.key !== key) {
		throw new InvalidInputError(
			"trainNetwork: resume must be a checkpoint of this training; got one of other options or other windows. Delete it to begin anew.",
			{ code: "other-training", argument: "resume", received: checkpoint.key },
		);
	}
	const tensors = modelTensors(tf, network, {
		parameters: partOf(checkpoint, "parameters"),
		states: partOf(checkpoint, "states"),
	});
	const { first, second } = partOf(checkpoint, "moments");
	return {
		tensors,
		moments: { first: tf.tensor1d(first), second: tf.tensor1d(second), nSteps: checkpoint.nSteps },
		history: [...checkpoint.history],
		best: {
			...checkpoint.best,
			parameters: partOf(checkpoint, "best-parameters"),
			states: partOf(checkpoint, "best-states"),
		},
	};
}

/** All of a training as it stands. */
export function checkpointOf({ tensors, moments, history, best }: TrainingState, key: string): Uint8Array {
	const now = numbersOf(tensors);
	const arrays: Record<string, Float32Array> = {
		"moments/first": Float32Array.from(moments.first.dataSync()),
		"moments/second": Float32Array.from(moments.second.dataSync()),
	};
	const add = (part: string, values: Readonly<Record<string, Float32Array>>) => {
		for (const [name, numbers] of Object.entries(values)) arrays[`${part}/${name}`] = numbers;
	};
	add("parameters", now.parameters);
	add("states", now.states);
	add("best-parameters", best.parameters);
	add("best-states", best.states);
	return encodeCheckpoint({
		key,
		history,
		nSteps: moments.nSteps,
		best: { epoch: best.epoch, loss: best.loss },
		arrays,
	});
}
