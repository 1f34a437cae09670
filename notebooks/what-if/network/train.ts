/**
 * Trains the small network of the methods page on drawn traces and writes trained.ts beside this file.
 *
 * node --conditions=@quickening/source notebooks/what-if/network/train.ts
 */
import { writeFileSync } from "node:fs";
import { seededRandom } from "@quickening/core";
import { encodeModel, trainNetwork } from "@quickening/deep-learning";
import { loadTensorFlow, tensorFlowRecord } from "@quickening/deep-learning/node";
import { drawTraces } from "./draw-traces.ts";

const tf = await loadTensorFlow();
const { model, history, bestEpoch } = trainNetwork(drawTraces(600, seededRandom("training")), {
	tf,
	encoder: { kind: "temporal-cnn", filters: [6, 8], kernelSamples: 9, poolSamples: 4 },
	head: { kind: "classification", nClasses: 2 },
	nEpochs: 30,
	learningRate: { peak: 0.01, warmupEpochs: 1 },
	onEpoch: ({ epoch, trainingLoss, heldOutLoss }) => console.error(epoch, trainingLoss, heldOutLoss),
});
const losses = history.map(({ trainingLoss, heldOutLoss }) =>
	[trainingLoss, heldOutLoss].map((x) => Number(x.toPrecision(5))),
);
writeFileSync(
	new URL("trained.ts", import.meta.url),
	`// Written by train.ts with TensorFlow ${tensorFlowRecord()!.tensorFlow} on one thread: do not edit.

/** The network, as \`encodeModel\` of @quickening/deep-learning writes it, in base64. */
export const model =
	"${Buffer.from(encodeModel(model)).toString("base64")}";

/** Loss of training and of held-out traces after each epoch. */
export const losses: readonly (readonly [number, number])[] = ${JSON.stringify(losses)};

/** The epoch whose weights these are. */
export const bestEpoch = ${bestEpoch};
`,
);
