import type { PowerSpectrum } from "./power-spectrum.ts";

export interface BandPowerOptions {
	/**
	 * "trapezoid" joins the frequencies inside the band by lines; "sum" gives each frequency the width of a bin, so that bands
	 * side by side add up to the whole. Default "trapezoid".
	 */
	readonly rule?: "trapezoid" | "sum";
	/** Whether a frequency at the upper edge belongs to the band. Default false. */
	readonly includeUpper?: boolean;
}

/**
 * Power of a signal inside a band of frequencies.
 *
 * @param spectrum - Frequencies in Hz and density in the unit squared per Hz.
 * @param bandHz - Lower edge (inside) and upper edge, in Hz.
 * @returns In the unit squared; NaN when fewer than two frequencies (one for "sum") lie inside.
 *
 * Source: Task Force of ESC/NASPE 1996, doi:10.1161/01.CIR.93.5.1043, names the bands, not the rule: programs differ.
 */
export function bandPower(
	{ frequenciesHz, densityPerHz }: PowerSpectrum,
	[lowHz, highHz]: readonly [number, number],
	{ rule = "trapezoid", includeUpper = false }: BandPowerOptions = {},
): number {
	let power = 0;
	let inside = 0;
	let previous = -1;
	for (let k = 0; k < frequenciesHz.length; k++) {
		const frequency = frequenciesHz[k];
		if (frequency < lowHz || frequency > highHz || (frequency === highHz && !includeUpper)) continue;
		inside++;
		if (rule === "sum") power += densityPerHz[k];
		else if (previous >= 0) {
			power += ((densityPerHz[previous] + densityPerHz[k]) / 2) * (frequency - frequenciesHz[previous]);
		}
		previous = k;
	}
	if (rule === "sum") return inside === 0 ? Number.NaN : power * (frequenciesHz[1] - frequenciesHz[0]);
	return inside < 2 ? Number.NaN : power;
}
