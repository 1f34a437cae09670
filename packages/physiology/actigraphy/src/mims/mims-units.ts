import { type Mims, type MimsOptions, mimsCounter } from "./mims-counter.ts";

/**
 * MIMS-units: the area under acceleration between 0.2 and 5 Hz, made comparable between devices of other rates and ranges. The
 * measure that NHANES 2011-2014 published.
 *
 * @param axes - x, y and z in g, of equal length; NaN marks a missing sample.
 * @param samplingRateHz - Above 10 Hz.
 * @param options.rangeG - What the device can measure, in g.
 * @returns Per epoch by axis and their sum; NaN where under nine tenths of the samples are known.
 * @throws InvalidInputError for a rate, range or epoch that cannot be, or axes of unequal length.
 *
 * Source: John et al. 2019, doi:10.1123/jmpb.2018-0068. Agreement: see {@link mimsCounter}.
 * @example
 * mimsUnits([new Float64Array(6000)], 100, { rangeG: [-8, 8] }).mims; // [0]
 */
export function mimsUnits(axes: readonly ArrayLike<number>[], samplingRateHz: number, options: MimsOptions): Mims {
	const counter = mimsCounter(samplingRateHz, options);
	counter.add(axes);
	return counter.finish();
}
