import { expect, it } from "vitest";
import type { Recording } from "./recordings.ts";
import { cutWindows } from "./windows.ts";

/** A beat a second for so many minutes, none in one stretch. */
function recording(minutes: number, [from, to]: readonly [number, number]): Recording {
	const timesSeconds = Float64Array.from({ length: 60 * minutes }, (_, i) => i + 0.5);
	const nnMs = timesSeconds.map((time) => (time >= from && time < to ? Number.NaN : 1000 + 10 * Math.sin(time)));
	return { name: "r1", failure: 0, nnMs, timesSeconds };
}
const plan = { windowSeconds: 60, gridHz: 1, perRecording: 4 };

it("takes windows evenly from those with beats in half of their seconds, missing where a beat is", () => {
	const { signal, measures, recordingOf } = cutWindows([recording(10, [60, 240]), recording(6, [20, 40])], plan);
	expect(signal.values.length).toBe(8 * 60);
	expect(Array.from(recordingOf)).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
	const missing = Array.from(
		{ length: 8 },
		(_, w) => Array.from(signal.values.subarray(w * 60, (w + 1) * 60)).filter(Number.isNaN).length,
	);
	expect(missing).toEqual([0, 0, 0, 0, 20, 0, 0, 0]);
	expect(measures.nRows).toBe(8);
	for (let w = 0; w < 8; w++) expect(measures.values[3 * w]).toBeCloseTo(Math.log(1000), 2);
});

it("names a recording that has too few of them", () => {
	expect(() => cutWindows([recording(6, [0, 200])], plan)).toThrow(
		"cutWindows: r1 must have 4 windows with beats in half of their cells; got",
	);
});
