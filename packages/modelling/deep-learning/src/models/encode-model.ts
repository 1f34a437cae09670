import type { Scaling } from "../examples/scaling.ts";
import type { NetworkDescription } from "../networks/description.ts";
import { decodeContainer, encodeContainer } from "./container.ts";
import type { NetworkModel } from "./network-model.ts";

/** A model as bytes, to be stored, or sent to a browser. The same model gives the same bytes. */
export function encodeModel({ description, scaling, parameters, states }: NetworkModel): Uint8Array {
	const arrays: Record<string, Float32Array> = {};
	for (const [name, values] of Object.entries(parameters)) arrays[`parameters/${name}`] = values;
	for (const [name, values] of Object.entries(states)) arrays[`states/${name}`] = values;
	return encodeContainer({ kind: "model", head: { description, scaling }, arrays });
}

/**
 * The model that {@link encodeModel} wrote.
 *
 * @throws TensorFlowError (code "corrupt-model") when the bytes are cut short, changed, or no model.
 */
export function decodeModel(bytes: Uint8Array): NetworkModel {
	const { head, arrays } = decodeContainer(bytes, "model");
	const { description, scaling } = head as { description: NetworkDescription; scaling: Scaling };
	return { description, scaling, parameters: below("parameters/", arrays), states: below("states/", arrays) };
}

/** Arrays whose names begin so, without that beginning. */
export function below(prefix: string, arrays: Readonly<Record<string, Float32Array>>): Record<string, Float32Array> {
	return Object.fromEntries(
		Object.entries(arrays)
			.filter(([name]) => name.startsWith(prefix))
			.map(([name, values]) => [name.slice(prefix.length), values]),
	);
}
