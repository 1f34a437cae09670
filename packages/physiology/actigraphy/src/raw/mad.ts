import type { Acceleration } from "./acceleration.ts";
import { checkAcceleration } from "./acceleration.ts";
import { checkAxesInG } from "./check-in-g.ts";
import { epochBegin, epochGrid } from "./epoch-grid.ts";
import { type EpochOptions, meanByEpoch } from "./mean-by-epoch.ts";

/**
 * MAD: mean amplitude deviation, how far the norm of acceleration lies on average from its own mean over the epoch. It needs no
 * calibrated gravity.
 *
 * @param acceleration - Three axes in g; NaN marks a missing sample.
 * @returns mg, one value for each whole epoch; NaN where fewer than `minimumMeasuredFraction` of its samples were measured.
 * @throws InvalidInputError when the axes differ in length or are not in g, or a rate or an epoch is none.
 *
 * Source: Vähä-Ypyä et al. 2015, doi:10.1111/cpf.12127 (there with epochs of 4.3 to 6.4 s, by device).
 * Agrees with: skdh 0.17.18, `metric_mad`, to 1e-9 (tests/peers/movement-raw).
 * @example
 * madMg({ x: [0.9, 1.1], y: [0, 0], z: [0, 0], samplingRateHz: 2 }, { epochSeconds: 1 }); // 100
 */
export function madMg(acceleration: Acceleration, options: EpochOptions = {}): Float64Array {
	const { epochSeconds = 5 } = options;
	const typed = checkAcceleration("madMg", acceleration, epochSeconds);
	checkAxesInG("madMg", typed);
	const grid = epochGrid("madMg", typed.samplingRateHz, epochSeconds);
	const norm = (x: number, y: number, z: number) => Math.sqrt(x * x + y * y + z * z);
	const means = meanByEpoch("madMg", typed, options, norm);
	const deviations = new Float64Array(typed.x.length).fill(Number.NaN);
	for (let k = 0; k < means.length; k++)
		for (let i = epochBegin(grid, k); i < epochBegin(grid, k + 1); i++)
			deviations[i] = 1000 * Math.abs(norm(typed.x[i]!, typed.y[i]!, typed.z[i]!) - means[k]!);
	return meanByEpoch("madMg", { ...typed, x: deviations }, options, (deviation, y, z) =>
		Number.isNaN(y + z) ? Number.NaN : deviation,
	);
}
