import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import type { StudyFacts } from "./study-facts.ts";

/**
 * Which rows of a table are protected: those of a pregnancy that ended early, or may have, and those that name no pregnancy of
 * a woman who had one. Her row in the table of participants is not.
 *
 * @returns 1 for each protected row; undefined where no row of the table is.
 */
export function protectedRows(facts: StudyFacts, name: CohortTableName): Uint8Array | undefined {
	const table = facts.tables.get(name);
	if (table === undefined || name === "participant") return undefined;
	if (facts.hasProtected.size === 0 && !facts.pregnancies.some(({ isProtected }) => isProtected)) return undefined;
	const flags = new Uint8Array(table.nRows);
	if (name === "pregnancy") {
		for (const { row, isProtected } of facts.pregnancies) flags[row] = Number(isProtected);
		return flags;
	}
	const pregnancy = table.text("pregnancyId");
	const byPregnancy = pregnancy?.levels.map((id) => facts.pregnancyById.get(id)?.isProtected === true);
	const person = table.text(Object.hasOwn(cohortTables[name], "personId") ? "personId" : "participantId");
	const byPerson = person?.levels.map((id) => facts.hasProtected.has(facts.personById.get(id)?.participantId ?? id));
	for (let row = 0; row < table.nRows; row++) {
		const code = pregnancy?.codes[row] ?? -1;
		const owner = person?.codes[row] ?? -1;
		if (code >= 0) flags[row] = Number(byPregnancy![code]);
		else if (owner >= 0) flags[row] = Number(byPerson![owner]);
	}
	return flags;
}
