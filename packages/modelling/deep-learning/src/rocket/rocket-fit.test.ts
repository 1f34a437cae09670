import { drawNormal, seededRandom } from "@quickening/core";
import { ridgeClassifier } from "@quickening/learning";
import { takeRows } from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { windowNumbers } from "../examples/window-numbers.ts";
import { miniRocketFit, multiRocketFit } from "./rocket-fit.ts";

const random = seededRandom("mini rocket fit");
const outcomes = Float64Array.from({ length: 60 }, (_, i) => i % 2);
/** Slow in class 0, fast in class 1. */
const values = Float32Array.from({ length: 60 * 64 }, (_, i) => {
	const frequency = outcomes[Math.floor(i / 64)] === 1 ? 0.3 : 0.1;
	return Math.sin(2 * Math.PI * frequency * (i % 64) + Math.floor(i / 64)) + 0.5 * drawNormal(random);
});
const signal = { values, nSamples: 64, nChannels: 1 };
const numbers = windowNumbers(60);
const training = takeRows(
	numbers,
	Array.from({ length: 40 }, (_, i) => i),
);
const others = takeRows(
	numbers,
	Array.from({ length: 20 }, (_, i) => 40 + i),
);

describe.each([
	["miniRocketFit", miniRocketFit, 840],
	["multiRocketFit", multiRocketFit, 3360],
] as const)("%s", (name, fit, nFeatures) => {
	const learn = (of: typeof signal) =>
		fit(of, ridgeClassifier(), { nFeatures })(training, outcomes.slice(0, 40), seededRandom(1));

	it("tells windows that it never saw, the same from the same seed", () => {
		const predicted = learn(signal)(others);
		expect(Array.from(predicted, (p) => (p > 0.5 ? 1 : 0))).toEqual(Array.from(outcomes.slice(40)));
		expect(learn(signal)(others)).toEqual(predicted);
	});

	it("learns from the training windows alone", () => {
		const changed = { ...signal, values: values.map((value, i) => (i < 40 * 64 ? value : 9 - value)) };
		expect(learn(changed)(training)).toEqual(learn(signal)(training));
	});

	it("wants one column of window numbers", () => {
		expect(() => learn(signal)({ values: Float64Array.of(1, 2), nRows: 1, nColumns: 2 })).toThrow(
			`${name}: features must be one column of window numbers`,
		);
	});
});
