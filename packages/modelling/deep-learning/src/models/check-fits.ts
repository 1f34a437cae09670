import { InvalidInputError } from "@quickening/core";
import { checkInputs, type Inputs } from "../examples/inputs.ts";
import { checkShape } from "../examples/signal.ts";
import type { NetworkDescription } from "../networks/description.ts";

/** @throws InvalidInputError when inputs do not have the modalities and the shape that the network was made for. */
export function checkFits(where: string, inputs: Inputs, { signals, nStatics }: NetworkDescription): void {
	checkInputs(where, inputs);
	const as = "in training (all NaN where the modality is missing)";
	for (const [name, shape] of Object.entries(signals)) {
		checkShape(where, `signals.${name}`, { signal: inputs.signals[name], shape, as });
	}
	const nColumns = inputs.statics?.nColumns ?? 0;
	if (nColumns === nStatics) return;
	throw new InvalidInputError(`${where}: statics must have ${nStatics} columns, as in training; got ${nColumns}`, {
		code: "shape-mismatch",
		argument: "statics",
		received: nColumns,
	});
}
