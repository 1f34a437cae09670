import type { StageContext } from "@quickening/paper";
import { correlation, mean, variance } from "@quickening/stats";
import { defineColumns, type TypedTable } from "@quickening/table";
import { datasetMaternalMentalHealthInfantSleep as survey } from "../../../data/infant-sleep-maternal-mh/columns.ts";
import { type Mother, missingSleep, nightMinutes, readSurvey, temperamentNumbers } from "./survey.ts";

type Texts = TypedTable<Readonly<Record<string, string>>>;

/** One line of the data check: what was looked at, what was found, and what is done about it. */
export interface Finding {
	readonly check: string;
	readonly found: string;
	readonly consequence: string;
}

/** What the missingness figure draws: one variable. */
export interface MissingRow {
	readonly variable: string;
	readonly kind: "symptoms" | "sleep" | "temperament" | "background";
	readonly missing: number;
	readonly n: number;
}

/** Looks at every column that is used, at the two tables against each other, and at what is missing. */
export default async function dataCheck(stage: StageContext): Promise<void> {
	const mothers = await readSurvey(stage);
	const copy = compare(
		await stage.readTable("survey", asTexts("windows-1252")),
		await stage.readTable("copy", asTexts("utf-8")),
	);
	const n = mothers.length;
	const count = (holds: (mother: Mother) => boolean) => mothers.filter(holds).length;
	const sleep = mothers.map((mother) => mother.sleepMinutes).filter((minutes) => !Number.isNaN(minutes));
	const awakenings = mothers.map((mother) => mother.awakenings);
	const noTime = mothers.filter((mother) => mother.sleepText === missingSleep);
	const atLimit = count((mother) => mother.sleepMinutes === nightMinutes);
	const twins = count((mother) => mother.twins);
	const lowest = (["epdsItems", "hadsAnxietyItems", "cityBitsItems"] as const).map((scale) =>
		lowestItemRest(mothers, scale),
	);
	const number = (id: string, value: number, digits: number, of: number, method: string, unit = "") =>
		stage.value(id, { value, unit, digits, n: of, method });

	number("count.mothers", n, 0, n, "Rows of the survey, one a mother and infant");
	number("count.sleepKnown", sleep.length, 0, n, "Infants whose sleep at night was given");
	number(
		"count.sleepMissing",
		noTime.length,
		0,
		n,
		`Infants whose sleep at night holds the missing code ${missingSleep}`,
	);
	number("count.twins", twins, 0, n, "Twin pregnancies");
	number(
		"count.atLimit",
		atLimit,
		0,
		sleep.length,
		"Infants said to sleep 12 hours, all of the night that was asked about",
	);
	number(
		"count.noAwakening",
		count((mother) => mother.awakenings === 0),
		0,
		n,
		"Infants said not to wake at night",
	);
	number(
		"count.infantsUnder6Months",
		count((mother) => mother.infantAgeGroup === 1),
		0,
		n,
		"Infants of 3 to under 6 months",
	);
	number(
		"count.infants6To9Months",
		count((mother) => mother.infantAgeGroup === 2),
		0,
		n,
		"Infants of 6 to under 9 months",
	);
	number(
		"count.infants9To12Months",
		count((mother) => mother.infantAgeGroup === 3),
		0,
		n,
		"Infants of 9 to under 12 months",
	);
	number("awakenings.mean", mean(awakenings), 2, n, "Mean number of awakenings a night");
	number(
		"awakenings.variance",
		variance(awakenings),
		2,
		n,
		"Variance of the number of awakenings; equal to the mean for Poisson counts",
	);
	number("sleep.meanHours", mean(sleep) / 60, 1, sleep.length, "Mean sleep between 19:00 and 07:00", "h");
	number(
		"copy.different",
		copy.different,
		0,
		copy.cells,
		"Cells of the second table whose number or word is not that of the first",
	);
	number(
		"copy.rewritten",
		copy.rewritten,
		0,
		copy.cells,
		"Cells of the second table that are spelled otherwise (38 and 38.0) and mean the same",
	);

	stage.writeJson("missing", missingRows(mothers));
	stage.writeJson("findings", [
		{
			check: "Two tables",
			found: `${copy.cells} cells compared: ${copy.different} differ in what they say, ${copy.rewritten} in how it is written (38 and 38.0)`,
			consequence: "the authors' own table is used",
		},
		{
			check: "Sleep at night",
			found: `${missingSleep} in ${noTime.length} row, the codebook's missing code; read as a time it would be 100 h 39 min`,
			consequence: "missing; the analysis with it taken at its word is shown beside",
		},
		{
			check: "Sleep at night",
			found: `${atLimit} of ${sleep.length} answers are 12:00, the whole of the night asked about`,
			consequence: "a ceiling: longer sleep cannot show; ranks among the specifications",
		},
		{
			check: "Awakenings",
			found: `whole numbers ${Math.min(...awakenings)} to ${Math.max(...awakenings)}, mean ${mean(awakenings).toFixed(2)}, variance ${variance(awakenings).toFixed(2)}`,
			consequence: "counts with more spread than Poisson: a negative binomial among the specifications",
		},
		{
			check: "Symptom items",
			found: `EPDS, HADS-A, City BiTS: no item missing; each goes with the sum of the others (lowest correlations ${lowest.map((r) => r.toFixed(2)).join(", ")})`,
			consequence: "items are scored already; sums as they stand",
		},
		{
			check: "Twin pregnancies",
			found: `${twins}; the infant's columns are about one of two`,
			consequence: "kept; left out in two of the samples",
		},
		{
			check: "Weeks at birth",
			found: "digits after the point whose meaning the codebook does not give",
			consequence: "completed weeks alone are used",
		},
		{
			check: "Infant's temperament",
			found: `of the ten items ${Math.min(...temperamentMissing(mothers))} to ${Math.max(...temperamentMissing(mothers))} answers are empty: not asked for, or not answered`,
			consequence: "described only: mean of the items answered",
		},
	] satisfies Finding[]);
}

/** The survey with every cell as it is written. */
function asTexts(encoding: string) {
	const columns = Object.keys(survey.columns).map((name) => [name, { type: "text", unit: "text" }] as const);
	return defineColumns(Object.fromEntries(columns), { encoding });
}

/** Compares two tables cell by cell: numbers as numbers, all else as text. */
function compare(first: Texts, second: Texts): { cells: number; different: number; rewritten: number } {
	if (first.numRows() !== second.numRows())
		throw new Error("clean_sleep_data.csv: rows are not those of the authors' table");
	let different = 0;
	let rewritten = 0;
	for (const column of first.columnNames()) {
		const other = second.array(column);
		for (const [i, x] of first.array(column).entries()) {
			const y = other[i]!;
			if (x === y) continue;
			if (x !== "" && y !== "" && Number(x) === Number(y)) rewritten++;
			else different++;
		}
	}
	return { cells: first.columnNames().length * first.numRows(), different, rewritten };
}

/** The lowest correlation of an item with the sum of the other items: negative when an item still runs the other way. */
function lowestItemRest(mothers: readonly Mother[], scale: "epdsItems" | "hadsAnxietyItems" | "cityBitsItems"): number {
	const items = mothers[0]?.[scale].length ?? 0;
	const correlations = Array.from({ length: items }, (_, j) =>
		correlation(
			mothers.map((mother) => mother[scale][j] as number),
			mothers.map((mother) => mother[scale].reduce((sum, item, k) => (k === j ? sum : sum + item), 0)),
		),
	);
	return Math.min(...correlations);
}

function temperamentMissing(mothers: readonly Mother[]): number[] {
	return temperamentNumbers.map((_, j) => mothers.filter((mother) => Number.isNaN(mother.temperamentItems[j])).length);
}

function missingRows(mothers: readonly Mother[]): MissingRow[] {
	const n = mothers.length;
	const complete = (variable: string, kind: MissingRow["kind"]) => ({ variable, kind, missing: 0, n });
	return [
		// The reader refuses an empty cell in these, so that none can be missing here.
		complete("EPDS, 10 items", "symptoms"),
		complete("HADS-A, 7 items", "symptoms"),
		complete("City BiTS, 20 items", "symptoms"),
		{
			variable: "Sleep at night",
			kind: "sleep",
			missing: mothers.filter((mother) => Number.isNaN(mother.sleepMinutes)).length,
			n,
		},
		complete("Awakenings", "sleep"),
		complete("How the infant falls asleep", "sleep"),
		complete("Age, education, weeks at birth", "background"),
		...temperamentMissing(mothers).map((missing, j) => ({
			variable: `IBQ-R item ${temperamentNumbers[j]}`,
			kind: "temperament" as const,
			missing,
			n,
		})),
	];
}
