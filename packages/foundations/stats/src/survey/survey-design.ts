import { checkSameLength, InvalidInputError, type Samples } from "@quickening/core";

/** Names of strata or of sampling units: numbers or texts, one a row. */
export type SurveyCodes = ArrayLike<number | string>;

/**
 * What becomes of a stratum in which one unit alone was sampled, so that it shows no variance of its own. "fail" refuses;
 * "certainty" takes the unit for one that was sure to be drawn (no variance); "adjust" measures it from the mean of all strata
 * (too much rather than too little); "average" gives the stratum the mean variance of the others.
 */
export type LonelyPsu = "fail" | "certainty" | "adjust" | "average";

export interface SurveyDesignOptions {
	/** Sampling weight of each row: how many people it stands for; 0 or more, one above 0 at least. */
	readonly weights: Samples;
	/** Stratum of each row; one stratum when left out. */
	readonly strata?: SurveyCodes;
	/** Primary sampling unit of each row, numbered anew in each stratum or not; each row is one when left out. */
	readonly psus?: SurveyCodes;
	/** How many units the stratum of each row has in the population; without it units count as drawn with replacement. */
	readonly populationPsus?: Samples;
	/** "fail" by default. */
	readonly lonelyPsu?: LonelyPsu;
}

/** A sample's design, prepared: made once of all rows, before any are looked at. */
export interface SurveyDesign {
	readonly nRows: number;
	readonly weights: Float64Array;
	/** Number of each row's unit, 0 to nPsus - 1. */
	readonly psuOf: Int32Array;
	/** Number of each unit's stratum, 0 to nStrata - 1. */
	readonly stratumOfPsu: Int32Array;
	/** Sampled units of each stratum. */
	readonly psusInStratum: Int32Array;
	/** Share of each stratum's units that was not drawn; 1 where the population's units are not given. */
	readonly shareNotDrawn: Float64Array;
	/** Names of strata, for messages. */
	readonly strataNames: readonly string[];
	readonly nPsus: number;
	readonly nStrata: number;
	readonly lonelyPsu: LonelyPsu;
}

const lonelyPsus: readonly string[] = ["fail", "certainty", "adjust", "average"];

/**
 * The design of a survey: weights, strata, and primary sampling units nested in strata, for estimates whose variance is
 * linearised (Taylor) between the units of each stratum.
 *
 * Give all rows of the sample. A group of people is a `domain` of an estimate and never a design of its own: a design that was
 * cut does not know of the units without members of the group, and its intervals are too short.
 *
 * @throws InvalidInputError when lengths differ, a weight is negative or not finite, no weight is above 0, a row has no stratum
 *   or unit, or fewer units stand in the population than in the sample.
 *
 * Source: Lumley T. Analysis of complex survey samples. J Stat Softw 2004;9(8), doi:10.18637/jss.v009.i08; Binder DA. Int Stat
 * Rev 1983;51:279-292, doi:10.2307/1402588.
 * Agrees with: R survey 4.1.1, svydesign(nest = TRUE), in all that is estimated with it (tests/peers/survey).
 */
export function surveyDesign({
	weights,
	strata,
	psus,
	populationPsus,
	lonelyPsu = "fail",
}: SurveyDesignOptions): SurveyDesign {
	const where = "surveyDesign";
	if (!lonelyPsus.includes(lonelyPsu)) {
		throw new InvalidInputError(`${where}: lonelyPsu must be one of ${lonelyPsus.join(", ")}; got "${lonelyPsu}"`, {
			code: "unknown-option",
			argument: "lonelyPsu",
			received: lonelyPsu,
		});
	}
	const nRows = weights.length;
	checkWeights(where, weights);
	for (const [argument, values] of Object.entries({ strata, psus, populationPsus })) {
		if (values !== undefined) checkSameLength(where, { argument: "weights", values: weights }, { argument, values });
	}
	const stratumNumbers = new Map<number | string, number>();
	const stratumOf = new Int32Array(nRows);
	for (let i = 0; i < nRows; i++) {
		const code = strata === undefined ? 1 : checkCode(where, "strata", strata[i], i);
		let number = stratumNumbers.get(code);
		if (number === undefined) {
			number = stratumNumbers.size;
			stratumNumbers.set(code, number);
		}
		stratumOf[i] = number;
	}
	const nStrata = stratumNumbers.size;
	const inside = Array.from({ length: nStrata }, () => new Map<number | string, number>());
	const psuOf = new Int32Array(nRows);
	const stratumOfPsu: number[] = [];
	for (let i = 0; i < nRows; i++) {
		const code = psus === undefined ? i : checkCode(where, "psus", psus[i], i);
		const known = inside[stratumOf[i]] as Map<number | string, number>;
		let number = known.get(code);
		if (number === undefined) {
			number = stratumOfPsu.length;
			known.set(code, number);
			stratumOfPsu.push(stratumOf[i]);
		}
		psuOf[i] = number;
	}
	const psusInStratum = Int32Array.from(inside, (known) => known.size);
	return {
		nRows,
		weights: Float64Array.from(weights),
		psuOf,
		stratumOfPsu: Int32Array.from(stratumOfPsu),
		psusInStratum,
		shareNotDrawn: notDrawn(where, populationPsus, stratumOf, psusInStratum),
		strataNames: Array.from(stratumNumbers.keys(), String),
		nPsus: stratumOfPsu.length,
		nStrata,
		lonelyPsu,
	};
}

function checkWeights(where: string, weights: Samples): void {
	let sum = 0;
	for (let i = 0; i < weights.length; i++) {
		const weight = weights[i];
		if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
			throw new InvalidInputError(`${where}: weights must be finite and 0 or more; got ${weight} in row ${i}`, {
				code: "out-of-range",
				argument: "weights",
				received: weight,
			});
		}
		sum += weight;
	}
	if (sum > 0) return;
	throw new InvalidInputError(`${where}: weights must hold one above 0 at least; got ${weights.length} rows without`, {
		code: "too-short",
		argument: "weights",
		received: weights.length,
	});
}

function checkCode(where: string, argument: string, code: number | string, row: number): number | string {
	if (typeof code === "string" ? code !== "" : Number.isFinite(code)) return code;
	throw new InvalidInputError(
		`${where}: ${argument} must name one for each row; got ${JSON.stringify(code)} in row ${row}. Rows that were not sampled are no part of a design.`,
		{ code: "missing", argument, received: code },
	);
}

function notDrawn(
	where: string,
	populationPsus: Samples | undefined,
	stratumOf: Int32Array,
	psusInStratum: Int32Array,
): Float64Array {
	const share = new Float64Array(psusInStratum.length).fill(1);
	if (populationPsus === undefined) return share;
	const known = new Float64Array(psusInStratum.length).fill(Number.NaN);
	for (let i = 0; i < stratumOf.length; i++) {
		const stratum = stratumOf[i];
		const size = populationPsus[i];
		const sampled = psusInStratum[stratum];
		if (!(size >= sampled) || (!Number.isNaN(known[stratum]) && known[stratum] !== size)) {
			throw new InvalidInputError(
				`${where}: populationPsus must be one number a stratum, and no less than its ${sampled} sampled units; got ${size} in row ${i}`,
				{ code: "out-of-range", argument: "populationPsus", received: size },
			);
		}
		known[stratum] = size;
		share[stratum] = size === Number.POSITIVE_INFINITY ? 1 : (size - sampled) / size;
	}
	return share;
}
