import { gunzipSync } from "node:zlib";
import { seededRandom } from "@quickening/core";
import { fitMiniRocket, miniRocketFeatures, type RocketKernels } from "@quickening/deep-learning";
import { fitRidgeClassifier } from "@quickening/learning";
import { matrixFromRows } from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { cases, file, floats, nChannels, nSamples, nWindows, windows } from "./windows.ts";

const peer = JSON.parse(file("ridge.json").toString());
const classes: number[] = JSON.parse(file("classes.json").toString());

describe.each([
	["multivariate", 3],
	["univariate", 1],
])("miniRocketFeatures, %s, against aeon 1.6.0", (name, channels) => {
	const given = JSON.parse(gunzipSync(file(`${name}.kernels.json.gz`)).toString());
	const kernels: RocketKernels = {
		nSamples,
		nChannels: channels,
		dilations: Int32Array.from(given.dilations),
		nBiases: Int32Array.from(given.nBiases),
		starts: Int32Array.from(given.starts),
		channels: Int32Array.from(given.channels),
		biases: Float32Array.from(given.biases),
		centre: "none",
	};

	it("with its kernels gives its shares: all within one moment, 99.9 % of them equal", () => {
		const shares = floats(`${name}.shares.f32.gz`);
		const { values, nColumns } = miniRocketFeatures(windows(150, 170, channels), kernels);
		expect(values.length).toBe(shares.length);
		let nEqual = 0;
		// Single precision sums in another order: an output that all but equals its bias may fall on the other side.
		values.forEach((value, i) => {
			const feature = i % nColumns;
			let d = 0;
			let first = 0;
			while (feature >= first + 84 * kernels.nBiases[d]) first += 84 * kernels.nBiases[d++];
			const shortest = nSamples - 8 * kernels.dilations[d];
			expect(Math.abs(value - shares[i])).toBeLessThan(1.001 / shortest);
			if (Math.abs(value - shares[i]) < 1e-6) nEqual++;
		});
		expect(nEqual / values.length).toBeGreaterThan(0.999);
	});

	it("plans the same dilations and numbers of biases", () => {
		const ours = fitMiniRocket(windows(0, 150, channels), { nFeatures: name === "univariate" ? 1000 : 2000 });
		expect(ours.dilations).toEqual(kernels.dilations);
		expect(ours.nBiases).toEqual(kernels.nBiases);
	});
});

it("MiniRocket with a ridge classifier is as right as the peer's, over the scatter of ten of its seeds", () => {
	const accuracies = [1, 2, 3].map((seed) => {
		const kernels = fitMiniRocket(windows(0, 150), { centre: "none", random: seededRandom(seed) });
		const ridge = fitRidgeClassifier(miniRocketFeatures(windows(0, 150), kernels), classes.slice(0, 150));
		const told = ridge.classify(miniRocketFeatures(windows(150, nWindows), kernels));
		return told.filter((one, i) => one === classes[150 + i]).length / told.length;
	});
	const mean = accuracies.reduce((sum, one) => sum + one, 0) / accuracies.length;
	expect(mean).toBeGreaterThan(Math.min(...peer.accuracies));
	expect(mean).toBeLessThan(Math.max(...peer.accuracies) + 0.02);
});

describe("fitRidgeClassifier against RidgeClassifierCV of scikit-learn 1.9.1", () => {
	/** Both solve the same equations, one by eigenvalues, the other by Cholesky. */
	const TOLERANCE = 1e-8;
	it.each(
		peer.cases as {
			rows: number;
			columns: number;
			classes: number;
			outcomes: number[];
			alpha: number;
			coefficients: number[][];
			intercepts: number[];
			decisions: number[][];
		}[],
	)(
		"$rows rows, $columns columns, $classes classes",
		({ rows, columns, outcomes, alpha, coefficients, intercepts, decisions }) => {
			const table = Array.from({ length: rows }, (_, i) =>
				Array.from({ length: columns }, (_, j) => cases[i * nChannels * nSamples + 5 * j]),
			);
			const ridge = fitRidgeClassifier(matrixFromRows(table), outcomes);
			expect(ridge.alpha).toBeCloseTo(alpha, 9);
			const close = (found: ArrayLike<number>, expected: number[]) => {
				expect(found.length).toBe(expected.length);
				expected.forEach((value, i) => {
					expect(Math.abs(found[i] - value)).toBeLessThan(TOLERANCE * Math.max(1, Math.abs(value)));
				});
			};
			close(ridge.coefficients.values, coefficients.flat());
			close(ridge.intercepts, intercepts);
			close(ridge.decide(matrixFromRows(table.slice(0, 5))).values, decisions.flat());
		},
	);
});
