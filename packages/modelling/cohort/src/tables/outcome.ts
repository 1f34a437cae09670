import type { Columns } from "@quickening/table";

/** An outcome of a pregnancy, by its name: a row each, so that "not known" is not "no". */
export const outcomeColumns = {
	pregnancyId: { type: "text", unit: "id", key: true, description: "Pregnancy" },
	outcome: {
		type: "text",
		unit: "code",
		key: true,
		codes: {
			"gestational-hypertension": "Hypertension that began at or after 20 weeks, without pre-eclampsia (ISSHP 2021)",
			"pre-eclampsia": "Pre-eclampsia (ISSHP 2021)",
			"gestational-diabetes": "Gestational diabetes (IADPSG)",
			"preterm-birth": "Live birth before 37+0 weeks",
			"small-for-gestational-age": "Birth weight below the tenth centile (INTERGROWTH-21st)",
			"postnatal-depression": "EPDS at or above the language's cut-off, 4 weeks to 12 months after birth",
		},
		description: "Outcome",
	},
	value: {
		type: "text",
		unit: "code",
		codes: { yes: "Yes", no: "No", unknown: "Not ascertained" },
		description: "Whether it came about",
	},
} as const satisfies Columns;
