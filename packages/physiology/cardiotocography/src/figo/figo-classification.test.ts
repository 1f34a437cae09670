import { describe, expect, it } from "vitest";
import {
	type ClassifiedDeceleration,
	type Contraction,
	type DecelerationKind,
	type FigoCriterionId,
	type FigoFindings,
	figoClassification,
} from "../index.ts";

/** Findings of a trace of the given length in which all is normal. */
function normal(minutes: number): FigoFindings {
	return {
		durationMinutes: minutes,
		missingFraction: 0.1,
		baselinePerMinuteBpm: new Float64Array(minutes).fill(140),
		bandwidthPerMinuteBpm: new Float64Array(minutes).fill(12),
		sinusoidalMinutes: new Float64Array(minutes),
		decelerations: [],
		contractions: contractionsEvery(3, minutes),
		reducedWithinDecelerationMinutes: 0,
	};
}
function contractionsEvery(step: number, minutes: number): Contraction[] {
	const found: Contraction[] = [];
	for (let minute = 0; minute + 1 <= minutes; minute += step) {
		const startSeconds = minute * 60;
		found.push({ startSeconds, peakSeconds: startSeconds + 30, endSeconds: startSeconds + 60, amplitude: 40 });
	}
	return found;
}
/** A deceleration of the kind with each of the contractions. */
function withEach(contractions: readonly Contraction[], kind: DecelerationKind): ClassifiedDeceleration[] {
	return contractions.map(({ startSeconds }) => ({
		startSeconds: startSeconds + 30,
		extremeSeconds: startSeconds + 50,
		endSeconds: startSeconds + 80,
		amplitudeBpm: 25,
		areaBeats: 8,
		kind,
	}));
}
const state = (findings: FigoFindings, id: FigoCriterionId) =>
	figoClassification(findings).criteria.find((criterion) => criterion.id === id)?.state;
const category = (findings: FigoFindings) => figoClassification(findings).category;
/** Minutes of one value with the first few of another. */
const minutes = (n: number, value: number, first = 0, firstValue = value) =>
	new Float64Array(n).fill(value).fill(firstValue, 0, first);

describe("figoClassification", () => {
	it("calls a normal hour normal, with all nine criteria in order", () => {
		const { category, criteria } = figoClassification(normal(60));
		expect(category).toBe("normal");
		expect(criteria.map(({ id, state }) => `${id}: ${state}`)).toEqual([
			"baseline-normal: met",
			"variability-normal: met",
			"no-repetitive-decelerations: met",
			"baseline-below-100: not met",
			"reduced-variability: not met",
			"increased-variability: not met",
			"sinusoidal-pattern: not met",
			"repetitive-late-or-prolonged: not met",
			"deceleration-over-5-minutes: not met",
		]);
	});

	it("calls a normal half hour normal, and says which criteria half an hour cannot show", () => {
		const { category, criteria } = figoClassification(normal(30));
		expect(category).toBe("normal");
		expect(criteria.filter(({ state }) => state === "not assessable").map(({ id }) => id)).toEqual([
			"reduced-variability",
			"increased-variability",
			"sinusoidal-pattern",
			"repetitive-late-or-prolonged",
		]);
	});

	describe("variability", () => {
		it("is reduced with 55 of 60 minutes below 5 bpm: pathological", () => {
			const findings = { ...normal(60), bandwidthPerMinuteBpm: minutes(60, 3, 5, 12) };
			expect(state(findings, "reduced-variability")).toBe("met");
			expect(category(findings)).toBe("pathological");
		});

		it("needs more than 50 minutes: 50 in a row are suspicious", () => {
			const findings = { ...normal(60), bandwidthPerMinuteBpm: minutes(60, 3, 10, 12) };
			expect(state(findings, "reduced-variability")).toBe("not met");
			expect(category(findings)).toBe("suspicious");
		});

		it("cannot be judged in 30 minutes: not assessable, and so is the class", () => {
			const findings = { ...normal(30), bandwidthPerMinuteBpm: minutes(30, 3) };
			expect(state(findings, "reduced-variability")).toBe("not assessable");
			expect(state(findings, "variability-normal")).toBe("not met");
			expect(category(findings)).toBe("not assessable");
		});

		it("is not broken by minutes that cannot be told, but by ten in a row and one more", () => {
			const gap = (n: number) => minutes(80, 3).fill(Number.NaN, 40, 40 + n);
			expect(state({ ...normal(80), bandwidthPerMinuteBpm: gap(10) }, "reduced-variability")).toBe("met");
			expect(state({ ...normal(80), bandwidthPerMinuteBpm: gap(11) }, "reduced-variability")).toBe("not met");
		});

		it("is reduced within decelerations after more than 3 minutes", () => {
			expect(category({ ...normal(60), reducedWithinDecelerationMinutes: 3 })).toBe("normal");
			expect(category({ ...normal(60), reducedWithinDecelerationMinutes: 3.25 })).toBe("pathological");
		});

		it("is increased above 25 bpm for more than 30 minutes", () => {
			expect(category({ ...normal(60), bandwidthPerMinuteBpm: minutes(60, 12, 31, 30) })).toBe("pathological");
			expect(state({ ...normal(60), bandwidthPerMinuteBpm: minutes(60, 12, 30, 30) }, "increased-variability")).toBe(
				"not met",
			);
			expect(category({ ...normal(30), bandwidthPerMinuteBpm: minutes(30, 30) })).toBe("not assessable");
		});

		it("is sinusoidal for more than 30 minutes: pathological; in 30 minutes not assessable, and never normal", () => {
			expect(category({ ...normal(60), sinusoidalMinutes: minutes(60, 0, 31, 1) })).toBe("pathological");
			expect(category({ ...normal(30), sinusoidalMinutes: minutes(30, 1) })).toBe("not assessable");
		});
	});

	describe("baseline", () => {
		it("is suspicious above 160 or below 110 for more than 10 minutes, not for 10", () => {
			expect(category({ ...normal(60), baselinePerMinuteBpm: minutes(60, 140, 11, 165) })).toBe("suspicious");
			expect(category({ ...normal(60), baselinePerMinuteBpm: minutes(60, 140, 11, 105) })).toBe("suspicious");
			expect(category({ ...normal(60), baselinePerMinuteBpm: minutes(60, 140, 10, 165) })).toBe("normal");
			expect(category({ ...normal(60), baselinePerMinuteBpm: minutes(60, 160) })).toBe("normal");
		});

		it("is pathological below 100", () => {
			expect(category({ ...normal(60), baselinePerMinuteBpm: minutes(60, 140, 11, 99) })).toBe("pathological");
		});

		it("is not assessable in less than 10 minutes", () => {
			expect(category(normal(9))).toBe("not assessable");
		});
	});

	describe("decelerations", () => {
		const hour = normal(60);
		const all = hour.contractions ?? [];

		it("are suspicious when variable ones come with more than half of the contractions, not with half", () => {
			const eleven = withEach(all.slice(0, 11), "variable");
			expect(category({ ...hour, decelerations: eleven })).toBe("suspicious");
			expect(category({ ...hour, decelerations: eleven.slice(1) })).toBe("normal");
		});

		it("are pathological when late ones go on for more than 30 minutes", () => {
			expect(category({ ...hour, decelerations: withEach(all.slice(0, 12), "late") })).toBe("pathological");
			expect(
				state({ ...hour, decelerations: withEach(all.slice(0, 10), "late") }, "repetitive-late-or-prolonged"),
			).toBe("not met");
		});

		it("need only 20 minutes where variability is reduced", () => {
			const eight = withEach(all.slice(0, 8), "late");
			const bandwidthPerMinuteBpm = minutes(60, 4).fill(12, 0, 15);
			expect(state({ ...hour, decelerations: eight }, "repetitive-late-or-prolonged")).toBe("not met");
			expect(state({ ...hour, decelerations: eight, bandwidthPerMinuteBpm }, "repetitive-late-or-prolonged")).toBe(
				"met",
			);
		});

		it("leave the class open when late ones fill a record of 30 minutes", () => {
			const half = normal(30);
			expect(category({ ...half, decelerations: withEach(half.contractions ?? [], "late") })).toBe("not assessable");
			expect(category({ ...half, decelerations: withEach(half.contractions ?? [], "variable") })).toBe("suspicious");
		});

		it("do not leave it open when only some of the repetitive ones are late", () => {
			const half = normal(30);
			const [first, ...others] = half.contractions ?? [];
			const decelerations = [...withEach(first ? [first] : [], "late"), ...withEach(others, "variable")];
			expect(category({ ...half, decelerations })).toBe("suspicious");
		});

		it("cannot be set against contractions without a tocogram", () => {
			const without = { ...hour, contractions: undefined, decelerations: withEach(all, "unclassified") };
			expect(state(without, "no-repetitive-decelerations")).toBe("not assessable");
			expect(category(without)).toBe("not assessable");
			expect(category({ ...hour, contractions: undefined })).toBe("normal");
		});

		it("are pathological when one lasts more than 5 minutes, in 30 minutes and without a tocogram too", () => {
			const long = (seconds: number): ClassifiedDeceleration[] => [
				{
					startSeconds: 60,
					extremeSeconds: 90,
					endSeconds: 60 + seconds,
					amplitudeBpm: 40,
					areaBeats: 100,
					kind: "prolonged",
				},
			];
			expect(category({ ...normal(30), contractions: undefined, decelerations: long(301) })).toBe("pathological");
			expect(state({ ...normal(30), decelerations: long(300) }, "deceleration-over-5-minutes")).toBe("not met");
		});
	});

	it("shows nothing but what is met when more than half of the signal is missing", () => {
		const { category: poor, criteria } = figoClassification({ ...normal(60), missingFraction: 0.51 });
		expect(poor).toBe("not assessable");
		expect(criteria.filter(({ state }) => state === "not met")).toEqual([]);
		expect(category({ ...normal(60), missingFraction: 0.5 })).toBe("normal");
	});
});
