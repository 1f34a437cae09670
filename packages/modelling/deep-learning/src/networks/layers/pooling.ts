import type { Tensor, Tensor4D } from "../../tensorflow/tensor-flow.ts";
import type { Pass, Sequence, SequenceLayer } from "../pass.ts";

/** The largest of every `samples` values, after a rectifier: a masked moment is 0 and never the larger one. */
export function maximumPooling(
	samples: number,
	{ stride = samples }: { readonly stride?: number } = {},
): SequenceLayer {
	return (pass, { x, mask }) => ({
		x: pooled(pass, x, samples, stride),
		mask: mask === undefined ? undefined : pooled(pass, mask, samples, stride),
	});
}

function pooled({ tf }: Pass, x: Tensor, samples: number, stride: number): Tensor {
	const [n, length, channels] = x.shape as [number, number, number];
	const flat = tf.reshape(x, [n, length, 1, channels]) as Tensor4D;
	const y = tf.maxPool(flat, [samples, 1], [stride, 1], "same");
	return tf.reshape(y, [n, y.shape[1], channels]);
}

/** Mean over the observed moments of each window, [batch, channels]; 0 where nothing was observed. */
export function meanOverTime({ tf }: Pass, { x, mask }: Sequence): Tensor {
	if (mask === undefined) return tf.mean(x, 1);
	return tf.div(tf.sum(tf.mul(x, mask), 1), tf.maximum(tf.sum(mask, 1), 1));
}

/** 1 for each window of which anything was observed, [batch, 1]. */
export function presence({ tf }: Pass, { x, mask }: Sequence): Tensor {
	return mask === undefined ? tf.ones([x.shape[0], 1]) : tf.reshape(tf.max(mask, 1), [x.shape[0], 1]);
}
