import { checkMinimumLength, checkPositive, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { checkRisingTimes } from "../interpolation/check-rising-times.ts";
import { nonuniformSums } from "./nonuniform-sums.ts";
import type { PowerSpectrum } from "./power-spectrum.ts";

/** Options of {@link lombScargle}: frequencies on a regular grid. */
export interface LombScargleOptions {
	/** Lowest frequency in Hz, above 0. */
	readonly minimumHz: number;
	/** No frequency lies more than a step beyond it, in Hz. */
	readonly maximumHz: number;
	/** Distance of the frequencies in Hz. Default a fifth of 1 / duration: five to a peak. */
	readonly stepHz?: number;
	/** Whether a level is fitted at each frequency with the sine (the "floating mean"). Default true. */
	readonly floatingMean?: boolean;
}

/** Points and frequencies up to which the sums are added one by one. */
const directWork = 2e6;

/**
 * Lomb and Scargle's periodogram: the spectrum of readings at uneven times, by fitting a sine at each frequency.
 *
 * @param timesSeconds - In s, rising, length n >= 3.
 * @param values - Length n; NaN marks a missing reading and is left out with its time.
 * @returns Density as a periodogram: an even record's one-sided periodogram times its rate over two, in the unit squared (what
 *   astropy calls "psd"). Multiply by 2 x duration / n to get a density per Hz: {@link lombDensity}.
 * @throws InvalidInputError when lengths differ, fewer than 3 readings are there, times do not rise, or the frequencies are not
 *   positive and rising.
 *
 * Source: Scargle 1982, doi:10.1086/160554; floating mean: Zechmeister and Kuerster 2009, doi:10.1051/0004-6361:200811296. The
 *   sums over readings are done for all frequencies at once by a fast transform on a grid (Dutt and Rokhlin 1993,
 *   doi:10.1137/0914081), to a relative 1e-11, once one-by-one would be slow.
 * Agrees with: astropy 8.0.2, `LombScargle(...).power(method="slow", normalization="psd")`, to 1e-9 (tests/peers/astropy).
 */
export function lombScargle(timesSeconds: Samples, values: Samples, options: LombScargleOptions): PowerSpectrum {
	checkSameLength("lombScargle", { argument: "timesSeconds", values: timesSeconds }, { argument: "values", values });
	checkRisingTimes("lombScargle", "timesSeconds", timesSeconds);
	checkPositive("lombScargle", "minimumHz", options.minimumHz);
	const { times, centred } = centredReadings(timesSeconds, values);
	checkMinimumLength("lombScargle", "values", times, 3);
	const n = times.length;
	const { minimumHz, maximumHz, stepHz = 1 / (5 * (times[n - 1] - times[0])), floatingMean = true } = options;
	checkPositive("lombScargle", "stepHz", stepHz);
	if (!(maximumHz > minimumHz)) {
		throw new InvalidInputError(`lombScargle: maximumHz must be above minimumHz (${minimumHz}); got ${maximumHz}`, {
			code: "out-of-range",
			argument: "maximumHz",
			received: maximumHz,
		});
	}
	const count = 1 + Math.round((maximumHz - minimumHz) / stepHz);
	const grid = { minimumHz, stepHz, count };
	const direct = n * count <= directWork;
	const ofValues = nonuniformSums(times, centred, grid, direct);
	const ones = new Float64Array(n).fill(1);
	const ofDoubles = nonuniformSums(times, ones, { minimumHz: 2 * minimumHz, stepHz: 2 * stepHz, count }, direct);
	const ofOnes = floatingMean ? nonuniformSums(times, ones, grid, direct) : undefined;
	const frequenciesHz = new Float64Array(count);
	const densityPerHz = new Float64Array(count);
	for (let k = 0; k < count; k++) {
		frequenciesHz[k] = minimumHz + k * stepHz;
		densityPerHz[k] = powerAt(
			ofValues.cosine[k] / n,
			ofValues.sine[k] / n,
			ofDoubles.cosine[k] / n,
			ofDoubles.sine[k] / n,
			ofOnes ? ofOnes.cosine[k] / n : 0,
			ofOnes ? ofOnes.sine[k] / n : 0,
		);
		densityPerHz[k] *= n / 2;
	}
	return { frequenciesHz, densityPerHz };
}

/**
 * What a Lomb periodogram has to be multiplied by to be a density per Hz, one-sided: over all frequencies it then sums to the
 * variance, as Welch's does.
 *
 * @param timesSeconds - The times that it was made of, length n >= 2.
 */
export function lombDensity(timesSeconds: Samples): number {
	const n = timesSeconds.length;
	return (2 * (timesSeconds[n - 1] - timesSeconds[0])) / (n - 1);
}

/** The share of the mean square that a sine of this frequency takes, from means over the readings. */
function powerAt(yc: number, ys: number, c2: number, s2: number, c: number, s: number): number {
	// The shift in time that makes sine and cosine orthogonal.
	const tangentTop = s2 - 2 * s * c;
	const tangentBottom = c2 - (c * c - s * s);
	const tau = Math.atan2(tangentTop, tangentBottom) / 2;
	const cosTau = Math.cos(tau);
	const sinTau = Math.sin(tau);
	const cos2 = cosTau * cosTau - sinTau * sinTau;
	const sin2 = 2 * sinTau * cosTau;
	const valueCosine = yc * cosTau + ys * sinTau;
	const valueSine = ys * cosTau - yc * sinTau;
	const meanCosine = c * cosTau + s * sinTau;
	const meanSine = s * cosTau - c * sinTau;
	const cosineSquare = 0.5 * (1 + c2 * cos2 + s2 * sin2) - meanCosine * meanCosine;
	const sineSquare = 0.5 * (1 - c2 * cos2 - s2 * sin2) - meanSine * meanSine;
	return (valueCosine * valueCosine) / cosineSquare + (valueSine * valueSine) / sineSquare;
}

/** Readings without the missing ones, their mean taken off, and times from the first. */
function centredReadings(timesSeconds: Samples, values: Samples): { times: Float64Array; centred: Float64Array } {
	const times = new Float64Array(values.length);
	const centred = new Float64Array(values.length);
	let n = 0;
	let sum = 0;
	for (let i = 0; i < values.length; i++) {
		if (!Number.isFinite(values[i])) continue;
		times[n] = timesSeconds[i] - timesSeconds[0];
		centred[n++] = values[i];
		sum += values[i];
	}
	for (let i = 0; i < n; i++) centred[i] -= sum / n;
	return { times: times.subarray(0, n), centred: centred.subarray(0, n) };
}
