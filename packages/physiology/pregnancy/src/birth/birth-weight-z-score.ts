import { checkInRange, checkInteger, checkName, InvalidInputError, type Warning } from "@quickening/core";
import { normalCdf, normalQuantile } from "@quickening/stats";
import { birthWeightParameters } from "./birth-weight-parameters.ts";
import { type SkewT, skewTCdf, skewTQuantile, skewTUpperTail } from "./skew-t.ts";

/** Sex of a newborn, for which there are two standards. */
export type NewbornSex = "female" | "male";

/** A newborn's weight. */
export interface BirthWeight {
	readonly weightG: number;
	/** Whole completed days at birth. */
	readonly gestationalAgeDays: number;
	readonly sex: NewbornSex;
}

/** Birth weight for gestational age. */
export interface BirthWeightForAge {
	readonly z: number;
	/** 0 to 100. */
	readonly centile: number;
	/** "newborn-size" from 33+0 to 42+6, "very-preterm" from 24+0 to 32+6, "none" outside. */
	readonly standard: "newborn-size" | "very-preterm" | "none";
	readonly warnings: readonly Warning[];
}

/** First day of the reference for very preterm births, of the standard of newborn size, and the last day: 24+0, 33+0, 42+6. */
export const birthWeightDays = { veryPreterm: 168, newbornSize: 231, last: 300 } as const;

/**
 * Birth weight for gestational age and sex, by INTERGROWTH-21st.
 *
 * From 33+0 to 42+6 the standard of newborn size (a skew t distribution by day), from 24+0 to 32+6 the reference for very preterm
 * births (a normal distribution of the logarithm). The two were made from other babies and do not meet: at 33+0 the boys' median
 * steps 0.03 kg up and their third centile 0.16 kg down. For one child; twins are lighter, and have no standard here.
 *
 * @param birth - weightG in g, 200 to 7,000 (3.2 is refused, and named as kg); NaN gives NaN. gestationalAgeDays whole, 140 to
 *   315.
 * @returns z NaN with a warning before 24+0 and after 42+6.
 * @throws InvalidInputError when a value is outside its range, the day is not whole, or the sex is neither "female" nor "male".
 *
 * Source: Villar et al. 2014, doi:10.1016/S0140-6736(14)60932-6; Villar et al. 2016, doi:10.1016/S0140-6736(16)00384-6: ln(kg)
 * has mean -7.00303 + 1.325911 sqrt(weeks) + 0.0571937 for boys, variance 0.0373218 (not printed there; given by E. Ohuma, read
 * in gigs).
 * Agrees with: the printed centiles and z-scores, which are whole 10 g, to 7 g, from 33+0 to 35+6 to 13 g (birth.test.ts); the
 *   distribution with SciPy's Student t to 1e-11; pygrowthstandards 0.1.3, whose curve is fitted to printed values, to 0.15 of z
 *   (tests/peers/birth-weight).
 * @example
 * birthWeightZScore({ weightG: 3380, gestationalAgeDays: 280, sex: "male" }).centile; // 49.6
 */
export function birthWeightZScore(birth: BirthWeight): BirthWeightForAge {
	const where = "birthWeightZScore";
	const { weightG } = birth;
	checkBirth(where, birth);
	if (weightG > 0.2 && weightG < 8)
		throw new InvalidInputError(
			`${where}: weightG must be in grams, 200 to 7000; got ${weightG}, which looks like kg`,
			{
				code: "out-of-range",
				argument: "weightG",
				received: weightG,
			},
		);
	if (!Number.isNaN(weightG)) checkInRange(where, "weightG", weightG, 200, 7000);
	const { gestationalAgeDays } = birth;
	const kg = weightG / 1000;
	if (gestationalAgeDays < birthWeightDays.veryPreterm || gestationalAgeDays > birthWeightDays.last) {
		const message = `INTERGROWTH-21st has birth weights from 24+0 to 42+6; day ${gestationalAgeDays} has none.`;
		return { z: Number.NaN, centile: Number.NaN, standard: "none", warnings: [{ code: "outside-standard", message }] };
	}
	if (gestationalAgeDays < birthWeightDays.newbornSize) {
		const { mean, sd } = logNormalOf(birth);
		const z = (Math.log(kg) - mean) / sd;
		return { z, centile: 100 * normalCdf(z), standard: "very-preterm", warnings: [] };
	}
	const skewT = skewTOf(birth);
	const below = skewTCdf(kg, skewT);
	const z = below < 0.5 ? normalQuantile(below) : -normalQuantile(Number.isNaN(kg) ? 0 : skewTUpperTail(kg, skewT));
	return Number.isNaN(kg)
		? { z: Number.NaN, centile: Number.NaN, standard: "newborn-size", warnings: [] }
		: { z, centile: 100 * below, standard: "newborn-size", warnings: [] };
}

/**
 * Birth weight in g at a centile for gestational age and sex; see {@link birthWeightZScore}.
 *
 * @param centile - Above 0 and below 100.
 * @returns g; NaN outside 24+0 to 42+6.
 * @example
 * birthWeightAtCentile({ gestationalAgeDays: 280, sex: "female" }, 10); // 2779.8...
 */
export function birthWeightAtCentile(birth: Omit<BirthWeight, "weightG">, centile: number): number {
	const where = "birthWeightAtCentile";
	checkBirth(where, birth);
	checkInRange(where, "centile", centile, 0.001, 99.999);
	const { gestationalAgeDays } = birth;
	if (gestationalAgeDays < birthWeightDays.veryPreterm || gestationalAgeDays > birthWeightDays.last) return Number.NaN;
	if (gestationalAgeDays >= birthWeightDays.newbornSize) return 1000 * skewTQuantile(centile / 100, skewTOf(birth));
	const { mean, sd } = logNormalOf(birth);
	return 1000 * Math.exp(mean + sd * normalQuantile(centile / 100));
}

type Birth = Omit<BirthWeight, "weightG">;

function checkBirth(where: string, { gestationalAgeDays, sex }: Birth): void {
	checkName(where, "sex", sex, birthWeightParameters);
	checkInteger(where, "gestationalAgeDays", gestationalAgeDays);
	checkInRange(where, "gestationalAgeDays", gestationalAgeDays, 140, 315);
}

function skewTOf({ gestationalAgeDays, sex }: Birth): SkewT {
	const { mu, sigma, nu, tau } = birthWeightParameters[sex];
	const index = gestationalAgeDays - birthWeightDays.newbornSize;
	return { mu: mu[index], sigma: sigma[index], nu, tau };
}

function logNormalOf({ gestationalAgeDays, sex }: Birth): { readonly mean: number; readonly sd: number } {
	const mean = -7.00303 + 1.325911 * Math.sqrt(gestationalAgeDays / 7) + (sex === "male" ? 0.0571937 : 0);
	return { mean, sd: Math.sqrt(0.0373218) };
}
