import { readFileSync } from "node:fs";
import type { StageContext, Value } from "@quickening/paper";
import { describe, expect, it } from "vitest";
import { spec as choicesFigure } from "../figures/fig4-choices.ts";
import { publishedMean } from "../published.ts";
import adults, { type AdultsRow } from "./adults.ts";
import type { Specification, SubgroupRow, VariantRow } from "./choices.ts";
import { compare, designOf, isCompared, primary } from "./comparison.ts";
import { idOf, measureOf, measures, steps, totals } from "./measures.ts";
import { type Person, valuesOf } from "./people.ts";
import type { ComparisonRow } from "./pregnancy.ts";

/** A sample of two units in each of six strata, in which pregnancy takes a thousand steps and age twenty a year. */
function drawnPeople(): Person[] {
	return Array.from({ length: 480 }, (_, i): Person => {
		const stratum = i % 6;
		const pregnant = i % 5 === 0;
		const ageYears = pregnant ? 20 + (i % 17) : 24 + (i % 21);
		const level = 9000 - (pregnant ? 1000 : 0) - 20 * ageYears + 10 * stratum;
		return {
			id: i,
			cycle: i % 2 === 0 ? 2011 : 2013,
			woman: i % 7 !== 0,
			ageYears,
			pregnancy: i % 7 === 0 ? undefined : pregnant ? "pregnant" : i % 11 === 0 ? "not ascertained" : "not pregnant",
			weight: 1000 + 10 * (i % 13),
			stratum,
			psu: 1 + (Math.floor(i / 6) % 2),
			raceAndOrigin: "Other Hispanic",
			education: undefined,
			smoking: undefined,
			bmi: 27,
			hasDevice: true,
			validDays: i % 9 === 0 ? 2 : 6,
			measured: Object.fromEntries(measures.map(({ column }) => [column, level])),
		};
	});
}

const people = drawnPeople();
const design = designOf(people);
const ssl = measureOf("steps", "stepcountSsl");

describe("compare", () => {
	it("finds at equal age what was put in, and unadjusted what age adds to it", () => {
		const values = valuesOf(people, ssl);
		const plain = compare(people, design, values, primary);
		const aged = compare(people, design, values, { ...primary, age: "linear" });
		// Strata shift levels a little, and are not in the model.
		expect(Math.abs(aged.difference.estimate + 1000)).toBeLessThan(10);
		expect(plain.difference.estimate).toBeGreaterThan(aged.difference.estimate + 50);
		expect(plain.percent.estimate).toBeCloseTo(100 * (plain.pregnant.estimate / plain.others.estimate - 1), 9);
		expect(aged.percent.estimate).toBeCloseTo(
			(100 * aged.difference.estimate) / (aged.pregnant.estimate - aged.difference.estimate),
			9,
		);
	});

	it("counts those whom the choices admit", () => {
		const values = valuesOf(people, ssl);
		const of = (holds: (person: Person) => boolean) => people.filter(holds).length;
		const { nPregnant, nOthers, degreesOfFreedom } = compare(people, design, values, primary);
		expect(nPregnant).toBe(of((person) => person.pregnancy === "pregnant" && person.validDays >= 3));
		expect(nOthers).toBe(of((person) => person.pregnancy === "not pregnant" && person.validDays >= 3));
		expect(degreesOfFreedom).toBe(6);
		const wider = compare(people, design, values, { ...primary, validDays: 1, others: "withNotAscertained" });
		expect(wider.nOthers).toBe(of(({ pregnancy }) => pregnancy === "not pregnant" || pregnancy === "not ascertained"));
		const young = compare(people, design, values, { ...primary, oldest: 39 });
		expect(young.nOthers).toBe(
			of((person) => isCompared(person, primary) && person.pregnancy === "not pregnant" && person.ageYears <= 39),
		);
	});

	it("does not take a woman without a value for one with none", () => {
		const values = valuesOf(people, ssl);
		const first = people.findIndex((person) => isCompared(person, primary) && person.pregnancy === "pregnant");
		values[first] = Number.NaN;
		const { nPregnant } = compare(people, design, values, primary);
		expect(nPregnant).toBe(compare(people, design, valuesOf(people, ssl), primary).nPregnant - 1);
	});
});

const results = (path: string) => JSON.parse(readFileSync(new URL(`../results/${path}`, import.meta.url), "utf8"));

describe("results", () => {
	it("hold the published means, to the whole number", () => {
		const rows = results("adults/adults.json") as AdultsRow[];
		expect(rows).toHaveLength(totals.length);
		for (const row of rows) {
			expect(Math.round(row.cycle2011.estimate), `${row.name}, 2011`).toBe(publishedMean(row.key, 2011));
			expect(Math.round(row.cycle2013.estimate), `${row.name}, 2013`).toBe(publishedMean(row.key, 2013));
		}
	});

	it("agree with R's survey 4.1.1 on the same files (tests/peers/survey/pregnancy-activity.R), with 12 degrees of freedom", () => {
		const rows = results("pregnancy/comparison.json") as ComparisonRow[];
		const at = (family: string, key: string) =>
			rows.find((row) => row.family === family && row.key === key) as ComparisonRow;
		const peer = {
			"steps.stepcountSsl": [-1681.71146469961, -2390.0070585434, -973.415870855819],
			"steps.adept": [-612.441807192515, -804.310784313171, -420.572830071858],
			"steps.actilife": [-985.798369371386, -1941.89759767746, -29.6991410653097],
			"movement.mims": [-796.06815151274, -1909.91096920414, 317.774666178658],
		};
		for (const [id, [estimate, low, high]] of Object.entries(peer)) {
			const [family = "", key = ""] = id.split(".");
			const { difference } = at(family, key);
			expect(difference.estimate / (estimate as number) - 1).toBeCloseTo(0, 9);
			expect(difference.low / (low as number) - 1).toBeCloseTo(0, 7);
			expect(difference.high / (high as number) - 1).toBeCloseTo(0, 7);
		}
	});

	it("name the same women in every table, and none of them", () => {
		const rows = results("pregnancy/comparison.json") as ComparisonRow[];
		for (const row of rows) expect([row.nPregnant, row.nOthers]).toEqual([75, 1557]);
		const variants = results("choices/variants.json") as VariantRow[];
		for (const { variant, nPregnant } of variants) {
			const more = { oneDay: 91, fiveDays: 63, sevenDays: 47, to39Years: 71 } as Record<string, number>;
			expect(nPregnant, variant).toBe(more[variant] ?? 75);
		}
		const subgroups = results("choices/subgroups.json") as SubgroupRow[];
		for (const { nPregnant } of subgroups) expect(nPregnant).toBeGreaterThanOrEqual(10);
		const text = readFileSync(new URL("../results/choices/specifications.json", import.meta.url), "utf8");
		expect(text).not.toContain("SEQN");
	});

	it("mark the main analysis once for each measure", () => {
		const rows = results("choices/specifications.json") as Specification[];
		const drawn = JSON.stringify(choicesFigure(rows));
		expect(drawn.match(/"main":true/g)).toHaveLength(totals.length);
	});
});

it("each measure has one id", () => {
	expect(new Set(measures.map(idOf)).size).toBe(measures.length);
	expect(steps).toHaveLength(7);
});

it("refuses a derived table that is none", async () => {
	const values: Record<string, Value> = {};
	const stage = {
		readBytes: () => new TextEncoder().encode("no table"),
		value: (id: string, value: Value) => {
			values[id] = value;
		},
	} as unknown as StageContext;
	await expect(adults(stage)).rejects.toThrow(/readRds: covariates_accel_mortality_df\.rds/);
	expect(values).toEqual({});
});
