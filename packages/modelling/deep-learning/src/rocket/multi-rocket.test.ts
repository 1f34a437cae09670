import { drawNormal, seededRandom } from "@quickening/core";
import { describe, expect, it } from "vitest";
import type { Signal } from "../examples/signal.ts";
import { differenceSignal } from "./difference-signal.ts";
import { fitMultiRocket } from "./fit-multi-rocket.ts";
import { multiRocketFeatures } from "./multi-rocket-features.ts";
import { kernelPlaces, N_KERNELS, type RocketKernels } from "./rocket-kernels.ts";

const noise = (n: number, nSamples: number, nChannels: number, seed: string, missing = 0) => {
	const random = seededRandom(seed);
	const values = Float32Array.from({ length: n * nSamples * nChannels }, () => drawNormal(random));
	for (let i = 0; i < values.length; i++) if (random() < missing) values[i] = Number.NaN;
	return { values, nSamples, nChannels };
};

/** The four numbers by their definition, one window, in double precision. */
function poolsNaive({ values, nSamples, nChannels }: Signal, kernels: RocketKernels): number[][] {
	const at = (t: number, c: number) => (t < 0 || t >= nSamples ? 0 : values[t * nChannels + c]);
	const means = Array.from({ length: nChannels }, (_, c) => {
		const there = Array.from({ length: nSamples }, (_, t) => at(t, c)).filter((value) => !Number.isNaN(value));
		return kernels.centre === "none" || there.length === 0
			? 0
			: there.reduce((sum, value) => sum + value, 0) / there.length;
	});
	const value = (t: number, c: number) => (t < 0 || t >= nSamples || Number.isNaN(at(t, c)) ? 0 : at(t, c) - means[c]);
	const seen = (t: number) => means.some((_, c) => !Number.isNaN(at(t, c)));
	const pools: number[][] = [];
	let feature = 0;
	kernels.dilations.forEach((dilation, d) => {
		for (let kernel = 0; kernel < N_KERNELS; kernel++) {
			const places = kernelPlaces.subarray(3 * kernel, 3 * kernel + 3);
			const combination = d * N_KERNELS + kernel;
			const chosen = kernels.channels.subarray(kernels.starts[combination], kernels.starts[combination + 1]);
			const output = (t: number) => {
				let sum = 0;
				for (const c of chosen) {
					for (let k = 0; k < 9; k++) sum += (places.includes(k) ? 2 : -1) * value(t + (k - 4) * dilation, c);
				}
				return sum;
			};
			const margin = (d + kernel) % 2 === 0 ? 0 : 4 * dilation;
			const moments = Array.from({ length: Math.max(0, nSamples - 2 * margin) }, (_, t) => t + margin);
			for (let b = 0; b < kernels.nBiases[d]; b++, feature++) {
				const bias = kernels.biases[feature];
				const above = moments.filter((t) => seen(t) && output(t) > bias);
				const runs =
					moments
						.map((t) => (seen(t) && output(t) > bias ? "1" : "0"))
						.join("")
						.match(/1+/g) ?? [];
				const n = moments.filter(seen).length;
				const mean = (of: (t: number) => number) => above.reduce((sum, t) => sum + of(t), 0) / above.length;
				pools.push([
					n > 0 ? above.length / n : 0,
					above.length > 0 ? mean((t) => output(t) - bias) : 0,
					above.length > 0 ? mean((t) => t - margin) : -1,
					Math.max(0, ...runs.map((run) => run.length)),
				]);
			}
		}
	});
	return pools;
}

describe("multiRocketFeatures", () => {
	it.each([
		[1, 0, "window"],
		[3, 0.2, "window"],
		[2, 0.1, "none"],
	] as const)(
		"are the four numbers of the definition: %i channels, %f missing, centre %s",
		(nChannels, missing, centre) => {
			const signal = noise(3, 40, nChannels, "definition", missing);
			const kernels = fitMultiRocket(signal, { nFeatures: 8 * 3 * 84, centre });
			const { values, nColumns } = multiRocketFeatures(signal, kernels);
			const difference = differenceSignal(signal);
			const first = kernels.signal.biases.length;
			for (let i = 0; i < 3; i++) {
				const one = (of: Signal) => {
					const size = of.nSamples * nChannels;
					return { ...of, values: of.values.slice(i * size, (i + 1) * size) };
				};
				for (const [pools, start] of [
					[poolsNaive(one(signal), kernels.signal), 0],
					[poolsNaive(one(difference), kernels.difference), 4 * first],
				] as const) {
					let nEqual = 0;
					pools.forEach((four, feature) => {
						const ours = four.map((_, p) => values[i * nColumns + start + p * pools.length + feature]);
						// An output that all but equals its bias may fall on the other side in single precision.
						if (four.every((value, p) => Math.abs(value - ours[p]) < 1e-4)) nEqual++;
					});
					expect(nEqual / pools.length).toBeGreaterThan(0.98);
				}
			}
		},
	);

	it("differences are missing where either value is, and a window that holds nothing gives 0, 0, -1, 0", () => {
		const signal = { values: Float32Array.of(1, 4, Number.NaN, 9, 16, 20), nSamples: 6, nChannels: 1 };
		expect(Array.from(differenceSignal(signal).values)).toEqual([3, Number.NaN, Number.NaN, 7, 4]);
		const two = { values: Float32Array.of(1, 10, 2, 30, 4, 60), nSamples: 3, nChannels: 2 };
		expect(Array.from(differenceSignal(two).values)).toEqual([1, 20, 2, 30]);
		const kernels = fitMultiRocket(noise(4, 30, 1, "empty"), { nFeatures: 8 * 84 });
		const nothing = { values: new Float32Array(30).fill(Number.NaN), nSamples: 30, nChannels: 1 };
		const { values } = multiRocketFeatures(nothing, kernels);
		expect([0, 84, 168, 252].map((at) => values[at])).toEqual([0, 0, -1, 0]);
	});

	it("refuses windows of another shape, and ones too short to be differenced", () => {
		const kernels = fitMultiRocket(noise(4, 30, 1, "shape"), { nFeatures: 8 * 84 });
		expect(() => multiRocketFeatures(noise(1, 31, 1, "x"), kernels)).toThrow("multiRocketFeatures: signal must");
		expect(() => fitMultiRocket(noise(4, 9, 1, "short"))).toThrow(
			"fitMultiRocket: windows must have at least 9 samples",
		);
		expect(() => fitMultiRocket(noise(4, 30, 1, "few"), { nFeatures: 100 })).toThrow(
			"fitMultiRocket: nFeatures must be",
		);
	});
});
