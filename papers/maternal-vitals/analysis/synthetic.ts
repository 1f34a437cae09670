import type { StageContext } from "@quickening/paper";
import { mean, quantile, standardDeviation, studentTQuantile, surveyMean, surveyQuantile } from "@quickening/stats";
import { designOf, type Estimate, isCompared, primary } from "./comparison.ts";
import { type Measure, measures } from "./measures.ts";
import { centiles } from "./other-studies.ts";
import { readPeople, valuesOf } from "./people.ts";
import { syntheticReadings, syntheticWays } from "./synthetic-readings.ts";
import { valueRecorder } from "./value-recorder.ts";

/** One measure of one group: synthetic women, real pregnant women, or other real women as the plainest stand-in for them. */
export interface LikenessRow {
	readonly key: Measure["key"];
	readonly name: string;
	readonly unit: string;
	readonly way: string;
	readonly wayName: string;
	readonly isSynthetic: boolean;
	readonly n: number;
	readonly mean: number;
	readonly sd: number;
	readonly centiles: readonly { readonly percent: number; readonly value: number }[];
	/** Mean less that of pregnant women in NHANES; null of these themselves. */
	readonly difference: Estimate | null;
	/** Mean distance of the seven centiles from those of pregnant women in NHANES. */
	readonly distance: number | null;
}

/** Whether the synthetic cohort looks like the real women: means, spread and centiles, beside other real women as a baseline. */
export default async function synthetic(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const design = designOf(people);
	const { number, estimate } = valueRecorder(stage);
	const women = stage.param<number>("syntheticWomen");
	const seed = stage.param<number>("seed");
	const readings = syntheticWays.map((way, i) => {
		const found = syntheticReadings(way, women, seed);
		stage.progress((i + 1) / syntheticWays.length, way.name);
		return { way, found };
	});
	const inGroup = (pregnancy: string) =>
		people.map((person) => isCompared(person, primary) && person.pregnancy === pregnancy);
	const groups = { pregnant: inGroup("pregnant"), others: inGroup("not pregnant") };
	const rows: LikenessRow[] = [];
	for (const measure of measures) {
		const { key, name, unit } = measure;
		const values = valuesOf(people, measure);
		const survey = (domain: readonly boolean[]) => {
			const found = surveyMean(design, values, { domain });
			let squares = 0;
			for (let i = 0; i < values.length; i++)
				if (domain[i] && !Number.isNaN(values[i]))
					squares += (design.weights[i] as number) * ((values[i] as number) - found.estimate) ** 2;
			const at = centiles.map((percent) => ({
				percent,
				value: surveyQuantile(design, values, percent / 100, { domain }).estimate,
			}));
			return { ...found, sd: Math.sqrt(squares / found.sumOfWeights), centiles: at };
		};
		const pregnant = survey(groups.pregnant);
		const others = survey(groups.others);
		const distanceOf = (own: LikenessRow["centiles"]) =>
			mean(own.map(({ value }, i) => Math.abs(value - (pregnant.centiles[i]?.value as number))));
		const reach = studentTQuantile(0.975, pregnant.degreesOfFreedom);
		const differenceOf = (value: number, standardError: number): Estimate => {
			const half = reach * Math.hypot(standardError, pregnant.standardError);
			const difference = value - pregnant.estimate;
			return { estimate: difference, low: difference - half, high: difference + half };
		};
		const shared = { key, name, unit };
		rows.push({
			...shared,
			way: "pregnant",
			wayName: "Pregnant women, NHANES",
			isSynthetic: false,
			n: pregnant.n,
			mean: pregnant.estimate,
			sd: pregnant.sd,
			centiles: pregnant.centiles,
			difference: null,
			distance: null,
		});
		rows.push({
			...shared,
			way: "others",
			wayName: "Not pregnant, NHANES (baseline)",
			isSynthetic: false,
			n: others.n,
			mean: others.estimate,
			sd: others.sd,
			centiles: others.centiles,
			difference: differenceOf(others.estimate, others.standardError),
			distance: distanceOf(others.centiles),
		});
		for (const { way, found } of readings) {
			const own = Float64Array.from(found, (reading) => reading[key]);
			const sd = standardDeviation(own);
			const at = centiles.map((percent) => ({ percent, value: quantile(own, percent / 100) }));
			rows.push({
				...shared,
				way: way.key,
				wayName: way.name,
				isSynthetic: true,
				n: own.length,
				mean: mean(own),
				sd,
				centiles: at,
				difference: differenceOf(mean(own), sd / Math.sqrt(own.length)),
				distance: distanceOf(at),
			});
		}
	}
	stage.writeJson("likeness", rows);
	for (const { key, name, unit, way, wayName, n, mean: level, sd, difference, distance } of rows) {
		const shared = { unit, digits: 1, n };
		number(`likeness.mean.${way}.${key}`, level, { ...shared, method: `Mean ${name}: ${wayName}` });
		number(`likeness.sd.${way}.${key}`, sd, { ...shared, method: `Standard deviation of ${name}: ${wayName}` });
		if (difference === null || distance === null) continue;
		estimate(`likeness.difference.${way}.${key}`, difference, {
			...shared,
			method: `Mean ${name}, ${wayName}, minus pregnant women in NHANES; error of both`,
		});
		number(`likeness.distance.${way}.${key}`, distance, {
			...shared,
			method: `Mean distance of seven centiles from those of pregnant women in NHANES, ${name}: ${wayName}`,
		});
	}
}
