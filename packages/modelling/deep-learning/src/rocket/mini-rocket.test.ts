import { drawNormal, seededRandom } from "@quickening/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitMiniRocket } from "./fit-mini-rocket.ts";
import { miniRocketFeatures } from "./mini-rocket-features.ts";
import { kernelPlaces, N_KERNELS, type RocketKernels } from "./rocket-kernels.ts";

const noise = (n: number, nSamples: number, nChannels: number, seed: string) => {
	const random = seededRandom(seed);
	return {
		values: Float32Array.from({ length: n * nSamples * nChannels }, () => drawNormal(random)),
		nSamples,
		nChannels,
	};
};

/** Shares by the definition: nine weights, a sum for each moment and channel, a comparison with each bias. */
function sharesNaive({ values, nSamples, nChannels }: ReturnType<typeof noise>, kernels: RocketKernels): number[] {
	const shares: number[] = [];
	let feature = 0;
	kernels.dilations.forEach((dilation, d) => {
		for (let k = 0; k < N_KERNELS; k++) {
			const weights = new Array(9).fill(-1);
			for (const place of kernelPlaces.subarray(3 * k, 3 * k + 3)) weights[place] = 2;
			const chosen = kernels.channels.subarray(
				kernels.starts[d * N_KERNELS + k],
				kernels.starts[d * N_KERNELS + k + 1],
			);
			const outputs: number[] = [];
			const margin = (d + k) % 2 === 0 ? 0 : 4 * dilation;
			for (let t = margin; t < nSamples - margin; t++) {
				const isObserved = Array.from({ length: nChannels }, (_, c) => values[t * nChannels + c]).some(
					(x) => !Number.isNaN(x),
				);
				if (!isObserved) continue;
				let sum = 0;
				for (const c of chosen) {
					let [mean, n] = [0, 0];
					for (let s = 0; s < nSamples; s++) {
						const x = values[s * nChannels + c];
						if (!Number.isNaN(x)) [mean, n] = [mean + x, n + 1];
					}
					mean = kernels.centre === "window" && n > 0 ? mean / n : 0;
					weights.forEach((weight, j) => {
						const x = values[(t + (j - 4) * dilation) * nChannels + c];
						if (t + (j - 4) * dilation >= 0 && x !== undefined && !Number.isNaN(x)) sum += weight * (x - mean);
					});
				}
				outputs.push(sum);
			}
			for (let b = 0; b < kernels.nBiases[d]; b++, feature++) {
				const above = outputs.filter((output) => output > kernels.biases[feature]).length;
				shares.push(outputs.length > 0 ? above / outputs.length : 0);
			}
		}
	});
	return shares;
}

describe("miniRocketFeatures", () => {
	it("are the shares of the definition, with gaps, several channels, centred or not", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 9, max: 40 }),
				fc.integer({ min: 1, max: 3 }),
				fc.constantFrom("window" as const, "none" as const),
				fc.nat(30),
				fc.nat(12),
				(nSamples, nChannels, centre, from, length) => {
					const kernels = fitMiniRocket(noise(4, nSamples, nChannels, "fit"), { nFeatures: 168, centre });
					const window = noise(1, nSamples, nChannels, `${nSamples}/${nChannels}`);
					window.values.fill(Number.NaN, from * nChannels, (from + length) * nChannels);
					const { values } = miniRocketFeatures(window, kernels);
					const expected = sharesNaive(window, kernels);
					// An output that all but equals its bias may fall on the other side in single precision.
					expect(expected.filter((share, i) => Math.abs(share - values[i]) > 1e-9).length).toBeLessThan(3);
				},
			),
			{ numRuns: 40 },
		);
	});

	it("do not move with a constant, when windows are centred", () => {
		const kernels = fitMiniRocket(noise(10, 60, 1, "fit"), { nFeatures: 500 });
		const one = noise(5, 60, 1, "one");
		one.values.fill(Number.NaN, 20, 30);
		const higher = { ...one, values: one.values.map((value) => value + 140) };
		const [a, b] = [miniRocketFeatures(one, kernels).values, miniRocketFeatures(higher, kernels).values];
		expect(a.filter((share, i) => Math.abs(share - b[i]) > 1e-9).length / a.length).toBeLessThan(0.005);
	});

	it("are the same from the same seed, all in 0 .. 1, and 0 of a window that holds nothing", () => {
		const training = noise(10, 50, 2, "fit");
		const kernels = fitMiniRocket(training);
		expect(fitMiniRocket(training)).toEqual(kernels);
		expect(fitMiniRocket(training, { random: seededRandom(2) }).biases).not.toEqual(kernels.biases);
		const { values, nColumns } = miniRocketFeatures(training, kernels);
		expect(nColumns).toBe(9996);
		expect(values.every((share) => share >= 0 && share <= 1)).toBe(true);
		const empty = { ...training, values: new Float32Array(100).fill(Number.NaN) };
		expect(miniRocketFeatures(empty, kernels).values.every((share) => share === 0)).toBe(true);
	});

	it.each([
		[
			() => fitMiniRocket(noise(3, 8, 1, "x")),
			"fitMiniRocket: windows must have at least 9 samples, as a kernel has; got 8",
		],
		[() => fitMiniRocket(noise(0, 20, 1, "x")), "fitMiniRocket: signal must hold at least 1 window; got 0"],
		[
			() => fitMiniRocket(noise(3, 20, 1, "x"), { nFeatures: 10 }),
			"nFeatures must be a whole number of at least 84; got 10",
		],
		[
			() => miniRocketFeatures(noise(1, 20, 1, "x"), fitMiniRocket(noise(1, 21, 1, "x"))),
			"signal must be windows of 21 samples x 1 channels, as the kernels were fitted to; got 20 x 1",
		],
	])("refuse what they cannot take: %#", (work, message) => {
		expect(work).toThrow(message);
	});
});
