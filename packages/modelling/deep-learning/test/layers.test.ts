import { drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convolutionNaive } from "../src/networks/layers/convolution.naive.ts";
import { convolution } from "../src/networks/layers/convolution.ts";
import { normalisation } from "../src/networks/layers/normalisation.ts";
import { maximumPooling, meanOverTime, presence } from "../src/networks/layers/pooling.ts";
import type { Declaration } from "../src/networks/parameters.ts";
import type { Pass } from "../src/networks/pass.ts";
import type { Tensor } from "../src/tensorflow/tensor-flow.ts";
import { tensorFlow, tensorFlowNote } from "./examples.ts";

/** Single precision, sums of some hundred products. */
const TOLERANCE = 1e-5;

const declare: Declaration = { parameter: (name) => name, state: (name) => name };
const passWith = (parameters: Record<string, Tensor>, training = false): Pass & { seen: Record<string, number[]> } => {
	const seen: Record<string, number[]> = {};
	return {
		tf: tensorFlow!,
		training,
		dropoutSeed: undefined,
		parameter: (name) => parameters[name]!,
		state: (name) => parameters[name]!,
		observe: (name, value) => {
			seen[name] = Array.from(value.dataSync());
		},
		seen,
	};
};
const normals = (n: number, seed: string) => {
	const random = seededRandom(seed);
	return Float32Array.from({ length: n }, () => drawNormal(random));
};

describe.skipIf(tensorFlow === undefined)(`layers${tensorFlowNote}`, () => {
	const tf = tensorFlow!;

	it("convolution is that of plain loops, at any dilation, causal or not", () => {
		const shapes = fc.record({
			length: fc.integer({ min: 1, max: 30 }),
			nIn: fc.integer({ min: 1, max: 3 }),
			nOut: fc.integer({ min: 1, max: 3 }),
			kernelSamples: fc.constantFrom(1, 3, 5, 7),
			dilation: fc.integer({ min: 1, max: 9 }),
			causal: fc.boolean(),
		});
		fc.assert(
			fc.property(shapes, ({ length, ...options }) => {
				const { nIn, nOut, kernelSamples } = options;
				const x = normals(length * nIn, "x");
				const kernel = normals(kernelSamples * nIn * nOut, "kernel");
				const made = tf.tidy(() => {
					const pass = passWith({ "a/kernel": tf.tensor(kernel, [kernelSamples, 1, nIn, nOut]) });
					const layer = convolution(declare, "a", options);
					return layer(pass, { x: tf.tensor(x, [1, length, nIn]), mask: undefined }).x.dataSync();
				});
				const expected = convolutionNaive(x, kernel, options);
				expect(made.length).toBe(expected.length);
				expected.forEach((value, i) => {
					expect(Math.abs(made[i] - value)).toBeLessThan(TOLERANCE * (1 + Math.abs(value)));
				});
			}),
			{ numRuns: 60 },
		);
	});

	it("a causal convolution sees nothing that comes later", () => {
		const options = { nIn: 1, nOut: 1, kernelSamples: 3, dilation: 4, causal: true };
		const run = (x: Float32Array) =>
			tf.tidy(() => {
				const pass = passWith({ "a/kernel": tf.tensor(normals(3, "k"), [3, 1, 1, 1]) });
				return convolution(declare, "a", options)(pass, { x: tf.tensor(x, [1, 20, 1]), mask: undefined }).x.dataSync();
			});
		const x = normals(20, "x");
		const later = x.map((value, t) => (t > 12 ? value + 9 : value));
		expect(Array.from(run(later).slice(0, 13))).toEqual(Array.from(run(x).slice(0, 13)));
		expect(run(later)[13]).not.toBe(run(x)[13]);
	});

	it("convolution closes a gap from its ends, as far as its kernel reaches", () => {
		tf.tidy(() => {
			const pass = passWith({ "a/kernel": tf.ones([3, 1, 1, 1]) });
			const mask = tf.tensor([1, 0, 0, 0, 0, 1, 0, 0], [1, 8, 1]);
			const masks = [false, true].map((causal) => {
				const layer = convolution(declare, "a", { nIn: 1, nOut: 1, kernelSamples: 3, causal });
				return Array.from(layer(pass, { x: mask, mask }).mask!.dataSync());
			});
			expect(masks).toEqual([
				[1, 1, 0, 0, 1, 1, 1, 0],
				[1, 1, 1, 0, 0, 1, 1, 1],
			]);
		});
	});

	it("normalisation takes mean and variance of what was observed, and leaves the rest at 0", () => {
		tf.tidy(() => {
			const pass = passWith(
				{
					"n/scale": tf.tensor1d([2]),
					"n/offset": tf.tensor1d([1]),
					"n/mean": tf.tensor1d([0]),
					"n/variance": tf.tensor1d([1]),
				},
				true,
			);
			const layer = normalisation(declare, "n", 1);
			const x = tf.tensor3d([
				[[1], [3], [77]],
				[[5], [-9], [7]],
			]);
			const mask = tf.tensor3d([
				[[1], [1], [0]],
				[[1], [0], [1]],
			]);
			const made = layer(pass, { x, mask }).x.dataSync();
			// Observed: 1, 3, 5, 7: mean 4, variance 5.
			expect(pass.seen["n/mean"]).toEqual([4]);
			expect(pass.seen["n/variance"]).toEqual([5]);
			const at = (value: number) => 1 + (2 * (value - 4)) / Math.sqrt(5 + 1e-3);
			[at(1), at(3), 0, at(5), 0, at(7)].forEach((value, i) => {
				expect(made[i]).toBeCloseTo(value, 5);
			});
		});
	});

	it("normalisation divides by a square root that is rounded correctly, to the bit", () => {
		tf.tidy(() => {
			const [scale, variance] = ["scale", "variance"].map((seed) => normals(1003, seed).map((value) => value ** 2));
			const pass = passWith({
				"n/scale": tf.tensor1d(scale!),
				"n/offset": tf.zeros([1003]),
				"n/mean": tf.zeros([1003]),
				"n/variance": tf.tensor1d(variance!),
			});
			const made = normalisation(declare, "n", 1003)(pass, { x: tf.ones([1, 1, 1003]), mask: undefined }).x.dataSync();
			const sd = variance!.map((value) => Math.sqrt(Math.fround(value + Math.fround(1e-3))));
			expect(made).toEqual(scale!.map((value, i) => value / sd[i]!));
		});
	});

	it("pooling, means and presence know what was observed", () => {
		tf.tidy(() => {
			const pass = passWith({});
			const x = tf.tensor3d([
				[[1], [4], [0], [0], [2]],
				[[0], [0], [0], [0], [0]],
			]);
			const mask = tf.tensor3d([
				[[1], [1], [0], [0], [1]],
				[[0], [0], [0], [0], [0]],
			]);
			const pooled = maximumPooling(2)(pass, { x, mask });
			expect(Array.from(pooled.x.dataSync())).toEqual([4, 0, 2, 0, 0, 0]);
			expect(Array.from(pooled.mask!.dataSync())).toEqual([1, 0, 1, 0, 0, 0]);
			expect(Array.from(meanOverTime(pass, { x, mask }).dataSync())).toEqual([Math.fround(7 / 3), 0]);
			expect(Array.from(presence(pass, { x, mask }).dataSync())).toEqual([1, 0]);
		});
	});
});
