import { readFileSync } from "node:fs";
import type { StageContext, Value } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { spec as choicesFigure } from "../figures/fig4-choices.ts";
import { earlier } from "../published.ts";
import type { Specification, SubgroupRow, VariantRow } from "./choices.ts";
import { type Choices, compare, designOf, isCompared, primary } from "./comparison.ts";
import findAgain, { type EarlierRow } from "./earlier.ts";
import { measures } from "./measures.ts";
import type { OtherStudies } from "./other-studies.ts";
import { type Person, valuesOf } from "./people.ts";
import type { ComparisonRow } from "./pregnancy.ts";
import { type Reading, readPressure } from "./pressure.ts";
import type { LikenessRow } from "./synthetic.ts";
import { syntheticReadings, syntheticWays } from "./synthetic-readings.ts";

const { NaN: missing } = Number;
const readings = (...diastolic: number[]): Reading[] => diastolic.map((value) => ({ systolic: 110, diastolic: value }));

describe("a person's pressure", () => {
	it.each([
		["allAboveZero", 61],
		["withoutFirst", 60],
		["firstOnly", 63],
		["zerosCounted", 61],
	] as const)("by %s of 63, 60 and 60 is %d, by hand", (rule, mmHg) => {
		expect(readPressure(readings(63, 60, 60, missing), "diastolic", rule)).toBe(mmHg);
	});
	it.each([
		["allAboveZero", 60],
		["withoutFirst", 60],
		["firstOnly", missing],
		["zerosCounted", 30],
	] as const)("by %s a first reading of 0 beside 60 gives %d", (rule, mmHg) => {
		expect(readPressure(readings(0, 60), "diastolic", rule)).toBe(mmHg);
	});
	it.each(["allAboveZero", "withoutFirst", "firstOnly"] as const)("by %s zeros alone are no pressure", (rule) => {
		expect(readPressure(readings(0, 0, 0), "diastolic", rule)).toBeNaN();
	});
	it("a first reading alone stands where there is no other", () => {
		expect(readPressure(readings(70, missing, missing), "diastolic", "withoutFirst")).toBe(70);
		expect(readPressure(readings(70, 0), "diastolic", "withoutFirst")).toBe(70);
	});
	it("no reading is no pressure", () => {
		expect(readPressure(readings(missing, missing), "systolic", "zerosCounted")).toBe(110);
		expect(readPressure([], "systolic", "allAboveZero")).toBeNaN();
	});
});

/** A sample of two units in each of six strata, in which pregnancy adds 9 to the pulse and each year of age takes a fifth. */
function drawnPeople(): Person[] {
	return Array.from({ length: 480 }, (_, i): Person => {
		const stratum = i % 6;
		const isPregnant = i % 5 === 0;
		const ageYears = isPregnant ? 18 + (i % 14) : 22 + (i % 19);
		const level = 80 + (isPregnant ? 9 : 0) - 0.2 * ageYears + 0.01 * stratum;
		return {
			cycle: i % 2 === 0 ? 2003 : 2005,
			woman: i % 7 !== 0,
			ageYears,
			pregnancy: i % 7 === 0 ? undefined : isPregnant ? "pregnant" : i % 11 === 0 ? "not ascertained" : "not pregnant",
			examined: true,
			weight: 1000 + 10 * (i % 13),
			stratum,
			psu: 1 + (Math.floor(i / 6) % 2),
			ethnicity: i % 3 === 0 ? "Non-Hispanic White" : "Mexican American",
			education: undefined,
			smoking: undefined,
			incomeRatio: 2,
			bmi: 27,
			pulseBpm: level,
			readings: readings(60),
		};
	});
}

const people = drawnPeople();
const design = designOf(people);
const [pulse] = measures as [(typeof measures)[number]];

describe("compare", () => {
	it("finds at equal age what was put in, and unadjusted what age adds to it", () => {
		const values = valuesOf(people, pulse);
		const plain = compare(people, design, values, primary);
		const aged = compare(people, design, values, { ...primary, adjusted: "age" });
		expect(Math.abs(aged.difference.estimate - 9)).toBeLessThan(0.05);
		expect(plain.difference.estimate).toBeGreaterThan(aged.difference.estimate + 0.3);
		expect(plain.difference.estimate).toBeCloseTo(plain.pregnant.estimate - plain.others.estimate, 12);
	});
	it("counts those whom the choices admit", () => {
		const values = valuesOf(people, pulse);
		const of = (holds: (person: Person) => boolean) => people.filter((person) => person.woman && holds(person)).length;
		const count = (change: Partial<Choices>) => compare(people, design, values, { ...primary, ...change });
		expect(count({}).nPregnant).toBe(of(({ pregnancy }) => pregnancy === "pregnant"));
		expect(count({ others: "withNotAscertained" }).nOthers).toBe(
			of(({ pregnancy }) => pregnancy === "not pregnant" || pregnancy === "not ascertained"),
		);
		expect(count({ ages: "20to44" }).nPregnant).toBe(
			of(({ pregnancy, ageYears }) => pregnancy === "pregnant" && ageYears >= 20),
		);
		const girl = { ...(people[5] as Person), ageYears: 16, pregnancy: "pregnant", woman: true } as const;
		expect([isCompared(girl, primary), isCompared(girl, { ...primary, ages: "asFound" })]).toEqual([false, true]);
		const other = { ...girl, pregnancy: "not pregnant" } as const;
		expect(isCompared(other, { ...primary, ages: "asFound" })).toBe(false);
	});
	it("does not take a woman without a value for one with none", () => {
		const values = valuesOf(people, pulse);
		const first = people.findIndex((person) => isCompared(person, primary) && person.pregnancy === "pregnant");
		values[first] = missing;
		const { nPregnant } = compare(people, design, values, primary);
		expect(nPregnant).toBe(compare(people, design, valuesOf(people, pulse), primary).nPregnant - 1);
	});
});

describe("synthetic readings", () => {
	const [way] = syntheticWays as [(typeof syntheticWays)[number]];
	it("are of pregnancies that go on, and the same for the same seed", () => {
		const found = syntheticReadings(way, 60, 7);
		expect(syntheticReadings(way, 60, 7)).toEqual(found);
		expect(syntheticReadings(way, 60, 8)).not.toEqual(found);
		for (const { gestationalAgeDays, pulse: rate, systolic, diastolic } of found) {
			expect(gestationalAgeDays).toBeGreaterThanOrEqual(28 - 14);
			expect(gestationalAgeDays).toBeLessThan(315);
			expect(rate).toBeGreaterThan(30);
			expect(systolic).toBeGreaterThan(diastolic);
		}
	});
});

const results = (path: string) => JSON.parse(readFileSync(new URL(`../results/${path}`, import.meta.url), "utf8"));

describe("results", () => {
	it("hold what had been computed before, to the last digit given", () => {
		const rows = results("earlier/earlier.json") as EarlierRow[];
		expect(rows).toHaveLength(earlier.length);
		for (const { group, key, mean, sd, n, found } of rows) {
			const where = `${group}, ${key}`;
			expect(found.n, where).toBe(n);
			expect(Math.abs(found.mean - mean), where).toBeLessThanOrEqual(0.0501);
			expect(Math.abs(found.sd - sd), where).toBeLessThanOrEqual(0.0501);
		}
	});

	it("agree with R's survey 4.1.1 on the same files (tests/peers/survey/maternal-vitals.R), with 30 degrees of freedom", () => {
		const rows = results("pregnancy/comparison.json") as ComparisonRow[];
		const peer = {
			pulse: {
				mean: [85.7570191227665, 83.9565501284688, 87.5574881170641],
				difference: [9.28184602725671, 7.32582445346535, 11.23786760104806],
				atEqualAge: [9.05916571965504, 7.00745547678915, 11.11087596252093],
			},
			systolic: {
				mean: [108.411406037219, 106.863774042575, 109.959038031864],
				difference: [-2.026368130007464, -3.73009892428971, -0.322637335725217],
				atEqualAge: [-1.259162029476098, -3.07619471195237, 0.557870653000174],
			},
			diastolic: {
				mean: [59.3036732859906, 57.4539827470413, 61.1533638249398],
				difference: [-8.17067196087187, -10.02779617858826, -6.31354774315547],
				atEqualAge: [-7.46377618916414, -9.19928561761487, -5.7282667607134],
			},
		} as const;
		for (const { key, pregnant, difference, atEqualAge, degreesOfFreedom } of rows) {
			expect(degreesOfFreedom).toBe(30);
			for (const [ours, theirs] of [
				[pregnant, peer[key].mean],
				[difference, peer[key].difference],
				[atEqualAge, peer[key].atEqualAge],
			] as const) {
				expect(ours.estimate / theirs[0] - 1, key).toBeCloseTo(0, 9);
				expect(ours.low - theirs[1], key).toBeCloseTo(0, 7);
				expect(ours.high - theirs[2], key).toBeCloseTo(0, 7);
			}
		}
		const { centiles } = results("other-studies/other-studies.json") as OtherStudies;
		const medians = centiles.filter(({ percent, group }) => percent === 50 && group === "pregnant");
		expect(medians.map(({ value }) => [value.estimate, value.low, value.high].map((each) => each.toFixed(4)))).toEqual([
			["86.0000", "84.0000", "90.0000"],
			["108.0000", "106.6667", "110.6667"],
			["58.6667", "57.3333", "62.6667"],
		]);
	});

	it("count the same women in every stage, and hold none of them", () => {
		const rows = results("pregnancy/comparison.json") as ComparisonRow[];
		expect(rows.map(({ nPregnant, nOthers }) => [nPregnant, nOthers])).toEqual([
			[578, 1832],
			[570, 1815],
			[564, 1815],
		]);
		const likeness = results("synthetic/likeness.json") as LikenessRow[];
		for (const { key, nPregnant, nOthers } of rows) {
			const n = (way: string) => likeness.find((row) => row.key === key && row.way === way)?.n;
			expect([n("pregnant"), n("others")]).toEqual([nPregnant, nOthers]);
		}
		for (const { variant, key, nPregnant } of results("choices/variants.json") as VariantRow[])
			if (variant === "agesAsFound" && key !== "pulse")
				expect(nPregnant).toBe(earlier.find((one) => one.group === "pregnant" && one.key === key)?.n);
		for (const { nPregnant } of results("choices/subgroups.json") as SubgroupRow[])
			expect(nPregnant).toBeGreaterThanOrEqual(20);
		for (const path of ["choices/specifications.json", "other-studies/other-studies.json", "synthetic/likeness.json"])
			expect(readFileSync(new URL(`../results/${path}`, import.meta.url), "utf8")).not.toContain("SEQN");
	});

	it("mark the main analysis once for each measure", () => {
		const rows = results("choices/specifications.json") as Specification[];
		expect(JSON.stringify(choicesFigure(rows)).match(/"main":true/g)).toHaveLength(measures.length);
	});
});

it("refuses files that are none", async () => {
	const values: Record<string, Value> = {};
	const stage = {
		readBytes: () => new TextEncoder().encode("no table"),
		value: (id: string, value: Value) => {
			values[id] = value;
		},
	} as unknown as StageContext;
	await expect(findAgain(stage)).rejects.toThrow(/readXpt: DEMO_C\.XPT/);
	expect(values).toEqual({});
});
