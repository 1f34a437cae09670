import { type Cohort, clockRowsOfTables, cohortOf, resolveSources } from "@quickening/cohort";
import { readStudy, type StudyFolder } from "@quickening/cohort/files";
import type { StageContext } from "@quickening/paper";

/** The study's tables with one row a person and day; a cell that its column does not allow ends it, the stage `check` lists them all. */
export async function readCohort(stage: StageContext): Promise<{ cohort: Cohort; study: StudyFolder }> {
	const study = await readStudy(stage.inputPath("cohort"));
	const cohort = cohortOf(study.tables);
	for (const name of ["participant", "pregnancy", "day"] as const) {
		if (cohort[name] === undefined) {
			throw new Error(`the data set has no table ${name}; mapping.json in its folder says which file it is`);
		}
	}
	return { study, cohort: { ...cohort, day: resolveSources(cohort.day!, { by: "longest-wear" }).days } };
}

/** Rows of the quantity in params.yaml by both clocks, a pregnancy each. */
export function rowsByClock({ pregnancy, day }: Cohort, options: Parameters<typeof clockRowsOfTables>[1]) {
	return clockRowsOfTables({ pregnancy: cellsOf(pregnancy!), day: cellsOf(day!) }, options);
}

function cellsOf<T extends "pregnancy" | "day">(table: NonNullable<Cohort[T]>) {
	const names = table.columnNames();
	return Object.fromEntries(names.map((name) => [name, table.array(name as never)])) as Readonly<
		Record<string, readonly (string | number | null)[]>
	>;
}
