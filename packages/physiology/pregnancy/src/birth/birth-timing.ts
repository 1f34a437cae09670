import { checkInRange } from "@quickening/core";

/** First gestational day of each band of births: 28+0, 32+0, 34+0, 37+0, 39+0, 41+0, 42+0. */
export const birthBandStartsDays = {
	extremelyPreterm: 0,
	veryPreterm: 196,
	moderatelyPreterm: 224,
	latePreterm: 238,
	earlyTerm: 259,
	fullTerm: 273,
	lateTerm: 287,
	postTerm: 294,
} as const;

/** Band of a birth by its gestational age. */
export type BirthBand = keyof typeof birthBandStartsDays;

/** When a birth was, by gestational age. */
export interface BirthTiming {
	readonly band: BirthBand;
	/** Before 37+0. */
	readonly isPreterm: boolean;
	/** At or after 42+0. */
	readonly isPostTerm: boolean;
}

/**
 * Band of a birth: preterm before 37+0 (extremely before 28+0, very before 32+0, moderately before 34+0, late from 34+0),
 * early, full and late term from 37+0, 39+0 and 41+0, post-term from 42+0.
 *
 * @param gestationalAgeDays - Completed days at birth, 140 to 315 (20+0 to 45+0): earlier is no birth in this sense, later a
 *   wrong date.
 * @throws InvalidInputError outside 140 to 315, and for NaN.
 *
 * Source: preterm: WHO, by Blencowe et al. 2013, doi:10.1186/1742-4755-10-S1-S2; late preterm and term: ACOG Committee opinion
 * 579, 2013, doi:10.1097/01.AOG.0000437385.88715.4a.
 * @example
 * birthTiming(258).band; // "latePreterm"
 */
export function birthTiming(gestationalAgeDays: number): BirthTiming {
	checkInRange("birthTiming", "gestationalAgeDays", gestationalAgeDays, 140, 315);
	const bands = Object.entries(birthBandStartsDays) as [BirthBand, number][];
	const band = bands.findLast(([, start]) => gestationalAgeDays >= start)![0];
	return {
		band,
		isPreterm: gestationalAgeDays < birthBandStartsDays.earlyTerm,
		isPostTerm: gestationalAgeDays >= birthBandStartsDays.postTerm,
	};
}
