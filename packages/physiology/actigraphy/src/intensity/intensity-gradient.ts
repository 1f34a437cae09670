import { checkPositive, InvalidInputError, type Samples } from "@quickening/core";

export interface IntensityGradient {
	/** Slope of log minutes on log intensity: the nearer to 0, the more time at high intensity. */
	readonly gradient: number;
	/** Log minutes at 1 mg. */
	readonly intercept: number;
	readonly rSquared: number;
	/** Minutes in each bin, and its middle in mg. */
	readonly minutes: Float64Array;
	readonly middlesMg: Float64Array;
	/** Bins with time in them, on which the line rests. */
	readonly nBins: number;
}

/** Edges of the bins in mg: every 25 mg to 4,000, then one to 8,000. */
const edgesMg = [...Array.from({ length: 161 }, (_, i) => 25 * i), 8000];

/**
 * Intensity gradient: how time falls off with intensity over the whole day, without cut points.
 *
 * @param enmoMg - Mean acceleration per epoch in mg; NaN where missing, which counts for nothing; 8,000 mg and more falls in the
 *   last bin's end or is left out, as published.
 * @param options.epochSeconds - Length of an epoch; published for 1 to 5 s.
 * @returns Gradient, intercept and R² of the line through the logarithms (natural) of middles and minutes of the bins with time
 *   in them; NaN with fewer than two.
 * @throws InvalidInputError when a value is negative.
 *
 * Source: Rowlands et al. 2018, doi:10.1249/MSS.0000000000001561.
 * Agrees with: skdh 0.17.18, `IntensityGradient`, to 1e-9 (tests/peers/movement-counts).
 * @example
 * intensityGradient([10, 10, 10, 30], { epochSeconds: 60 }).gradient; // -1 (3 minutes at 12.5 mg, 1 at 37.5)
 */
export function intensityGradient(
	enmoMg: Samples,
	{ epochSeconds }: { readonly epochSeconds: number },
): IntensityGradient {
	checkPositive("intensityGradient", "epochSeconds", epochSeconds);
	const middlesMg = Float64Array.from({ length: edgesMg.length - 1 }, (_, i) => (edgesMg[i]! + edgesMg[i + 1]!) / 2);
	const minutes = new Float64Array(middlesMg.length);
	for (let i = 0; i < enmoMg.length; i++) {
		const value = enmoMg[i]!;
		if (value < 0) {
			throw new InvalidInputError(`intensityGradient: enmoMg must not be negative; got ${value} in epoch ${i}`, {
				code: "negative",
				argument: "enmoMg",
				received: value,
			});
		}
		if (value <= 8000) minutes[value >= 4000 ? 160 : Math.floor(value / 25)] += epochSeconds / 60;
	}
	const used = [...minutes.keys()].filter((i) => minutes[i]! > 0);
	const x = used.map((i) => Math.log(middlesMg[i]!));
	const y = used.map((i) => Math.log(minutes[i]!));
	const meanX = x.reduce((sum, value) => sum + value, 0) / used.length;
	const meanY = y.reduce((sum, value) => sum + value, 0) / used.length;
	let xx = 0;
	let xy = 0;
	let yy = 0;
	for (let i = 0; i < used.length; i++) {
		xx += (x[i]! - meanX) ** 2;
		xy += (x[i]! - meanX) * (y[i]! - meanY);
		yy += (y[i]! - meanY) ** 2;
	}
	const gradient = used.length < 2 ? Number.NaN : xy / xx;
	return {
		gradient,
		intercept: meanY - gradient * meanX,
		rSquared: used.length < 2 ? Number.NaN : (xy * xy) / (xx * yy),
		minutes,
		middlesMg,
		nBins: used.length,
	};
}
