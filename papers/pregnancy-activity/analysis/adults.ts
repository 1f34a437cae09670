import type { StageContext } from "@quickening/paper";
import { surveyMean } from "@quickening/stats";
import { publishedMean } from "../published.ts";
import { bounds, designOf, type Estimate } from "./comparison.ts";
import { steps, totals } from "./measures.ts";
import { readPeople, valuesOf } from "./people.ts";
import { valueRecorder } from "./value-recorder.ts";

/** A measure in adults, in both cycles together and in each, beside the published mean. */
export interface AdultsRow {
	readonly family: string;
	readonly key: string;
	readonly name: string;
	readonly unit: string;
	readonly pooled: Estimate;
	readonly cycle2011: Estimate;
	readonly cycle2013: Estimate;
	readonly published2011: number;
	readonly published2013: number;
	readonly n: number;
}

/** Means of adults with three valid days: what was published of them is looked for first. */
export default async function adults(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const design = designOf(people);
	const { estimate, number } = valueRecorder(stage);
	const isAdult = people.map(({ ageYears, validDays }) => ageYears >= 18 && validDays >= 3);
	const rows = totals.map((measure): AdultsRow => {
		const values = valuesOf(people, measure);
		const mean = (cycle?: 2011 | 2013) =>
			surveyMean(design, values, {
				domain: isAdult.map((inside, i) => inside && (cycle === undefined || people[i]?.cycle === cycle)),
			});
		const found = { pooled: mean(), cycle2011: mean(2011), cycle2013: mean(2013) };
		const method = (when: string) => `Weighted mean of adults with three valid days, ${measure.name}, ${when}`;
		const shared = { unit: measure.unit };
		estimate(`adults.pooled.${measure.key}`, found.pooled, {
			...shared,
			n: found.pooled.n,
			method: method("both cycles"),
		});
		// Without an interval, which is about other samples: published are means of these same people.
		for (const cycle of [2011, 2013] as const) {
			const one = found[`cycle${cycle}`];
			const when = method(`${cycle} to ${cycle + 1}`);
			number(`adults.cycle${cycle}.${measure.key}`, one.estimate, { ...shared, n: one.n, method: when });
		}
		return {
			family: measure.family,
			key: measure.key,
			name: measure.name,
			unit: measure.unit,
			pooled: bounds(found.pooled),
			cycle2011: bounds(found.cycle2011),
			cycle2013: bounds(found.cycle2013),
			published2011: publishedMean(measure.key, 2011),
			published2013: publishedMean(measure.key, 2013),
			n: found.pooled.n,
		};
	});
	stage.writeJson("adults", rows);
	const stepRows = rows.filter(({ family }) => family === "steps");
	const means = stepRows.flatMap(({ cycle2011, cycle2013 }) => [cycle2011.estimate, cycle2013.estimate]);
	const n = rows[0]?.n ?? 0;
	number("adults.lowest", Math.min(...means), {
		unit: "steps/day",
		n,
		method: "Smallest of the weighted means of adults over algorithms and cycles",
	});
	number("adults.highest", Math.max(...means), {
		unit: "steps/day",
		n,
		method: "Largest of the weighted means of adults over algorithms and cycles",
	});
	const pooled = stepRows.map((row) => row.pooled.estimate);
	number("adults.ratio", Math.max(...pooled) / Math.min(...pooled), {
		digits: 1,
		n,
		method: `Largest over smallest weighted mean of adults, ${steps.length} series of steps, both cycles`,
	});
}
