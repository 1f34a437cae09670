import type { Columns } from "@quickening/table";

/** Something that happened on a day: a diagnosis, an admission, a change of device, a withdrawal. */
export const eventColumns = {
	eventId: { type: "text", unit: "id", key: true, description: "Pseudonym of the event" },
	personId: { type: "text", unit: "id", description: "Participant or infant" },
	pregnancyId: { type: "text", unit: "id", missing: [""], description: "Pregnancy that it belongs to" },
	date: { type: "date", unit: "1", range: ["1970-01-01", "2200-01-01"], description: "Local date" },
	kind: {
		type: "text",
		unit: "code",
		codes: {
			hypertension: "Hypertension was diagnosed",
			"pre-eclampsia": "Pre-eclampsia was diagnosed",
			"gestational-diabetes": "Gestational diabetes was diagnosed",
			depression: "Depression was diagnosed",
			labour: "Labour began",
			birth: "Birth",
			admission: "Admitted to hospital",
			illness: "An illness with fever",
			medication: "A medicine was begun",
			"firmware-change": "The device's firmware was changed",
			travel: "Travel to another time zone",
			withdrawal: "She left the study",
		},
		description: "What happened",
	},
	source: { type: "text", unit: "code", description: "Who says so: record, questionnaire, device, simulation" },
	detail: { type: "text", unit: "text", missing: [""], description: "Detail in the study's own words" },
} as const satisfies Columns;
