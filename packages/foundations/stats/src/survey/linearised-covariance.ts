import { InvalidInputError } from "@quickening/core";
import type { Matrix } from "../model/matrix.ts";
import type { SurveyDesign } from "./survey-design.ts";

/**
 * Covariance of estimates from what each row adds to them, between the primary units of each stratum: of n units with totals
 * z, the sum of (z - mean)(z - mean)' times n / (n - 1). Units without a member of the domain have total 0 and count.
 *
 * @param influence - p arrays of one value a row, weight included, 0 outside the domain: the linearised estimates.
 * @returns p x p.
 * @throws InvalidInputError (code "lonely-psu") where a stratum has one unit and the design says "fail".
 */
export function linearisedCovariance(
	where: string,
	design: SurveyDesign,
	influence: readonly Float64Array[],
	used: Uint8Array,
): Matrix {
	const { nRows, nPsus, nStrata, psuOf, stratumOfPsu, psusInStratum, shareNotDrawn, lonelyPsu } = design;
	const p = influence.length;
	const totals = new Float64Array(nPsus * p);
	const hasRows = new Uint8Array(nStrata);
	for (let i = 0; i < nRows; i++) {
		if (used[i] === 0) continue;
		const psu = psuOf[i];
		hasRows[stratumOfPsu[psu]] = 1;
		for (let j = 0; j < p; j++) totals[psu * p + j] += influence[j][i];
	}
	const means = new Float64Array(nStrata * p);
	for (let psu = 0; psu < nPsus; psu++) {
		const stratum = stratumOfPsu[psu];
		for (let j = 0; j < p; j++) means[stratum * p + j] += totals[psu * p + j] / psusInStratum[stratum];
	}
	let nLonely = 0;
	let nUsed = 0;
	for (let stratum = 0; stratum < nStrata; stratum++) {
		if (hasRows[stratum] === 0) continue;
		nUsed++;
		if (psusInStratum[stratum] > 1 || shareNotDrawn[stratum] === 0) continue;
		nLonely++;
		if (lonelyPsu === "fail") {
			throw new InvalidInputError(
				`${where}: design must have 2 sampling units in each stratum; got 1 in stratum ${design.strataNames[stratum]}. Join it to a like stratum, or say in surveyDesign what lonelyPsu is to be.`,
				{ code: "lonely-psu", argument: "design", received: design.strataNames[stratum] },
			);
		}
		// Measured from 0, which is the mean of all strata of a linearised estimate.
		if (lonelyPsu === "adjust") for (let j = 0; j < p; j++) means[stratum * p + j] = 0;
	}
	const sum = new Float64Array(p * p);
	for (let psu = 0; psu < nPsus; psu++) {
		const stratum = stratumOfPsu[psu];
		const n = psusInStratum[stratum];
		if (n === 1 && lonelyPsu !== "adjust") continue;
		const factor = shareNotDrawn[stratum] * (n > 1 ? n / (n - 1) : 1);
		for (let j = 0; j < p; j++) {
			const deviation = factor * (totals[psu * p + j] - means[stratum * p + j]);
			for (let m = 0; m < p; m++) sum[j * p + m] += deviation * (totals[psu * p + m] - means[stratum * p + m]);
		}
	}
	if (lonelyPsu === "average" && nLonely > 0) {
		const scale = nUsed / (nUsed - nLonely);
		for (let j = 0; j < sum.length; j++) sum[j] *= scale;
	}
	return { values: sum, nRows: p, nColumns: p };
}
