/* Trains so many networks one after the other on so many threads: node fold.ts <networks> <threads>. */
import { drawNormal, seededRandom } from "@quickening/core";
import { trainNetwork } from "@quickening/deep-learning";
import { loadTensorFlow } from "@quickening/deep-learning/node";

const [networks, threads] = process.argv.slice(2).map(Number);
const tf = await loadTensorFlow({ threads: threads! });
const [n, nSamples, nChannels] = [400, 200, 40];
const random = seededRandom("windows");
const values = Float32Array.from({ length: n * nSamples * nChannels }, () => drawNormal(random));
const examples = {
	signals: { mel: { values, nSamples, nChannels } },
	outcomes: Float64Array.from({ length: n }, (_, i) => i % 2),
	participantIds: Array.from({ length: n }, (_, i) => `p${i >> 1}`),
};
for (let fold = 0; fold < networks!; fold++) {
	trainNetwork(examples, {
		tf,
		encoder: { kind: "temporal-cnn", filters: [32, 32, 64], kernelSamples: 5, poolSamples: 4 },
		head: { kind: "classification", nClasses: 2 },
		nEpochs: 10,
		patienceEpochs: 10,
		seed: fold,
	});
}
