import { closeSync, openSync, readSync } from "node:fs";
import { type ActivityCounts, activityCounter } from "@quickening/actigraphy";
import type { Jobs } from "../measure.ts";
import type { Vector } from "../vector.ts";

export const jobs: Jobs = {
	counts: (vector) => ({
		run: () => {
			const counter = activityCounter(vector.fs);
			readBlocks(vector, vector.shape[0]!, counter.add);
			return counter.finish();
		},
		answer: ({ axes }: ActivityCounts) => ({
			// What the first day gives, which is what agcounts is given.
			"counts of day 1": axes.reduce(
				(sum, axis) => sum + axis.slice(0, 1440).reduce((all, count) => all + count, 0),
				0,
			),
			minutes: axes[0]!.length,
		}),
	}),
};

/** The file as a reader gives it: in blocks of 20,000 samples, from single precision. */
function readBlocks({ path }: Vector, samples: number, add: (axes: readonly Float64Array[]) => void): void {
	const length = 20_000;
	const file = openSync(`${path}.bin`, "r");
	const numbers = new Float32Array(3 * length);
	const axes = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
	const [x, y, z] = axes as [Float64Array, Float64Array, Float64Array];
	try {
		for (let at = 0; at < samples; at += length) {
			const n = Math.min(length, samples - at);
			readSync(file, numbers, 0, 12 * n, 12 * at);
			for (let i = 0, k = 0; i < n; i++) {
				x[i] = numbers[k++]!;
				y[i] = numbers[k++]!;
				z[i] = numbers[k++]!;
			}
			add(axes.map((axis) => axis.subarray(0, n)));
		}
	} finally {
		closeSync(file);
	}
}
