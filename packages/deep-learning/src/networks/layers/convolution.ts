import type { Tensor, Tensor4D, TensorFlow } from "../../tensorflow/tensor-flow.ts";
import type { Declaration } from "../parameters.ts";
import type { Pass, Sequence, SequenceLayer } from "../pass.ts";

/** Options of {@link convolution}. */
export interface ConvolutionOptions {
	readonly nIn: number;
	readonly nOut: number;
	readonly kernelSamples: number;
	readonly dilation?: number;
	/** Only the past is seen. Default false: as much before as after. */
	readonly causal?: boolean;
	/** Default false, for what is normalised next. */
	readonly bias?: boolean;
}

/**
 * Convolution over time of the same length as its input. Missing moments are 0 and add nothing, as the zeros at the ends do; a moment counts
 * as observed from here on when the kernel saw anything observed around it, so that gaps close layer by layer.
 *
 * A dilation is a reshape: time t becomes row t / d and column t % d, and a kernel down the rows reaches every d-th sample. TensorFlow.js has
 * no gradient for a dilated convolution.
 *
 * Source of how masks move: Liu et al. 2018 (partial convolutions), doi:10.1007/978-3-030-01252-6_6; their rescaling by the share of observed
 *   samples is left out, because what was observed goes into the first layer beside the values.
 */
export function convolution(
	declare: Declaration,
	name: string,
	{ nIn, nOut, kernelSamples, dilation = 1, causal = false, bias = false }: ConvolutionOptions,
): SequenceLayer {
	const kernel = declare.parameter(`${name}/kernel`, [kernelSamples, 1, nIn, nOut], "he");
	const offset = bias ? declare.parameter(`${name}/bias`, [nOut], "zeros") : undefined;
	const padding = causal ? "valid" : "same";
	return (pass: Pass, { x, mask }: Sequence): Sequence => {
		const { tf } = pass;
		const filter = pass.parameter(kernel) as Tensor4D;
		const convolved = overTime(tf, x, { kernelSamples, dilation, causal }, (rows) =>
			tf.conv2d(rows, filter, 1, padding),
		);
		const seen =
			mask === undefined || kernelSamples === 1
				? mask
				: overTime(tf, mask, { kernelSamples, dilation, causal }, (rows) =>
						tf.maxPool(rows, [kernelSamples, 1], 1, padding),
					);
		return { x: offset === undefined ? convolved : tf.add(convolved, pass.parameter(offset)), mask: seen };
	};
}

/** Runs a kernel down the rows of time laid out by dilation, [batch, rows, dilation, channels], and lays time out in a line again. */
function overTime(
	tf: TensorFlow,
	x: Tensor,
	{ kernelSamples, dilation, causal }: { kernelSamples: number; dilation: number; causal: boolean },
	work: (rows: Tensor4D) => Tensor4D,
): Tensor {
	const [n, length, nChannels] = x.shape as [number, number, number];
	const nRows = Math.ceil(length / dilation);
	const excess = nRows * dilation - length;
	const padded =
		excess === 0
			? x
			: tf.pad(x, [
					[0, 0],
					[0, excess],
					[0, 0],
				]);
	const rows = tf.reshape(padded, [n, nRows, dilation, nChannels]) as Tensor4D;
	const made = work(
		causal
			? (tf.pad(rows, [
					[0, 0],
					[kernelSamples - 1, 0],
					[0, 0],
					[0, 0],
				]) as Tensor4D)
			: rows,
	);
	const line = tf.reshape(made, [n, nRows * dilation, made.shape[3]]);
	return excess === 0 ? line : tf.slice(line, [0, 0, 0], [n, length, made.shape[3]]);
}
