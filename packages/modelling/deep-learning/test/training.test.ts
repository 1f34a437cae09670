import { drawNormal, seededRandom } from "@quickening/core";
import { matrixFromRows } from "@quickening/stats";
import { beforeAll, describe, expect, it } from "vitest";
import {
	type Examples,
	encodeModel,
	type NetworkModel,
	networkFit,
	predict,
	pretrainMasked,
	type TrainOptions,
	takeExamples,
	trainNetwork,
	windowNumbers,
} from "../src/index.ts";
import { firstMoments, takeStep } from "../src/training/optimiser.ts";
import { encoders, oscillations, tensorFlow, tensorFlowNote } from "./examples.ts";

const twoClasses = { kind: "classification", nClasses: 2 } as const;
const accuracy = (values: ArrayLike<number>, outcomes: ArrayLike<number>) =>
	Array.from(values).filter((value, i) => (value > 0.5 ? 1 : 0) === outcomes[i]).length / outcomes.length;

describe.skipIf(tensorFlow === undefined)(`trainNetwork${tensorFlowNote}`, () => {
	const tf = tensorFlow!;
	const examples = oscillations();
	const unseen = oscillations({ seed: "unseen" });
	const options: TrainOptions = {
		tf,
		encoder: encoders[0],
		head: twoClasses,
		nEpochs: 12,
		batchSize: 16,
		learningRate: { peak: 0.01 },
	};

	it.each(encoders)("learns two classes through gaps with a $kind, and tells them in windows never seen", (encoder) => {
		const { model, history } = trainNetwork(examples, { ...options, encoder });
		expect(history[0].trainingLoss).toBeGreaterThan(history.at(-1)!.trainingLoss);
		expect(accuracy(predict(unseen, { tf, model }).values, unseen.outcomes)).toBeGreaterThan(0.9);
	});

	it.each(encoders)("repeats to the byte from a seed, differs from another, and leaks no tensor: $kind", (encoder) => {
		const before = tf.memory().numTensors;
		const train = (seed: number) =>
			encodeModel(trainNetwork(examples, { ...options, encoder, nEpochs: 2, seed }).model);
		expect(train(1)).toEqual(train(1));
		expect(train(1)).not.toEqual(train(2));
		expect(tf.memory().numTensors).toBe(before);
	});

	it.each([1, 3, 5])(
		"goes on from the checkpoint of epoch %i to the bytes of a training that never stopped",
		(epoch) => {
			const whole = { ...options, nEpochs: 6, patienceEpochs: 6 };
			const checkpoints: Uint8Array[] = [];
			const { model, history, bestEpoch } = trainNetwork(examples, {
				...whole,
				onCheckpoint: (bytes) => checkpoints.push(bytes),
			});
			const resumed = trainNetwork(examples, { ...whole, resume: checkpoints[epoch - 1] });
			expect(encodeModel(resumed.model)).toEqual(encodeModel(model));
			expect(resumed.history).toEqual(history);
			expect(resumed.bestEpoch).toBe(bestEpoch);
		},
	);

	it("refuses a checkpoint of another training, and a corrupt one", () => {
		let checkpoint = new Uint8Array();
		trainNetwork(examples, { ...options, nEpochs: 1, onCheckpoint: (bytes) => (checkpoint = Uint8Array.from(bytes)) });
		const resume = { ...options, nEpochs: 1, resume: checkpoint };
		expect(() => trainNetwork(examples, { ...resume, batchSize: 8 })).toThrow(
			"resume must be a checkpoint of this training",
		);
		expect(() => trainNetwork(oscillations({ seed: "others" }), resume)).toThrow("of other options or other windows");
		const changed = Uint8Array.from(checkpoint);
		changed[changed.length >> 1] ^= 1;
		const before = tf.memory().numTensors;
		for (const bytes of [changed, checkpoint.slice(0, 100), checkpoint.slice(0, -1), new Uint8Array()]) {
			expect(() => trainNetwork(examples, { ...resume, resume: bytes })).toThrow(/no whole checkpoint .* train again/);
		}
		expect(tf.memory().numTensors).toBe(before);
	});

	it("stops on participants that it never trained on, and gives the best epoch", () => {
		const noise = takeExamples(
			oscillations({ n: 40, noise: 20 }),
			Int32Array.from({ length: 40 }, (_, i) => i),
		);
		const { history, bestEpoch, stoppedEarly, heldOutParticipantIds } = trainNetwork(noise, {
			...options,
			nEpochs: 60,
			patienceEpochs: 3,
		});
		expect(stoppedEarly).toBe(true);
		expect(history.length).toBe(bestEpoch + 3);
		const losses = history.map((record) => record.heldOutLoss);
		expect(losses[bestEpoch - 1]).toBe(Math.min(...losses));
		expect(heldOutParticipantIds.length).toBe(4);
	});

	it("refuses a participant on both sides", () => {
		const [one, other] = [takeExamples(examples, [0, 2]), takeExamples(examples, [1, 3])];
		expect(() => trainNetwork(one, { ...options, heldOut: other })).toThrow(
			"trainNetwork: heldOut must have no participant of the training windows; got windows of p0 in both",
		);
	});

	it("names a class that is absent, a channel that is missing everywhere, and a constant one", () => {
		const rows = Array.from(examples.outcomes, (outcome, i) => (outcome === 0 ? i : -1)).filter((row) => row >= 0);
		expect(() => trainNetwork(takeExamples(examples, rows), options)).toThrow(
			"training outcomes must hold every one of the 2 classes; got no window of class 1",
		);
		const { wrist } = examples.signals;
		const withChannel = (value: number): Examples => ({
			...examples,
			signals: { wrist: { ...wrist, values: wrist.values.map((old, i) => (i % 2 === 1 ? value : old)) } },
		});
		expect(() => trainNetwork(withChannel(Number.NaN), options)).toThrow(
			"a value for channel 1 of wrist in at least one training window",
		);
		const { warnings, model } = trainNetwork(withChannel(3), { ...options, nEpochs: 1 });
		expect(warnings.map((warning) => warning.message)).toEqual([
			"channel 1 of wrist is constant in training: nothing is learnt of it.",
		]);
		expect(predict(withChannel(3), { tf, model }).values.every(Number.isFinite)).toBe(true);
	});

	it("stops at a loss that is not finite, and names the batch and whose windows it holds", () => {
		const before = tf.memory().numTensors;
		expect(() => trainNetwork(examples, { ...options, learningRate: { peak: 1e36 } })).toThrow(
			/The (loss|gradient) is (NaN|Infinity) in epoch 1, batch \d of 4 \(windows of p\d+, .* Lower learningRate\.peak/,
		);
		expect(tf.memory().numTensors).toBe(before);
	});

	it("changes windows in training alone, the same way from the same seed and after a checkpoint", () => {
		const augmentation = { shiftSamples: 4, hiddenFraction: 0.2, offsetSd: 0.5, noiseSd: 0.1 };
		const changed: TrainOptions = { ...options, augmentation, nEpochs: 8 };
		const checkpoints: Uint8Array[] = [];
		const { model } = trainNetwork(examples, { ...changed, onCheckpoint: (bytes) => checkpoints.push(bytes) });
		const bytes = encodeModel(model);
		expect(encodeModel(trainNetwork(examples, { ...changed, resume: checkpoints[2] }).model)).toEqual(bytes);
		expect(encodeModel(trainNetwork(examples, { ...changed, augmentation: {} }).model)).not.toEqual(bytes);
		expect(() => trainNetwork(examples, { ...options, nEpochs: 8, resume: checkpoints[2] })).toThrow(
			"of other options",
		);
		expect(accuracy(predict(unseen, { tf, model }).values, unseen.outcomes)).toBeGreaterThan(0.9);
	});

	it("leaves frozen parameters as they started", () => {
		const first = trainNetwork(examples, { ...options, nEpochs: 1 }).model;
		const { model } = trainNetwork(examples, { ...options, nEpochs: 2, seed: 2, start: first, frozen: ["signals/"] });
		for (const [name, values] of Object.entries(model.parameters)) {
			if (name.startsWith("signals/")) expect(values).toEqual(first.parameters[name]);
		}
		expect(model.parameters["head/kernel"]).not.toEqual(first.parameters["head/kernel"]);
	});

	it("says after each epoch how it stands and how long it will take", () => {
		const seen: number[][] = [];
		trainNetwork(examples, {
			...options,
			nEpochs: 3,
			onEpoch: ({ epoch, nEpochs, trainingLoss, secondsLeft }) =>
				seen.push([epoch, nEpochs, trainingLoss, secondsLeft]),
		});
		expect(seen.map(([epoch, nEpochs]) => [epoch, nEpochs])).toEqual([
			[1, 3],
			[2, 3],
			[3, 3],
		]);
		expect(seen.every(([, , loss]) => loss > 0)).toBe(true);
		expect(seen[0][3]).toBeGreaterThan(0);
		expect(seen[2][3]).toBe(0);
	});

	it("learns a number, levels and times", () => {
		const random = seededRandom("numbers");
		const outcomes = Float64Array.from(examples.outcomes, (outcome) => 40 + 8 * outcome + 0.1 * drawNormal(random));
		const number = trainNetwork({ ...examples, outcomes }, { ...options, head: { kind: "regression" } }).model;
		const told = predict({ ...unseen }, { tf, model: number }).values;
		expect(
			accuracy(
				told.map((value) => (value > 44 ? 1 : 0)),
				unseen.outcomes,
			),
		).toBeGreaterThan(0.9);
		const levels = trainNetwork(examples, { ...options, head: { kind: "ordinal", nLevels: 2 } }).model;
		const ofLevel = predict(unseen, { tf, model: levels });
		expect(ofLevel.nColumns).toBe(2);
		expect(
			accuracy(
				ofLevel.values.filter((_, i) => i % 2 === 1),
				unseen.outcomes,
			),
		).toBeGreaterThan(0.9);
		const times = {
			...examples,
			outcomes: Float64Array.from(examples.outcomes, (outcome) => (outcome === 1 ? 1.5 : 3)),
			events: examples.outcomes,
		};
		const survival = trainNetwork(times, { ...options, head: { kind: "time-to-event", edges: [1, 2, 3] } }).model;
		const free = predict(unseen, { tf, model: survival });
		expect(
			accuracy(
				Array.from(unseen.outcomes, (_, i) => 1 - free.values[i * 3 + 1]),
				unseen.outcomes,
			),
		).toBeGreaterThan(0.9);
	});

	it("is a Fit over window numbers, with only the training windows in its scaling", () => {
		const fit = networkFit({ ...options, inputs: examples, participantIds: examples.participantIds });
		const numbers = windowNumbers(80);
		const learn = fit(numbers, Float64Array.from(examples.outcomes), seededRandom(1));
		expect(accuracy(learn(numbers), examples.outcomes)).toBeGreaterThan(0.9);
		expect(() => fit(matrixFromRows([[1, 2]]), Float64Array.of(1), seededRandom(1))).toThrow(
			"one column of window numbers",
		);
	});
});

describe.skipIf(tensorFlow === undefined)(`modalities and static columns${tensorFlowNote}`, () => {
	const tf = tensorFlow!;
	const wrist = oscillations({ nChannels: 1 });
	const random = seededRandom("second");
	const chest = Float32Array.from({ length: 80 * 10 }, () => drawNormal(random));
	const statics = matrixFromRows(
		Array.from(wrist.outcomes, (outcome) => [25 + drawNormal(random), outcome + 0.3 * drawNormal(random)]),
	);
	const examples: Examples = {
		...wrist,
		signals: { ...wrist.signals, chest: { values: chest, nSamples: 10, nChannels: 1 } },
		statics,
	};
	let model: NetworkModel;
	beforeAll(() => {
		({ model } = trainNetwork(examples, {
			tf,
			encoder: { wrist: encoders[0], chest: encoders[1] },
			head: twoClasses,
			nEpochs: 8,
			learningRate: { peak: 0.01 },
		}));
	});
	const without = (name: "wrist" | "chest"): Examples => {
		const signal = examples.signals[name]!;
		const nothing = signal.values.map(() => Number.NaN);
		return { ...examples, signals: { ...examples.signals, [name]: { ...signal, values: nothing } } };
	};

	it("predict when a modality is missing, and when every static value is", () => {
		for (const name of ["wrist", "chest"] as const) {
			const { values } = predict(without(name), { tf, model });
			expect(values.every((value) => value > 0 && value < 1)).toBe(true);
		}
		const gone = { ...statics, values: statics.values.map(() => Number.NaN) };
		const { values } = predict({ ...examples, statics: gone }, { tf, model });
		expect(values.every(Number.isFinite)).toBe(true);
	});

	it("what is masked is not seen: predictions do not depend on what other windows of the batch hold, nor on the size of batches", () => {
		const all = predict(examples, { tf, model }).values;
		const alone = predict(examples, { tf, model, batchSize: 1 }).values;
		all.forEach((value, i) => {
			expect(Math.abs(value - alone[i])).toBeLessThan(1e-5);
		});
	});

	it("refuse windows of another shape by name", () => {
		const { chest: _, ...signals } = examples.signals;
		expect(() => predict({ ...examples, signals }, { tf, model })).toThrow(
			"predict: signals.chest must be windows of 10 samples x 1 channels, as in training (all NaN where the modality is missing); got none",
		);
		const { statics: __, ...rest } = examples;
		expect(() => predict(rest, { tf, model })).toThrow("predict: statics must have 2 columns, as in training; got 0");
	});

	it("ask for an encoder for each", () => {
		expect(() => trainNetwork(examples, { tf, encoder: { wrist: encoders[0] }, head: twoClasses })).toThrow(
			"encoder must name one for each modality (chest, wrist); got none for chest",
		);
	});
});

describe.skipIf(tensorFlow === undefined)(`pretrainMasked${tensorFlowNote}`, () => {
	const tf = tensorFlow!;
	it("learns to fill in what was hidden, better than the mean, and its encoders start another training", () => {
		const examples = oscillations({ n: 120, noise: 0.1 });
		const encoder = { kind: "temporal-cnn", filters: [16, 16], kernelSamples: 15, poolSamples: 1 } as const;
		const before = tf.memory().numTensors;
		const pretrain = () =>
			pretrainMasked(examples, {
				tf,
				encoder,
				participantIds: examples.participantIds,
				nEpochs: 20,
				batchSize: 16,
				learningRate: { peak: 0.01 },
			});
		const { start, history, bestEpoch } = pretrain();
		expect(history[bestEpoch - 1].heldOutLoss).toBeLessThan(0.7);
		expect(pretrain().start).toEqual({ ...start });
		const { model } = trainNetwork(examples, {
			tf,
			encoder,
			head: twoClasses,
			nEpochs: 1,
			start,
			frozen: ["signals/"],
		});
		const kernel = "signals/wrist/0/convolution/kernel";
		expect(model.parameters[kernel]).toEqual(start.parameters[kernel]);
		expect(tf.memory().numTensors).toBe(before);
	});
});

describe.skipIf(tensorFlow === undefined)(`takeStep${tensorFlowNote}`, () => {
	const tf = tensorFlow!;
	it("is Adam with decoupled decay and clipped gradients, by hand", () => {
		const parameters = new Map([
			["w", tf.tensor([[1, -2]]) as never],
			["b", tf.tensor([0.5]) as never],
		]);
		const moments = firstMoments(tf, parameters);
		const gradients = [tf.tensor([[3, 0]]), tf.tensor([4])];
		// Length 5, shortened to 1: 0.6, 0, 0.8. The first step of Adam is the learning rate times the sign.
		const norm = takeStep(
			tf,
			{ parameters, moments, gradients },
			{ learningRate: 0.1, weightDecay: 0.5, clipNorm: 1, isFrozen: () => false },
		);
		expect(norm).toBe(5);
		const at = (name: string) =>
			Array.from((parameters.get(name) as unknown as { dataSync(): Float32Array }).dataSync());
		const [w0, w1] = at("w");
		expect(w0).toBeCloseTo(1 * (1 - 0.05) - 0.1, 5);
		expect(w1).toBeCloseTo(-2 * (1 - 0.05), 5);
		expect(at("b")[0]).toBeCloseTo(0.5 - 0.1, 5);
		const firsts = Array.from(moments.first.dataSync());
		[0.06, 0, 0.08].forEach((value, i) => {
			expect(firsts[i]).toBeCloseTo(value, 6);
		});
		tf.dispose([...parameters.values(), moments.first, moments.second, ...gradients]);
	});
});
