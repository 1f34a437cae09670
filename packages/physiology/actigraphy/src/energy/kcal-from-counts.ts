import { checkName, checkSameLength, type Samples, type Warning } from "@quickening/core";
import { checkCounts } from "../wear/check-counts.ts";
import { checkMinuteEpoch, populationWarnings } from "./mets-from-counts.ts";
import { checkWeight } from "./resting-energy.ts";

/** Energy of movement from counts: a line above a count, work against inertia below it, as ActiLife combines them. */
export const kcalEquations = {
	freedsonCombination1998: {
		name: "Freedson combination 1998",
		from: 1952,
		perCount: 0.00094,
		perKg: 0.1346,
		constant: -7.37418,
		doi: "10.1097/00005768-199805000-00021",
	},
	freedsonVm3Combination2011: {
		name: "Freedson VM3 combination 2011",
		from: 2454,
		perCount: 0.001064,
		perKg: 0.087512,
		constant: -5.500229,
		doi: "10.1016/j.jsams.2011.04.003",
	},
} as const;

/** Kilocalories a minute, kg and count below the line: the Williams work-energy equation of ActiLife. */
const workPerCountKg = 0.0000191;

/**
 * Kilocalories of movement from ActiGraph counts at the hip.
 *
 * @param axis1 - Counts of the vertical axis per epoch of 60 s; NaN where missing.
 * @param vectorMagnitude - Counts of the vector magnitude, of equal length; the VM3 equation needs it, the other takes no notice
 *   of it.
 * @param options.weightKg - Body mass.
 * @returns Kilocalories per epoch; NaN where a count is missing that the equation needs. The total is that of the known epochs,
 *   NaN without one, with a warning where some are missing. A light body in slow movement can come
 *   out below 0 by the line: it is set to 0, with a warning.
 * @throws InvalidInputError when the epoch is not 60 s, a count is negative or infinite, lengths differ, the mass is none of a
 *   person in kg, or the equation has another name.
 *
 * Source: Freedson et al. 1998, doi:10.1097/00005768-199805000-00021; Sasaki et al. 2011, doi:10.1016/j.jsams.2011.04.003;
 * combined as ActiLife does.
 * @example
 * kcalFromCounts([3000], [3000], { equation: "freedsonCombination1998", weightKg: 70, epochSeconds: 60 }).kcal[0]; // 4.867...
 */
export function kcalFromCounts(
	axis1: Samples,
	vectorMagnitude: Samples,
	{
		equation,
		weightKg,
		epochSeconds,
		ageYears,
		pregnant = false,
	}: {
		readonly equation: keyof typeof kcalEquations;
		readonly weightKg: number;
		readonly epochSeconds: number;
		readonly ageYears?: number;
		readonly pregnant?: boolean;
	},
): { readonly kcal: Float64Array; readonly totalKcal: number; readonly warnings: readonly Warning[] } {
	checkMinuteEpoch("kcalFromCounts", epochSeconds);
	checkWeight("kcalFromCounts", weightKg);
	checkName("kcalFromCounts", "equation", equation, kcalEquations);
	checkSameLength(
		"kcalFromCounts",
		{ argument: "axis1", values: axis1 },
		{ argument: "vectorMagnitude", values: vectorMagnitude },
	);
	checkCounts("kcalFromCounts", axis1, { argument: "axis1", unit: "epoch" });
	checkCounts("kcalFromCounts", vectorMagnitude, { argument: "vectorMagnitude", unit: "epoch" });
	const { name, from, perCount, perKg, constant } = kcalEquations[equation];
	const deciding = equation === "freedsonCombination1998" ? axis1 : vectorMagnitude;
	const kcal = new Float64Array(axis1.length);
	let belowZero = 0;
	let totalKcal = 0;
	for (let i = 0; i < axis1.length; i++) {
		const count = deciding[i]!;
		const low = axis1[i]!;
		const value = count >= from ? perCount * count + perKg * weightKg + constant : low * workPerCountKg * weightKg;
		kcal[i] = Number.isNaN(count) ? Number.NaN : Math.max(0, value);
		if (value < 0) belowZero++;
		if (!Number.isNaN(kcal[i])) totalKcal += kcal[i]!;
	}
	const warnings = populationWarnings(name, [18, 64], ageYears, pregnant);
	if (belowZero > 0) {
		warnings.push({ code: "below-zero", message: `${belowZero} epochs came out below 0 kcal and were set to 0.` });
	}
	const nKnown = kcal.length - kcal.filter(Number.isNaN).length;
	if (nKnown < kcal.length) {
		warnings.push({
			code: "missing-epochs",
			message: `${kcal.length - nKnown} of ${kcal.length} epochs are missing and add nothing to the total.`,
		});
	}
	return { kcal, totalKcal: nKnown > 0 ? totalKcal : Number.NaN, warnings };
}
