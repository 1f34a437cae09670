import { gunzipSync } from "node:zlib";
import { fitMultiRocket, multiRocketFeatures, type RocketKernels } from "@quickening/deep-learning";
import { describe, expect, it } from "vitest";
import { file, windows } from "./windows.ts";

interface PeerCase {
	readonly dilations: number[];
	readonly nBiases: number[];
	readonly nChannels: number;
	readonly nSamples: number;
	readonly starts: number[];
	readonly channels: number[];
	readonly biases: number[];
	/** A row a window: all shares, then longest stretches, then means, then mean places. */
	readonly features: number[][];
}

const peer = JSON.parse(gunzipSync(file("multi-rocket.json.gz")).toString()) as Record<string, PeerCase>;

const kernelsOf = (one: PeerCase): RocketKernels => ({
	nSamples: one.nSamples,
	nChannels: one.nChannels,
	dilations: Int32Array.from(one.dilations),
	nBiases: Int32Array.from(one.nBiases),
	starts: Int32Array.from(one.starts),
	channels: Int32Array.from(one.channels),
	biases: Float32Array.from(one.biases),
	centre: "none",
});

describe.each(["signal", "difference", "one channel"])("multiRocketFeatures, %s, against aeon 1.6.0", (name) => {
	const one = peer[name];
	const signal = windows(150, 156, one.nChannels);
	const kernels = {
		...fitMultiRocket(signal, { nFeatures: 8 * 84, centre: "none" }),
		[name === "difference" ? "difference" : "signal"]: kernelsOf(one),
	};
	const { values, nColumns } = multiRocketFeatures(signal, kernels);
	const n = one.biases.length;
	const start = name === "difference" ? 4 * kernels.signal.biases.length : 0;
	const rows = one.features.flatMap((theirs, i) =>
		Array.from({ length: n }, (_, feature) => {
			const ours = (block: number) => values[i * nColumns + start + block * n + feature];
			return {
				bias: one.biases[feature],
				ours: { share: ours(0), distance: ours(1), place: ours(2), run: ours(3) },
				theirs: {
					share: theirs[feature],
					run: theirs[n + feature],
					mean: theirs[2 * n + feature],
					place: theirs[3 * n + feature],
				},
			};
		}),
	);
	// Single precision sums in another order: an output that all but equals its bias may fall on the other side.
	const share = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length / rows.length;

	it("shares are equal in 99.9 %, and mean places, and mean distances once the bias is taken off twice", () => {
		expect(rows.length).toBeGreaterThan(1000);
		expect(share(({ ours, theirs }) => Math.abs(ours.share - theirs.share) < 1e-5)).toBeGreaterThan(0.999);
		expect(share(({ ours, theirs }) => Math.abs(ours.place - theirs.place) < 1e-3)).toBeGreaterThan(0.999);
		const isClose = ({ ours, theirs, bias }: (typeof rows)[number]) =>
			ours.share === 0
				? theirs.mean === 0
				: Math.abs(ours.distance + 2 * bias - theirs.mean) < 2e-3 * (1 + Math.abs(theirs.mean));
		expect(share(isClose)).toBeGreaterThan(0.999);
	});

	it("longest runs are within the one moment by which theirs are counted otherwise", () => {
		expect(share(({ ours, theirs }) => Math.abs(ours.run - theirs.run) <= 1)).toBeGreaterThan(0.998);
		// In the middle of a window theirs reaches from the moment before a run to the one behind it.
		expect(share(({ ours, theirs }) => theirs.run === ours.run + 1)).toBeGreaterThan(0.5);
	});

	it("plans the same dilations and numbers of biases", () => {
		const planned = fitMultiRocket(signal, { nFeatures: 8 * 252, centre: "none" });
		const ours = planned[name === "difference" ? "difference" : "signal"];
		expect(Array.from(ours.dilations)).toEqual(one.dilations);
		expect(Array.from(ours.nBiases)).toEqual(one.nBiases);
	});
});
