import { datasetGitLeaks, judgePapers, paperGitLeaks } from "@quickening/pipeline";
import { isError, listPapers, loadPaper, mergeProblems, planPaper } from "@quickening/pipeline/plan";
import { countProblems, problemJson, problemLines } from "@quickening/reproduce";
import { findWorkspace } from "@quickening/workspace";
import { colours, formatCount, takesColours } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { requirePapers } from "./papers-argument.ts";

/** `quickening check [paper...]`. */
export function checkCommand(): Command {
	return new Command("check")
		.description("find what is wrong with papers before anything runs, each with file and line; writes nothing")
		.argument("[paper...]", "names as in papers/ (default: all)")
		.option("--staged", "look only for rows of people in what the next commit would hold (the pre-commit hook does so)")
		.option("--json", "print as JSON")
		.addHelpText(
			"after",
			`
Looked at: paper.ts and what it names, params.yaml, the code that each stage reaches, claims, page.ts, manuscript.typ,
references.bib, rows of figures that are made, dataset.json. What only a run can tell (an id of a value that comes from
data, rows that are not made yet) is looked at right after the stage that writes it, before the next one starts.

Of papers on registered or restricted data: what would be shown without being declared an aggregate, and rows of people in
git's index or in any commit of the branch. \`npm run setup\` puts \`quickening check --staged\` before every commit.

Exit code: 0 when nothing keeps a paper from being built (warnings do not), 1 otherwise, 2 for a wrong command.

Examples:
  quickening check
  quickening check intrapartum-ctg --json`,
		)
		.action(run);
}

async function run(papers: string[], options: { json?: boolean; staged?: boolean }): Promise<void> {
	const { root } = findWorkspace();
	requirePapers(root, papers);
	const slugs = papers.length > 0 ? [...new Set(papers)] : listPapers(root);
	const { problems } = options.staged
		? { problems: await stagedLeaks(root, slugs) }
		: await judgePapers(root, { slugs, check: true });
	if (problems.some(isError)) process.exitCode = 1;
	if (options.json) {
		const found = { schema: 1, papers: slugs, problems: problems.map(problemJson) };
		process.stdout.write(`${JSON.stringify(found, null, "\t")}\n`);
		return;
	}
	if (options.staged && problems.length === 0) return;
	const paint = colours(takesColours(process.stdout));
	const lines = problemLines(problems, paint);
	if (lines.length > 0) lines.push("");
	lines.push(`${formatCount(slugs.length, "paper")} checked: ${countProblems(problems)}`);
	process.stdout.write(`${lines.join("\n")}\n`);
}

/** Rows of people that the next commit would hold; a paper.ts that cannot be read says nothing of them, and stops the commit. */
async function stagedLeaks(root: string, slugs: readonly string[]) {
	const found = [...datasetGitLeaks(root, { onlyStaged: true })];
	for (const slug of slugs) {
		found.push(...paperGitLeaks(root, planPaper(root, await loadPaper(root, slug)), { onlyStaged: true }));
	}
	return mergeProblems(found);
}
