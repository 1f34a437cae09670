import { InvalidInputError } from "@quickening/core";
import { checkInputs, type Inputs } from "../examples/inputs.ts";
import type { NetworkDescription } from "../networks/description.ts";

/** @throws InvalidInputError when inputs do not have the modalities and the shape that the network was made for. */
export function checkFits(where: string, inputs: Inputs, { signals, nStatics }: NetworkDescription): void {
	checkInputs(where, inputs);
	for (const [name, { nSamples, nChannels }] of Object.entries(signals)) {
		const found = inputs.signals[name];
		if (found?.nSamples === nSamples && found.nChannels === nChannels) continue;
		const got = found === undefined ? "none" : `${found.nSamples} x ${found.nChannels}`;
		const rule = `must be windows of ${nSamples} samples x ${nChannels} channels, as in training (all NaN where the modality is missing)`;
		throw new InvalidInputError(`${where}: signals.${name} ${rule}; got ${got}`, {
			code: "shape-mismatch",
			argument: `signals.${name}`,
			received: got,
		});
	}
	const nColumns = inputs.statics?.nColumns ?? 0;
	if (nColumns === nStatics) return;
	throw new InvalidInputError(`${where}: statics must have ${nStatics} columns, as in training; got ${nColumns}`, {
		code: "shape-mismatch",
		argument: "statics",
		received: nColumns,
	});
}
