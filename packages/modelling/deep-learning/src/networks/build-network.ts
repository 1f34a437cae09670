import { buildHead } from "../heads/build-head.ts";
import type { Tensor } from "../tensorflow/tensor-flow.ts";
import type { NetworkDescription } from "./description.ts";
import { buildEncoder } from "./encoders/build-encoder.ts";
import { dense } from "./layers/dense.ts";
import { dropout } from "./layers/dropout.ts";
import { meanOverTime, presence } from "./layers/pooling.ts";
import type { Declaration, ParameterShape } from "./parameters.ts";
import type { Pass, Sequence } from "./pass.ts";

/** Standardised windows of a modality, 0 where missing, and what was observed; both [batch, nSamples, nChannels]. */
export interface SignalTensors {
	readonly values: Tensor;
	readonly observed: Tensor;
	/** Whether every value of the batch was observed: nothing need be masked then. */
	readonly isWhole: boolean;
}

/** A batch on its way into a network. */
export interface InputTensors {
	readonly signals: Readonly<Record<string, SignalTensors>>;
	/** Both [batch, nStatics]. */
	readonly statics?: { readonly values: Tensor; readonly observed: Tensor };
}

/** A network put together, without its numbers. */
export interface Network {
	readonly parameters: readonly ParameterShape[];
	readonly states: readonly ParameterShape[];
	/** Features over time of each modality. */
	sequences(pass: Pass, inputs: InputTensors): Readonly<Record<string, Sequence>>;
	/** Numbers for the head, [batch, nOutputs]. */
	outputs(pass: Pass, inputs: InputTensors): Tensor;
	/** Features of each encoder, and samples for each of its moments. */
	readonly encoders: Readonly<Record<string, { readonly nFeatures: number; readonly stride: number }>>;
}

/**
 * One encoder a modality; the mean of its features over what was observed; static columns beside them; a hidden layer where asked
 * for; a head. Values and what was observed go in side by side. A modality of which a window holds nothing gives a learnt vector
 * in place of its features.
 */
export function buildNetwork({ signals, nStatics, hiddenUnits, dropoutRate, head }: NetworkDescription): Network {
	const parameters: ParameterShape[] = [];
	const states: ParameterShape[] = [];
	const declare: Declaration = {
		parameter(name, shape, initial) {
			parameters.push({ name, shape, initial });
			return name;
		},
		state(name, shape, initial) {
			states.push({ name, shape, initial });
			return name;
		},
	};
	const encoders = Object.entries(signals).map(([name, { nChannels, encoder }]) => {
		const built = buildEncoder(declare, `signals/${name}`, encoder, 2 * nChannels);
		const absent = declare.parameter(`signals/${name}/absent`, [built.nFeatures], "zeros");
		return { name, absent, ...built };
	});
	const nFeatures = encoders.reduce((sum, one) => sum + one.nFeatures, 0) + 2 * nStatics;
	const hidden = hiddenUnits > 0 ? dense(declare, "hidden", { nIn: nFeatures, nOut: hiddenUnits }) : undefined;
	const { nOutputs } = buildHead(head);
	const last = dense(declare, "head", { nIn: hiddenUnits > 0 ? hiddenUnits : nFeatures, nOut: nOutputs });

	const encode = (pass: Pass, { layer, name }: (typeof encoders)[number], inputs: InputTensors): Sequence => {
		const { values, observed, isWhole } = inputs.signals[name];
		const mask = isWhole ? undefined : pass.tf.max(observed, 2, true);
		return layer(pass, { x: pass.tf.concat([values, observed], 2), mask });
	};
	return {
		parameters,
		states,
		encoders: Object.fromEntries(encoders.map(({ name, nFeatures, stride }) => [name, { nFeatures, stride }])),
		sequences: (pass, inputs) => Object.fromEntries(encoders.map((one) => [one.name, encode(pass, one, inputs)])),
		outputs(pass, inputs) {
			const { tf } = pass;
			const parts: Tensor[] = encoders.map((one) => {
				const sequence = encode(pass, one, inputs);
				const mean = meanOverTime(pass, sequence);
				if (sequence.mask === undefined) return mean;
				const isThere = presence(pass, sequence);
				return tf.add(mean, tf.mul(tf.sub(1, isThere), pass.parameter(one.absent)));
			});
			if (inputs.statics !== undefined) parts.push(inputs.statics.values, inputs.statics.observed);
			let x: Tensor = parts.length === 1 ? parts[0] : tf.concat(parts, 1);
			if (hidden !== undefined) x = tf.relu(hidden(pass, x));
			return last(pass, dropout(pass, x, { name: "dropout", rate: dropoutRate }));
		},
	};
}
