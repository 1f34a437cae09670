import type { Columns } from "@quickening/table";

/** A child born of a pregnancy. Twins are two rows. */
export const infantColumns = {
	infantId: { type: "text", unit: "id", key: true, description: "Pseudonym of the infant" },
	pregnancyId: { type: "text", unit: "id", description: "Pregnancy that the infant was born of" },
	birthOrder: { type: "integer", unit: "1", range: [1, 6], description: "1 first born of this pregnancy" },
	sex: {
		type: "text",
		unit: "code",
		missing: [""],
		codes: { female: "Female", male: "Male" },
		description: "Sex at birth",
	},
	birthWeightG: { type: "number", unit: "g", range: [250, 7000], missing: [""], description: "Birth weight" },
	apgar5: { type: "integer", unit: "1", range: [0, 10], missing: [""], description: "Apgar score at 5 minutes" },
	neonatalUnitDays: {
		type: "integer",
		unit: "d",
		range: [0, 365],
		missing: [""],
		description: "Days in a neonatal unit",
	},
} as const satisfies Columns;
