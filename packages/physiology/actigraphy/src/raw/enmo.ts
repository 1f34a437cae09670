import { checkName } from "@quickening/core";
import type { Acceleration } from "./acceleration.ts";
import { checkAxesInG } from "./check-in-g.ts";
import { type EpochOptions, meanByEpoch } from "./mean-by-epoch.ts";

export interface EnmoOptions extends EpochOptions {
	/** What a sample below 1 g counts: "zero" (the definition), its "absolute" difference (ENMOa), or "keep" its sign. */
	readonly below?: "zero" | "absolute" | "keep";
}

/**
 * ENMO: the Euclidean norm of acceleration minus one g, negative values set to zero, averaged over epochs.
 *
 * @param acceleration - Three axes in g, calibrated ({@link applyGravityCalibration}); NaN marks a missing sample.
 * @returns mg, one value for each whole epoch; NaN where fewer than `minimumMeasuredFraction` of its samples were measured.
 * @throws InvalidInputError when the axes differ in length or are not in g, or a rate or an epoch is none.
 *
 * Source: van Hees et al. 2013, doi:10.1371/journal.pone.0061691.
 * Agrees with: skdh 0.17.18, `metric_enmo`, to 1e-9 (tests/peers/movement-raw).
 * @example
 * enmoMg({ x: [1, 1.1], y: [0, 0], z: [0, 0], samplingRateHz: 2 }, { epochSeconds: 1 }); // 50
 */
export function enmoMg(acceleration: Acceleration, { below = "zero", ...epochs }: EnmoOptions = {}): Float64Array {
	checkName("enmoMg", "below", below, ["zero", "absolute", "keep"]);
	checkAxesInG("enmoMg", acceleration);
	const sign = below === "zero" ? 0 : below === "absolute" ? -1 : 1;
	return meanByEpoch("enmoMg", acceleration, epochs, (x, y, z) => {
		const excess = Math.sqrt(x * x + y * y + z * z) - 1;
		return 1000 * (excess < 0 ? sign * excess : excess);
	});
}
