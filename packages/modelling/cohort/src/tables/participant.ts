import type { Columns } from "@quickening/table";

/** A woman who takes part: what does not change with a pregnancy. */
export const participantColumns = {
	participantId: { type: "text", unit: "id", key: true, description: "Pseudonym of the woman" },
	birthYear: {
		type: "integer",
		unit: "a",
		range: [1930, 2020],
		missing: [""],
		description: "Calendar year of her birth",
	},
	heightCm: { type: "number", unit: "cm", range: [120, 210], missing: [""], description: "Height, measured" },
	skinTone: {
		type: "integer",
		unit: "1",
		range: [1, 10],
		missing: [""],
		description:
			"Skin tone of the inner forearm, measured on the Monk scale: 1 lightest, 10 darkest. It is not ethnicity",
	},
	ethnicity: {
		type: "text",
		unit: "code",
		missing: [""],
		description: "Group that she names herself, in the study's own categories",
	},
	educationYears: {
		type: "integer",
		unit: "a",
		range: [0, 30],
		missing: [""],
		description: "Years of schooling completed",
	},
	language: { type: "text", unit: "code", missing: [""], description: "Language of her questionnaires, BCP 47" },
	zone: { type: "text", unit: "code", missing: [""], description: "Time zone in which she lives, an IANA name" },
	enrolledOn: {
		type: "date",
		unit: "1",
		range: ["1970-01-01", "2200-01-01"],
		description: "Local date of her consent",
	},
	withdrewOn: {
		type: "date",
		unit: "1",
		range: ["1970-01-01", "2200-01-01"],
		missing: [""],
		description: "Local date on which she left the study; empty where she did not",
	},
} as const satisfies Columns;
