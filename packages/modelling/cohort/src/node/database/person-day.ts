import type { Columns } from "@quickening/table";
import { cohortTables } from "../../tables/cohort-tables.ts";

const { pregnancy, day } = cohortTables;

/** Columns of the view `personDay`: each row of `day` with its person and its place in gestational time. */
export const personDayColumns = {
	...day,
	participantId: { type: "text", unit: "id", missing: [""], description: "The woman, or the infant's mother" },
	isInfant: { type: "boolean", unit: "code", description: "Whether the day is an infant's" },
	gestationalAgeDays: {
		type: "integer",
		unit: "d",
		missing: [""],
		description: "Days since gestational day 0 of its pregnancy, also after its end; empty where that is not dated",
	},
	daysToBirth: {
		type: "integer",
		unit: "d",
		missing: [""],
		description: "Days to the pregnancy's end, positive before it; empty where it is not known",
	},
	ended: { ...pregnancy.ended, missing: [""] },
} as const satisfies Columns;
