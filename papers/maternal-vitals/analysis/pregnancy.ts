import { seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import { compare, designOf, type Estimate, isCompared, primary } from "./comparison.ts";
import { type Measure, measures } from "./measures.ts";
import { type Person, readPeople, valuesOf } from "./people.ts";
import { valueRecorder } from "./value-recorder.ts";

/** One measure of pregnant and other women. */
export interface ComparisonRow {
	readonly key: Measure["key"];
	readonly name: string;
	readonly unit: string;
	readonly nPregnant: number;
	readonly nOthers: number;
	readonly degreesOfFreedom: number;
	readonly pregnant: Estimate;
	readonly others: Estimate;
	readonly difference: Estimate;
	/** Held at equal age. */
	readonly atEqualAge: Estimate;
	/** Held at equal age and ethnicity. */
	readonly atEqualAgeAndEthnicity: Estimate;
	/** As many women drawn at random from all who are compared, and the rest: the middle 95% of differences, and how many lie as far out. */
	readonly chance: { readonly low: number; readonly high: number; readonly beyond: number; readonly draws: number };
}

/** Pulse and pressure of pregnant women beside those of others, unadjusted and at equal age, and what chance alone would give. */
export default async function pregnancy(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const design = designOf(people);
	const { number, estimate } = valueRecorder(stage);
	const draws = stage.param<number>("chanceDraws");
	const seed = stage.param<number>("seed");
	const rows = measures.map((measure): ComparisonRow => {
		const { key, name, unit } = measure;
		const values = valuesOf(people, measure);
		const plain = compare(people, design, values, primary);
		const aged = compare(people, design, values, { ...primary, adjusted: "age" });
		const both = compare(people, design, values, { ...primary, adjusted: "ageAndEthnicity" });
		const chance = chanceOf(people, values, design.weights, {
			draws,
			seed: `${seed} ${key}`,
			found: plain.difference.estimate,
		});
		const shared = { unit, digits: 1 };
		estimate(`mean.pregnant.${key}`, plain.pregnant, {
			...shared,
			n: plain.nPregnant,
			method: `Weighted mean of pregnant women of 18 to 40 years, ${name}`,
		});
		estimate(`mean.others.${key}`, plain.others, {
			...shared,
			n: plain.nOthers,
			method: `Weighted mean of other women of 18 to 40 years, ${name}`,
		});
		const n = plain.nPregnant + plain.nOthers;
		const what = `Pregnant minus others, ${name}, weighted`;
		estimate(`difference.${key}`, plain.difference, { ...shared, n, method: `${what}, unadjusted` });
		estimate(`adjusted.${key}`, aged.difference, {
			...shared,
			n,
			method: `${what}, at equal age (age and its square)`,
		});
		estimate(`adjustedMore.${key}`, both.difference, { ...shared, n, method: `${what}, at equal age and ethnicity` });
		number(`chance.${key}`, (100 * chance.beyond) / chance.draws, {
			unit: "%",
			digits: 1,
			n: chance.draws,
			method: `Of ${chance.draws} draws of ${plain.nPregnant} women from all who are compared, those with a difference at least as large, either way`,
		});
		return {
			key,
			name,
			unit,
			nPregnant: plain.nPregnant,
			nOthers: plain.nOthers,
			degreesOfFreedom: plain.degreesOfFreedom,
			pregnant: plain.pregnant,
			others: plain.others,
			difference: plain.difference,
			atEqualAge: aged.difference,
			atEqualAgeAndEthnicity: both.difference,
			chance,
		};
	});
	stage.writeJson("comparison", rows);
}

/** Draws as many women as are pregnant from all who are compared and have a value, with a generator of its own. */
function chanceOf(
	people: readonly Person[],
	values: Float64Array,
	weights: Float64Array,
	{ draws, seed, found }: { readonly draws: number; readonly seed: string; readonly found: number },
): ComparisonRow["chance"] {
	const rows = people.flatMap((person, i) => (isCompared(person, primary) && !Number.isNaN(values[i]) ? [i] : []));
	const size = rows.filter((i) => people[i]?.pregnancy === "pregnant").length;
	const w = Float64Array.from(rows, (i) => weights[i] as number);
	const x = Float64Array.from(rows, (i) => (weights[i] as number) * (values[i] as number));
	let sumW = 0;
	let sumX = 0;
	for (let j = 0; j < w.length; j++) {
		sumW += w[j] as number;
		sumX += x[j] as number;
	}
	const random = seededRandom(seed);
	const order = Int32Array.from(rows, (_, j) => j);
	const differences = new Float64Array(draws);
	for (let draw = 0; draw < draws; draw++) {
		let inW = 0;
		let inX = 0;
		for (let j = 0; j < size; j++) {
			const other = j + Math.floor(random() * (order.length - j));
			const chosen = order[other] as number;
			order[other] = order[j] as number;
			order[j] = chosen;
			inW += w[chosen] as number;
			inX += x[chosen] as number;
		}
		differences[draw] = inX / inW - (sumX - inX) / (sumW - inW);
	}
	differences.sort();
	const at = (p: number) => differences[Math.round(p * (draws - 1))] as number;
	const beyond = differences.filter((difference) => Math.abs(difference) >= Math.abs(found)).length;
	return { low: at(0.025), high: at(0.975), beyond, draws };
}
