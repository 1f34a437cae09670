import { createHash } from "node:crypto";
import { encodeModel, trainNetwork } from "../src/index.ts";
import { checkpointFile } from "../src/node/index.ts";
import { oscillations, tensorFlow } from "./examples.ts";

/** Trains four epochs with a checkpoint in a file, prints a hash of the model, and kills itself after some epochs if told so. */
const [path, killAfter] = process.argv.slice(2) as [string, string];
const { options } = checkpointFile(path);
let left = Number(killAfter);
const { model } = trainNetwork(oscillations(), {
	tf: tensorFlow!,
	encoder: { kind: "temporal-cnn", filters: [8] },
	head: { kind: "classification", nClasses: 2 },
	nEpochs: 4,
	...options,
	onCheckpoint(bytes) {
		options.onCheckpoint(bytes);
		if (--left === 0) process.kill(process.pid, "SIGKILL");
	},
});
console.log(createHash("sha256").update(encodeModel(model)).digest("hex"));
