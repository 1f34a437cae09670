import { expect, it } from "vitest";
import { checkCohort } from "../../checks/check-cohort.ts";
import { type CohortCells, cellsOfRows } from "../../tables/cells.ts";
import { defaultDesign } from "../design/design.ts";
import { syntheticPregnancy } from "../make-pregnancy.ts";

function tablesOf(n: number): CohortCells {
	const observed = Array.from({ length: n }, (_, index) => syntheticPregnancy(defaultDesign, index).observed);
	const days: Record<string, unknown[]> = {};
	for (const each of observed) {
		for (const [name, cells] of Object.entries(each.days)) {
			days[name] ??= [];
			for (const cell of cells) days[name].push(cell);
		}
	}
	return {
		participant: cellsOfRows(
			"participant",
			observed.map((each) => each.participant),
		),
		pregnancy: cellsOfRows(
			"pregnancy",
			observed.map((each) => each.pregnancy),
		),
		infant: cellsOfRows(
			"infant",
			observed.flatMap((each) => each.infants),
		),
		wearSession: cellsOfRows(
			"wearSession",
			observed.flatMap((each) => each.wearSessions),
		),
		visit: cellsOfRows(
			"visit",
			observed.flatMap((each) => each.visits),
		),
		questionnaire: cellsOfRows(
			"questionnaire",
			observed.flatMap((each) => each.questionnaires),
		),
		event: cellsOfRows(
			"event",
			observed.flatMap((each) => each.events),
		),
		outcome: cellsOfRows(
			"outcome",
			observed.flatMap((each) => each.outcomes),
		),
		day: Object.fromEntries(
			Object.entries(days).map(([name, cells]) => [
				name,
				typeof cells[0] === "number" ? Float64Array.from(cells as number[]) : (cells as string[]),
			]),
		) as NonNullable<CohortCells["day"]>,
	};
}

it("gives tables in which the check of a study's tables finds no error (100 pregnancies)", () => {
	const problems = checkCohort(tablesOf(100)).objects();
	const errors = problems.filter(({ severity }) => severity === "error");
	expect(errors.map((problem) => JSON.stringify(problem))).toEqual([]);
});
