import type { StageContext } from "@quickening/paper";
import {
	benjaminiHochberg,
	correlationInterval,
	holm,
	linearRegression,
	matrixFromColumns,
	mean,
	standardDeviation,
	studentTQuantile,
} from "@quickening/stats";
import { type Association, association } from "./association.ts";
import {
	type Choices,
	type Outcome,
	outcomeNames,
	outcomeOf,
	outcomes,
	type Score,
	scoreNames,
	scoreOf,
	scores,
} from "./choices.ts";
import { pDigits } from "./p-digits.ts";
import { type Mother, minutesAsWritten, readSurvey } from "./survey.ts";

/** The ways that the first figure and the regression table lay side by side. */
export const analyses = ["unadjusted", "hc3", "infantAge", "robust"] as const;
export type Analysis = (typeof analyses)[number];

/** One association by one of the ways, with p-values adjusted over the six of that way. */
export interface AssociationRow extends Association {
	readonly analysis: Analysis;
	/** Benjamini-Hochberg over the six. */
	readonly q: number;
	/** Holm over the six. */
	readonly holm: number;
}

/** EPDS and HADS-A in one model: one coefficient, in standard deviations of the outcome for one of the score. */
export interface JointRow {
	readonly outcome: Outcome;
	readonly score: Score;
	readonly n: number;
	readonly alone: number;
	readonly aloneLow: number;
	readonly aloneHigh: number;
	readonly together: number;
	readonly togetherLow: number;
	readonly togetherHigh: number;
	readonly p: number;
	/** How much the variance grows because the two scores go together. */
	readonly varianceInflation: number;
}

/** What the figure of means draws, for one outcome. */
export interface CurvePanel {
	readonly outcome: Outcome;
	readonly n: number;
	readonly groups: readonly {
		readonly from: number;
		readonly to: number;
		readonly meanScore: number;
		readonly mean: number;
		readonly low: number;
		readonly high: number;
		readonly n: number;
	}[];
	readonly line: readonly {
		readonly score: number;
		readonly fitted: number;
		readonly low: number;
		readonly high: number;
	}[];
	/** How many mothers share a score and an outcome (to half an hour). */
	readonly cells: readonly { readonly score: number; readonly value: number; readonly n: number }[];
}

const choicesOf: Readonly<Record<Analysis, Choices>> = {
	unadjusted: { scoring: "full", model: "leastSquares", adjustment: "none", sample: "all" },
	hc3: { scoring: "full", model: "hc3", adjustment: "none", sample: "all" },
	infantAge: { scoring: "full", model: "leastSquares", adjustment: "infantAge", sample: "all" },
	robust: { scoring: "full", model: "huber", adjustment: "none", sample: "all" },
};

const analysisWords: Readonly<Record<Analysis, string>> = {
	unadjusted: "least squares, unadjusted",
	hc3: "least squares with HC3 errors, unadjusted",
	infantAge: "least squares, adjusted for the infant's age group",
	robust: "Huber's robust regression, unadjusted",
};

/** Estimates the six associations by the four planned ways, corrects for six tests, and puts both scores in one model. */
export default async function associations(stage: StageContext): Promise<void> {
	const mothers = await readSurvey(stage);
	const level = stage.param<number>("level");
	const tuning = stage.param<number>("huberTuning");
	const rows = analyses.flatMap((analysis) => {
		const six = scores.flatMap((score) =>
			outcomes.map((outcome) => association(mothers, score, outcome, choicesOf[analysis], tuning)),
		);
		const q = benjaminiHochberg(six.map(({ p }) => p));
		const adjusted = holm(six.map(({ p }) => p));
		return six.map((row, i): AssociationRow => ({ ...row, analysis, q: q[i] as number, holm: adjusted[i] as number }));
	});
	for (const row of rows) recordAssociation(stage, row);
	recordCounts(stage, rows, level);
	recordTakenAtItsWord(stage, mothers, tuning);
	const joint = outcomes.flatMap((outcome) => jointRows(mothers, outcome));
	recordJoint(stage, joint);
	recordCorrelations(stage, mothers);
	stage.writeJson("associations", rows);
	stage.writeJson("joint", joint);
	const starts = stage.param<number[]>("epdsGroups");
	stage.writeJson(
		"curves",
		outcomes.map((outcome) => curvePanel(mothers, outcome, starts)),
	);
}

function recordAssociation(stage: StageContext, row: AssociationRow): void {
	const { score, outcome, analysis, n } = row;
	const id = `${analysis}.${score}.${outcome}`;
	const unit = outcome === "sleep" ? "min" : "";
	const what = `${scoreNames[score]} and ${outcomeNames[outcome]}, ${analysisWords[analysis]}`;
	const interval = (estimate: { low: number; high: number }) => ({
		low: estimate.low,
		high: estimate.high,
		levelPercent: 95,
		method: analysis === "robust" ? "normal" : "Student's t",
	});
	for (const [key, words, digits] of [
		["perPoint", `${unit === "" ? "Awakenings" : "Minutes"} for one point of the score`, outcome === "sleep" ? 2 : 3],
		[
			"perSd",
			`${unit === "" ? "Awakenings" : "Minutes"} for one standard deviation of the score`,
			outcome === "sleep" ? 1 : 2,
		],
	] as const) {
		stage.value(`${id}.${key}`, {
			value: row[key].estimate,
			unit,
			digits,
			n,
			interval: interval(row[key]),
			method: `${words}: ${what}`,
		});
	}
	stage.value(`${id}.beta`, {
		value: row.beta.estimate,
		unit: "",
		digits: 3,
		n,
		interval: interval(row.beta),
		method: `Standard deviations of the outcome for one of the score: ${what}`,
	});
	for (const [key, words] of [
		["p", "Two-sided p-value"],
		["q", "p-value adjusted for six tests (Benjamini-Hochberg)"],
		["holm", "p-value adjusted for six tests (Holm)"],
	] as const) {
		stage.value(`${id}.${key}`, {
			value: row[key],
			unit: "",
			digits: pDigits(row[key]),
			n,
			method: `${words}: ${what}`,
		});
	}
}

function recordCounts(stage: StageContext, rows: readonly AssociationRow[], level: number): void {
	const count = (id: string, holds: (row: AssociationRow) => boolean, of: number, method: string) =>
		stage.value(id, { value: rows.filter(holds).length, unit: "", digits: 0, n: of, method });
	for (const analysis of analyses) {
		const words = analysisWords[analysis];
		for (const outcome of outcomes) {
			const sign = outcome === "sleep" ? -1 : 1;
			count(
				`kept.${analysis}.${outcome}`,
				(row) => row.analysis === analysis && row.outcome === outcome && row.p <= level && sign * row.beta.estimate > 0,
				scores.length,
				`Symptom scores that go with ${outcome === "sleep" ? "shorter sleep" : "more awakenings"} at p <= ${level}, not adjusted for multiplicity: ${words}`,
			);
		}
		count(
			`kept.${analysis}.afterBenjaminiHochberg`,
			(row) => row.analysis === analysis && row.q <= level,
			6,
			`Associations of six with an adjusted p-value (Benjamini-Hochberg) of at most ${level}: ${words}`,
		);
		count(
			`kept.${analysis}.afterHolm`,
			(row) => row.analysis === analysis && row.holm <= level,
			6,
			`Associations of six with an adjusted p-value (Holm) of at most ${level}: ${words}`,
		);
	}
}

/** The sleep associations as a program finds them that reads the missing code as a time. */
function recordTakenAtItsWord(stage: StageContext, mothers: readonly Mother[], tuning: number): void {
	const asWritten = mothers.map((mother) => ({ ...mother, sleepMinutes: minutesAsWritten(mother.sleepText) }));
	for (const score of scores) {
		const row = association(asWritten, score, "sleep", choicesOf.unadjusted, tuning);
		const what = `${scoreNames[score]} and night sleep, least squares, unadjusted, the missing code 99:99 read as 100 h 39 min`;
		stage.value(`takenAtItsWord.${score}.perPoint`, {
			value: row.perPoint.estimate,
			unit: "min",
			digits: 2,
			n: row.n,
			interval: { low: row.perPoint.low, high: row.perPoint.high, levelPercent: 95, method: "Student's t" },
			method: `Minutes for one point of the score: ${what}`,
		});
		stage.value(`takenAtItsWord.${score}.p`, {
			value: row.p,
			unit: "",
			digits: pDigits(row.p),
			n: row.n,
			method: `Two-sided p-value: ${what}`,
		});
	}
}

function standardised(values: readonly number[]): number[] {
	const centre = mean(values);
	const sd = standardDeviation(values);
	return values.map((value) => (value - centre) / sd);
}

function jointRows(mothers: readonly Mother[], outcome: Outcome): JointRow[] {
	const rows = mothers.filter((mother) => !Number.isNaN(outcomeOf(mother, outcome)));
	const y = standardised(rows.map((mother) => outcomeOf(mother, outcome)));
	const pair = ["epds", "hadsAnxiety"] as const;
	const x = pair.map((score) => standardised(rows.map((mother) => scoreOf(mother, score))));
	const together = linearRegression(matrixFromColumns(x), y, { names: pair });
	return pair.map((score, j) => {
		const alone = linearRegression(matrixFromColumns([x[j] as number[]]), y, { names: [score] });
		const other = linearRegression(matrixFromColumns([x[1 - j] as number[]]), x[j] as number[]);
		const [, single] = alone.coefficients;
		const both = together.coefficients[j + 1];
		if (single === undefined || both === undefined) throw new Error(`no coefficient of ${score}`);
		return {
			outcome,
			score,
			n: rows.length,
			alone: single.estimate,
			aloneLow: single.low,
			aloneHigh: single.high,
			together: both.estimate,
			togetherLow: both.low,
			togetherHigh: both.high,
			p: both.p,
			varianceInflation: 1 / (1 - other.r2),
		};
	});
}

function recordJoint(stage: StageContext, rows: readonly JointRow[]): void {
	for (const row of rows) {
		const other = scoreNames[row.score === "epds" ? "hadsAnxiety" : "epds"];
		const what = `${scoreNames[row.score]} and ${outcomeNames[row.outcome]} with ${other} in the same model, least squares`;
		stage.value(`together.${row.score}.${row.outcome}.beta`, {
			value: row.together,
			unit: "",
			digits: 3,
			n: row.n,
			interval: { low: row.togetherLow, high: row.togetherHigh, levelPercent: 95, method: "Student's t" },
			method: `Standard deviations of the outcome for one of the score: ${what}`,
		});
		stage.value(`together.${row.score}.${row.outcome}.p`, {
			value: row.p,
			unit: "",
			digits: pDigits(row.p),
			n: row.n,
			method: `Two-sided p-value: ${what}`,
		});
	}
	const [first] = rows;
	if (first === undefined) throw new Error("no model with both scores");
	stage.value("together.varianceInflation", {
		value: first.varianceInflation,
		unit: "",
		digits: 1,
		n: first.n,
		method:
			"Variance inflation of EPDS and HADS-A in one model: 1 / (1 - squared correlation), mothers with a sleep duration",
	});
}

function recordCorrelations(stage: StageContext, mothers: readonly Mother[]): void {
	for (const [a, b] of [
		["epds", "hadsAnxiety"],
		["epds", "cityBits"],
		["hadsAnxiety", "cityBits"],
	] as const) {
		const { estimate, low, high, n } = correlationInterval(
			mothers.map((mother) => scoreOf(mother, a)),
			mothers.map((mother) => scoreOf(mother, b)),
		);
		stage.value(`correlation.${a}.${b}`, {
			value: estimate,
			unit: "",
			digits: 2,
			n,
			interval: { low, high, levelPercent: 95, method: "Fisher's z" },
			method: `Pearson's correlation of ${scoreNames[a]} and ${scoreNames[b]}`,
		});
	}
	for (const score of scores) {
		const values = mothers.map((mother) => scoreOf(mother, score));
		stage.value(`sd.${score}`, {
			value: standardDeviation(values),
			unit: "points",
			digits: 1,
			n: values.length,
			method: `Standard deviation of ${scoreNames[score]}`,
		});
	}
}

function curvePanel(mothers: readonly Mother[], outcome: Outcome, starts: readonly number[]): CurvePanel {
	const unit = outcome === "sleep" ? 60 : 1;
	const rows = mothers
		.map((mother) => ({ score: scoreOf(mother, "epds"), value: outcomeOf(mother, outcome) / unit }))
		.filter(({ value }) => !Number.isNaN(value));
	const highest = Math.max(...rows.map(({ score }) => score));
	const groups = starts.map((from, i) => {
		const to = (starts[i + 1] ?? highest + 1) - 1;
		const inside = rows.filter(({ score }) => score >= from && score <= to);
		const values = inside.map(({ value }) => value);
		const centre = mean(values);
		const reach = (studentTQuantile(0.975, values.length - 1) * standardDeviation(values)) / Math.sqrt(values.length);
		return {
			from,
			to,
			meanScore: mean(inside.map(({ score }) => score)),
			mean: centre,
			low: centre - reach,
			high: centre + reach,
			n: values.length,
		};
	});
	const counted = new Map<string, { score: number; value: number; n: number }>();
	for (const { score, value } of rows) {
		const rounded = outcome === "sleep" ? Math.round(value * 2) / 2 : value;
		const key = `${score}/${rounded}`;
		const cell = counted.get(key) ?? { score, value: rounded, n: 0 };
		counted.set(key, { ...cell, n: cell.n + 1 });
	}
	return {
		outcome,
		n: rows.length,
		groups,
		line: Array.from({ length: highest + 1 }, (_, score) => {
			// Centred at the score, the intercept is the fitted mean there, with its interval.
			const fit = linearRegression(
				matrixFromColumns([rows.map((row) => row.score - score)]),
				rows.map(({ value }) => value),
			).coefficients[0];
			if (fit === undefined) throw new Error("no line");
			return { score, fitted: fit.estimate, low: fit.low, high: fit.high };
		}),
		cells: [...counted.values()].sort((a, b) => a.score - b.score || a.value - b.value),
	};
}
