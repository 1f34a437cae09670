import type { Samples, Warning } from "@quickening/core";
import { populationWarnings } from "./mets-from-counts.ts";
import { checkEnmo } from "./oxygen-from-enmo.ts";

/** Where the curve is highest, in mg: a parabola falls again beyond, which energy does not. */
const turnsAtMg = 982.28;

/** Energy of 1 MET as oxygen of 3.5 mL/kg/min at 20.36 J/mL, in J/kg/min. */
const joulesPerMet = 71.255;

/**
 * Energy of movement above rest from ENMO at the non-dominant wrist, by White's curve.
 *
 * @param enmoMg - Per minute in mg (thousandths of g); NaN where missing. skdh takes the largest 1-second mean of the minute.
 * @returns Energy in J/kg/min and in METs above rest per minute. Near rest the curve falls below 0, down to -10.6 J/kg/min: that
 *   is set to 0, and counted in a warning. Beyond 982 mg the curve falls again: NaN, with a warning.
 * @throws InvalidInputError when a value is negative or above 16,000 mg.
 *
 * Source: White et al. 2016, doi:10.1371/journal.pone.0167472, made in adults of the Fenland study (29 to 64 years).
 * Agrees with: skdh 0.17.18, `metric_enmo_met` given mg, to 1e-9 where it is not negative (tests/peers/movement-counts). skdh
 * hands the curve g, for which it was not made, and gives negative METs throughout.
 * @example
 * activityEnergyFromEnmo([100]).mets[0]; // 1.749...
 */
export function activityEnergyFromEnmo(
	enmoMg: Samples,
	{ ageYears, pregnant = false }: { readonly ageYears?: number; readonly pregnant?: boolean } = {},
): { readonly joulesPerKgMin: Float64Array; readonly mets: Float64Array; readonly warnings: readonly Warning[] } {
	const warnings = [
		...checkEnmo("activityEnergyFromEnmo", enmoMg),
		...populationWarnings("White 2016", [29, 64], ageYears, pregnant),
	];
	let belowZero = 0;
	let beyond = 0;
	const joulesPerKgMin = Float64Array.from(enmoMg, (value) => {
		if (value > turnsAtMg) {
			beyond++;
			return Number.NaN;
		}
		const joules = -10.58 + 1.1176 * value + 2.9418 * Math.sqrt(value) - 0.00059277 * value ** 2;
		if (joules < 0) belowZero++;
		return Math.max(0, joules);
	});
	if (belowZero > 0) {
		warnings.push({
			code: "below-zero",
			message: `${belowZero} of ${enmoMg.length} minutes lie so near rest that the curve falls below 0; they were set to 0.`,
		});
	}
	if (beyond > 0) {
		warnings.push({
			code: "beyond-calibration",
			message: `${beyond} of ${enmoMg.length} minutes lie beyond ${turnsAtMg} mg, where the curve falls again; they have no energy.`,
		});
	}
	return { joulesPerKgMin, mets: joulesPerKgMin.map((joules) => joules / joulesPerMet), warnings };
}
