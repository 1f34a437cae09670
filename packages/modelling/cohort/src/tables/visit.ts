import type { Columns } from "@quickening/table";

/** Where and how a reading was taken: home pressure lies some 10 mmHg below the same woman's in the clinic, so they never mix. */
export const contexts = {
	office: "In the clinic, seated, by staff",
	home: "At home, seated, by herself",
	ambulatory: "By day, moving about",
	asleep: "Asleep",
} as const;

/** Readings taken at one time in one context: at the clinic, or by a woman at home. */
export const visitColumns = {
	visitId: { type: "text", unit: "id", key: true, description: "Pseudonym of the visit" },
	participantId: { type: "text", unit: "id", description: "Whose it is" },
	pregnancyId: { type: "text", unit: "id", missing: [""], description: "Pregnancy that it belongs to" },
	date: { type: "date", unit: "1", range: ["1970-01-01", "2200-01-01"], description: "Local date" },
	context: { type: "text", unit: "code", codes: contexts, description: "Where and how its readings were taken" },
	systolicMmHg: {
		type: "number",
		unit: "mmHg",
		range: [50, 280],
		missing: [""],
		description: "Systolic blood pressure",
	},
	diastolicMmHg: {
		type: "number",
		unit: "mmHg",
		range: [20, 180],
		missing: [""],
		description: "Diastolic blood pressure",
	},
	heartRateBpm: { type: "number", unit: "bpm", range: [25, 220], missing: [""], description: "Heart rate" },
	temperatureCel: { type: "number", unit: "Cel", range: [33, 43], missing: [""], description: "Body temperature" },
	spo2Percent: {
		type: "number",
		unit: "%",
		range: [50, 100],
		missing: [""],
		description: "Oxygen saturation by pulse oximetry",
	},
	weightKg: { type: "number", unit: "kg", range: [30, 250], missing: [""], description: "Weight" },
	proteinCreatinineMgMmol: {
		type: "number",
		unit: "mg/mmol",
		range: [0, 3000],
		missing: [""],
		description: "Protein over creatinine in urine",
	},
	ogttFastingMgDl: {
		type: "number",
		unit: "mg/dL",
		range: [20, 600],
		missing: [""],
		description: "Plasma glucose, fasting, of an OGTT of 75 g",
	},
	ogtt1hMgDl: {
		type: "number",
		unit: "mg/dL",
		range: [20, 800],
		missing: [""],
		description: "Plasma glucose one hour after the load",
	},
	ogtt2hMgDl: {
		type: "number",
		unit: "mg/dL",
		range: [20, 800],
		missing: [""],
		description: "Plasma glucose two hours after the load",
	},
} as const satisfies Columns;
