import { type CohortTableName, cohortTables } from "../tables/cohort-tables.ts";
import { plainId } from "./plain-id.ts";
import type { StudyFacts } from "./study-facts.ts";

/**
 * Which rows of a table are protected: those of a pregnancy that ended early, or may have, and those that name no pregnancy
 * that is known, of a woman who had one. Her row in the table of participants is not.
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
	// An id that is written otherwise, such as "Q4" for "q4", is no way past.
	const ids = new Set(facts.pregnancies.filter((each) => each.isProtected).map(({ id }) => plainId(id)));
	const people = new Set([...facts.hasProtected].map(plainId));
	const pregnancy = table.text("pregnancyId");
	const byPregnancy = pregnancy?.levels.map((id) => {
		if (ids.has(plainId(id))) return true;
		return facts.pregnancyById.has(id) ? false : undefined;
	});
	const person = table.text(Object.hasOwn(cohortTables[name], "personId") ? "personId" : "participantId");
	const byPerson = person?.levels.map((id) => people.has(plainId(facts.personById.get(id)?.participantId ?? id)));
	for (let row = 0; row < table.nRows; row++) {
		const code = pregnancy?.codes[row] ?? -1;
		const owner = person?.codes[row] ?? -1;
		const own = code < 0 ? undefined : byPregnancy![code];
		if (own !== undefined) flags[row] = Number(own);
		else if (owner >= 0) flags[row] = Number(byPerson![owner]);
	}
	return flags;
}
