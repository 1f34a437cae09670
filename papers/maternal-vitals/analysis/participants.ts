import type { StageContext } from "@quickening/paper";
import { standardisedDifferenceOfCategories, surveyMean } from "@quickening/stats";
import { designOf, isCompared, primary } from "./comparison.ts";
import { ethnicities, type Person, readPeople } from "./people.ts";
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

const same = (names: readonly string[]) => names.map((name) => [name, name] as const);

/** Describes the women who are compared and were examined: counts of the sample, and weighted means and shares of the population. */
export default async function participants(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const design = designOf(people);
	const inGroup = (pregnancy: Person["pregnancy"]) =>
		people.map((person) => isCompared(person, primary) && person.examined && person.pregnancy === pregnancy);
	const groups = { pregnant: inGroup("pregnant"), others: inGroup("not pregnant") };
	const summary = (values: Float64Array, domain: readonly boolean[]): GroupSummary & { mean: number; sd: number } => {
		const { estimate, n, sumOfWeights } = surveyMean(design, values, { domain });
		let squares = 0;
		for (let i = 0; i < values.length; i++) {
			const value = values[i] as number;
			if (domain[i] && !Number.isNaN(value)) squares += (design.weights[i] as number) * (value - estimate) ** 2;
		}
		return { n, mean: estimate, sd: Math.sqrt(squares / sumOfWeights) };
	};
	const missingOf = (isMissing: (person: Person, i: number) => boolean) =>
		people.filter((person, i) => (groups.pregnant[i] || groups.others[i]) && isMissing(person, i)).length;
	const number = (section: string, label: string, digits: number, of: (person: Person) => number): ParticipantRow => {
		const values = Float64Array.from(people, of);
		const pregnant = summary(values, groups.pregnant);
		const others = summary(values, groups.others);
		const difference = (pregnant.mean - others.mean) / Math.sqrt((pregnant.sd ** 2 + others.sd ** 2) / 2);
		const missing = missingOf((_, i) => Number.isNaN(values[i]));
		return { section, label, digits, pregnant, others, missing, difference };
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
		const missing = missingOf((person) => of(person) === undefined);
		return rows.map(
			(row, i): ParticipantRow => ({ section, digits: 0, missing, difference: i === 0 ? difference : null, ...row }),
		);
	};
	const rows = [
		number("Age, body and means", "Age (years)", 1, (person) => person.ageYears),
		number("Age, body and means", "Body mass index at the examination (kg/m²)", 1, (person) => person.bmi),
		number("Age, body and means", "Family income over the poverty threshold", 1, (person) => person.incomeRatio),
		...categories("Race and Hispanic origin", (person) => person.ethnicity, same(Object.values(ethnicities))),
		...categories(
			"Education, from 20 years",
			(person) => person.education,
			same(["No high school diploma", "High school", "More than high school"]),
		),
		...categories("Smoking, from 20 years", (person) => person.smoking, same(["Never", "Formerly", "Now"])),
		...categories("Cycle", (person) => String(person.cycle), [
			["2003", "2003 to 2004"],
			["2005", "2005 to 2006"],
		]),
	];
	const size = (domain: readonly boolean[]) => domain.filter(Boolean).length;
	stage.writeJson("participants", {
		nPregnant: size(groups.pregnant),
		nOthers: size(groups.others),
		rows,
	} satisfies Participants);
	const record = valueRecorder(stage);
	const [age, bmi] = rows as [ParticipantRow, ParticipantRow];
	for (const group of ["pregnant", "others"] as const) {
		const who = group === "pregnant" ? "pregnant women" : "other women";
		for (const [id, row, unit] of [
			["age", age, "years"],
			["bmi", bmi, "kg/m²"],
		] as const)
			record.number(`${id}.mean.${group}`, row[group].mean as number, {
				unit,
				digits: 1,
				n: row[group].n,
				method: `Weighted mean of the ${who} who are compared: ${row.label}`,
			});
	}
}
