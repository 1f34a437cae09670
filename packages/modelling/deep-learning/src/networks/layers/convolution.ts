import type { Tensor, Tensor4D, TensorFlow } from "../../tensorflow/tensor-flow.ts";
import type { Declaration } from "../parameters.ts";
import type { Pass, Sequence, SequenceLayer } from "../pass.ts";

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
 * Convolution over time of the same length as its input. Missing moments are 0 and add nothing, as the zeros at the ends do; a
 * moment counts as observed from here on when the kernel saw anything observed around it, so that gaps close layer by layer.
 *
 * A dilation is a reshape: time t becomes row t / d and column t % d, and a kernel down the rows reaches every d-th sample.
 * TensorFlow.js has no gradient for a dilated convolution.
 *
 * Source of how masks move: Liu et al. 2018 (partial convolutions), doi:10.1007/978-3-030-01252-6_6; their rescaling by the share
 *   of observed samples is left out, because what was observed goes into the first layer beside the values.
 */
export function convolution(
	declare: Declaration,
	name: string,
	{ nIn, nOut, kernelSamples, dilation = 1, causal = false, bias = false }: ConvolutionOptions,
): SequenceLayer {
	const kernel = declare.parameter(`${name}/kernel`, [kernelSamples, 1, nIn, nOut], "he");
	const offset = bias ? declare.parameter(`${name}/bias`, [nOut], "zeros") : undefined;
	const run = { kernelSamples, dilation, causal };
	return (pass: Pass, { x, mask }: Sequence): Sequence => {
		const { tf } = pass;
		const weights = pass.parameter(kernel) as Tensor4D;
		const convolved = overTime(tf, x, run, (grid, size, padding) =>
			tf.conv2d(grid, tf.reshape(weights, [...size, nIn, nOut]) as Tensor4D, 1, padding),
		);
		const seen =
			mask === undefined || kernelSamples === 1
				? mask
				: overTime(tf, mask, run, (grid, size, padding) => tf.maxPool(grid, size, 1, padding));
		return { x: offset === undefined ? convolved : tf.add(convolved, pass.parameter(offset)), mask: seen };
	};
}

/**
 * Runs a kernel over time laid out as a grid, and lays time out in a line again. Without dilation the grid is one row, along
 * which TensorFlow's convolutions are fastest; with it, as many columns as the dilation, down which the kernel runs.
 */
function overTime(
	tf: TensorFlow,
	x: Tensor,
	{ kernelSamples, dilation, causal }: { kernelSamples: number; dilation: number; causal: boolean },
	work: (grid: Tensor4D, size: [number, number], padding: "same" | "valid") => Tensor4D,
): Tensor {
	const [n, length, nChannels] = x.shape as [number, number, number];
	const nRows = Math.ceil(length / dilation);
	const before = causal ? kernelSamples - 1 : 0;
	const padding = causal ? "valid" : "same";
	if (dilation === 1) {
		const seen = before > 0 ? padTime(tf, x, before, 0) : x;
		const grid = tf.reshape(seen, [n, 1, before + length, nChannels]) as Tensor4D;
		const made = work(grid, [1, kernelSamples], padding);
		return tf.reshape(made, [n, length, made.shape[3]]);
	}
	const excess = nRows * dilation - length;
	// Rows before the first are the past of every column.
	const seen = before > 0 || excess > 0 ? padTime(tf, x, before * dilation, excess) : x;
	const grid = tf.reshape(seen, [n, before + nRows, dilation, nChannels]) as Tensor4D;
	const made = work(grid, [kernelSamples, 1], padding);
	const line = tf.reshape(made, [n, nRows * dilation, made.shape[3]]);
	return excess === 0 ? line : tf.slice(line, [0, 0, 0], [n, length, made.shape[3]]);
}

function padTime(tf: TensorFlow, x: Tensor, before: number, after: number): Tensor {
	return tf.pad(x, [
		[0, 0],
		[before, after],
		[0, 0],
	]);
}
