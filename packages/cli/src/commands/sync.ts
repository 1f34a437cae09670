import { Command } from "commander";
import { type SyncedPaper, syncPapers } from "../sync/index.ts";
import { createTerminal } from "../terminal/index.ts";
import { findWorkspace } from "../workspace/index.ts";

/** `quickening sync [paper...]`: rewrites the generated stage files after an edit. */
export function syncCommand(): Command {
	return new Command("sync")
		.description("Write dvc.yaml and the fingerprints of each paper's stages, from paper.ts and the code")
		.argument("[paper...]", "slugs of the papers; default: all")
		.option("--check", "write nothing; end with code 1 when a file would change (for CI)")
		.option("--json", "print what changed as JSON")
		.addHelpText(
			"after",
			"\nA stage runs again when its fingerprint changes: the code it reaches, the npm versions behind it, its pinned\nenvironment. Comments, types and code that it does not use change nothing.",
		)
		.action(async (slugs: string[], options: { check?: boolean; json?: boolean }) => {
			const { root } = findWorkspace();
			const check = options.check === true;
			const papers = await syncPapers(root, { ...(slugs.length > 0 && { slugs }), check });
			if (options.json) {
				const rows = papers.map(({ slug, changed, changedStages }) => ({ paper: slug, changed, changedStages }));
				process.stdout.write(`${JSON.stringify({ check, papers: rows }, null, "\t")}\n`);
			} else {
				const terminal = createTerminal({ stream: process.stdout });
				for (const paper of papers) terminal.line(summary(paper, check));
				if (papers.length === 0) terminal.line("There is no paper in papers/.");
			}
			if (check && papers.some(({ changed }) => changed.length > 0)) process.exitCode = 1;
		});
}

function summary({ slug, changed, changedStages, plan }: SyncedPaper, check: boolean): string {
	if (changed.length === 0) return `${slug}  ${plan.stages.length} stages, up to date`;
	const files = changed.map((path) => path.slice(plan.folder.length + 1)).join(", ");
	const stages = changedStages.length === 0 ? "no stage's code changed" : `new code: ${changedStages.join(", ")}`;
	return `${slug}  ${files} ${check ? "would change: run `npm run quickening -- sync`" : "written"} (${stages})`;
}
