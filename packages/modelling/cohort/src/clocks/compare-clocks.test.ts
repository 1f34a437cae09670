import { drawNormal, seededRandom } from "@quickening/core";
import { matrixFromColumns, mixedModel, restrictedCubicSpline } from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { type ClockRows, clockProducts, defaultClockShapes } from "./clock-products.ts";
import { compareClocks } from "./compare-clocks.ts";
import { turnPlace } from "./turn-place.ts";

/** Women whose values fall and turn, on the clock that is asked for; one row a week. */
function women(clock: "gestation" | "birth" | "neither", { n = 60, noise = 0.15, seed = "women" } = {}): ClockRows[] {
	const random = seededRandom(`${seed}/${clock}`);
	return Array.from({ length: n }, (_, person) => {
		const birthDay = 230 + (person % 9) * 7;
		const level = 3.5 + 0.3 * drawNormal(random);
		const days = Array.from({ length: Math.floor((birthDay - 90) / 7) }, (_, week) => 90 + 7 * week);
		const turn = clock === "birth" ? birthDay - 49 : clock === "gestation" ? 210 : 1000;
		return {
			gestationalAgeDays: days,
			daysToBirth: days.map((day) => birthDay - day),
			values: days.map(
				(day) => level - 0.002 * Math.min(day, turn) + 0.008 * Math.max(0, day - turn) + noise * drawNormal(random),
			),
		};
	});
}

describe("compareClocks", () => {
	it.each(["level", "levelAndTrend"] as const)("finds the clock that was planted: random %s", (random) => {
		const byBirth = compareClocks(women("birth"), { random });
		expect(byBirth.aicDifference).toBeGreaterThan(20);
		expect(byBirth.vuongZ).toBeGreaterThan(1.96);
		const byGestation = compareClocks(women("gestation"), { random });
		expect(byGestation.aicDifference).toBeLessThan(-20);
		expect(byGestation.vuongZ).toBeLessThan(-1.96);
		expect(Math.abs(compareClocks(women("neither"), { random }).aicDifference)).toBeLessThan(10);
	});

	it("both models are those of mixedModel by maximum likelihood, on the same rows", () => {
		const people = women("birth", { n: 25 });
		const found = compareClocks(people, { random: "levelAndTrend" });
		for (const clock of ["gestation", "birth"] as const) {
			const time = people.flatMap(({ gestationalAgeDays, daysToBirth }) =>
				Array.from(gestationalAgeDays, (day, i) => ((clock === "gestation" ? day : 280 - daysToBirth[i]) - 196) / 100),
			);
			const spline = restrictedCubicSpline(
				time,
				defaultClockShapes.knotDays.map((day) => (day - 196) / 100),
			);
			const own = people.flatMap(({ gestationalAgeDays }) => {
				const days = Array.from(gestationalAgeDays);
				const middle = days.reduce((sum, day) => sum + day, 0) / days.length;
				return days.map((day) => (day - middle) / 100);
			});
			const judge = mixedModel({
				method: "ML",
				outcome: people.flatMap(({ values }) => [...Array.from(values)]),
				fixed: spline,
				random: [
					{
						name: "woman",
						groups: people.flatMap(({ values }, person) => Array.from(values, () => person)),
						columns: matrixFromColumns([own]),
					},
				],
			});
			expect(found[clock].aic).toBeCloseTo(judge.aic, 6);
			expect(found[clock].residualSd).toBeCloseTo(judge.residualStandardDeviation, 7);
			expect(found[clock].nParameters).toBe(9);
		}
		expect(found.gestation.logLikelihoods.reduce((sum, value) => sum + value, 0)).toBeCloseTo(
			-found.gestation.deviance / 2,
			7,
		);
	});

	it("R2: the curve's share is small where women differ much, and both shares are as Nakagawa and Schielzeth have them", () => {
		const { birth } = compareClocks(women("birth"), { random: "level" });
		expect(birth.marginalR2).toBeGreaterThan(0.05);
		expect(birth.conditionalR2).toBeGreaterThan(0.7);
		expect(birth.conditionalR2).toBeLessThan(1);
		expect(Math.abs(birth.residualSd - 0.15)).toBeLessThan(0.01);
		// Values doubled are the same shares; noise that is doubled is not.
		const noisy = compareClocks(women("birth", { noise: 0.3 }), { random: "level" }).birth;
		expect(noisy.conditionalR2).toBeLessThan(birth.conditionalR2);
		expect(noisy.marginalR2).toBeLessThan(birth.marginalR2);
	});

	it("leaves out a row without a clock or a value, in both models, and says how many", () => {
		const people = women("birth");
		const holed = people.map((one, person) =>
			person === 0
				? {
						...one,
						values: Array.from(one.values, (value, i) => (i === 3 ? Number.NaN : value)),
						gestationalAgeDays: Array.from(one.gestationalAgeDays, (day, i) => (i === 5 ? Number.NaN : day)),
					}
				: one,
		);
		const found = compareClocks(holed);
		expect(found.nLeftOut).toBe(2);
		expect(found.nRows).toBe(compareClocks(people).nRows - 2);
		const lost = compareClocks([{ gestationalAgeDays: [200], daysToBirth: [Number.NaN], values: [3] }, ...people]);
		expect(lost.nParticipants).toBe(60);
	});

	it("is the same in any order of people and whatever the values' unit", () => {
		const people = women("birth");
		const found = compareClocks(people);
		expect(compareClocks(people.toReversed()).aicDifference).toBeCloseTo(found.aicDifference, 6);
		const scaled = people.map((one) => ({ ...one, values: Array.from(one.values, (value) => 7 + 20 * value) }));
		expect(compareClocks(scaled).aicDifference).toBeCloseTo(found.aicDifference, 6);
		expect(compareClocks(scaled).vuongZ).toBeCloseTo(found.vuongZ, 6);
	});

	it("refuses what it cannot compare", () => {
		const [one, two] = women("birth") as [ClockRows, ClockRows];
		expect(() => compareClocks([one])).toThrow("compareClocks: people must have at least 2");
		expect(() => compareClocks([one, { ...two, daysToBirth: [1] }])).toThrow(
			"compareClocks: people[1] must have as many gestationalAgeDays and daysToBirth as values",
		);
		expect(() => compareClocks([one, { ...two, values: Array.from(two.values, () => Number.NaN) }])).toThrow(
			"people must hold at least 2 with a complete row; got 1",
		);
		expect(() => compareClocks([one, two], { random: "none" as never })).toThrow("compareClocks: random must be");
	});
});

describe("turnPlace", () => {
	const places = (clock: "gestation" | "birth", planted: "gestation" | "birth", noise: number) =>
		turnPlace(clockProducts(women(planted, { noise }), clock, { ...defaultClockShapes, turnDays: turnDays }), "level");
	const turnDays = Array.from({ length: 14 }, (_, week) => 7 * (25 + week));

	it("finds the place that was planted, on its clock", () => {
		const birth = places("birth", "birth", 0.1);
		expect(Math.abs(birth.days - 49)).toBeLessThan(3);
		expect(birth.low).toBeLessThan(49);
		expect(birth.high).toBeGreaterThan(49);
		const gestation = places("gestation", "gestation", 0.1);
		expect(Math.abs(gestation.days - 210)).toBeLessThan(3);
		expect(gestation.low).toBeLessThan(210);
		expect(gestation.high).toBeGreaterThan(210);
	});

	it("limits widen with noise, and always hold the place found", () => {
		const widths = [0.05, 0.15, 0.6].map((noise) => {
			const { days, low, high } = places("birth", "birth", noise);
			expect(low).toBeLessThan(days);
			expect(high).toBeGreaterThan(days);
			return high - low;
		});
		expect(widths[1]).toBeGreaterThan(widths[0]);
		expect(widths[2]).toBeGreaterThan(widths[1]);
	});

	it("is open to a side on which the deviance does not rise within the places", () => {
		const open = turnPlace(
			clockProducts(women("birth"), "birth", { ...defaultClockShapes, turnDays: [231, 245, 259] }),
			"level",
		);
		expect(open.high).toBeGreaterThan(49 - 1e-9);
		const only = turnPlace(
			clockProducts(women("birth", { noise: 0.05 }), "birth", { ...defaultClockShapes, turnDays: [245, 252, 259] }),
			"level",
		);
		expect(only.days).toBe(35);
		expect(only.high).toBe(Number.POSITIVE_INFINITY);
		expect(() =>
			turnPlace(clockProducts(women("birth"), "birth", { ...defaultClockShapes, turnDays: [231] }), "level"),
		).toThrow("turnPlace: clock must have at least 3 hinges; got 1");
	});
});
