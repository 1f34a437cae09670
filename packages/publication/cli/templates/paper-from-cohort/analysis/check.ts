import { checkCohort } from "@quickening/cohort";
import { readStudy } from "@quickening/cohort/files";
import type { StageContext } from "@quickening/paper";
import { kindsOfProblems } from "./kinds-of-problems.ts";

/** The stage: lists what is wrong with the tables. No data stop it; records of pregnancies that ended early are counted, never shown. */
export default async function check(stage: StageContext): Promise<void> {
	const { tables, problems: unread, about } = await readStudy(stage.inputPath("cohort"));
	const frozenOn = stage.param<string | null>("frozenOn") ?? about.frozenOn;
	const problems = [...unread, ...checkCohort(tables, frozenOn === undefined ? {} : { frozenOn }).objects()];
	stage.writeJson("problems", problems);
	const kinds = kindsOfProblems(problems);
	for (const severity of ["error", "warning", "note"] as const) {
		stage.value(`problems.${severity}s`, {
			value: kinds.filter((row) => row.severity === severity).length,
			unit: "",
			digits: 0,
			n: kinds.length,
			units: "kinds of problems",
			method: `Kinds of problems, by table and column, of severity ${severity}`,
		});
	}
}
