import { checkInRange } from "@quickening/core";

/** Extra energy a day by trimester in kJ, of women with a mean gestational weight gain of 12.0 kg; 321 to 325 MJ in all. */
export const extraEnergyOfPregnancy = {
	kilojoulesPerDay: [375, 1200, 1950],
	gestationalWeightGainKg: 12,
	totalMegajoules: [321, 325],
	/** The source gives a mean and no spread. */
	intervalKilojoulesPerDay: null,
	source: "Butte and King 2005, doi:10.1079/PHN2005793",
} as const;

/**
 * What pregnancy adds to a woman's daily energy: of the deposit in tissue, and of the higher resting rate.
 *
 * @param gestationalAgeDays - 0 to 301 (43 weeks); the trimesters end with 13+6 and 27+6.
 * @returns The trimester's mean in kJ and kcal a day (4.184 kJ). Its source gives no interval, and single women differ much.
 * @throws InvalidInputError outside 0 to 301 days.
 *
 * Source: Butte and King 2005, doi:10.1079/PHN2005793.
 * @example
 * pregnancyEnergyCost(200).kilojoulesPerDay; // 1950
 */
export function pregnancyEnergyCost(gestationalAgeDays: number): {
	readonly trimester: 1 | 2 | 3;
	readonly kilojoulesPerDay: number;
	readonly kcalPerDay: number;
	readonly interval95KcalPerDay: null;
	readonly source: string;
} {
	checkInRange("pregnancyEnergyCost", "gestationalAgeDays", gestationalAgeDays, 0, 301);
	const trimester = gestationalAgeDays < 98 ? 1 : gestationalAgeDays < 196 ? 2 : 3;
	const kilojoulesPerDay = extraEnergyOfPregnancy.kilojoulesPerDay[trimester - 1]!;
	return {
		trimester,
		kilojoulesPerDay,
		kcalPerDay: kilojoulesPerDay / 4.184,
		interval95KcalPerDay: null,
		source: extraEnergyOfPregnancy.source,
	};
}
