import { checkInRange, InvalidInputError } from "@quickening/core";
import type { Examples } from "../examples/examples.ts";
import { countInputs, type Inputs } from "../examples/inputs.ts";
import { fitScaling } from "../examples/scaling.ts";
import { splitByParticipant } from "../examples/split-by-participant.ts";
import { batches, batchTensors } from "../models/batch-tensors.ts";
import type { NetworkModel } from "../models/network-model.ts";
import { buildNetwork, type InputTensors } from "../networks/build-network.ts";
import { describeNetwork } from "../networks/describe-network.ts";
import { dense } from "../networks/layers/dense.ts";
import type { Declaration, ParameterShape } from "../networks/parameters.ts";
import type { Pass } from "../networks/pass.ts";
import type { Scalar, Tensor } from "../tensorflow/tensor-flow.ts";
import { withClearErrors } from "../tensorflow/tensor-flow-error.ts";
import { hiddenSpans } from "./hidden-spans.ts";
import { loopOptions, type SharedOptions } from "./loop-options.ts";
import { firstState } from "./start.ts";
import type { TrainOptions } from "./train-options.ts";
import { type EpochRecord, runTraining, type Task } from "./training-loop.ts";

/** Options of {@link pretrainMasked}; the rest as for `trainNetwork`. */
export interface PretrainOptions
	extends Omit<SharedOptions, "frozen">,
		Pick<TrainOptions, "tf" | "encoder" | "onEpoch"> {
	readonly participantIds: readonly string[];
	/** Share of each window that is hidden. Default 0.4. */
	readonly hiddenFraction?: number;
	/** Length of a hidden stretch. Default a sixteenth of the window, at least 1. */
	readonly spanSamples?: number;
	/** Share of the participants on which training stops. Default 0.1. */
	readonly heldOutFraction?: number;
}

/** Encoders that have learnt to fill in what was hidden from them. */
export interface Pretrained {
	/** To be given to `trainNetwork` as `start`. */
	readonly start: Pick<NetworkModel, "parameters" | "states" | "scaling">;
	/** Losses: mean squared error of hidden values, in units of their variance (1: no better than the mean). */
	readonly history: readonly EpochRecord[];
	readonly bestEpoch: number;
}

/**
 * Self-supervised pre-training without outcomes: stretches of each modality are hidden, as gaps are, and the network learns to
 * tell what stood there. Only values that were measured are asked for; gaps of the record are neither shown nor asked.
 *
 * Source: He et al. 2022 (masked autoencoders), doi:10.1109/CVPR52688.2022.01553; on physiological signals Narayanswamy et al.
 * 2024, arXiv:2410.13638.
 *
 * @throws InvalidInputError when there is no signal, or fewer than 2 participants.
 */
export function pretrainMasked(inputs: Inputs, options: PretrainOptions): Pretrained {
	const { tf, participantIds, hiddenFraction = 0.4, heldOutFraction = 0.1, encoder } = options;
	const loop = loopOptions("pretrainMasked", options);
	const { seed } = loop;
	checkInRange("pretrainMasked", "hiddenFraction", hiddenFraction, 0.01, 0.95);
	const { signals } = inputs;
	const names = Object.keys(signals).sort();
	if (names.length === 0) {
		throw new InvalidInputError("pretrainMasked: inputs must have a signal; got none", {
			code: "too-short",
			argument: "inputs",
			received: 0,
		});
	}
	const all: Examples = { signals, participantIds, outcomes: new Float64Array(countInputs(inputs)) };
	const sides = splitByParticipant(all, { heldOutFraction, stratify: false, seed: `${seed}/held-out` });
	const { scaling } = fitScaling(sides.training);
	const network = buildNetwork(describeNetwork({ signals }, { encoder, head: { kind: "regression" }, hiddenUnits: 0 }));
	const parameters: ParameterShape[] = network.parameters.filter(
		({ name }) => name.startsWith("signals/") && !name.endsWith("/absent"),
	);
	const declare: Declaration = {
		parameter(name, shape, initial) {
			parameters.push({ name, shape, initial });
			return name;
		},
		state: (name) => name,
	};
	const decoders = names.map((name) => {
		const { nFeatures, stride } = network.encoders[name];
		return dense(declare, `decoder/${name}`, { nIn: nFeatures, nOut: stride * signals[name].nChannels });
	});

	/** Sum of squares and count of what was hidden and had been measured. */
	const errors = (
		pass: Pass,
		examples: Examples,
		rows: Int32Array,
		draw: string,
	): { squares: Tensor; count: Tensor } => {
		const hidden = hiddenSpans(examples.signals, {
			nRows: rows.length,
			hiddenFraction,
			spanSamples: options.spanSamples,
			draw,
		});
		const shown = batchTensors(tf, examples, { rows, scaling, hidden });
		const truth: InputTensors = batchTensors(tf, examples, { rows, scaling });
		const sequences = network.sequences(pass, shown);
		const parts = names.map((name, k) => {
			const { nSamples, nChannels } = signals[name];
			const { x } = sequences[name];
			const [n, length, nFeatures] = x.shape as [number, number, number];
			const { stride } = network.encoders[name];
			const told = tf.reshape(decoders[k](pass, tf.reshape(x, [n * length, nFeatures])), [
				n,
				length * stride,
				nChannels,
			]);
			const asked = tf.sub(truth.signals[name].observed, shown.signals[name].observed);
			const differences = tf.sub(tf.slice(told, [0, 0, 0], [n, nSamples, nChannels]), truth.signals[name].values);
			return { squares: tf.sum(tf.mul(tf.square(differences), asked)), count: tf.sum(asked) };
		});
		const total = (which: "squares" | "count") => tf.addN(parts.map((part) => part[which]));
		return { squares: total("squares"), count: total("count") };
	};
	const task: Task = {
		loss(pass, rows, step) {
			const { squares, count } = errors(pass, sides.training, rows, step);
			return tf.div(squares, tf.maximum(count, 1)) as Scalar;
		},
		heldOutLoss(pass) {
			let squares = 0;
			let count = 0;
			for (const rows of batches(sides.heldOut, 256)) {
				tf.tidy(() => {
					const part = errors(pass, sides.heldOut, rows, `${seed}/held-out/${rows[0]}`);
					squares += part.squares.dataSync()[0];
					count += part.count.dataSync()[0];
				});
			}
			return squares / Math.max(1, count);
		},
		participantIds: sides.training.participantIds,
	};
	return withClearErrors("pretrainMasked", () => {
		const state = firstState(tf, { parameters, states: network.states }, { seed });
		runTraining(tf, { task, state, options: loop }, (progress) => options.onEpoch?.(progress));
		const { epoch, parameters: best, states } = state.best;
		const encoders = Object.fromEntries(Object.entries(best).filter(([name]) => name.startsWith("signals/")));
		return { start: { parameters: encoders, states, scaling }, history: state.history, bestEpoch: epoch };
	});
}
