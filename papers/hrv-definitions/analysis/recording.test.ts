import { describe, expect, it } from "vitest";
import { alignBeats } from "./align-beats.ts";
import { parseRecording } from "./recording.ts";

describe("parseRecording", () => {
	it("reads the time of the first beat, then intervals in seconds", () => {
		const { rrMs, timesSeconds, group } = parseRecording("nsr001", "sinus", "0.5\n0.8\n0.75\n");
		expect(group).toBe("sinus");
		expect([...rrMs]).toEqual([800, 750]);
		expect([...timesSeconds]).toEqual([1.3, 2.05]);
	});

	it("names the line of an interval that is none", () => {
		expect(() => parseRecording("nsr001", "sinus", "0.5\n0.8\nnoise\n")).toThrow(
			"nsr001, line 3: an interval must be above 0 s; got noise",
		);
	});
});

describe("alignBeats", () => {
	// Twenty beats whose intervals never repeat, and their pulses a quarter of a second after them, 7 s later on the clock.
	const rrMs = Array.from({ length: 20 }, (_, i) => 700 + 13 * ((i * i * 7) % 23));
	const beats = [0];
	for (const rr of rrMs) beats.push(beats.at(-1)! + rr / 1000);
	const pulses = Float64Array.from(beats, (beat) => beat + 7 + 0.25);

	it("finds where the intervals lie on the clock of the pulses", () => {
		const aligned = alignBeats(pulses, rrMs);
		expect(aligned).toHaveLength(pulses.length);
		for (const [i, time] of aligned.entries()) expect(time).toBeCloseTo(pulses[i], 6);
	});

	it("finds it with a fifth of the pulses missing, and leaves out beats beyond the last pulse", () => {
		const aligned = alignBeats(
			pulses.slice(0, 16).filter((_, i) => i % 5 !== 2),
			rrMs,
		);
		expect(aligned).toHaveLength(16);
		for (const [i, time] of aligned.entries()) expect(time).toBeCloseTo(pulses[i], 6);
	});
});
