import type { StageContext } from "@quickening/paper";
import { type Choices, compare, designOf, type Estimate, primary } from "./comparison.ts";
import { type Measure, measures } from "./measures.ts";
import { type Person, readPeople, valuesOf } from "./people.ts";
import { valueRecorder } from "./value-recorder.ts";

/** Ways that change one choice of the main analysis. Pulse has no readings to choose from. */
export const variants: Readonly<Record<string, Partial<Choices>>> = {
	withoutFirst: { readings: "withoutFirst" },
	firstOnly: { readings: "firstOnly" },
	zerosCounted: { readings: "zerosCounted" },
	unweighted: { weights: "none" },
	withNotAscertained: { others: "withNotAscertained" },
	from20To44: { ages: "20to44" },
	agesAsFound: { ages: "asFound" },
};

export const variantNames: Readonly<Record<string, string>> = {
	withoutFirst: "Without the first reading, as NHANES reports",
	firstOnly: "First reading alone",
	zerosCounted: "Diastolic of 0 taken for a pressure",
	unweighted: "Without survey weights",
	withNotAscertained: "Not ascertained counted as not pregnant",
	from20To44: "Women of 20 to 44 years",
	agesAsFound: "Pregnant from 16, others 18 to 40 years",
};

/** One way of doing the analysis, of one measure. */
export interface Specification extends Choices, Estimate {
	readonly key: Measure["key"];
	readonly name: string;
	readonly unit: string;
	readonly nPregnant: number;
	readonly nOthers: number;
}

/** A change of one choice. */
export interface VariantRow extends Estimate {
	readonly variant: string;
	readonly key: Measure["key"];
	readonly nPregnant: number;
	readonly nOthers: number;
}

/** A group of women. */
export interface SubgroupRow extends Estimate {
	readonly group: string;
	readonly key: Measure["key"];
	readonly name: string;
	readonly unit: string;
	readonly nPregnant: number;
	readonly nOthers: number;
	readonly degreesOfFreedom: number;
	readonly pregnant: Estimate;
}

const subgroups: Readonly<Record<string, readonly [name: string, holds: (person: Person) => boolean]>> = {
	age18To24: ["18 to 24 years", ({ ageYears }) => ageYears < 25],
	age25To29: ["25 to 29 years", ({ ageYears }) => ageYears >= 25 && ageYears < 30],
	age30To40: ["30 to 40 years", ({ ageYears }) => ageYears >= 30],
	mexicanAmerican: ["Mexican American", ({ ethnicity }) => ethnicity === "Mexican American"],
	nonHispanicWhite: ["Non-Hispanic White", ({ ethnicity }) => ethnicity === "Non-Hispanic White"],
	nonHispanicBlack: ["Non-Hispanic Black", ({ ethnicity }) => ethnicity === "Non-Hispanic Black"],
	otherEthnicity: [
		"Other, other Hispanic",
		({ ethnicity }) => ethnicity === "Other Hispanic" || ethnicity === "Other, or more than one",
	],
	bmiBelow25: ["BMI < 25 kg/m²", ({ bmi }) => bmi < 25],
	bmi25To30: ["BMI 25 to < 30 kg/m²", ({ bmi }) => bmi >= 25 && bmi < 30],
	bmiFrom30: ["BMI ≥ 30 kg/m²", ({ bmi }) => bmi >= 30],
	cycle2003: ["2003 to 2004", ({ cycle }) => cycle === 2003],
	cycle2005: ["2005 to 2006", ({ cycle }) => cycle === 2005],
};

/** Every combination of the listed choices, changes of one at a time, and subgroups, for each measure. */
export default async function choices(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const designs = { survey: designOf(people), none: designOf(people, "none") };
	const record = valueRecorder(stage);
	const options = stage.param<{ [Key in keyof Choices]: readonly Choices[Key][] }>("choices");
	const fewest = stage.param<number>("fewestInSubgroup");
	const specifications: Specification[] = [];
	const variantRows: VariantRow[] = [];
	const subgroupRows: SubgroupRow[] = [];
	for (const [done, measure] of measures.entries()) {
		const { key, name, unit } = measure;
		const shared = { unit, digits: 1 };
		const own: Specification[] = [];
		for (const choice of combinations(options)) {
			if (key === "pulse" && choice.readings !== primary.readings) continue;
			const values = valuesOf(people, measure, choice.readings);
			const { difference, nPregnant, nOthers } = compare(people, designs[choice.weights], values, choice);
			own.push({ key, name, unit, ...choice, ...difference, nPregnant, nOthers });
		}
		specifications.push(...own);
		const estimates = own.map(({ estimate }) => estimate);
		const summary = (part: string, value: number, method: string) =>
			record.number(`specifications.${key}.${part}`, value, {
				...shared,
				n: own.length,
				method: `${method}, ${name}, over all combinations of choices`,
			});
		summary("lowest", Math.min(...estimates), "Lowest difference");
		summary("highest", Math.max(...estimates), "Highest difference");
		record.count(`specifications.${key}.count`, own.length, own.length, `Combinations of choices, ${name}`);
		record.count(
			`specifications.${key}.clear`,
			own.filter(({ low, high }) => low > 0 || high < 0).length,
			own.length,
			`Combinations whose interval holds no 0, ${name}`,
		);
		for (const [variant, change] of Object.entries(variants)) {
			if (key === "pulse" && change.readings !== undefined) continue;
			const choice = { ...primary, ...change };
			const values = valuesOf(people, measure, choice.readings);
			const { difference, nPregnant, nOthers } = compare(people, designs[choice.weights], values, choice);
			variantRows.push({ variant, key, ...difference, nPregnant, nOthers });
			record.estimate(`variant.${variant}.${key}`, difference, {
				...shared,
				n: nPregnant + nOthers,
				method: `Pregnant minus others, ${name}: ${(variantNames[variant] as string).toLowerCase()}`,
			});
		}
		for (const [group, [groupName, holds]] of Object.entries(subgroups)) {
			const values = valuesOf(people, measure);
			const { difference, pregnant, nPregnant, nOthers, degreesOfFreedom } = compare(
				people,
				designs.survey,
				values,
				primary,
				holds,
			);
			if (nPregnant < fewest) continue;
			subgroupRows.push({
				group: groupName,
				key,
				name,
				unit,
				...difference,
				nPregnant,
				nOthers,
				degreesOfFreedom,
				pregnant,
			});
			record.estimate(`subgroup.${group}.${key}`, difference, {
				...shared,
				n: nPregnant + nOthers,
				method: `Pregnant minus others, ${name}, ${groupName}, unadjusted`,
			});
		}
		stage.progress((done + 1) / measures.length, name);
	}
	stage.writeJson("specifications", specifications);
	stage.writeJson("variants", variantRows);
	stage.writeJson("subgroups", subgroupRows);
}

function combinations(options: { [Key in keyof Choices]: readonly Choices[Key][] }): Choices[] {
	let all: Record<string, unknown>[] = [{}];
	for (const [key, values] of Object.entries(options))
		all = all.flatMap((one) => (values as readonly unknown[]).map((value) => ({ ...one, [key]: value })));
	return all as unknown as Choices[];
}
