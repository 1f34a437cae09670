import { printGestationalAge } from "@quickening/pregnancy";
import type { AddProblem } from "./problem-list.ts";
import type { StudyFacts } from "./study-facts.ts";

/** 37+0. */
const TERM_DAYS = 259;

/**
 * Plasma glucose of an OGTT of 75 g at or above which there is gestational diabetes, mg/dL: one value is enough (5.1, 10.0 and
 * 8.5 mmol/L).
 *
 * Source: IADPSG 2010, doi:10.2337/dc09-1848, as the HAPO study's table has it (PMC3114322, table 6).
 */
const iadpsg = { ogttFastingMgDl: 92, ogtt1hMgDl: 180, ogtt2hMgDl: 153 } as const;

/** Outcomes beside births, glucose tests and diagnoses: a "no" that facts deny, a "yes" that they do not allow. */
export function checkOutcomes(facts: StudyFacts, add: AddProblem): void {
	const table = facts.tables.get("outcome");
	if (table === undefined) return;
	const values = new Map<string, { readonly value: string; readonly row: number }>();
	const name = (pregnancyId: string, outcome: string) => `${pregnancyId}\0${outcome}`;
	for (let row = 0; row < table.nRows; row++) {
		const key = name(table.cell("pregnancyId", row), table.cell("outcome", row));
		if (!values.has(key)) values.set(key, { value: table.cell("value", row), row });
	}
	const say = (row: number, found: string) =>
		add("outcome-contradicts", { table: "outcome", column: "value", row, found });
	for (const { id, ended, gestationalAgeAtEndDays: age, knownEndDay } of facts.pregnancies) {
		const preterm = values.get(name(id, "preterm-birth"));
		const isKnown = !Number.isNaN(knownEndDay) && ended === "live-birth";
		const isOff = preterm?.value === "no" ? age < TERM_DAYS : preterm?.value === "yes" && age >= TERM_DAYS;
		if (preterm !== undefined && isKnown && isOff) {
			// Clinicians may date it otherwise: within a week of the limit that alone explains it.
			const isNear = age >= TERM_DAYS - 7 && age < TERM_DAYS + 7;
			const found = `preterm-birth is ${preterm.value}, and birth was at ${printGestationalAge(age)}`;
			add(isNear ? "outcome-near-limit" : "outcome-contradicts", {
				...{ table: "outcome", column: "value", row: preterm.row, found },
			});
		} else if (preterm?.value === "yes" && !["live-birth", "unknown", ""].includes(ended)) {
			say(preterm.row, `preterm-birth is yes, of a pregnancy that is recorded as ${ended}; it means a live birth`);
		}
		const hypertension = values.get(name(id, "gestational-hypertension"));
		if (hypertension?.value === "yes" && values.get(name(id, "pre-eclampsia"))?.value === "yes") {
			say(hypertension.row, "gestational-hypertension and pre-eclampsia are both yes; the first is without the second");
		}
	}
	// One contradiction an outcome is enough, whatever number of visits or events says so.
	const said = new Set<number>();
	const deny = (pregnancyId: string, outcome: string, why: string) => {
		const own = values.get(name(pregnancyId, outcome));
		if (own?.value !== "no" || said.has(own.row)) return;
		said.add(own.row);
		say(own.row, `${outcome} is no, and ${why}`);
	};
	const visit = facts.tables.get("visit");
	for (let row = 0; row < (visit?.nRows ?? 0); row++) {
		for (const [column, limit] of Object.entries(iadpsg)) {
			const value = visit!.number(column)?.[row] ?? Number.NaN;
			const isInside = isDuring(facts, visit!.cell("pregnancyId", row), visit!.day("date")?.[row]);
			if (value >= limit && value <= 800 && isInside) {
				deny(
					visit!.cell("pregnancyId", row),
					"gestational-diabetes",
					`${column} is ${value} mg/dL (IADPSG: from ${limit})`,
				);
			}
		}
	}
	const event = facts.tables.get("event");
	for (let row = 0; row < (event?.nRows ?? 0); row++) {
		const kind = event!.cell("kind", row);
		if (kind !== "pre-eclampsia" && kind !== "gestational-diabetes") continue;
		deny(event!.cell("pregnancyId", row), kind, "it was diagnosed, as an event says");
	}
}

/** A test of a pregnancy, and not of the woman before or after it. */
function isDuring({ pregnancyById }: StudyFacts, id: string, day = Number.NaN): boolean {
	const own = pregnancyById.get(id);
	return own !== undefined && !(day < own.startDay) && !(day > own.knownEndDay);
}
