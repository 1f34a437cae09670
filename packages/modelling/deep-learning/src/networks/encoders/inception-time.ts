import { convolution } from "../layers/convolution.ts";
import { normalisation } from "../layers/normalisation.ts";
import { maximumPooling } from "../layers/pooling.ts";
import { relu } from "../layers/relu.ts";
import type { Declaration } from "../parameters.ts";
import type { Sequence, SequenceLayer } from "../pass.ts";
import type { BuiltEncoder } from "./built-encoder.ts";

/**
 * InceptionTime: modules of long, middle and short convolutions side by side, with a short cut around every three of them. The
 * published classifier is the mean of five of these: see `trainEnsemble`.
 *
 * Source: Ismail Fawaz et al. 2020, doi:10.1007/s10618-020-00710-y.
 */
export interface InceptionTimeEncoder {
	readonly kind: "inception-time";
	/** Filters of each of the four branches. Default 32. */
	readonly filters?: number;
	/** Modules. Default 6. */
	readonly depth?: number;
	/** Default [39, 19, 9], odd ones in place of the published 40, 20, 10, so that they sit on their sample. */
	readonly kernelSamples?: readonly number[];
	/** Channels after the 1-sample convolution at a module's door. Default 32. */
	readonly bottleneck?: number;
}

export function buildInceptionTime(
	declare: Declaration,
	name: string,
	{ filters = 32, depth = 6, kernelSamples = [39, 19, 9], bottleneck = 32 }: InceptionTimeEncoder,
	nChannels: number,
): BuiltEncoder<SequenceLayer> {
	const nOut = filters * (kernelSamples.length + 1);
	let nIn = nChannels;
	let nCut = nChannels;
	const modules = Array.from({ length: depth }, (_, i) => {
		const module = buildModule(declare, `${name}/${i}`, { nIn, filters, kernelSamples, bottleneck });
		const closes = i % 3 === 2;
		const cut = closes ? buildCut(declare, `${name}/${i}/short-cut`, nCut, nOut) : undefined;
		if (closes) nCut = nOut;
		nIn = nOut;
		return { module, cut };
	});
	const layer: SequenceLayer = (pass, sequence) => {
		let now = sequence;
		let start = sequence;
		for (const { module, cut } of modules) {
			now = module(pass, now);
			if (cut === undefined) continue;
			now = relu(pass, { x: pass.tf.add(now.x, cut(pass, start).x), mask: now.mask });
			start = now;
		}
		return now;
	};
	return { layer, nFeatures: nOut, stride: 1 };
}

function buildModule(
	declare: Declaration,
	name: string,
	{
		nIn,
		filters,
		kernelSamples,
		bottleneck,
	}: { nIn: number; filters: number; kernelSamples: readonly number[]; bottleneck: number },
): SequenceLayer {
	const narrow =
		nIn > bottleneck
			? convolution(declare, `${name}/bottleneck`, { nIn, nOut: bottleneck, kernelSamples: 1 })
			: undefined;
	const width = narrow === undefined ? nIn : bottleneck;
	const branches = kernelSamples.map((length, i) =>
		convolution(declare, `${name}/branch${i}`, { nIn: width, nOut: filters, kernelSamples: length }),
	);
	const pool = maximumPooling(3, { stride: 1 });
	const afterPool = convolution(declare, `${name}/after-pool`, { nIn, nOut: filters, kernelSamples: 1 });
	const normalise = normalisation(declare, `${name}/normalisation`, filters * (kernelSamples.length + 1));
	return (pass, input) => {
		const door = narrow === undefined ? input : narrow(pass, input);
		const parts = [...branches.map((branch) => branch(pass, door)), afterPool(pass, pool(pass, input))];
		// What any branch saw was observed: that of the longest kernel.
		const masks = parts.flatMap(({ mask }) => (mask === undefined ? [] : [mask]));
		const mask = masks.length === 0 ? undefined : masks.reduce((one, other) => pass.tf.maximum(one, other));
		const joined: Sequence = {
			x: pass.tf.concat(
				parts.map(({ x }) => x),
				2,
			),
			mask,
		};
		return relu(pass, normalise(pass, joined));
	};
}

function buildCut(declare: Declaration, name: string, nIn: number, nOut: number): SequenceLayer {
	const convolve = convolution(declare, name, { nIn, nOut, kernelSamples: 1 });
	const normalise = normalisation(declare, `${name}/normalisation`, nOut);
	return (pass, sequence) => normalise(pass, convolve(pass, sequence));
}
