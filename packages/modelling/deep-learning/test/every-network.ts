import { createHash } from "node:crypto";
import { seededRandom } from "@quickening/core";
import { encodeModel, type Head, integratedGradients, predict, pretrainMasked, trainNetwork } from "../src/index.ts";
import type { TensorFlow } from "../src/tensorflow/tensor-flow.ts";
import { encoders, oscillations } from "./examples.ts";

const heads: readonly Head[] = [
	{ kind: "classification", nClasses: 2 },
	{ kind: "classification", nClasses: 3 },
	{ kind: "regression" },
	{ kind: "regression", loss: "huber" },
	{ kind: "ordinal", nLevels: 3 },
	{ kind: "time-to-event", edges: [1, 2, 3] },
];

/**
 * Trains a small network of each kind for every head, masked and whole, and pre-trains one; hashes of weights, predictions and
 * attributions.
 */
export function trainEveryNetwork(tf: TensorFlow): Readonly<Record<string, string>> {
	const hashes: Record<string, string> = {};
	// 38 windows train in batches of 32: whole vectors, and what is left over.
	const gaps = oscillations({ n: 48, nSamples: 64 });
	const random = seededRandom("whole");
	const { wrist } = gaps.signals;
	const whole = {
		wrist: { ...wrist, values: wrist.values.map((value) => (Number.isNaN(value) ? 5 + random() : value)) },
	};
	const outcomes = gaps.outcomes.map((outcome, i) => outcome + (i % 6 < 2 ? 1 : 0));
	encoders.forEach((encoder, i) => {
		for (const [j, head] of heads.entries()) {
			if (j % encoders.length !== i) continue;
			const nClasses = head.kind === "classification" ? head.nClasses : 3;
			const examples = {
				...gaps,
				signals: j % 2 === 0 ? gaps.signals : whole,
				outcomes: outcomes.map((outcome) => Math.min(outcome, nClasses - 1)),
				events: outcomes.map((outcome) => (outcome > 0 ? 1 : 0)),
			};
			const { model } = trainNetwork(examples, { tf, encoder, head, nEpochs: 1, augmentation: { noiseSd: 0.1 } });
			const { values } = predict(examples, { tf, model });
			const one = {
				signals: { wrist: { ...wrist, values: wrist.values.subarray(0, wrist.nSamples * wrist.nChannels) } },
			};
			const attributions = integratedGradients(one, { tf, model, nSteps: 4 }).signals.wrist!;
			const hash = createHash("sha256").update(encodeModel(model)).update(bytes(values)).update(bytes(attributions));
			hashes[`${encoder.kind}, ${JSON.stringify(head)}`] = hash.digest("hex");
		}
	});
	const { start } = pretrainMasked(gaps, { tf, encoder: encoders[0], participantIds: gaps.participantIds, nEpochs: 1 });
	const hash = createHash("sha256");
	for (const values of Object.values(start.parameters)) hash.update(bytes(values));
	return { ...hashes, "pre-training": hash.digest("hex") };
}

function bytes(values: Float32Array): Uint8Array {
	return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
