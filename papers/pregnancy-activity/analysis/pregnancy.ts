import { seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import { surveyCombination, surveyMean } from "@quickening/stats";
import { bounds, type Comparison, compare, designOf, type Estimate, isCompared, primary } from "./comparison.ts";
import { type Family, idOf, type Measure, measureOf, measures, steps, totals } from "./measures.ts";
import { type Person, readPeople, valuesOf } from "./people.ts";
import { valueRecorder } from "./value-recorder.ts";

/** One measure of pregnant and other women. */
export interface ComparisonRow {
	readonly family: Family;
	readonly key: string;
	readonly name: string;
	readonly unit: string;
	readonly digits: number;
	readonly nPregnant: number;
	readonly nOthers: number;
	readonly degreesOfFreedom: number;
	readonly pregnant: Estimate;
	readonly others: Estimate;
	readonly difference: Estimate;
	readonly percent: Estimate;
	/** Held at equal age. */
	readonly adjusted: Estimate;
	readonly adjustedPercent: Estimate;
	/** As many women drawn at random from all who are compared: the middle 95% of differences, in percent, and how many lie as far out. */
	readonly chance: {
		readonly low: number;
		readonly high: number;
		readonly beyond: number;
		readonly draws: number;
	} | null;
}

/** Steps, movement and cadence of pregnant women beside those of others, by every algorithm. */
export default async function pregnancy(stage: StageContext): Promise<void> {
	const people = await readPeople(stage);
	const design = designOf(people);
	const record = valueRecorder(stage);
	const draws = stage.param<number>("chanceDraws");
	const sets = drawnSets(people, draws, stage.param<number>("seed"));
	const rows = measures.map((measure): ComparisonRow => {
		const values = valuesOf(people, measure);
		const plain = compare(people, design, values, primary);
		const aged = compare(people, design, values, { ...primary, age: "quadratic" });
		recordComparison(record, measure, plain, aged);
		return {
			family: measure.family,
			key: measure.key,
			name: measure.name,
			unit: measure.unit,
			digits: measure.digits,
			nPregnant: plain.nPregnant,
			nOthers: plain.nOthers,
			degreesOfFreedom: plain.degreesOfFreedom,
			pregnant: plain.pregnant,
			others: plain.others,
			difference: plain.difference,
			percent: plain.percent,
			adjusted: aged.difference,
			adjustedPercent: aged.percent,
			chance: totals.includes(measure) ? chanceOf(sets, values, design.weights, plain.percent.estimate) : null,
		};
	});
	stage.writeJson("comparison", rows);
	for (const { family, key, chance, nPregnant } of rows) {
		if (chance === null) continue;
		record.number(`chance.${family}.${key}`, (100 * chance.beyond) / chance.draws, {
			unit: "%",
			digits: 1,
			n: chance.draws,
			method: `Of ${chance.draws} draws of ${nPregnant} women from all who are compared, those with a difference at least as large, either way`,
		});
	}
	const percents = rows.filter(({ family }) => family === "steps").map(({ percent }) => percent.estimate);
	const n = rows[0]?.nPregnant ?? 0;
	const extreme = (id: string, value: number, method: string) =>
		record.number(id, value, { unit: "%", digits: 1, n, method });
	extreme(
		"range.percent.least",
		Math.max(...percents),
		"Smallest difference by algorithm, unadjusted, pregnant minus others in steps",
	);
	extreme(
		"range.percent.most",
		Math.min(...percents),
		"Largest difference by algorithm, unadjusted, pregnant minus others in steps",
	);
	const agedPercents = rows
		.filter(({ family }) => family === "steps")
		.map(({ adjustedPercent }) => adjustedPercent.estimate);
	extreme(
		"range.adjustedPercent.least",
		Math.max(...agedPercents),
		"Smallest difference by algorithm, at equal age, in steps",
	);
	extreme(
		"range.adjustedPercent.most",
		Math.min(...agedPercents),
		"Largest difference by algorithm, at equal age, in steps",
	);
	recordContrasts(people, record);
}

/** Whether two algorithms say different things of the same women: the difference of their differences in percent. */
function recordContrasts(people: readonly Person[], record: ReturnType<typeof valueRecorder>): void {
	const design = designOf(people);
	const inside = people.map((person) => isCompared(person, primary));
	const group = (pregnant: boolean) =>
		inside.map((one, i) => one && (people[i]?.pregnancy === "pregnant") === pregnant);
	const actilife = measureOf("steps", "actilife");
	for (const measure of steps) {
		if (measure === actilife) continue;
		const means = [measure, actilife].flatMap((one) =>
			[true, false].map((pregnant) => surveyMean(design, valuesOf(people, one), { domain: group(pregnant) })),
		);
		const contrast = surveyCombination(design, means, ([a = 0, b = 0, c = 0, d = 0]) => ({
			value: 100 * (a / b - c / d),
			gradient: [100 / b, (-100 * a) / b ** 2, -100 / d, (100 * c) / d ** 2],
		}));
		record.estimate(`contrast.${measure.key}.actilife`, bounds(contrast), {
			unit: "percentage points",
			digits: 1,
			n: contrast.n,
			method: `Difference in percent by ${measure.name} minus that by ActiLife, in the same women`,
		});
	}
}

function recordComparison(
	record: ReturnType<typeof valueRecorder>,
	measure: Measure,
	plain: Comparison,
	aged: Comparison,
): void {
	const id = idOf(measure);
	const { unit, digits, name } = measure;
	const what = {
		steps: `steps a day by ${name}`,
		peak1: `steps in the busiest minute by ${name}`,
		peak30: `steps a minute in the 30 busiest minutes by ${name}`,
		movement: `${name} a day`,
	}[measure.family];
	const n = plain.nPregnant + plain.nOthers;
	record.estimate(`mean.pregnant.${id}`, plain.pregnant, {
		unit,
		digits,
		n: plain.nPregnant,
		method: `Weighted mean, ${what}, pregnant women`,
	});
	record.estimate(`mean.others.${id}`, plain.others, {
		unit,
		digits,
		n: plain.nOthers,
		method: `Weighted mean, ${what}, other women of 20 to 44 years`,
	});
	record.estimate(`difference.${id}`, plain.difference, {
		unit,
		digits,
		n,
		method: `Pregnant minus others, ${what}, unadjusted`,
	});
	record.estimate(`percent.${id}`, plain.percent, {
		unit: "%",
		digits: 1,
		n,
		method: `Pregnant minus others in percent of the others, ${what}, unadjusted`,
	});
	record.estimate(`adjusted.${id}`, aged.difference, {
		unit,
		digits,
		n,
		method: `Pregnant minus others at equal age (age and its square), ${what}`,
	});
	record.estimate(`adjustedPercent.${id}`, aged.percent, {
		unit: "%",
		digits: 1,
		n,
		method: `Pregnant minus others at equal age, in percent, ${what}`,
	});
}

interface DrawnSets {
	/** Rows of all women compared. */
	readonly rows: readonly number[];
	/** Positions in `rows`, as many as there are pregnant women, a draw. */
	readonly draws: readonly Int32Array[];
}

/** Women drawn at random in the place of the pregnant ones, without replacement. */
function drawnSets(people: readonly Person[], nDraws: number, seed: number): DrawnSets {
	const rows = people.flatMap((person, i) => (isCompared(person, primary) ? [i] : []));
	const nPregnant = rows.filter((i) => people[i]?.pregnancy === "pregnant").length;
	const random = seededRandom(seed);
	const draws = Array.from({ length: nDraws }, () => {
		// The first of a shuffle, as far as it is needed.
		const positions = Int32Array.from(rows, (_, j) => j);
		for (let j = 0; j < nPregnant; j++) {
			const other = j + Math.floor(random() * (rows.length - j));
			[positions[j], positions[other]] = [positions[other] as number, positions[j] as number];
		}
		return positions.slice(0, nPregnant);
	});
	return { rows, draws };
}

function chanceOf({ rows, draws }: DrawnSets, values: Float64Array, weights: Float64Array, found: number) {
	const w = rows.map((i) => weights[i] as number);
	const x = rows.map((i, j) => (w[j] as number) * (values[i] as number));
	const sum = (series: readonly number[]) => series.reduce((total, value) => total + value, 0);
	const [sumW, sumX] = [sum(w), sum(x)];
	const percents = Float64Array.from(draws, (positions) => {
		let inW = 0;
		let inX = 0;
		for (const j of positions) {
			inW += w[j] as number;
			inX += x[j] as number;
		}
		return 100 * (inX / inW / ((sumX - inX) / (sumW - inW)) - 1);
	}).sort();
	const at = (p: number) => percents[Math.round(p * (percents.length - 1))] as number;
	return {
		low: at(0.025),
		high: at(0.975),
		beyond: percents.filter((percent) => Math.abs(percent) >= Math.abs(found)).length,
		draws: percents.length,
	};
}
