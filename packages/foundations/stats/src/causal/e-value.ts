import { checkName, InvalidInputError } from "@quickening/core";

/** What kind of effect an E-value is asked for. */
export type EValueMeasure = "risk-ratio" | "odds-ratio" | "hazard-ratio" | "standardised-difference";

export interface EValueOptions {
	/** The effect: a ratio above 0, or a difference of means over the standard deviation of the outcome. */
	readonly estimate: number;
	readonly measure: EValueMeasure;
	/** Limits of its interval. */
	readonly low?: number;
	readonly high?: number;
	/**
	 * For odds and hazard ratios: whether the outcome is rare (under about 15 % at the end), so that they are near the risk
	 * ratio. For a
	 * common one they are converted.
	 */
	readonly isRare?: boolean;
	/** Standard error of a standardised difference, instead of limits. */
	readonly standardError?: number;
}

export interface EValue {
	/**
	 * How strongly an unmeasured confounder must be tied to both treatment and outcome to explain the estimate away; 1 or more.
	 */
	readonly estimate: number;
	/** The same to move the interval's limit to no effect; 1 when it is there already, NaN when no limit was given. */
	readonly limit: number;
	/** The effect as a risk ratio, as it was converted. */
	readonly riskRatio: number;
	/** "approximate": the effect was converted by a rule of thumb. */
	readonly warnings: readonly { readonly code: "approximate"; readonly message: string }[];
}

/**
 * E-value: the risk ratio by which an unmeasured confounder would have to be associated with both treatment and outcome,
 * beyond the
 * measured ones, to explain an effect away.
 *
 * @param options - `estimate`, `measure`; `low`, `high` (or for a standardised difference `standardError`: 0.91 d +- 1.78
 *   errors);
 *   `isRare`, which odds and hazard ratios need.
 * @returns RR + sqrt(RR (RR - 1)) for the estimate and for the limit nearer to no effect; ratios below 1 are turned over.
 *   Common outcomes:
 *   RR = sqrt(OR); RR = (1 - 0.5^sqrt(HR)) / (1 - 0.5^sqrt(1/HR)); differences: RR = exp(0.91 d).
 * @throws InvalidInputError when a ratio is not above 0, limits do not hold the estimate, or isRare is left out for an odds or
 *   hazard ratio.
 *
 * Source: VanderWeele TJ, Ding P. Ann Intern Med 2017;167:268-274, doi:10.7326/M16-2607, tables 1 and 2; the conversions as
 * read in
 * the manual and tests of R's EValue 4.1.3, https://cran.r-project.org/package=EValue.
 * Agrees with: R's EValue, vignette "unmeasured-confounding": smoking and lung cancer, RR 10.73 (8.02 to 14.36), 20.94777 and
 * 15.52336.
 * @example
 * eValue({ estimate: 10.73, low: 8.02, high: 14.36, measure: "risk-ratio" }).limit; // 15.523359...
 */
export function eValue({ estimate, measure, low, high, isRare, standardError }: EValueOptions): EValue {
	const where = "eValue";
	checkName(where, "measure", measure, ["risk-ratio", "odds-ratio", "hazard-ratio", "standardised-difference"]);
	const isDifference = measure === "standardised-difference";
	for (const [argument, value] of Object.entries({ estimate, low, high })) {
		if (value === undefined || (Number.isFinite(value) && (isDifference || value > 0))) continue;
		throw new InvalidInputError(
			`${where}: ${argument} must be ${isDifference ? "finite" : "a finite ratio above 0"}; got ${value}`,
			{ code: "out-of-range", argument, received: value },
		);
	}
	if ((low ?? estimate) > estimate || (high ?? estimate) < estimate) {
		throw new InvalidInputError(`${where}: low and high must hold the estimate (${estimate}); got ${low} to ${high}`, {
			code: "out-of-range",
			argument: "low",
			received: low,
		});
	}
	if ((measure === "odds-ratio" || measure === "hazard-ratio") && isRare === undefined) {
		throw new InvalidInputError(
			`${where}: isRare must say whether the outcome is rare (under about 15 % at the end) for ${measure}; got nothing`,
			{ code: "missing", argument: "isRare", received: undefined },
		);
	}
	if (
		standardError !== undefined &&
		(!isDifference || !(standardError >= 0) || low !== undefined || high !== undefined)
	) {
		throw new InvalidInputError(
			`${where}: standardError must be 0 or more, of a standardised difference, and instead of limits; got ${standardError}`,
			{ code: "out-of-range", argument: "standardError", received: standardError },
		);
	}
	const convert = (value: number) => {
		if (isDifference) return Math.exp(0.91 * value);
		if (isRare || measure === "risk-ratio") return value;
		if (measure === "odds-ratio") return Math.sqrt(value);
		return (1 - 0.5 ** Math.sqrt(value)) / (1 - 0.5 ** Math.sqrt(1 / value));
	};
	const riskRatio = convert(estimate);
	const reach = standardError === undefined ? undefined : 1.78 * standardError;
	const lowRatio =
		reach !== undefined ? Math.exp(0.91 * estimate - reach) : low === undefined ? undefined : convert(low);
	const highRatio =
		reach !== undefined ? Math.exp(0.91 * estimate + reach) : high === undefined ? undefined : convert(high);
	const nearer = riskRatio >= 1 ? lowRatio : highRatio;
	const crosses = nearer !== undefined && (riskRatio >= 1 ? nearer <= 1 : nearer >= 1);
	return {
		estimate: ofRatio(riskRatio),
		limit: nearer === undefined ? Number.NaN : crosses ? 1 : ofRatio(nearer),
		riskRatio,
		warnings:
			measure === "risk-ratio"
				? []
				: [{ code: "approximate", message: `The ${measure} was taken to a risk ratio by a rule of thumb.` }],
	};
}

function ofRatio(ratio: number): number {
	const above = ratio >= 1 ? ratio : 1 / ratio;
	return above + Math.sqrt(above * (above - 1));
}
