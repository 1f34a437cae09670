import type { StageContext } from "@quickening/paper";
import { type Choices, compare, designOf, type Estimate, primary } from "./comparison.ts";
import { idOf, totals } from "./measures.ts";
import { type Person, readPeople, valuesOf } from "./people.ts";
import { valueRecorder } from "./value-recorder.ts";

/** Ways that change one choice of the main analysis. */
export const variants: Readonly<Record<string, Partial<Choices>>> = {
	oneDay: { validDays: 1 },
	fiveDays: { validDays: 5 },
	sevenDays: { validDays: 7 },
	unweighted: { weights: "none" },
	ageLinear: { age: "linear" },
	ageQuadratic: { age: "quadratic" },
	ageGroups: { age: "groups" },
	withNotAscertained: { others: "withNotAscertained" },
	to39Years: { oldest: 39 },
};

export const variantNames: Readonly<Record<string, string>> = {
	oneDay: "One valid day or more",
	fiveDays: "Five valid days or more",
	sevenDays: "Seven valid days",
	unweighted: "Without survey weights",
	ageLinear: "Age in the model, a line",
	ageQuadratic: "Age in the model, a curve",
	ageGroups: "Age in the model, five-year groups",
	withNotAscertained: "Not ascertained counted as not pregnant",
	to39Years: "Women of 20 to 39 years",
};

/** One way of doing the analysis, of one measure, in percent. */
export interface Specification extends Choices, Estimate {
	readonly family: string;
	readonly key: string;
	readonly name: string;
	readonly nPregnant: number;
	readonly nOthers: number;
}

/** A change of one choice. */
export interface VariantRow extends Estimate {
	readonly variant: string;
	readonly family: string;
	readonly key: string;
	readonly name: string;
	readonly nPregnant: number;
	readonly nOthers: number;
	readonly degreesOfFreedom: number;
}

/** A group of women. */
export interface SubgroupRow extends Estimate {
	readonly group: string;
	readonly family: string;
	readonly key: string;
	readonly name: string;
	readonly nPregnant: number;
	readonly nOthers: number;
	readonly degreesOfFreedom: number;
}

const subgroups: Readonly<Record<string, readonly [name: string, holds: (person: Person) => boolean]>> = {
	age20To29: ["20 to 29 years", ({ ageYears }) => ageYears < 30],
	age30To44: ["30 to 44 years", ({ ageYears }) => ageYears >= 30],
	bmiBelow25: ["BMI < 25 kg/m²", ({ bmi }) => bmi < 25],
	bmi25To30: ["BMI 25 to < 30 kg/m²", ({ bmi }) => bmi >= 25 && bmi < 30],
	bmiFrom30: ["BMI ≥ 30 kg/m²", ({ bmi }) => bmi >= 30],
	cycle2011: ["2011 to 2012", ({ cycle }) => cycle === 2011],
	cycle2013: ["2013 to 2014", ({ cycle }) => cycle === 2013],
};

/** Every combination of the listed choices, changes of one at a time, and subgroups, for each daily total. */
export default async function choices(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const designs = { survey: designOf(people), none: designOf(people, "none") };
	const record = valueRecorder(stage);
	const options = stage.param<{ [Key in keyof Choices]: readonly Choices[Key][] }>("choices");
	const specifications: Specification[] = [];
	const variantRows: VariantRow[] = [];
	const subgroupRows: SubgroupRow[] = [];
	const fewest = stage.param<number>("fewestInSubgroup");
	for (const [done, measure] of totals.entries()) {
		const { family, key, name } = measure;
		const id = idOf(measure);
		const values = valuesOf(people, measure);
		const own: Specification[] = [];
		for (const choice of combinations(options)) {
			const { percent, nPregnant, nOthers } = compare(people, designs[choice.weights], values, choice);
			own.push({ family, key, name, ...choice, ...percent, nPregnant, nOthers });
		}
		specifications.push(...own);
		const estimates = own.map(({ estimate }) => estimate);
		const summary = (part: string, value: number, method: string, unit = "%", digits = 1) =>
			record.number(`specifications.${id}.${part}`, value, {
				unit,
				digits,
				n: own.length,
				method: `${method}, ${name}, over all combinations of choices`,
			});
		summary("least", Math.max(...estimates), "Difference in percent nearest to none or above");
		summary("most", Math.min(...estimates), "Most negative difference in percent");
		summary(
			"below",
			estimates.filter((estimate) => estimate < 0).length,
			"Combinations with less in pregnant women",
			"",
		);
		summary("clear", own.filter(({ high }) => high < 0).length, "Combinations whose interval lies below none", "", 0);
		for (const [variant, change] of Object.entries(variants)) {
			const choice = { ...primary, ...change };
			const { percent, nPregnant, nOthers, degreesOfFreedom } = compare(
				people,
				designs[choice.weights],
				values,
				choice,
			);
			variantRows.push({ variant, family, key, name, ...percent, nPregnant, nOthers, degreesOfFreedom });
			record.estimate(`variant.${variant}.${id}`, percent, {
				unit: "%",
				digits: 1,
				n: nPregnant + nOthers,
				method: `Pregnant minus others in percent, ${name}: ${(variantNames[variant] as string).toLowerCase()}`,
			});
		}
		for (const [group, [groupName, holds]] of Object.entries(subgroups)) {
			const { percent, nPregnant, nOthers, degreesOfFreedom } = compare(people, designs.survey, values, primary, holds);
			if (nPregnant < fewest) continue;
			subgroupRows.push({ group: groupName, family, key, name, ...percent, nPregnant, nOthers, degreesOfFreedom });
			record.estimate(`subgroup.${group}.${id}`, percent, {
				unit: "%",
				digits: 1,
				n: nPregnant + nOthers,
				method: `Pregnant minus others in percent, ${name}, ${groupName}, unadjusted`,
			});
		}
		stage.progress((done + 1) / totals.length, name);
	}
	record.number("specifications.count", specifications.length / totals.length, {
		n: specifications.length,
		method: "Combinations of choices for each measure",
	});
	stage.writeJson("specifications", specifications);
	stage.writeJson("variants", variantRows);
	stage.writeJson("subgroups", subgroupRows);
}

function combinations(options: { [Key in keyof Choices]: readonly Choices[Key][] }): Choices[] {
	let all: Record<string, unknown>[] = [{}];
	for (const [key, values] of Object.entries(options)) {
		all = all.flatMap((one) => (values as readonly unknown[]).map((value) => ({ ...one, [key]: value })));
	}
	return all as unknown as Choices[];
}
