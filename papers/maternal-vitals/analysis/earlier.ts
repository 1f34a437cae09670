import type { StageContext } from "@quickening/paper";
import { standardDeviation, surveyMean, mean as unweightedMean } from "@quickening/stats";
import { type EarlierReading, earlier, nationalReports } from "../published.ts";
import { designOf } from "./comparison.ts";
import { measures } from "./measures.ts";
import { type Person, readPeople, valuesOf } from "./people.ts";
import { valueRecorder } from "./value-recorder.ts";

/** A number that had been computed before, and what these files give. */
export interface EarlierRow extends EarlierReading {
	readonly name: string;
	readonly unit: string;
	readonly found: { readonly mean: number; readonly sd: number; readonly n: number };
}

const words: Readonly<Record<EarlierReading["key"], readonly [name: string, unit: string]>> = {
	pulse: ["Pulse", "bpm"],
	systolic: ["Systolic pressure", "mmHg"],
	diastolic: ["Diastolic pressure", "mmHg"],
	bmi: ["Body mass index", "kg/m²"],
	age: ["Age", "years"],
};

/** Finds again, unweighted, what had been computed before; and, weighted, two national means of adults. */
export default async function findAgain(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const { count, number } = valueRecorder(stage);
	const series = (key: EarlierReading["key"]): Float64Array => {
		const measure = measures.find((one) => one.key === key);
		if (measure !== undefined) return valuesOf(people, measure);
		return Float64Array.from(people, (person) => (key === "bmi" ? person.bmi : person.ageYears));
	};
	const inGroup = ({ pregnancy, ageYears }: Person, group: EarlierReading["group"]) =>
		group === "pregnant"
			? pregnancy === "pregnant" && ageYears >= 16
			: pregnancy === "not pregnant" && ageYears >= 18 && ageYears <= 40;
	const rows = earlier.map((reading): EarlierRow => {
		const { group, key } = reading;
		const values = series(key).filter((value, i) => inGroup(people[i] as Person, group) && !Number.isNaN(value));
		const found = { mean: unweightedMean(values), sd: standardDeviation(values), n: values.length };
		const [name, unit] = words[key];
		const who = group === "pregnant" ? "pregnant women of 16 years and more" : "women of 18 to 40 years, not pregnant";
		const shared = { unit, digits: 1, n: found.n };
		number(`again.${group}.${key}.mean`, found.mean, { ...shared, method: `Unweighted mean, ${name}, ${who}` });
		number(`again.${group}.${key}.sd`, found.sd, {
			...shared,
			method: `Unweighted standard deviation, ${name}, ${who}`,
		});
		count(`again.${group}.${key}.n`, found.n, found.n, `Women with ${name}, ${who}`);
		return { ...reading, name, unit, found };
	});
	stage.writeJson("earlier", rows);
	const design = designOf(people);
	for (const measure of measures) {
		const from = measure.key === "pulse" ? 20 : 18;
		const holds = ({ ageYears, woman }: Person) => ageYears >= from && (measure.key !== "pulse" || woman);
		const { estimate, n } = surveyMean(design, valuesOf(people, measure), { domain: people.map(holds) });
		number(`adults.${measure.key}`, estimate, {
			unit: measure.unit,
			digits: 1,
			n,
			method: `Weighted mean of ${measure.key === "pulse" ? "women of 20 years and more" : "adults of 18 years and more"}, ${measure.name}; published as ${nationalReports[measure.key].value} for a longer span of years`,
		});
	}
}
