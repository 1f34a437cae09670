import type { Columns } from "@quickening/table";

/** A stretch of time for which a device was handed out to a person and worn, more or less. */
export const wearSessionColumns = {
	sessionId: { type: "text", unit: "id", key: true, description: "Pseudonym of the session" },
	personId: { type: "text", unit: "id", description: "Participant or infant who wore it" },
	device: { type: "text", unit: "code", description: "Make and model" },
	firmware: {
		type: "text",
		unit: "code",
		missing: [""],
		description: "Version of its firmware at the session's start",
	},
	placement: {
		type: "text",
		unit: "code",
		missing: [""],
		codes: {
			wrist: "Wrist",
			finger: "Finger",
			"upper-arm": "Upper arm",
			ankle: "Ankle",
			chest: "Chest",
			waist: "Waist",
			thigh: "Thigh",
		},
		description: "Where it was worn",
	},
	startUtc: { type: "datetime", unit: "1", description: "First moment, in UTC" },
	endUtc: { type: "datetime", unit: "1", description: "Last moment, in UTC" },
	clockDriftSecondsPerDay: {
		type: "number",
		unit: "s/d",
		range: [-600, 600],
		missing: [""],
		description: "Seconds a day by which its clock runs fast (positive) or slow; empty where nobody looked",
	},
	endedBy: {
		type: "text",
		unit: "code",
		missing: [""],
		codes: {
			"study-end": "The study's last day",
			"device-change": "Another device took over",
			"firmware-change": "Its firmware was changed",
			"taken-off": "Taken off and not worn again",
			"not-charged": "Not charged again",
			withdrawn: "She left the study",
			fault: "The device failed",
		},
		description: "Why it ended",
	},
} as const satisfies Columns;
