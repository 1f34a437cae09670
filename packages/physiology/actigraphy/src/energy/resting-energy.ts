import { checkName, InvalidInputError, type Warning } from "@quickening/core";

export type Sex = "female" | "male";

interface Line {
	/** From this age on, in years. */
	readonly from: number;
	readonly perKg: number;
	readonly constant: number;
	/** Standard error of estimate in kcal a day, where the source gives it. */
	readonly standardError: number | null;
}

const line = (from: number, perKg: number, constant: number, standardError: number | null = null): Line => ({
	from,
	perKg,
	constant,
	standardError,
});

/** Kilocalories a day from weight in kg, by age. */
const byWeight: Readonly<Record<"schofield1985" | "henry2005", Readonly<Record<Sex, readonly Line[]>>>> = {
	schofield1985: {
		male: [
			line(0, 59.512, -30.4, 70),
			line(3, 22.706, 504.3, 67),
			line(10, 17.686, 658.2, 105),
			line(18, 15.057, 692.2, 153),
			line(30, 11.472, 873.1, 167),
			line(60, 11.711, 587.7, 164),
		],
		female: [
			line(0, 58.317, -31.1, 59),
			line(3, 20.315, 485.9, 70),
			line(10, 13.384, 692.6, 111),
			line(18, 14.818, 486.6, 119),
			line(30, 8.126, 845.6, 111),
			line(60, 9.082, 658.5, 108),
		],
	},
	henry2005: {
		male: [
			line(0, 61, -33.7),
			line(3, 23.3, 514),
			line(10, 18.4, 581),
			line(18, 16, 545),
			line(30, 14.2, 593),
			line(60, 13, 567),
			line(70, 13.7, 481),
		],
		female: [
			line(0, 58.9, -23.1),
			line(3, 20.1, 507),
			line(10, 11.1, 761),
			line(18, 13.1, 558),
			line(30, 9.74, 694),
			line(60, 10.2, 572),
			line(70, 10, 577),
		],
	},
};

const sources = {
	schofield1985: "Schofield 1985, PMID 4044297, as FAO/WHO/UNU 2004 print it",
	henry2005: "doi:10.1079/PHN2005801",
	mifflin1990: "doi:10.1093/ajcn/51.2.241",
} as const;

export interface RestingEnergy {
	readonly kcalPerDay: number;
	/** Within which 95 of 100 people lie, from the equation's standard error; null where its source gives none. */
	readonly interval95KcalPerDay: readonly [low: number, high: number] | null;
	readonly source: string;
	readonly warnings: readonly Warning[];
}

/**
 * Resting energy a day by a published equation.
 *
 * @param options.equation - "schofield1985" and "henry2005" by sex, age and weight; "mifflin1990" also by height, 19 to 78 years.
 * @param options.heightCm - For "mifflin1990".
 * @param options.pregnant - For a warning: none was made in pregnancy; put weight before pregnancy in and add
 *   {@link pregnancyEnergyCost}.
 * @returns Kilocalories a day; NaN with a warning for a child so light that the line falls below 0.
 * @throws InvalidInputError when weight, height or age cannot be, or equation or sex have another name.
 *
 * Source: Schofield 1985, PMID 4044297 (FAO/WHO/UNU 2004); Henry 2005, doi:10.1079/PHN2005801; Mifflin et al. 1990,
 * doi:10.1093/ajcn/51.2.241.
 * @example
 * restingEnergy({ equation: "schofield1985", sex: "female", ageYears: 30, weightKg: 65 }).kcalPerDay; // 1373.79
 */
export function restingEnergy({
	equation,
	sex,
	ageYears,
	weightKg,
	heightCm,
	pregnant = false,
}: {
	readonly equation: keyof typeof sources;
	readonly sex: Sex;
	readonly ageYears: number;
	readonly weightKg: number;
	readonly heightCm?: number;
	readonly pregnant?: boolean;
}): RestingEnergy {
	checkName("restingEnergy", "equation", equation, sources);
	checkName("restingEnergy", "sex", sex, ["female", "male"]);
	checkWeight("restingEnergy", weightKg);
	if (!(ageYears >= 0 && ageYears < 130)) {
		throw new InvalidInputError(`restingEnergy: ageYears must be between 0 and 130; got ${ageYears}`, {
			code: "out-of-range",
			argument: "ageYears",
			received: ageYears,
		});
	}
	const warnings: Warning[] = [];
	if (pregnant) {
		warnings.push({
			code: "not-made-in-pregnancy",
			message:
				"No resting equation was made in pregnant women: use the weight before pregnancy and add pregnancyEnergyCost.",
		});
	}
	if (equation === "mifflin1990") {
		if (heightCm === undefined || !(heightCm > 30 && heightCm < 280)) {
			throw new InvalidInputError(`restingEnergy: heightCm must be given in cm for mifflin1990; got ${heightCm}`, {
				code: "out-of-range",
				argument: "heightCm",
				received: heightCm,
			});
		}
		if (ageYears < 19 || ageYears > 78) {
			warnings.push({
				code: "outside-age",
				message: `mifflin1990 was made at 19 to 78 years; the person is ${ageYears}.`,
			});
		}
		const kcalPerDay = 9.99 * weightKg + 6.25 * heightCm - 4.92 * ageYears + (sex === "male" ? 166 : 0) - 161;
		return { kcalPerDay, interval95KcalPerDay: null, source: sources.mifflin1990, warnings };
	}
	const lines = byWeight[equation][sex];
	const { perKg, constant, standardError } = lines.findLast(({ from }) => ageYears >= from) ?? lines[0]!;
	const kcalPerDay = perKg * weightKg + constant;
	if (kcalPerDay <= 0) {
		warnings.push({
			code: "below-zero",
			message: `${equation} gives ${kcalPerDay.toFixed(1)} kcal a day for ${weightKg} kg: it was not made at such a weight.`,
		});
		return { kcalPerDay: Number.NaN, interval95KcalPerDay: null, source: sources[equation], warnings };
	}
	return {
		kcalPerDay,
		interval95KcalPerDay:
			standardError === null ? null : [kcalPerDay - 1.96 * standardError, kcalPerDay + 1.96 * standardError],
		source: sources[equation],
		warnings,
	};
}

/** Refuses a mass that no person has, such as one in grams. */
export function checkWeight(where: string, weightKg: number): void {
	if (weightKg >= 0.2 && weightKg <= 700) return;
	throw new InvalidInputError(`${where}: weightKg must be the mass of a person, 0.2 to 700 kg; got ${weightKg}`, {
		code: "out-of-range",
		argument: "weightKg",
		received: weightKg,
	});
}
