import type { Tensor, TensorFlow } from "../tensorflow/tensor-flow.ts";

/** Moments of the gradients, all parameters behind one another. */
export interface Moments {
	first: Tensor;
	second: Tensor;
	nSteps: number;
}

export interface StepOptions {
	readonly learningRate: number;
	/** Share of a weight that is taken off, times the learning rate; never of biases and normalisations. */
	readonly weightDecay: number;
	/** Gradients longer than this are shortened to it, all together. */
	readonly clipNorm: number;
	/** Parameters that stay as they are. */
	readonly isFrozen: (name: string) => boolean;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

/** Moments before the first step. */
export function firstMoments(tf: TensorFlow, parameters: ReadonlyMap<string, Tensor>): Moments {
	let n = 0;
	for (const { size } of parameters.values()) n += size;
	return { first: tf.zeros([n]), second: tf.zeros([n]), nSteps: 0 };
}

/**
 * One step of Adam with decoupled weight decay, on all parameters at once; parameters and moments are replaced, and the old ones
 * disposed of.
 *
 * @returns Length of the gradient before it was shortened; where it is not finite nothing has been changed.
 *
 * Source: Kingma and Ba 2015, arXiv:1412.6980; Loshchilov and Hutter 2019, arXiv:1711.05101.
 */
export function takeStep(
	tf: TensorFlow,
	{
		parameters,
		moments,
		gradients,
	}: { parameters: Map<string, Tensor>; moments: Moments; gradients: readonly Tensor[] },
	{ learningRate, weightDecay, clipNorm, isFrozen }: StepOptions,
): number {
	const names = [...parameters.keys()];
	const flat = tf.tidy(() => tf.concat(gradients.map((gradient) => tf.reshape(gradient, [-1]))));
	const norm = tf.tidy(() => tf.sqrt(tf.sum(tf.square(flat))).dataSync()[0]);
	if (!Number.isFinite(norm)) {
		flat.dispose();
		return norm;
	}
	const nSteps = moments.nSteps + 1;
	const [first, second, ...changed] = tf.tidy(() => {
		const gradient = norm > clipNorm ? tf.mul(flat, clipNorm / norm) : flat;
		const first = tf.add(tf.mul(moments.first, BETA1), tf.mul(gradient, 1 - BETA1));
		const second = tf.add(tf.mul(moments.second, BETA2), tf.mul(tf.square(gradient), 1 - BETA2));
		const scale = learningRate / (1 - BETA1 ** nSteps);
		const spread = tf.add(tf.sqrt(tf.div(second, 1 - BETA2 ** nSteps)), EPSILON);
		const step = tf.div(tf.mul(first, scale), spread);
		const sizes = names.map((name) => parameters.get(name)!.size);
		const steps = sizes.length > 1 ? tf.split(step, sizes) : [step];
		const moved = names.map((name, i) => {
			const old = parameters.get(name)!;
			if (isFrozen(name)) return tf.clone(old);
			const kept = weightDecay > 0 && old.shape.length > 1 ? tf.mul(old, 1 - learningRate * weightDecay) : old;
			return tf.sub(kept, tf.reshape(steps[i], old.shape));
		});
		return [first, second, ...moved];
	});
	flat.dispose();
	tf.dispose([moments.first, moments.second, ...parameters.values()]);
	for (let i = 0; i < names.length; i++) parameters.set(names[i], changed[i]);
	moments.first = first;
	moments.second = second;
	moments.nSteps = nSteps;
	return norm;
}
