import type { CohortTableName } from "./cohort-tables.ts";

/** A column whose every value must be a key of another table. */
export interface Link {
	readonly table: CohortTableName;
	readonly column: string;
	/** Tables of which one must have the value: a person is a participant or an infant. */
	readonly to: readonly CohortTableName[];
	/** Whether the cell may be empty. */
	readonly optional: boolean;
}

/** What names a row of each table: no two rows agree in all of them. */
export const keys: Readonly<Record<CohortTableName, readonly string[]>> = {
	participant: ["participantId"],
	pregnancy: ["pregnancyId"],
	infant: ["infantId"],
	wearSession: ["sessionId"],
	day: ["personId", "date", "source"],
	visit: ["visitId"],
	questionnaire: ["participantId", "date", "instrument", "item"],
	event: ["eventId"],
	outcome: ["pregnancyId", "outcome"],
};

/** How rows of one table point at rows of another. */
export const links: readonly Link[] = [
	{ table: "pregnancy", column: "participantId", to: ["participant"], optional: false },
	{ table: "infant", column: "pregnancyId", to: ["pregnancy"], optional: false },
	{ table: "wearSession", column: "personId", to: ["participant", "infant"], optional: false },
	{ table: "day", column: "personId", to: ["participant", "infant"], optional: false },
	{ table: "day", column: "pregnancyId", to: ["pregnancy"], optional: true },
	{ table: "visit", column: "participantId", to: ["participant"], optional: false },
	{ table: "visit", column: "pregnancyId", to: ["pregnancy"], optional: true },
	{ table: "questionnaire", column: "participantId", to: ["participant"], optional: false },
	{ table: "event", column: "personId", to: ["participant", "infant"], optional: false },
	{ table: "event", column: "pregnancyId", to: ["pregnancy"], optional: true },
	{ table: "outcome", column: "pregnancyId", to: ["pregnancy"], optional: false },
];
