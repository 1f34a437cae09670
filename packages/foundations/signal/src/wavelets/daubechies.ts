/** Wavelets of Daubechies' family by their number of vanishing moments; "haar" is db1. */
export type Wavelet = "haar" | "db2" | "db3" | "db4";

/**
 * Low-pass coefficients for reconstruction.
 *
 * Source: Daubechies, Ten Lectures on Wavelets, SIAM 1992, table 6.1, in closed form for db2 and to double precision for the
 * others.
 */
export const scalingCoefficients: Readonly<Record<Wavelet, readonly number[]>> = {
	haar: [Math.SQRT1_2, Math.SQRT1_2],
	db2: [1 + Math.sqrt(3), 3 + Math.sqrt(3), 3 - Math.sqrt(3), 1 - Math.sqrt(3)].map((c) => c / (4 * Math.SQRT2)),
	db3: [
		0.33267055295008263, 0.8068915093110925, 0.4598775021184915, -0.13501102001025458, -0.08544127388202666,
		0.03522629188570953,
	],
	db4: [
		0.23037781330889653, 0.7148465705529156, 0.6308807679298587, -0.027983769416859854, -0.18703481171909309,
		0.030841381835560764, 0.0328830116668852, -0.010597401785069032,
	],
};
