import { checkName, checkPositive } from "@quickening/core";

export interface CrownRumpFormula {
	/** Crown-rump lengths for which it was made, in mm. */
	readonly rangeMm: readonly [number, number];
	/** Gestational age in days, not rounded. */
	readonly gestationalAgeDays: (crownRumpMm: number) => number;
	/** Standard deviation of a prediction, in days. */
	readonly sdDays: (crownRumpMm: number) => number;
	/** Where the formula and its error are published. */
	readonly source: string;
}

/**
 * Published formulas of gestational age from crown-rump length.
 *
 * - `robinson-1975`: Robinson and Fleming, with the length multiplied by 1.037 for the speed of sound of their day, as the UK's
 *   charts have it; 4.7 days are twice the standard deviation of one measurement.
 * - `hadlock-1992`: weeks from cm; the error is 8 % of the age for two standard deviations, whatever the age.
 * - `intergrowth-2014`: women of eight countries with a certain last period; with its own equation of the standard deviation.
 */
export const crownRumpFormulas = {
	"robinson-1975": {
		rangeMm: [5, 84],
		gestationalAgeDays: (mm) => 8.052 * Math.sqrt(1.037 * mm) + 23.73,
		sdDays: () => 2.35,
		source:
			"Robinson and Fleming 1975, doi:10.1111/j.1471-0528.1975.tb00710.x; +-4.7 d as cited at medicalalgorithms.com/crown-rump-length",
	},
	"hadlock-1992": {
		rangeMm: [2, 121],
		gestationalAgeDays: hadlockDays,
		sdDays: (mm) => 0.04 * hadlockDays(mm),
		source: "Hadlock 1992, doi:10.1148/radiology.182.2.1732970 (+-8 %, two standard deviations: abstract)",
	},
	"intergrowth-2014": {
		rangeMm: [15, 95],
		gestationalAgeDays: (mm) => 40.9041 + 3.21585 * Math.sqrt(mm) + 0.348956 * mm,
		sdDays: (mm) => 2.39102 + 0.0193474 * mm,
		source: "Papageorghiou 2014, doi:10.1002/uog.13448",
	},
} as const satisfies Readonly<Record<string, CrownRumpFormula>>;

export type CrownRumpFormulaName = keyof typeof crownRumpFormulas;

export interface CrownRumpAge {
	/** Days, not rounded; NaN where the length lies outside the formula's range. */
	readonly gestationalAgeDays: number;
	/** Standard deviation of the prediction, days; NaN likewise. */
	readonly sdDays: number;
	readonly source: string;
}

/**
 * Gestational age from the crown-rump length of an embryo or fetus.
 *
 * @param crownRumpMm - In mm, above 0. Centimetres are not guessed: 6.2 is an embryo of 6.2 mm.
 * @param formula - A name of {@link crownRumpFormulas}.
 * @returns Age in days with its standard deviation; NaN outside the range of the formula (use biparietal diameter or head then).
 * @throws InvalidInputError when the length is not a number above 0, or the formula is not known.
 *
 * Source: see {@link crownRumpFormulas}. Coefficients were read in two independent public programs each.
 * @example
 * crownRumpAge(60, { formula: "intergrowth-2014" }).gestationalAgeDays; // 86.75...
 */
export function crownRumpAge(
	crownRumpMm: number,
	{ formula = "intergrowth-2014" }: { readonly formula?: CrownRumpFormulaName } = {},
): CrownRumpAge {
	checkPositive("crownRumpAge", "crownRumpMm", crownRumpMm);
	checkName("crownRumpAge", "formula", formula, crownRumpFormulas);
	const { rangeMm, gestationalAgeDays, sdDays, source } = crownRumpFormulas[formula];
	if (crownRumpMm < rangeMm[0] || crownRumpMm > rangeMm[1])
		return { gestationalAgeDays: Number.NaN, sdDays: Number.NaN, source };
	return { gestationalAgeDays: gestationalAgeDays(crownRumpMm), sdDays: sdDays(crownRumpMm), source };
}

function hadlockDays(mm: number): number {
	const cm = mm / 10;
	const logWeeks = 1.684969 + 0.315646 * cm - 0.049306 * cm ** 2 + 0.004057 * cm ** 3 - 0.000120456 * cm ** 4;
	return 7 * Math.exp(logWeeks);
}
