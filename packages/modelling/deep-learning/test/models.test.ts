import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	decodeModel,
	encodeModel,
	integratedGradients,
	occlusionByModality,
	occlusionOverTime,
	predict,
	predictEnsemble,
	predictWithDropout,
	TensorFlowError,
	type TrainOptions,
	trainEnsemble,
	trainNetwork,
} from "../src/index.ts";
import { crc32 } from "../src/models/crc-32.ts";
import { checkpointFile, tensorFlowRecord } from "../src/node/index.ts";
import { withClearErrors } from "../src/tensorflow/tensor-flow-error.ts";
import { encoders, oscillations, tensorFlow, tensorFlowNote } from "./examples.ts";

const examples = oscillations();
const options = (): TrainOptions => ({
	tf: tensorFlow!,
	encoder: encoders[0],
	head: { kind: "classification", nClasses: 2 },
	nEpochs: 8,
	batchSize: 16,
	learningRate: { peak: 0.01 },
});
const model = tensorFlow === undefined ? undefined! : trainNetwork(examples, options()).model;
const root = fileURLToPath(new URL("../../../..", import.meta.url));

it("crc32 is zlib's, also in pieces", () => {
	fc.assert(
		fc.property(fc.uint8Array(), fc.uint8Array(), (one, other) => {
			expect(crc32(other, crc32(one))).toBe(zlibCrc32(other, zlibCrc32(one)));
		}),
	);
});

describe.skipIf(tensorFlow === undefined)(`a model${tensorFlowNote}`, () => {
	it("comes back from its bytes with the same predictions", () => {
		const back = decodeModel(encodeModel(model));
		expect(encodeModel(back)).toEqual(encodeModel(model));
		expect(predict(examples, { tf: tensorFlow!, model: back })).toEqual(predict(examples, { tf: tensorFlow!, model }));
	});

	it("is refused when it is cut short anywhere, or any byte of it is changed", () => {
		const bytes = encodeModel(model);
		fc.assert(
			fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
				expect(() => decodeModel(bytes.subarray(0, at))).toThrow(TensorFlowError);
				const changed = Uint8Array.from(bytes);
				changed[at] ^= change;
				expect(() => decodeModel(changed)).toThrow(TensorFlowError);
			}),
		);
	});
});

describe.skipIf(tensorFlow === undefined)(`doubt${tensorFlowNote}`, () => {
	it("of an ensemble: the mean of its members, their spread, and the part of the entropy on which they differ", () => {
		const tf = tensorFlow!;
		const members = trainEnsemble(examples, { ...options(), nMembers: 2, nEpochs: 2 }).map((one) => one.model);
		const [a, b] = members.map((one) => predict(examples, { tf, model: one }).values);
		const told = predictEnsemble(examples, { tf, models: members });
		const entropy = (p: number) => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
		for (let i = 0; i < 5; i++) {
			expect(told.values[i]).toBeCloseTo((a[i] + b[i]) / 2, 6);
			expect(told.sds[i]).toBeCloseTo(Math.abs(a[i] - b[i]) / Math.SQRT2, 6);
			expect(told.entropyNats![i]).toBeCloseTo(entropy(told.values[i]), 5);
			expect(told.disagreementNats![i]).toBeCloseTo(entropy(told.values[i]) - (entropy(a[i]) + entropy(b[i])) / 2, 5);
		}
		expect(() => predictEnsemble(examples, { tf, models: [] })).toThrow("models must have at least 1 model");
	});

	it("by dropout: the same draws from the same seed, and a mean near the plain prediction", () => {
		const tf = tensorFlow!;
		const told = predictWithDropout(examples, { tf, model, nDraws: 40 });
		expect(predictWithDropout(examples, { tf, model, nDraws: 40 })).toEqual(told);
		expect(predictWithDropout(examples, { tf, model, nDraws: 40, seed: 2 }).values).not.toEqual(told.values);
		const plain = predict(examples, { tf, model }).values;
		const off = told.values.map((value, i) => Math.abs(value - plain[i]));
		expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThan(0.1);
		expect(Math.max(...told.sds)).toBeGreaterThan(0);
	});
});

describe.skipIf(tensorFlow === undefined)(`explanations${tensorFlowNote}`, () => {
	const { wrist } = examples.signals;
	/** Windows of noise; in class 1 with a bump at samples 30 to 38. */
	const bumps = oscillations({ noise: 0.3, seed: "bumps" });
	const { values, nSamples, nChannels } = bumps.signals.wrist;
	for (let i = 0; i < bumps.outcomes.length; i++) {
		for (let t = 0; t < nSamples; t++) {
			for (let c = 0; c < nChannels; c++) {
				const noise = Math.sin(i * 12.9 + t * 78.2 + c * 37.7) * 0.3;
				values[(i * nSamples + t) * nChannels + c] = noise + (bumps.outcomes[i] === 1 && t >= 30 && t < 38 ? 3 : 0);
			}
		}
	}
	const found =
		tensorFlow === undefined ? undefined! : trainNetwork(bumps, { ...options(), nEpochs: 15, heldOut: "none" }).model;
	const positive = Array.from(bumps.outcomes, (outcome, i) => (outcome === 1 ? i : -1)).filter((i) => i >= 0);

	it("by integrated gradients sum to the difference in output, and lie where the signal is", () => {
		const tf = tensorFlow!;
		const before = tf.memory().numTensors;
		const { signals, differences, largestError } = integratedGradients(bumps, { tf, model: found, nSteps: 128 });
		expect(largestError).toBeLessThan(0.02 * Math.max(...differences));
		const size = nSamples * nChannels;
		for (const i of positive.slice(0, 5)) {
			const own = signals.wrist.slice(i * size, (i + 1) * size);
			const inside = own.slice(30 * nChannels, 38 * nChannels).reduce((sum, value) => sum + value, 0);
			expect(inside / own.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(0.6);
		}
		expect(tf.memory().numTensors).toBe(before);
	});

	it("by integrated gradients give nothing to what is missing", () => {
		const { signals } = integratedGradients(examples, { tf: tensorFlow!, model, nSteps: 4 });
		wrist.values.forEach((value, j) => {
			if (Number.isNaN(value)) expect(Math.abs(signals.wrist[j])).toBe(0);
		});
	});

	it("by occlusion owe most to the stretch that holds the signal", () => {
		const {
			values: lost,
			fromSamples,
			toSamples,
			nStretches,
			whole,
		} = occlusionOverTime(bumps, {
			tf: tensorFlow!,
			model: found,
			modality: "wrist",
			stretchSamples: 10,
		});
		expect(Array.from(fromSamples)).toEqual([0, 10, 20, 30, 40]);
		expect(toSamples.at(-1)).toBe(48);
		expect(whole).toEqual(predict(bumps, { tf: tensorFlow!, model: found }).values);
		for (const i of positive.slice(0, 5)) {
			const own = Array.from(lost.slice(i * nStretches, (i + 1) * nStretches));
			expect(own.indexOf(Math.max(...own))).toBe(3);
		}
	});

	it("by modality name every one", () => {
		const lost = occlusionByModality(bumps, { tf: tensorFlow!, model: found });
		expect(Object.keys(lost)).toEqual(["wrist"]);
		expect(lost.wrist.length).toBe(bumps.outcomes.length);
	});
});

describe("what goes wrong", () => {
	it.each([
		["OOM when allocating tensor with shape[9]", "out-of-memory", "Use a smaller batchSize"],
		[
			"Kernel 'Conv2DBackpropFilter' not registered for backend 'wasm'",
			"unsupported-op",
			"Conv2DBackpropFilter does not exist on the backend wasm",
		],
		[
			"The Conv2D op currently only supports NHWC tensor format on the CPU",
			"unsupported-op",
			"Train with loadTensorFlow()",
		],
	])("%s is said so that a person can act", (said, code, words) => {
		const fail = () =>
			withClearErrors("trainNetwork", () => {
				throw new Error(said);
			});
		expect(fail).toThrow(words);
		expect(fail).toThrow(expect.objectContaining({ code }));
	});

	it.skipIf(tensorFlow === undefined)(`a batch that no memory holds is told as such${tensorFlowNote}`, () => {
		const huge = { values: new Float32Array(8), nSamples: 1, nChannels: 1 };
		expect(() =>
			withClearErrors("predict", () =>
				tensorFlow!.tidy(() => tensorFlow!.zeros([2 ** 20, 2 ** 20, 4]).add(huge.values.length)),
			),
		).toThrow(/memory is used up/);
	});
});

it.skipIf(tensorFlow === undefined)(
	`a killed training goes on from its file to the same bytes${tensorFlowNote}`,
	() => {
		const folder = mkdtempSync(join(tmpdir(), "quickening-checkpoint-"));
		try {
			const path = join(folder, "below", "training.checkpoint");
			const run = (epochs: string) =>
				execFileSync(
					process.execPath,
					[
						"--no-warnings",
						"--conditions=@quickening/source",
						join(root, "packages/modelling/deep-learning/test/killed-training.ts"),
						path,
						epochs,
					],
					{ encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
				);
			const whole = run("0");
			rmSync(path, { force: true });
			expect(() => run("2")).toThrow();
			expect(existsSync(path)).toBe(true);
			expect(run("0")).toBe(whole);
			writeFileSync(path, readFileSync(path).subarray(0, 50));
			expect(() => checkpointFile(path).options.resume).not.toThrow();
			expect(() => run("0")).toThrow();
		} finally {
			rmSync(folder, { recursive: true });
		}
	},
);

describe("loading", () => {
	const script = (code: string) =>
		execFileSync(
			process.execPath,
			["--no-warnings", "--conditions=@quickening/source", "--input-type=module", "-e", code],
			{
				cwd: join(root, "packages/modelling/deep-learning"),
				encoding: "utf8",
			},
		).trim();

	it("the package, and its part for Node, loads no TensorFlow", () => {
		const code = `await import("@quickening/deep-learning"); await import("@quickening/deep-learning/node");
			const loaded = process.report.getReport().sharedObjects.filter((path) => /tensorflow|tfjs/.test(path));
			console.log(loaded.length);`;
		expect(script(code)).toBe("0");
	});

	it.skipIf(tensorFlow === undefined)(
		`records version, threads and what else is pinned; refuses another number of threads${tensorFlowNote}`,
		async () => {
			expect(tensorFlowRecord()).toEqual({
				tensorFlow: "2.15.1",
				tfjs: "4.22.0",
				threads: 1,
				oneDnn: false,
				instructionSet: "AVX2",
				cacheBytes: { l1: 32_768, l2: 1_048_576, l3: 33_554_432 },
			});
			const { loadTensorFlow } = await import("../src/node/index.ts");
			await expect(loadTensorFlow({ threads: 2 })).rejects.toThrow(
				"runs on 1 threads in this process already. Start another process",
			);
		},
	);
});
