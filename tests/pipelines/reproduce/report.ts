import type { Reproduction } from "@quickening/paper";
import type { Fixture, Outcome } from "./fixture.ts";

/** What `quickening reproduce --json` prints. */
export interface Report {
	exitCode: number;
	papers: (Reproduction & {
		run: { isFirst: boolean; stages: { name: string; state: string }[]; resultLines: string[] };
	})[];
	refused: { paper: string; problems: { severity: string }[] }[];
}

/** Rebuilds papers (all, when none is named) without the site. */
export function reproduceJson(fixture: Fixture, ...papers: string[]): Outcome & { readonly report: Report } {
	const outcome = fixture.run("reproduce", ...papers, "--no-site", "--json");
	return { ...outcome, report: JSON.parse(outcome.stdout) as Report };
}

/** State of each stage of a paper. */
export function statesOf(report: Report, paper: string): Record<string, string> {
	const { run } = report.papers.find((each) => each.paper === paper)!;
	return Object.fromEntries(run.stages.map(({ name, state }) => [name, state]));
}

/** The same state for each stage of a fixture's paper. */
export function allStages(state: string): Record<string, string> {
	const stages = ["mean", "figure-digits", "table-digits", "values", "manuscript"];
	return Object.fromEntries(stages.map((name) => [name, state]));
}
