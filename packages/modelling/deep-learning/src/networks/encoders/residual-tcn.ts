import { convolution } from "../layers/convolution.ts";
import { dropout } from "../layers/dropout.ts";
import { normalisation } from "../layers/normalisation.ts";
import { relu } from "../layers/relu.ts";
import type { Declaration } from "../parameters.ts";
import type { SequenceLayer } from "../pass.ts";
import type { BuiltEncoder } from "./built-encoder.ts";

/**
 * A residual temporal convolutional network: blocks of two causal convolutions beside a short cut, each block reaching twice as
 * far back.
 *
 * Source: Bai, Kolter and Koltun 2018, arXiv:1803.01271, with batch in place of weight normalisation.
 */
export interface ResidualTcnEncoder {
	readonly kind: "residual-tcn";
	/** Channels of each block; block i has dilation 2^i. Default [32, 32, 32, 32]. */
	readonly filters?: readonly number[];
	/** Default 5. */
	readonly kernelSamples?: number;
	/** Share of channels dropped after each convolution in training. Default 0.1. */
	readonly dropoutRate?: number;
}

export function buildResidualTcn(
	declare: Declaration,
	name: string,
	{ filters = [32, 32, 32, 32], kernelSamples = 5, dropoutRate = 0.1 }: ResidualTcnEncoder,
	nChannels: number,
): BuiltEncoder<SequenceLayer> {
	let nIn = nChannels;
	const blocks = filters.map((nOut, i) => {
		const block = buildBlock(declare, `${name}/${i}`, { nIn, nOut, kernelSamples, dilation: 2 ** i, dropoutRate });
		nIn = nOut;
		return block;
	});
	return {
		layer: (pass, sequence) => blocks.reduce((now, block) => block(pass, now), sequence),
		nFeatures: nIn,
		stride: 1,
	};
}

function buildBlock(
	declare: Declaration,
	name: string,
	{
		dropoutRate: rate,
		...options
	}: { nIn: number; nOut: number; kernelSamples: number; dilation: number; dropoutRate: number },
): SequenceLayer {
	const { nIn, nOut } = options;
	const halves = [nIn, nOut].map((width, i) => ({
		convolve: convolution(declare, `${name}/convolution${i}`, { ...options, nIn: width, causal: true }),
		normalise: normalisation(declare, `${name}/normalisation${i}`, nOut),
	}));
	const shortCut =
		nIn === nOut ? undefined : convolution(declare, `${name}/short-cut`, { nIn, nOut, kernelSamples: 1 });
	return (pass, input) => {
		const { tf } = pass;
		let now = input;
		halves.forEach(({ convolve, normalise }, i) => {
			const { x, mask } = relu(pass, normalise(pass, convolve(pass, now)));
			now = { x: dropout(pass, x, { name: `${name}/dropout${i}`, rate }), mask };
		});
		const cut = shortCut === undefined ? input : shortCut(pass, input);
		return relu(pass, { x: tf.add(now.x, cut.x), mask: now.mask });
	};
}
