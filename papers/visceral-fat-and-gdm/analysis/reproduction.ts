import type { StageContext } from "@quickening/paper";
import { logisticRegression, type OddsRatio, oddsRatio, twoSidedZ } from "@quickening/stats";
import { published } from "../published.ts";
import { type Column, modelRows, readWomen, twoByTwo, type Woman } from "./women.ts";

/** One published number beside what the file gives. */
export interface PublishedRow {
	readonly what: string;
	readonly sample: string;
	readonly published: string;
	readonly ours: string;
	/** Whether all printed digits are the same. */
	readonly same: boolean;
}

/** One reading of "adjusted" by maximum likelihood, in all women and in those who are not obese. */
export interface ReadingRow {
	readonly reading: string;
	readonly all: Adjusted;
	readonly nonObese: Adjusted;
}

export interface Adjusted {
	readonly n: number;
	readonly nEvents: number;
	/** NaN where maximum likelihood has no finite estimate. */
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
	/** Printed to one digit, it is the published triple. */
	readonly prints: boolean;
}

/** The readings tried by name, and the search over all combinations. */
export interface Readings {
	readonly rows: readonly ReadingRow[];
	readonly search: Search;
}

/** A way to put a measure into a model. */
interface Coding {
	readonly name: string;
	readonly column: Column;
}

const age: Coding = { name: "age", column: (woman) => woman.ageYears };
const bmi: Coding = { name: "body mass index", column: (woman) => woman.bmi };
const gestation: Coding = { name: "gestational age", column: (woman) => woman.gestationalAgeDays / 7 };
const obesity: Coding = { name: "obesity", column: (woman) => classOf(woman.bmi, [30]) };

/** Number of the class that a value lies in, 0 below the first limit; NaN stays NaN. */
function classOf(value: number, limits: readonly number[]): number {
	return Number.isNaN(value) ? Number.NaN : limits.filter((limit) => value >= limit).length;
}

const ageCodings: readonly Coding[] = [
	age,
	{ name: "age 35 or more", column: (woman) => classOf(woman.ageYears, [35]) },
	{ name: "age in groups of five years", column: (woman) => classOf(woman.ageYears, [20, 25, 30, 35]) },
	{ name: "log age", column: (woman) => Math.log(woman.ageYears) },
];
const bmiCodings: readonly Coding[] = [
	bmi,
	obesity,
	{ name: "overweight", column: (woman) => classOf(woman.bmi, [25]) },
	{ name: "class of body mass index", column: (woman) => classOf(woman.bmi, [18.5, 25, 30, 35, 40]) },
	{ name: "log body mass index", column: (woman) => Math.log(woman.bmi) },
];
const others: readonly Coding[] = [
	{ name: "ethnicity", column: (woman) => woman.ethnicity },
	{ name: "number of pregnancies", column: (woman) => woman.pregnancies },
	{ name: "diastolic pressure", column: (woman) => woman.diastolicMmHg },
	{ name: "systolic pressure", column: (woman) => woman.systolicMmHg },
	gestation,
	{ name: "fasting glucose", column: (woman) => woman.fastingGlucoseMgPerDl },
	{ name: "earlier diabetes", column: (woman) => (woman.earlierDiabetes ? 1 : 0) },
];

/** Finds the published numbers again, and asks which adjustment prints the published digits. */
export default async function reproduction(stage: StageContext): Promise<void> {
	const women = await readWomen(stage);
	const cutOff = stage.param<number>("cutOffMm");
	const obese = stage.param<number>("obeseFrom");
	const positive = (woman: Woman) => woman.fatMm >= cutOff;
	const nonObese = women.filter((woman) => woman.bmi < obese);
	const crude = (group: readonly Woman[]) => {
		const table = twoByTwo(group, positive);
		return oddsRatio(table.exposed, table.unexposed);
	};
	const all = crude(women);
	const lean = crude(nonObese);
	const right = women.filter((woman) => positive(woman) === woman.gdm).length;
	const accuracy = (100 * right) / women.length;
	const nobody = (100 * women.filter(({ gdm }) => !gdm).length) / women.length;

	const triple = (id: string, { estimate, low, high }: OddsRatio | Adjusted, n: number, method: string) => {
		const shared = { unit: "", n, units: "women" };
		stage.value(`${id}.ratio`, {
			value: estimate,
			digits: 1,
			...shared,
			interval: {
				low,
				high,
				levelPercent: 95,
				method: id.startsWith("crude") ? "Woolf" : "Wald, maximum likelihood",
			},
			method,
		});
		// Beside it each number as it is printed: the same women, so that a published one is met to the digit or not.
		for (const [part, value, what] of [
			["estimate", estimate, "as printed"],
			["low", low, "lower limit of its 95% interval"],
			["high", high, "upper limit of its 95% interval"],
		] as const) {
			stage.value(`${id}.${part}`, { value, digits: 1, ...shared, method: `${method}: ${what}` });
		}
	};
	triple("crude.all", all, women.length, `Crude odds ratio of gestational diabetes at ${cutOff} mm or more`);
	triple(
		"crude.nonObese",
		lean,
		nonObese.length,
		`Crude odds ratio at ${cutOff} mm or more, women below a body mass index of ${obese}`,
	);
	const percent = (id: string, value: number, method: string) =>
		stage.value(id, { value, unit: "%", digits: 1, n: women.length, units: "women", method });
	percent("accuracy.cutOff", accuracy, `Women told rightly by fat of ${cutOff} mm or more`);
	percent("accuracy.nobody", nobody, "Women told rightly by whoever says that nobody gets gestational diabetes");

	const readings: readonly (readonly [string, readonly Coding[], ((woman: Woman) => boolean)?])[] = [
		["age", [age]],
		["body mass index", [bmi]],
		["age and body mass index", [age, bmi]],
		["age and obesity", [age, obesity]],
		["age, body mass index, ethnicity", [age, bmi, others[0] as Coding]],
		["age, body mass index, number of pregnancies", [age, bmi, others[1] as Coding]],
		["age, body mass index, gestational age at the ultrasound", [age, bmi, gestation]],
		["age and body mass index, without earlier diabetes", [age, bmi], (woman) => !woman.earlierDiabetes],
	];
	const rows = readings.map(
		([reading, codings, keep = () => true]): ReadingRow => ({
			reading,
			all: adjusted(women.filter(keep), positive, codings, published.adjusted.all),
			nonObese: adjusted(
				nonObese.filter(keep),
				positive,
				// Obesity does not vary among those who are not obese.
				codings.filter((coding) => coding !== obesity),
				published.adjusted.nonObese,
			),
		}),
	);
	const reading = (name: string) => rows.find((row) => row.reading === name) as ReadingRow;
	triple("adjusted.age", reading("age").all, reading("age").all.n, "Odds ratio adjusted for age, all women");
	triple(
		"adjusted.ageNonObese",
		reading("age").nonObese,
		reading("age").nonObese.n,
		"Odds ratio adjusted for age, women who are not obese",
	);
	const both = reading("age and body mass index");
	triple("adjusted.ageAndBmi", both.all, both.all.n, "Odds ratio adjusted for age and body mass index, all women");
	triple(
		"adjusted.ageAndBmiNonObese",
		both.nonObese,
		both.nonObese.n,
		"Odds ratio adjusted for age and body mass index, women who are not obese",
	);
	const without = reading("age and body mass index, without earlier diabetes").all;
	triple(
		"adjusted.withoutDiabetes",
		without,
		without.n,
		"Odds ratio adjusted for age and body mass index, without the woman who had diabetes before",
	);

	const printed = (value: { estimate: number; low: number; high: number }, digits = 1) =>
		`${value.estimate.toFixed(digits)} (${value.low.toFixed(1)} to ${value.high.toFixed(1)})`;
	const row = (what: string, sample: string, theirs: string, ours: string): PublishedRow => ({
		what,
		sample,
		published: theirs,
		ours,
		same: theirs === ours,
	});
	stage.writeJson("published", [
		row("Women", "all", String(published.women), String(women.length)),
		row("Crude odds ratio", "all", printed(published.crude.all), printed(all)),
		row("Crude odds ratio", "not obese", printed(published.crude.nonObese), printed(lean)),
		row("Accuracy (%)", "all", String(published.accuracyPercent), accuracy.toFixed(0)),
		row(
			"Adjusted odds ratio (here: age and body mass index)",
			"all",
			printed(published.adjusted.all),
			printed(both.all),
		),
		row(
			"Adjusted odds ratio (here: age)",
			"not obese",
			printed(published.adjusted.nonObese),
			printed(reading("age").nonObese),
		),
	] satisfies PublishedRow[]);

	stage.progress(0.1, "searching the adjustments");
	const search = searchAll(women, nonObese, positive, (share) =>
		stage.progress(0.1 + 0.9 * share, "searching the adjustments"),
	);
	stage.writeJson("readings", { rows, search } satisfies Readings);
	const counted = (id: string, value: number, method: string) =>
		stage.value(id, { value, unit: "", digits: 0, n: search.nModels, units: "models", method });
	counted(
		"search.models",
		search.nModels,
		"Adjustments tried: a coding of age or none, one of body mass index or none, and any of seven other columns",
	);
	counted(
		"search.all",
		search.all.length,
		"Of these, adjustments that print the published 8.9 (1.9 to 42.2) for all women",
	);
	counted(
		"search.nonObese",
		search.nonObese.length,
		"Of these, adjustments that print the published 14.4 (1.7 to 125.7) for women who are not obese",
	);
	counted("search.both", search.both.length, "Of these, adjustments that print both");
}

/** Odds ratio of a positive test with other columns in the model, by maximum likelihood, with Wald's limits. */
function adjusted(
	women: readonly Woman[],
	positive: (woman: Woman) => boolean,
	codings: readonly Coding[],
	printed: { readonly estimate: number; readonly low: number; readonly high: number },
): Adjusted {
	const { features, outcomes, n } = modelRows(women, [
		(woman) => (positive(woman) ? 1 : 0),
		...codings.map(({ column }) => column),
	]);
	const { coefficients, standardErrors } = logisticRegression(features, outcomes);
	const reach = twoSidedZ("adjusted", 95) * (standardErrors[1] as number);
	const log = coefficients[1] as number;
	const result = { estimate: Math.exp(log), low: Math.exp(log - reach), high: Math.exp(log + reach) };
	const same = (key: "estimate" | "low" | "high") => result[key].toFixed(1) === printed[key].toFixed(1);
	return {
		n,
		nEvents: outcomes.reduce((sum, outcome) => sum + outcome, 0),
		...result,
		prints: same("estimate") && same("low") && same("high"),
	};
}

/** Which of all combinations print the published digits: by name, for all women, for those not obese, and for both. */
export interface Search {
	readonly nModels: number;
	readonly all: readonly string[];
	readonly nonObese: readonly string[];
	readonly both: readonly string[];
}

function searchAll(
	women: readonly Woman[],
	nonObese: readonly Woman[],
	positive: (woman: Woman) => boolean,
	progress: (share: number) => void,
): Search {
	const found = { all: [] as string[], nonObese: [] as string[], both: [] as string[] };
	const ages = [undefined, ...ageCodings];
	const bodies = [undefined, ...bmiCodings];
	let nModels = 0;
	for (const [i, first] of ages.entries()) {
		for (const second of bodies) {
			for (let bits = 0; bits < 2 ** others.length; bits++) {
				const codings = [first, second, ...others.filter((_, j) => (bits >> j) & 1)].filter(
					(coding) => coding !== undefined,
				);
				if (codings.length === 0) continue;
				nModels++;
				const name = codings.map((coding) => coding.name).join(", ");
				const isAll = adjusted(women, positive, codings, published.adjusted.all).prints;
				const lean = codings.filter((coding) => coding !== obesity);
				const isLean = adjusted(nonObese, positive, lean, published.adjusted.nonObese).prints;
				if (isAll) found.all.push(name);
				if (isLean) found.nonObese.push(name);
				if (isAll && isLean) found.both.push(name);
			}
		}
		progress((i + 1) / ages.length);
	}
	return { nModels, ...found };
}
