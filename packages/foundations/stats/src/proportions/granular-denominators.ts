import { checkInteger, InvalidInputError, type Samples } from "@quickening/core";

export interface GranularDenominatorsOptions {
	/** Smallest and largest denominator to try. */
	readonly smallest: number;
	readonly largest: number;
	/** Each share may be the mean of that many shares of the same denominator (days of a week); 1 by default: a plain share. */
	readonly parts?: readonly number[];
	/** Largest distance of share x denominator x parts from a whole number, for numbers written at full precision. */
	readonly tolerance?: number;
}

/**
 * The denominators that shares can have, told from the shares alone: a share of n is a whole number of n-ths, and a mean of k
 * such shares a whole number of kn-ths. With shares at full precision few denominators fit, often one.
 *
 * @param shares - n >= 1 fractions, 0 to 1, at full precision; NaN (missing) is left out.
 * @param options - The denominators to try, and how many shares each may be a mean of.
 * @returns The denominators that fit every share, ascending, each with the smallest fitting number of parts of each present
 *   share; empty when none fits. A multiple of a denominator fits whenever the denominator does.
 * @throws InvalidInputError when no share is present, one is outside 0 to 1, or the options are not whole numbers of at least 1
 *   in order, or the tolerance is not between 0 and 0.5.
 *
 * Source: the test of granularity (GRIM), turned round to find n: Brown NJL, Heathers JAJ. The GRIM test. Soc Psychol Personal
 * Sci 2017;8:363-369, doi:10.1177/1948550616673876.
 * @example
 * granularDenominators([3 / 7, 5 / 7], { smallest: 2, largest: 10 })[0].denominator; // 7
 */
export function granularDenominators(
	shares: Samples,
	{ smallest, largest, parts = [1], tolerance = 1e-6 }: GranularDenominatorsOptions,
): { readonly denominator: number; readonly parts: readonly number[] }[] {
	const present = Array.from(shares).filter((share) => !Number.isNaN(share));
	checkOptions(present, { smallest, largest, parts, tolerance });
	const ascending = [...parts].sort((a, b) => a - b);
	const fitting: { denominator: number; parts: number[] }[] = [];
	for (let denominator = smallest; denominator <= largest; denominator++) {
		const found: number[] = [];
		for (const share of present) {
			const k = ascending.find((part) => {
				const count = share * denominator * part;
				return Math.abs(count - Math.round(count)) <= tolerance;
			});
			if (k === undefined) break;
			found.push(k);
		}
		if (found.length === present.length) fitting.push({ denominator, parts: found });
	}
	return fitting;
}

function checkOptions(present: readonly number[], options: Required<GranularDenominatorsOptions>): void {
	const refuse = (argument: string, rule: string, received: unknown) =>
		new InvalidInputError(`granularDenominators: ${argument} must ${rule}; got ${received}`, {
			code: "bad-argument",
			argument,
			received,
		});
	const { smallest, largest, parts, tolerance } = options;
	if (present.length === 0) throw refuse("shares", "have at least one that is present", "none");
	const outside = present.find((share) => !(share >= 0 && share <= 1));
	if (outside !== undefined) throw refuse("shares", "lie between 0 and 1", outside);
	checkInteger("granularDenominators", "smallest", smallest);
	checkInteger("granularDenominators", "largest", largest);
	if (smallest < 1) throw refuse("smallest", "be at least 1", smallest);
	if (largest < smallest) throw refuse("largest", `be at least smallest, ${smallest}`, largest);
	if (parts.length === 0 || !parts.every((part) => Number.isInteger(part) && part >= 1)) {
		throw refuse("parts", "be whole numbers of at least 1", `[${parts.join(", ")}]`);
	}
	if (!(tolerance > 0 && tolerance < 0.5)) throw refuse("tolerance", "lie between 0 and 0.5", tolerance);
}
