import type { StageContext } from "@quickening/paper";
import { standardisedDifferenceOfCategories, surveyMean } from "@quickening/stats";
import { designOf, isCompared, primary } from "./comparison.ts";
import { measureOf } from "./measures.ts";
import { type Person, readPeople } from "./people.ts";
import { valueRecorder } from "./value-recorder.ts";

export interface GroupSummary {
	readonly n: number;
	readonly mean?: number;
	readonly sd?: number;
	readonly count?: number;
	/** Weighted, for counts. */
	readonly percent?: number;
}

/** A line of Table 1. */
export interface ParticipantRow {
	readonly section: string;
	readonly label: string;
	readonly digits: number;
	readonly pregnant: GroupSummary;
	readonly others: GroupSummary;
	readonly missing: number;
	/** Weighted: pregnant minus others in pooled standard deviations; for categories a distance without sign, on the first line. */
	readonly difference: number | null;
}

export interface Participants {
	readonly nPregnant: number;
	readonly nOthers: number;
	readonly rows: readonly ParticipantRow[];
}

const races: readonly (readonly [string, string])[] = [
	["Non-Hispanic White", "Non-Hispanic White"],
	["Non-Hispanic Black", "Non-Hispanic Black"],
	["Mexican American", "Mexican American"],
	["Other Hispanic", "Other Hispanic"],
	["Other Race - Including Multi-Rac", "Other, or more than one"],
];

/** Describes the women who are compared: counts of the sample, and weighted means and shares of the population. */
export default async function participants(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const design = designOf(people);
	const groups = {
		pregnant: people.map((person) => isCompared(person, primary) && person.pregnancy === "pregnant"),
		others: people.map((person) => isCompared(person, primary) && person.pregnancy === "not pregnant"),
	};
	const missingOf = (values: ArrayLike<number>) =>
		people.filter((_, i) => (groups.pregnant[i] || groups.others[i]) && Number.isNaN(values[i])).length;
	const summary = (values: Float64Array, domain: readonly boolean[]): GroupSummary & { mean: number; sd: number } => {
		const { estimate, n, sumOfWeights } = surveyMean(design, values, { domain });
		let squares = 0;
		for (let i = 0; i < values.length; i++) {
			const value = values[i] as number;
			if (domain[i] && !Number.isNaN(value)) squares += (design.weights[i] as number) * (value - estimate) ** 2;
		}
		return { n, mean: estimate, sd: Math.sqrt(squares / sumOfWeights) };
	};
	const number = (section: string, label: string, digits: number, of: (person: Person) => number): ParticipantRow => {
		const values = Float64Array.from(people, of);
		const pregnant = summary(values, groups.pregnant);
		const others = summary(values, groups.others);
		const difference = (pregnant.mean - others.mean) / Math.sqrt((pregnant.sd ** 2 + others.sd ** 2) / 2);
		return { section, label, digits, pregnant, others, missing: missingOf(values), difference };
	};
	const categories = (
		section: string,
		of: (person: Person) => string | undefined,
		labels: readonly (readonly [string, string])[],
	) => {
		const share = (level: string, domain: readonly boolean[]): GroupSummary & { count: number; percent: number } => {
			const holds = Float64Array.from(people, (person) => {
				const value = of(person);
				return value === undefined ? Number.NaN : Number(value === level);
			});
			const { estimate, n } = surveyMean(design, holds, { domain });
			return { n, count: holds.filter((value, i) => domain[i] && value === 1).length, percent: 100 * estimate };
		};
		const rows = labels.map(([level, label]) => ({
			label,
			pregnant: share(level, groups.pregnant),
			others: share(level, groups.others),
		}));
		// Weighted shares of as many people as there are, for a distance that does not depend on the scale of the weights.
		const difference = standardisedDifferenceOfCategories(
			rows.map(({ pregnant }) => pregnant.percent * 1000),
			rows.map(({ others }) => others.percent * 1000),
		);
		const missing = people.filter(
			(person, i) => (groups.pregnant[i] || groups.others[i]) && of(person) === undefined,
		).length;
		return rows.map(
			(row, i): ParticipantRow => ({ section, digits: 0, missing, difference: i === 0 ? difference : null, ...row }),
		);
	};
	const mims = measureOf("movement", "mims");
	const rows = [
		number("Age and body", "Age (years)", 1, (person) => person.ageYears),
		number("Age and body", "Body mass index at the examination (kg/m²)", 1, (person) => person.bmi),
		...categories("Race and Hispanic origin", (person) => person.raceAndOrigin, races),
		...categories("Education", (person) => person.education, [
			["Less than HS", "No high school diploma"],
			["HS/HS equivalent", "High school"],
			["More than HS", "More than high school"],
		]),
		...categories("Smoking", (person) => person.smoking, [
			["Never smoker", "Never"],
			["Former smoker", "Formerly"],
			["Current smoker", "Now"],
		]),
		...categories("Cycle", (person) => String(person.cycle), [
			["2011", "2011 to 2012"],
			["2013", "2013 to 2014"],
		]),
		number("Wrist device", "Valid days", 1, (person) => person.validDays),
		number("Wrist device", "MIMS units a day", 0, (person) => person.measured[mims.column] as number),
	];
	const count = (domain: readonly boolean[]) => domain.filter(Boolean).length;
	stage.writeJson("participants", {
		nPregnant: count(groups.pregnant),
		nOthers: count(groups.others),
		rows,
	} satisfies Participants);
	const { number: record } = valueRecorder(stage);
	const age = rows[0] as ParticipantRow;
	for (const group of ["pregnant", "others"] as const) {
		record(`age.mean.${group}`, age[group].mean as number, {
			unit: "years",
			digits: 1,
			n: age[group].n,
			method: `Weighted mean age of the ${group === "pregnant" ? "pregnant women" : "other women"} who are compared`,
		});
	}
}
