import { formatProblem, isError, listPapers } from "@quickening/pipeline/plan";
import { lookAtPapers, type PaperStatus, problemJson } from "@quickening/reproduce";
import { findWorkspace } from "@quickening/workspace";
import { colours, createTerminal, formatCount, formatTable, takesColours } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { requirePapers } from "./papers-argument.ts";

/** `quickening status [paper...]`. */
export function statusCommand(): Command {
	return new Command("status")
		.description("what a rebuild would do, and what the last one found; runs nothing")
		.argument("[paper...]", "names as in papers/ (default: all)")
		.option("--all", "list the stages that are up to date too")
		.option("--json", "print as JSON")
		.addHelpText("after", "\nExamples:\n  quickening status\n  quickening status intrapartum-ctg --all")
		.action(run);
}

async function run(papers: string[], options: { all?: boolean; json?: boolean }): Promise<void> {
	const workspace = findWorkspace();
	requirePapers(workspace.root, papers);
	const terminal = createTerminal({ quiet: options.json === true });
	const slugs = papers.length > 0 ? [...new Set(papers)] : listPapers(workspace.root);
	const found = await lookAtPapers(workspace, slugs);
	terminal.close();
	const json = found.map((paper) => ({ ...paper, problems: paper.problems.map(problemJson) }));
	if (options.json) process.stdout.write(`${JSON.stringify({ schema: 1, papers: json }, null, "\t")}\n`);
	else process.stdout.write(`${found.map((paper) => paperText(paper, options.all === true)).join("\n\n")}\n`);
	if (found.some(({ problems }) => problems.some(isError))) process.exitCode = 1;
}

function paperText(
	{ paper, problems, data, missingLibraries, waitsFor, stages, last }: PaperStatus,
	all: boolean,
): string {
	const paint = colours(takesColours(process.stdout));
	const lines = [paint.bold(paper)];
	if (last) {
		lines.push(`  last: ${last.state} at ${last.commit.slice(0, 10) || "no commit"}; ${claimWords(last)}`);
	} else lines.push("  last: not rebuilt on this machine yet");
	lines.push(
		...problems.map(
			(problem) => `  ${isError(problem) ? paint.red("✗") : paint.yellow("!")} ${formatProblem(problem)}`,
		),
	);
	if (data.length > 0) lines.push(`  data: ${data.map(({ dataset, state }) => `${dataset} ${state}`).join(", ")}`);
	for (const { dataset, waiting: missing } of data) {
		if (missing) lines.push(`  ${dataset}: ${missing.reason}. To get it: ${missing.command}`);
	}
	if (missingLibraries.length > 0)
		lines.push(`  libraries: ${missingLibraries.map((name) => `${name} missing`).join(", ")}`);
	const waiting = stages.filter(({ state }) => state === "waiting").length;
	const idle = stages.filter(({ state }) => state === "up to date").length;
	const toRun = stages.filter(({ state }) => state === "would run");
	if (waiting > 0) lines.push(`  ${formatCount(waiting, "stage")} waiting for ${waitsFor}`);
	else if (stages.length > 0)
		lines.push(`  ${formatCount(stages.length, "stage")}: ${idle} up to date, ${toRun.length} to run`);
	const shown = all ? stages : toRun;
	if (shown.length > 0) {
		const rows = shown.map(({ name, state, because = "" }) => [name, state, because]);
		const table = formatTable([{ header: "stage" }, { header: "state" }, { header: "because" }], rows);
		lines.push(...table.split("\n").map((line) => `  ${line}`));
	}
	return lines.join("\n");
}

/** What the last run found of the claims; of one that waited or failed, that it judged none. */
function claimWords({ state, summary }: NonNullable<PaperStatus["last"]>): string {
	const { rebuilt, reproduced, robust } = summary;
	const claims = formatCount(rebuilt.of, "claim");
	if (state === "waiting") return `${claims} waiting, none rebuilt`;
	if (state === "failed") return `${claims} not judged`;
	const words = [
		`${rebuilt.agree} of ${claims} rebuilt${rebuilt.within === undefined ? "" : ` (${rebuilt.within} within tolerance)`}`,
		reproduced.of > 0 && `${reproduced.agree} of ${reproduced.of} reproduced`,
		robust.of > 0 && `${robust.agree} of ${robust.of} robust`,
	];
	return words.filter(Boolean).join(", ");
}
