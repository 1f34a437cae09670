import type { Declaration } from "../parameters.ts";
import type { Pass, Sequence, SequenceLayer } from "../pass.ts";

const EPSILON = 1e-3;

/**
 * Batch normalisation over what was observed: the mean and variance of a channel are of unmasked moments alone, and masked ones
 * stay 0.
 *
 * Source: Ioffe and Szegedy 2015, arXiv:1502.03167.
 */
export function normalisation(declare: Declaration, name: string, nChannels: number): SequenceLayer {
	const scale = declare.parameter(`${name}/scale`, [nChannels], "ones");
	const offset = declare.parameter(`${name}/offset`, [nChannels], "zeros");
	const runningMean = declare.state(`${name}/mean`, [nChannels], "zeros");
	const runningVariance = declare.state(`${name}/variance`, [nChannels], "ones");
	return (pass: Pass, { x, mask }: Sequence): Sequence => {
		const { tf } = pass;
		const axes = [0, 1];
		let mean = pass.state(runningMean);
		let variance = pass.state(runningVariance);
		if (pass.training) {
			const [n, length] = x.shape as [number, number, number];
			const count = mask === undefined ? tf.scalar(n * length) : tf.maximum(tf.sum(mask), 1);
			const seen = mask === undefined ? x : tf.mul(x, mask);
			mean = tf.div(tf.sum(seen, axes), count);
			const squares = tf.square(tf.sub(x, mean));
			variance = tf.div(tf.sum(mask === undefined ? squares : tf.mul(squares, mask), axes), count);
			pass.observe(runningMean, mean);
			pass.observe(runningVariance, variance);
		}
		const gain = tf.div(pass.parameter(scale), tf.sqrt(tf.add(variance, EPSILON)));
		const shift = tf.sub(pass.parameter(offset), tf.mul(mean, gain));
		const y = tf.add(tf.mul(x, gain), shift);
		return { x: mask === undefined ? y : tf.mul(y, mask), mask };
	};
}
