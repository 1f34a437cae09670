import { seededRandom } from "@quickening/core";
import { expect, it } from "vitest";
import { changedCopy } from "./copies.ts";

const sound = {
	samples: Float64Array.from({ length: 4000 }, (_, i) => 0.1 * Math.sin(i / 7) * Math.sin(i / 500)),
	samplingRateHz: 8000,
};
const power = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0) / values.length;

it("a copy is as long as its recording, another at each draw, the same from the same seed", () => {
	const options = { signalToNoiseDb: 20, shiftSeconds: 0.1, gainDb: 6 };
	const random = seededRandom(1);
	const first = changedCopy(sound, options, random);
	expect(first.samples.length).toBe(4000);
	expect(changedCopy(sound, options, random).samples).not.toEqual(first.samples);
	expect(changedCopy(sound, options, seededRandom(1)).samples).toEqual(first.samples);
});

it("noise has the stated distance from the recording, and a shift alone only moves it", () => {
	const noisy = changedCopy(sound, { signalToNoiseDb: 20, shiftSeconds: 0, gainDb: 0 }, seededRandom(1)).samples;
	const noise = noisy.map((value, i) => value - sound.samples[i]!);
	// 4000 draws: a power is within 12 % with 5 standard errors.
	expect(Math.abs(power(noise) / (power(sound.samples) / 100) - 1)).toBeLessThan(0.12);
	const silentNoise = { signalToNoiseDb: Number.POSITIVE_INFINITY, shiftSeconds: 0.1, gainDb: 0 };
	const moved = changedCopy(sound, silentNoise, seededRandom(3)).samples;
	expect(Array.from(moved).sort()).toEqual(Array.from(sound.samples).sort());
	expect(moved).not.toEqual(sound.samples);
});
