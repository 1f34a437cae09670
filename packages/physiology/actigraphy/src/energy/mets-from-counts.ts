import { checkName, checkPositive, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { checkCounts } from "../wear/check-counts.ts";

/** Equations from hip-worn ActiGraph counts a minute to METs of 3.5 mL/kg/min. */
export const metEquations = {
	freedson1998: {
		name: "Freedson 1998",
		metric: "axis1Counts",
		slope: 0.000795,
		intercept: 1.439008,
		ageYears: [18, 64],
		madeIn: "50 adults walking and running on a treadmill",
		doi: "10.1097/00005768-199805000-00021",
	},
	sasaki2011: {
		name: "Sasaki 2011 (Freedson VM3)",
		metric: "vectorMagnitudeCounts",
		slope: 0.000863,
		intercept: 0.668876,
		ageYears: [18, 64],
		madeIn: "adults walking and running on a treadmill",
		doi: "10.1016/j.jsams.2011.04.003",
	},
} as const;

export interface MetsFromCounts {
	/** Per epoch; NaN where the count is. */
	readonly mets: Float64Array;
	/** Mean of the epochs that are known. */
	readonly meanMets: number;
	/** What is known of the error: how far such equations were from indirect calorimetry in others. */
	readonly bias: { readonly mets: readonly [number, number]; readonly source: string };
	readonly warnings: readonly Warning[];
}

/** Bias of eleven equations, four of them for ActiGraph, in 277 people on a treadmill and in tasks of the day, by Lyden et al. */
const bias = { mets: [-1.4, -0.1], source: "doi:10.1007/s00421-010-1639-8" } as const;

/**
 * METs from ActiGraph counts at the hip, by a published line.
 *
 * @param counts - Per epoch of 60 s in the equation's metric (`metEquations[equation].metric`); NaN where missing.
 * @param options.ageYears - For a warning outside the ages that the line is used for; the ages in its sample are not confirmed.
 * @param options.pregnant - For a warning: neither line was made in pregnancy.
 * @throws InvalidInputError when the epoch is not 60 s (sum shorter ones with {@link sumEpochs}), a count is negative or
 *   infinite, or the equation has another name.
 *
 * Source: Freedson et al. 1998, doi:10.1097/00005768-199805000-00021; Sasaki et al. 2011, doi:10.1016/j.jsams.2011.04.003. The
 * lines were made on walking and running: at rest they give their intercept, 1.4 or 0.7 MET, which means nothing.
 * @example
 * metsFromCounts([1952], { equation: "freedson1998", epochSeconds: 60 }).mets[0]; // 2.990...
 */
export function metsFromCounts(
	counts: Samples,
	{
		equation,
		epochSeconds,
		ageYears,
		pregnant = false,
	}: {
		readonly equation: keyof typeof metEquations;
		readonly epochSeconds: number;
		readonly ageYears?: number;
		readonly pregnant?: boolean;
	},
): MetsFromCounts {
	checkName("metsFromCounts", "equation", equation, metEquations);
	const { name, slope, intercept, ageYears: ages } = metEquations[equation];
	checkMinuteEpoch("metsFromCounts", epochSeconds);
	checkCounts("metsFromCounts", counts, { unit: "epoch" });
	const mets = new Float64Array(counts.length);
	let sum = 0;
	let n = 0;
	let walking = 0;
	for (let i = 0; i < counts.length; i++) {
		const count = counts[i]!;
		mets[i] = intercept + slope * count;
		if (Number.isNaN(count)) continue;
		sum += mets[i]!;
		n++;
		if (mets[i]! >= 3) walking++;
	}
	const warnings = populationWarnings(name, ages, ageYears, pregnant);
	if (n > walking) {
		warnings.push({
			code: "below-calibration",
			message: `${n - walking} of ${n} epochs lie below 3 METs, where "${name}" was not calibrated.`,
		});
	}
	return { mets, meanMets: n === 0 ? Number.NaN : sum / n, bias, warnings };
}

/** Refuses an epoch other than a minute. */
export function checkMinuteEpoch(where: string, epochSeconds: number): void {
	checkPositive(where, "epochSeconds", epochSeconds);
	if (epochSeconds === 60) return;
	throw new InvalidInputError(
		`${where}: epochSeconds must be 60, for which the equation was made; got ${epochSeconds}. Sum shorter epochs with sumEpochs`,
		{ code: "not-a-minute", argument: "epochSeconds", received: epochSeconds },
	);
}

/** Doubts where an equation is used in others than those in whom it was made. */
export function populationWarnings(
	name: string,
	[youngest, oldest]: readonly [number, number],
	ageYears: number | undefined,
	pregnant: boolean,
): Warning[] {
	const warnings: Warning[] = [];
	if (ageYears !== undefined && (ageYears < youngest || ageYears > oldest)) {
		warnings.push({
			code: "outside-age",
			message: `"${name}" is for ${youngest} to ${oldest} years; the person is ${ageYears}.`,
		});
	}
	if (pregnant) {
		warnings.push({ code: "not-made-in-pregnancy", message: `"${name}" was not made in pregnant women.` });
	}
	return warnings;
}
