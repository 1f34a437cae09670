import {
	type Coefficient,
	linearRegression,
	matrixFromColumns,
	negativeBinomialRegression,
	ranks,
	robustRegression,
	standardDeviation,
} from "@quickening/stats";
import {
	type Adjustment,
	adjustmentColumns,
	belongsTo,
	type Choices,
	type Outcome,
	outcomeOf,
	type Score,
	scoreOf,
} from "./choices.ts";
import type { Mother } from "./survey.ts";

/** An estimate with its 95% interval. */
export interface Estimate {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
}

/** How a score and an outcome go together, by one way of doing the analysis. */
export interface Association {
	readonly score: Score;
	readonly outcome: Outcome;
	readonly n: number;
	/** Minutes of sleep, or awakenings, for one point of the score; for ranks, in ranks. */
	readonly perPoint: Estimate;
	/** The same for one standard deviation of the score among the mothers analysed. */
	readonly perSd: Estimate;
	/** In standard deviations of the outcome for one standard deviation of the score. */
	readonly beta: Estimate;
	readonly p: number;
}

/**
 * Estimates one association. A count model's log rate ratio is turned into awakenings by the mean number of awakenings
 * (the average marginal effect), so that all models can be laid side by side.
 *
 * @throws Error when the data give no estimate.
 */
export function association(
	mothers: readonly Mother[],
	score: Score,
	outcome: Outcome,
	{ scoring, model, adjustment, sample }: Choices,
	huberTuning: number,
): Association {
	const rows = mothers.filter((mother) => belongsTo(mother, sample) && !Number.isNaN(outcomeOf(mother, outcome)));
	const asRanks = (values: number[]) => (model === "ranks" ? [...ranks(Float64Array.from(values))] : values);
	const x = asRanks(rows.map((mother) => scoreOf(mother, score, scoring)));
	const y = asRanks(rows.map((mother) => outcomeOf(mother, outcome)));
	const coefficient = fit(rows, x, y, model, adjustment, huberTuning);
	const unit = model === "counts" ? y.reduce((sum, value) => sum + value, 0) / y.length : 1;
	const scaled = (factor: number): Estimate => ({
		estimate: coefficient.estimate * factor,
		low: coefficient.low * factor,
		high: coefficient.high * factor,
	});
	const sd = standardDeviation(x);
	return {
		score,
		outcome,
		n: rows.length,
		perPoint: scaled(unit),
		perSd: scaled(unit * sd),
		beta: scaled((unit * sd) / standardDeviation(y)),
		p: coefficient.p,
	};
}

function fit(
	rows: readonly Mother[],
	x: readonly number[],
	y: readonly number[],
	model: Choices["model"],
	adjustment: Adjustment,
	huberTuning: number,
): Coefficient {
	const others = adjustmentColumns(adjustment);
	const names = ["score", ...others.map(([name]) => name)];
	const features = matrixFromColumns([x, ...others.map(([, of]) => rows.map(of))]);
	const { coefficients, warnings } =
		model === "huber"
			? robustRegression(features, y, { names, tuning: huberTuning })
			: model === "counts"
				? negativeBinomialRegression(features, y, { names })
				: {
						...linearRegression(features, y, { names, covariance: model === "hc3" ? "HC3" : "classical" }),
						warnings: [],
					};
	const coefficient = coefficients.find(({ name }) => name === "score");
	if (coefficient === undefined || !Number.isFinite(coefficient.estimate)) {
		throw new Error(
			`The ${model} model (${adjustment}) has no estimate: ${warnings.map(({ message }) => message).join(" ")}`,
		);
	}
	return coefficient;
}
