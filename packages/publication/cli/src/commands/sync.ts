import { judgePapers, type SyncedPaper } from "@quickening/pipeline";
import { countProblems, problemJson, problemLines } from "@quickening/reproduce";
import { findWorkspace } from "@quickening/workspace";
import { colours, createTerminal, takesColours } from "@quickening/workspace/terminal";
import { Command } from "commander";

/** `quickening sync [paper...]`: rewrites the generated stage files after an edit. */
export function syncCommand(): Command {
	return new Command("sync")
		.description("Write dvc.yaml and the fingerprints of each paper's stages, from paper.ts and the code")
		.argument("[paper...]", "slugs of the papers; default: all")
		.option("--check", "write nothing; end with code 1 when a file would change or a paper has an error (for CI)")
		.option("--json", "print what changed as JSON")
		.addHelpText(
			"after",
			"\nA stage runs again when its fingerprint changes: the code it reaches, the npm versions behind it, its pinned\nenvironment. Comments, types and code that it does not use change nothing.",
		)
		.action(async (slugs: string[], options: { check?: boolean; json?: boolean }) => {
			const { root } = findWorkspace();
			const check = options.check === true;
			const judged = await judgePapers(root, { ...(slugs.length > 0 && { slugs }), check });
			const { papers, refused, columns, problems } = judged;
			const wouldChange = columns.length > 0 || papers.some(({ changed }) => changed.length > 0);
			const isWrong = refused.length > 0 || (check && wouldChange);
			if (isWrong) process.exitCode = 1;
			if (options.json) {
				const rows = papers.map(({ slug, changed, changedStages }) => ({ paper: slug, changed, changedStages }));
				const found = { refused: refused.map(({ slug }) => slug), problems: problems.map(problemJson) };
				process.stdout.write(`${JSON.stringify({ check, columns, papers: rows, ...found }, null, "\t")}\n`);
				return;
			}
			const terminal = createTerminal({ stream: process.stdout });
			for (const line of problemLines(problems, colours(takesColours(process.stdout)))) terminal.line(line);
			if (problems.length > 0) terminal.line("");
			for (const path of columns) {
				terminal.line(
					`${path}  ${check ? "would change: run `npm run quickening -- sync`" : "written, as dataset.json says"}`,
				);
			}
			for (const paper of papers) terminal.line(summary(paper, check));
			for (const { slug, problems } of refused) {
				terminal.line(
					`${slug}  cannot be built as it stands: ${countProblems(problems)}; its generated files are left as they are`,
				);
			}
			if (papers.length + refused.length === 0) terminal.line("There is no paper in papers/.");
		});
}

function summary({ slug, changed, changedStages, plan }: SyncedPaper, check: boolean): string {
	if (changed.length === 0) return `${slug}  ${plan.stages.length} stages, up to date`;
	const files = changed.map((path) => path.slice(plan.folder.length + 1)).join(", ");
	const stages = changedStages.length === 0 ? "no stage's code changed" : `new code: ${changedStages.join(", ")}`;
	return `${slug}  ${files} ${check ? "would change: run `npm run quickening -- sync`" : "written"} (${stages})`;
}
