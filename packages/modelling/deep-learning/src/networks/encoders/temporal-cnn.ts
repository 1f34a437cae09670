import { convolution } from "../layers/convolution.ts";
import { normalisation } from "../layers/normalisation.ts";
import { maximumPooling } from "../layers/pooling.ts";
import { relu } from "../layers/relu.ts";
import type { Declaration } from "../parameters.ts";
import type { SequenceLayer } from "../pass.ts";
import type { BuiltEncoder } from "./built-encoder.ts";

/** A temporal convolutional network: convolution, normalisation, rectifier and pooling, as often as there are `filters`. */
export interface TemporalCnnEncoder {
	readonly kind: "temporal-cnn";
	/** Channels after each convolution. Default [32, 64, 64]. */
	readonly filters?: readonly number[];
	/** Default 7. */
	readonly kernelSamples?: number;
	/** Samples that each pooling joins. Default 2; 1 pools nothing. */
	readonly poolSamples?: number;
	/** Default true. Without it convolutions have a bias. */
	readonly normalise?: boolean;
}

export function buildTemporalCnn(
	declare: Declaration,
	name: string,
	{ filters = [32, 64, 64], kernelSamples = 7, poolSamples = 2, normalise = true }: TemporalCnnEncoder,
	nChannels: number,
): BuiltEncoder<SequenceLayer> {
	const steps: SequenceLayer[] = [];
	let nIn = nChannels;
	filters.forEach((nOut, i) => {
		const at = `${name}/${i}`;
		steps.push(convolution(declare, `${at}/convolution`, { nIn, nOut, kernelSamples, bias: !normalise }));
		steps.push(normalise ? normalisation(declare, `${at}/normalisation`, nOut) : masked);
		steps.push(relu);
		if (poolSamples > 1) steps.push(maximumPooling(poolSamples));
		nIn = nOut;
	});
	const layer: SequenceLayer = (pass, sequence) => steps.reduce((now, step) => step(pass, now), sequence);
	return { layer, nFeatures: nIn, stride: poolSamples ** filters.length };
}

const masked: SequenceLayer = ({ tf }, { x, mask }) => ({ x: mask === undefined ? x : tf.mul(x, mask), mask });
