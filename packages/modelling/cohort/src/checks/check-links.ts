import { links } from "../tables/links.ts";
import { plainId } from "./plain-id.ts";
import type { AddProblem } from "./problem-list.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Cells that point at no row of the other table, and rows that point at another woman's pregnancy. */
export function checkLinks(facts: StudyFacts, add: AddProblem): void {
	const { tables } = facts;
	for (const { table: name, column, to } of links) {
		const table = tables.get(name);
		const cells = table?.text(column);
		// Where one of two tables is not there, a person may be in it.
		if (cells === undefined || to.some((target) => tables.get(target) === undefined)) continue;
		const known = new Set<string>();
		for (const target of to) {
			const key = tables.get(target)!.text(`${target}Id`);
			if (key === undefined) continue;
			for (const level of key.levels) known.add(level);
		}
		const plain = new Map([...known].map((id) => [plainId(id), id]));
		const where = to.join(" or ");
		const found = cells.levels.map((id) => {
			if (known.has(id)) return undefined;
			const near = plain.get(plainId(id));
			return `${column} ${id} is no ${where}${near === undefined ? "" : `; ${near}, written otherwise, is one`}`;
		});
		if (found.every((words) => words === undefined)) continue;
		for (const [row, code] of cells.codes.entries()) {
			const words = code < 0 ? undefined : found[code];
			if (words !== undefined) add("broken-link", { table: name, column, row, found: words });
		}
	}
	checkOwners(facts, add);
}

/** A row names a person and a pregnancy: it must be hers, or that of which the infant was born. */
function checkOwners({ tables, personById, pregnancyById }: StudyFacts, add: AddProblem): void {
	for (const name of ["day", "visit", "event"] as const) {
		const table = tables.get(name);
		const pregnancy = table?.text("pregnancyId");
		const person = table?.text(name === "visit" ? "participantId" : "personId");
		if (pregnancy === undefined || person === undefined) continue;
		const pregnancies = pregnancy.levels.map((id) => pregnancyById.get(id));
		const people = person.levels.map((id) => personById.get(id));
		for (let row = 0; row < table!.nRows; row++) {
			const [p, q] = [person.codes[row]!, pregnancy.codes[row]!];
			if (p < 0 || q < 0) continue;
			const [owner, own] = [people[p], pregnancies[q]];
			if (owner === undefined || own === undefined || own.participantId === "" || owner.participantId === "") continue;
			if (owner.participantId === own.participantId && (owner.bornOf === undefined || owner.bornOf === own)) continue;
			add("wrong-pregnancy", {
				...{ table: name, column: "pregnancyId", row, isProtected: own.isProtected },
				found: `Pregnancy ${own.id} is not that of ${person.levels[p]}`,
			});
		}
	}
}
