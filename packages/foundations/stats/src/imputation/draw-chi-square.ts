import { drawNormal, type Random } from "@quickening/core";

/**
 * One draw from the chi-square distribution.
 *
 * Source: Marsaglia G, Tsang WW. ACM Trans Math Softw 2000;26:363-372, doi:10.1145/358407.358414 (gamma of shape at least 1;
 * smaller
 * shapes through a power of a uniform number).
 */
export function drawChiSquare(random: Random, degreesOfFreedom: number): number {
	const shape = degreesOfFreedom / 2;
	const boost = shape < 1 ? (1 - random()) ** (1 / shape) : 1;
	const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const z = drawNormal(random);
		const v = (1 + c * z) ** 3;
		if (!(v > 0)) continue;
		if (Math.log(1 - random()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return 2 * d * v * boost;
	}
}
