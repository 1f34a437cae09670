import { dayColumns } from "./day.ts";
import { eventColumns } from "./event.ts";
import { infantColumns } from "./infant.ts";
import { outcomeColumns } from "./outcome.ts";
import { participantColumns } from "./participant.ts";
import { pregnancyColumns } from "./pregnancy.ts";
import { questionnaireColumns } from "./questionnaire.ts";
import { visitColumns } from "./visit.ts";
import { wearSessionColumns } from "./wear-session.ts";

/**
 * The tables of a cohort of pregnancies, by name: what a study team fills, what the synthetic cohort fills, and what every
 * cohort paper reads. Their keys and links are in `links.ts`.
 */
export const cohortTables = {
	participant: participantColumns,
	pregnancy: pregnancyColumns,
	infant: infantColumns,
	wearSession: wearSessionColumns,
	day: dayColumns,
	visit: visitColumns,
	questionnaire: questionnaireColumns,
	event: eventColumns,
	outcome: outcomeColumns,
} as const;

export type CohortTableName = keyof typeof cohortTables;
