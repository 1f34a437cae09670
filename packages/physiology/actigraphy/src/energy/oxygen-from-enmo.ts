import { checkName, InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { populationWarnings } from "./mets-from-counts.ts";

/** Lines from ENMO in mg to oxygen uptake in mL/kg/min; at 3 and 6 METs they give the published cut points. */
export const oxygenEquations = {
	adultsWristActigraph: { slope: 0.032, intercept: 7.28, ageYears: [21, 61], metMlPerKgMin: 3.5 },
	adultsWristGeneactiv: { slope: 0.0323, intercept: 7.49, ageYears: [21, 61], metMlPerKgMin: 3.5 },
	adultsHipActigraph: { slope: 0.0554, intercept: 6.67, ageYears: [21, 61], metMlPerKgMin: 3.5 },
	adultsHipGeneactiv: { slope: 0.053, intercept: 6.86, ageYears: [21, 61], metMlPerKgMin: 3.5 },
	childrenWristActigraph: { slope: 0.0356, intercept: 10.83, ageYears: [7, 11], metMlPerKgMin: 6 },
	childrenWristGeneactiv: { slope: 0.0357, intercept: 11.16, ageYears: [7, 11], metMlPerKgMin: 6 },
	childrenHipActigraph: { slope: 0.0559, intercept: 10.03, ageYears: [7, 11], metMlPerKgMin: 6 },
	childrenHipGeneactiv: { slope: 0.0498, intercept: 10.39, ageYears: [7, 11], metMlPerKgMin: 6 },
} as const;

export interface OxygenFromEnmo {
	/** Oxygen uptake per epoch in mL/kg/min; NaN where ENMO is missing. */
	readonly vo2MlPerKgMin: Float64Array;
	/** The same in the METs of the paper: of 3.5 mL/kg/min in adults, 6 in children. */
	readonly mets: Float64Array;
	readonly warnings: readonly Warning[];
}

/**
 * Oxygen uptake from ENMO by Hildebrand's lines.
 *
 * @param enmoMg - Mean ENMO per epoch in mg (thousandths of g); NaN where missing.
 * @param options.equation - By age group, wear site and device.
 * @throws InvalidInputError when a value is negative or above 16,000 mg, which no device measures, or the equation has another
 *   name.
 *
 * Source: Hildebrand et al. 2014, doi:10.1249/mss.0000000000000289. Below the lowest task, lying, the lines give their intercept.
 * @example
 * oxygenFromEnmo([100.6], { equation: "adultsWristActigraph" }).mets[0]; // 2.9998: the cut point of moderate
 */
export function oxygenFromEnmo(
	enmoMg: Samples,
	{
		equation,
		ageYears,
		pregnant = false,
	}: { readonly equation: keyof typeof oxygenEquations; readonly ageYears?: number; readonly pregnant?: boolean },
): OxygenFromEnmo {
	checkName("oxygenFromEnmo", "equation", equation, oxygenEquations);
	const { slope, intercept, ageYears: ages, metMlPerKgMin } = oxygenEquations[equation];
	const warnings = [
		...checkEnmo("oxygenFromEnmo", enmoMg),
		...populationWarnings("Hildebrand 2014", ages, ageYears, pregnant),
	];
	const vo2MlPerKgMin = Float64Array.from(enmoMg, (value) => intercept + slope * value);
	return { vo2MlPerKgMin, mets: vo2MlPerKgMin.map((value) => value / metMlPerKgMin), warnings };
}

/** Refuses what cannot be ENMO in mg, and warns of what looks like g. */
export function checkEnmo(where: string, enmoMg: Samples): Warning[] {
	let largest = 0;
	for (let i = 0; i < enmoMg.length; i++) {
		const value = enmoMg[i]!;
		if (value < 0 || value > 16_000) {
			throw new InvalidInputError(`${where}: enmoMg must be between 0 and 16000 mg; got ${value} in epoch ${i}`, {
				code: "out-of-range",
				argument: "enmoMg",
				received: value,
			});
		}
		if (value > largest) largest = value;
	}
	if (largest === 0 || largest >= 10) return [];
	return [
		{
			code: "looks-like-g",
			message: `The largest ENMO is ${largest} mg, less than a device's noise. If the values are in g, multiply them by 1000.`,
		},
	];
}
