import { InvalidInputError } from "@quickening/core";
import { checkReliability, type ReliabilityOptions, reliabilityOfMean } from "./reliability-of-mean.ts";

export interface NightsForReliability {
	/** The smallest whole number of consecutive nights whose mean reaches the target; Infinity beyond 100,000. */
	readonly nights: number;
	/** Where the curve crosses the target between whole nights, linear between the last below it and the first at it; at least 0. */
	readonly exact: number;
}

/**
 * How many consecutive nights (or days) a personal mean needs to reach a reliability.
 *
 * @param target - Reliability to reach, above 0 and below 1: 0.8 and 0.9 are usual, and what it is must be said.
 * @param options - As of `reliabilityOfMean`.
 * @returns Whole nights, and `exact` for comparing measures: for independent nights target (1 - icc) / (icc (1 - target)),
 *   also below one night. Both are Infinity when icc is 0 or below, NaN when it is NaN.
 * @throws InvalidInputError when the target, icc or lagOne is out of range.
 *
 * Source: as `reliabilityOfMean`.
 * @example
 * nightsForReliability(0.8, { icc: 0.5 }); // { nights: 4, exact: 4 }
 */
export function nightsForReliability(target: number, { icc, lagOne = 0 }: ReliabilityOptions): NightsForReliability {
	if (!(target > 0 && target < 1)) {
		throw new InvalidInputError(`nightsForReliability: target must be above 0 and below 1; got ${target}`, {
			code: "out-of-range",
			argument: "target",
			received: target,
		});
	}
	checkReliability("nightsForReliability", icc, lagOne);
	if (Number.isNaN(icc) || Number.isNaN(lagOne)) return { nights: Number.NaN, exact: Number.NaN };
	if (icc <= 0) return { nights: Number.POSITIVE_INFINITY, exact: Number.POSITIVE_INFINITY };
	const independent = (target * (1 - icc)) / (icc * (1 - target));
	if (lagOne === 0) return { nights: Math.max(1, Math.ceil(independent * (1 - 1e-12))), exact: independent };
	const at = (n: number) => reliabilityOfMean(n, { icc, lagOne });
	if (at(1) >= target) return { nights: 1, exact: Math.min(1, independent) };
	let low = 1;
	let high = 2;
	while (at(high) < target) {
		low = high;
		high *= 2;
		if (high > 131_072) return { nights: Number.POSITIVE_INFINITY, exact: Number.POSITIVE_INFINITY };
	}
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (at(middle) < target) low = middle;
		else high = middle;
	}
	return { nights: high, exact: low + (target - at(low)) / (at(high) - at(low)) };
}
