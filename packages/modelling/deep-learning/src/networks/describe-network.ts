import { checkInRange, checkInteger, InvalidInputError } from "@quickening/core";
import type { Inputs } from "../examples/inputs.ts";
import type { NetworkDescription, NetworkOptions } from "./description.ts";
import type { Encoder } from "./encoders/encoder.ts";

/**
 * A network for inputs of this shape.
 *
 * @throws InvalidInputError when a modality has no encoder, or an option is not usable.
 */
export function describeNetwork(
	inputs: Inputs,
	{ encoder, head, hiddenUnits, dropoutRate = 0.2 }: NetworkOptions,
): NetworkDescription {
	const names = Object.keys(inputs.signals).sort();
	const nStatics = inputs.statics?.nColumns ?? 0;
	const hidden = hiddenUnits ?? (names.length + (nStatics > 0 ? 1 : 0) > 1 ? 32 : 0);
	checkInteger("trainNetwork", "hiddenUnits", hidden, 0);
	checkInRange("trainNetwork", "dropoutRate", dropoutRate, 0, 0.95);
	const one = "kind" in encoder ? (encoder as Encoder) : undefined;
	const signals: Record<string, { nSamples: number; nChannels: number; encoder: Encoder }> = {};
	for (const name of names) {
		const { nSamples, nChannels } = inputs.signals[name];
		const own = one ?? (encoder as Readonly<Record<string, Encoder>>)[name];
		if (own === undefined) {
			throw new InvalidInputError(
				`trainNetwork: encoder must name one for each modality (${names.join(", ")}); got none for ${name}`,
				{ code: "missing-option", argument: "encoder", received: name },
			);
		}
		signals[name] = { nSamples, nChannels, encoder: own };
	}
	return { signals, nStatics, hiddenUnits: hidden, dropoutRate, head };
}
