import type { Network } from "../networks/build-network.ts";
import { type ParameterShape, sizeOf } from "../networks/parameters.ts";
import type { Pass } from "../networks/pass.ts";
import type { Tensor, TensorFlow } from "../tensorflow/tensor-flow.ts";
import { TensorFlowError } from "../tensorflow/tensor-flow-error.ts";
import type { NetworkModel } from "./network-model.ts";

/** The numbers of a model on a backend; whoever makes them disposes of them. */
export interface ModelTensors {
	readonly parameters: Map<string, Tensor>;
	readonly states: Map<string, Tensor>;
	dispose(): void;
}

/** @throws TensorFlowError (code "corrupt-model") when a parameter of the network is missing or of another size. */
export function modelTensors(
	tf: TensorFlow,
	network: Pick<Network, "parameters" | "states">,
	{ parameters, states }: Pick<NetworkModel, "parameters" | "states">,
): ModelTensors {
	const place = (shapes: readonly ParameterShape[], arrays: Readonly<Record<string, Float32Array>>) => {
		const placed = new Map<string, Tensor>();
		for (const { name, shape } of shapes) {
			const values = arrays[name];
			if (values?.length !== sizeOf(shape)) {
				throw new TensorFlowError("corrupt-model", `The model has no ${name} of shape ${shape.join(" x ")}`, {
					whatToDo: "Read it with the version of the package that wrote it, or train again.",
				});
			}
			placed.set(name, tf.tensor(values, [...shape]));
		}
		return placed;
	};
	const made = { parameters: place(network.parameters, parameters), states: place(network.states, states) };
	return {
		...made,
		dispose: () => tf.dispose([...made.parameters.values(), ...made.states.values()]),
	};
}

/** A run that predicts: running means, and no dropout but by a seed (Monte Carlo). */
export function predictingPass(tf: TensorFlow, tensors: ModelTensors, dropoutSeed?: string): Pass {
	return {
		tf,
		training: false,
		dropoutSeed,
		parameter: (name) => tensors.parameters.get(name)!,
		state: (name) => tensors.states.get(name)!,
		observe: () => {},
	};
}
