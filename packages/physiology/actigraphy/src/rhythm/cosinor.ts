import { checkInteger, checkPositive, type Samples } from "@quickening/core";
import { choleskyFactor, choleskyInverse, choleskySolve, studentTQuantile, tailOf } from "@quickening/stats";
import { checkActivity, type DayClock, epochsInDay, epochsOfDay, roundingOf } from "./day-clock.ts";

export interface CosinorOptions extends DayClock {
	/** Length of a cycle; 24 by default. */
	readonly periodHours?: number;
	/** 1 (default) is the single cosine; 2 adds the one of half the period, and so on. */
	readonly components?: number;
	/** Coverage of the mesor's limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** A cosine in the data. */
export interface CosinorComponent {
	readonly periodHours: number;
	/** Half of the way from trough to peak, in the unit of the values. */
	readonly amplitude: number;
	readonly amplitudeStandardError: number;
	/**
	 * Time of its peak: hours after midnight where the period is a day or a part of it, else after the first epoch. NaN where
	 * there is no swing.
	 */
	readonly acrophaseHours: number;
	readonly acrophaseStandardErrorHours: number;
	/** Coefficients of cosine and sine, from midnight (else the first epoch) on. */
	readonly cosine: number;
	readonly sine: number;
}

/** A fitted cosinor. */
export interface Cosinor {
	/** Midline estimating statistic of rhythm: the level that the cosines swing around. */
	readonly mesor: number;
	readonly mesorStandardError: number;
	readonly mesorLow: number;
	readonly mesorHigh: number;
	readonly components: readonly CosinorComponent[];
	/** Share of the variance that the cosines account for; NaN when nothing varies. */
	readonly r2: number;
	/** Of the test that there is no rhythm at all, with 2 x components and n - 1 - 2 x components degrees of freedom. */
	readonly fStatistic: number;
	readonly residualSumOfSquares: number;
	/** Known epochs. */
	readonly n: number;
}

/**
 * Cosinor: cosines of a known period fitted by least squares, with standard errors.
 *
 * Epochs are taken as independent, which counts by the minute are not: the standard errors are the model's, too small for a
 * person.
 *
 * @param values - Activity by epoch, any unit; NaN marks an epoch that is not known and is left out.
 * @param options - Epoch, clock, period and number of cosines.
 * @returns Mesor, amplitude and time of the peak, with standard errors (amplitude and peak by the delta method). NaN throughout
 *   when fewer than 2 epochs are known beyond the number of coefficients, or those known cannot tell the cosines apart.
 * @throws InvalidInputError when the period is not above 0, components is no whole number of at least 1, or the epoch does not
 *   divide a day.
 *
 * Source: Cornélissen G. Theor Biol Med Model 2014;11:16, doi:10.1186/1742-4682-11-16.
 * Agrees with: CosinorPy 3.1, fit_me (coefficients and limits) to 1e-9; pyActigraphy 1.2.2, Cosinor, to 1e-6, where its search
 *   stops (tests/peers/rhythm).
 * @example
 * cosinor([3, 2, 1, 2, 3, 2, 1, 2], { epochSeconds: 21600 }).components[0].acrophaseHours; // 0
 */
export function cosinor(
	values: Samples,
	{ periodHours = 24, components = 1, levelPercent = 95, ...clock }: CosinorOptions,
): Cosinor {
	const where = "cosinor";
	checkPositive(where, "periodHours", periodHours);
	checkInteger(where, "components", components, 1);
	const tail = tailOf(where, levelPercent);
	const cyclesInDay = Math.round(24 / periodHours);
	const ofDay = cyclesInDay >= 1 && Math.abs(cyclesInDay * periodHours - 24) < 1e-9;
	const inDay = epochsInDay(where, clock.epochSeconds);
	checkActivity(where, values);
	const places = ofDay ? epochsOfDay(where, values, clock) : Int32Array.from(values, (_, i) => i);
	const turn = (2 * Math.PI * clock.epochSeconds) / 3600 / periodHours;
	const columns = cosines(turn, components, ofDay ? inDay : values.length);
	const fit = leastSquares(values, places, columns, 2 * components + 1);
	const { estimates, covariance, residualSumOfSquares, totalSumOfSquares, n } = fit;
	const width = 2 * components + 1;
	const mesorStandardError = Math.sqrt(covariance[0]);
	const reach = n > width ? -studentTQuantile(tail, n - width) * mesorStandardError : Number.NaN;
	const rounding = roundingOf(values);
	const r2 = totalSumOfSquares > n * rounding ** 2 ? 1 - residualSumOfSquares / totalSumOfSquares : Number.NaN;
	return {
		mesor: estimates[0],
		mesorStandardError,
		mesorLow: estimates[0] - reach,
		mesorHigh: estimates[0] + reach,
		components: Array.from({ length: components }, (_, h) => {
			const first = 1 + 2 * h;
			const at = (row: number, column: number) => covariance[(first + row) * width + first + column];
			return component(
				periodHours / (h + 1),
				estimates[first],
				estimates[first + 1],
				at(0, 0),
				at(0, 1),
				at(1, 1),
				rounding,
			);
		}),
		r2,
		fStatistic: (r2 * (n - width)) / ((1 - r2) * (width - 1)),
		residualSumOfSquares,
		n,
	};
}

/** Rows of 1, cos, sin, cos of the second, ...; one an epoch of the cycle, so that a fortnight needs the sines of a day. */
function cosines(turn: number, components: number, length: number): Float64Array {
	const width = 2 * components + 1;
	const rows = new Float64Array(length * width);
	for (let i = 0; i < length; i++) {
		rows[i * width] = 1;
		for (let h = 1; h <= components; h++) {
			rows[i * width + 2 * h - 1] = Math.cos(h * turn * i);
			rows[i * width + 2 * h] = Math.sin(h * turn * i);
		}
	}
	return rows;
}

/** Normal equations, which serve here: cosines are of one size, and three columns of them are far from collinear. */
function leastSquares(values: Samples, places: Int32Array, columns: Float64Array, width: number) {
	const nPlaces = columns.length / width;
	const sums = new Float64Array(nPlaces);
	const counts = new Float64Array(nPlaces);
	let n = 0;
	for (let i = 0; i < places.length; i++) {
		const value = values[i];
		if (Number.isNaN(value)) continue;
		sums[places[i]] += value;
		counts[places[i]]++;
		n++;
	}
	const cross = new Float64Array(width * width);
	const right = new Float64Array(width);
	for (let p = 0; p < nPlaces; p++)
		for (let j = 0; j < width; j++) {
			const weight = columns[p * width + j];
			right[j] += sums[p] * weight;
			for (let k = 0; k < width; k++) cross[j * width + k] += counts[p] * weight * columns[p * width + k];
		}
	const factor = n >= width + 2 ? choleskyFactor({ values: cross, nRows: width, nColumns: width }) : undefined;
	const none = new Float64Array(width * width).fill(Number.NaN);
	if (!factor)
		return { estimates: none, covariance: none, residualSumOfSquares: Number.NaN, totalSumOfSquares: Number.NaN, n };
	const estimates = choleskySolve(factor, right);
	const curve = new Float64Array(nPlaces);
	for (let p = 0; p < nPlaces; p++) for (let j = 0; j < width; j++) curve[p] += columns[p * width + j] * estimates[j];
	const mean = right[0] / n;
	let residualSumOfSquares = 0;
	let totalSumOfSquares = 0;
	for (let i = 0; i < places.length; i++) {
		const value = values[i];
		if (Number.isNaN(value)) continue;
		residualSumOfSquares += (value - curve[places[i]]) ** 2;
		totalSumOfSquares += (value - mean) ** 2;
	}
	const scale = residualSumOfSquares / (n - width);
	const covariance = choleskyInverse(factor).values.map((value) => value * scale);
	return { estimates, covariance, residualSumOfSquares, totalSumOfSquares, n };
}

/** Amplitude and peak of a x cos + b x sin, with what the covariance of a and b makes of them. */
function component(
	periodHours: number,
	a: number,
	b: number,
	varA: number,
	covariance: number,
	varB: number,
	rounding: number,
): CosinorComponent {
	const amplitude = Math.hypot(a, b);
	const hoursPerRadian = periodHours / (2 * Math.PI);
	// Of an amplitude that is rounding, so is the peak.
	const peak = amplitude > rounding ? Math.atan2(b, a) * hoursPerRadian : Number.NaN;
	const squared = amplitude * amplitude;
	return {
		periodHours,
		amplitude,
		amplitudeStandardError: Math.sqrt((a * a * varA + 2 * a * b * covariance + b * b * varB) / squared),
		acrophaseHours: within(peak, periodHours),
		acrophaseStandardErrorHours: Number.isNaN(peak)
			? Number.NaN
			: (Math.sqrt(b * b * varA - 2 * a * b * covariance + a * a * varB) / squared) * hoursPerRadian,
		cosine: a,
		sine: b,
	};
}

/** 0 to below a period: a peak a hair before the beginning is at the beginning. */
function within(hours: number, periodHours: number): number {
	const wrapped = hours < 0 ? hours + periodHours : hours;
	return wrapped >= periodHours ? 0 : wrapped;
}
