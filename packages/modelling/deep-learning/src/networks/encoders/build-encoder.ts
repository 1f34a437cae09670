import type { Declaration } from "../parameters.ts";
import type { SequenceLayer } from "../pass.ts";
import type { BuiltEncoder } from "./built-encoder.ts";
import type { Encoder } from "./encoder.ts";
import { buildInceptionTime } from "./inception-time.ts";
import { buildResidualTcn } from "./residual-tcn.ts";
import { buildTemporalCnn } from "./temporal-cnn.ts";

/** Puts an encoder together from its description; `nChannels` counts values and masks. */
export function buildEncoder(
	declare: Declaration,
	name: string,
	encoder: Encoder,
	nChannels: number,
): BuiltEncoder<SequenceLayer> {
	switch (encoder.kind) {
		case "temporal-cnn":
			return buildTemporalCnn(declare, name, encoder, nChannels);
		case "residual-tcn":
			return buildResidualTcn(declare, name, encoder, nChannels);
		case "inception-time":
			return buildInceptionTime(declare, name, encoder, nChannels);
	}
}
