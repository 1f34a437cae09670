import type { Columns } from "@quickening/table";

/** An answer to one item of a questionnaire. */
export const questionnaireColumns = {
	participantId: { type: "text", unit: "id", key: true, description: "Who answered" },
	date: { type: "date", unit: "1", key: true, range: ["1970-01-01", "2200-01-01"], description: "Local date" },
	instrument: {
		type: "text",
		unit: "code",
		key: true,
		codes: {
			epds: "Edinburgh Postnatal Depression Scale, 10 items",
			gad7: "Generalised Anxiety Disorder scale, 7 items",
			phq9: "Patient Health Questionnaire, 9 items",
			"city-bits": "City Birth Trauma Scale, 29 items",
		},
		description: "Questionnaire",
	},
	item: { type: "integer", unit: "1", key: true, range: [1, 40], description: "Number of the item, from 1" },
	score: {
		type: "integer",
		unit: "1",
		range: [0, 5],
		missing: [""],
		description: "Scored answer; empty where she left it out",
	},
	language: { type: "text", unit: "code", missing: [""], description: "Language in which it was asked, BCP 47" },
} as const satisfies Columns;
