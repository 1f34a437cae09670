import type { Samples } from "@quickening/core";

/** mg/dL in one mmol/L of glucose: its molar mass, 180.156 g/mol, over 10. Sensors and iglu round to 18.0182 or 18. */
export const mgPerDlInOneMmolPerL = 18.0156;

/**
 * Readings in mg/dL from readings in mmol/L.
 *
 * @param glucoseMmolPerL - NaN stays NaN.
 * @example
 * mgPerDlFromMmolPerL([5]); // [90.078]
 */
export function mgPerDlFromMmolPerL(glucoseMmolPerL: Samples): Float64Array {
	return Float64Array.from(glucoseMmolPerL, (value) => value * mgPerDlInOneMmolPerL);
}

/**
 * Readings in mmol/L from readings in mg/dL.
 *
 * @param glucoseMgPerDl - NaN stays NaN.
 */
export function mmolPerLFromMgPerDl(glucoseMgPerDl: Samples): Float64Array {
	return Float64Array.from(glucoseMgPerDl, (value) => value / mgPerDlInOneMmolPerL);
}
