import { resolve } from "node:path";
import {
	draftChecklist,
	type ExportedSubmission,
	exportSubmission,
	findSubmissionGaps,
	type GuidelineName,
	gapLines,
	guidelines,
	type SubmissionGap,
} from "@quickening/archive";
import { loadPaper } from "@quickening/pipeline/plan";
import { findWorkspace, type Workspace } from "@quickening/workspace";
import { createTerminal, formatBytes, formatCount, UserError } from "@quickening/workspace/terminal";
import { Command, Option } from "commander";
import { requirePapers } from "./papers-argument.ts";

interface SubmissionCommandOptions {
	readonly to?: string;
	readonly list?: boolean;
	readonly draftChecklist?: GuidelineName;
	readonly asIs?: boolean;
	readonly json?: boolean;
}

/** `quickening submission <paper>`. */
export function submissionCommand(): Command {
	return new Command("submission")
		.description("write what a journal takes: manuscript, figures, statements and reporting checklist")
		.argument("<paper>", "name as in papers/")
		.option("--to <place>", "a folder, or a file that ends in .zip (default: <paper>-submission.zip)")
		.option("--list", "only list what a journal asks for and is still empty")
		.addOption(
			new Option("--draft-checklist <guideline>", "begin papers/<paper>/checklist.yaml").choices(
				Object.keys(guidelines),
			),
		)
		.option("--as-is", "also when the results are not those of the committed code")
		.option("--json", "print what was written, or what is empty, as JSON")
		.addHelpText(
			"after",
			`
Nothing is sent anywhere, and no stage runs. While a field that a journal asks for is empty, nothing is written: every such
field is listed, with its file and what to write. Authors, ethics and statements stand in paper.ts; who answers letters about
a paper by a group, in papers/contact.json; answers to the reporting guideline, in checklist.yaml. Data and code availability
are written from the data sets' descriptions, the repository's address and the commit.

Examples:
  quickening submission my-study --list                        what is still empty
  quickening submission my-study --draft-checklist TRIPOD+AI   begin the checklist
  quickening submission my-study                               my-study-submission.zip`,
		)
		.action(run);
}

async function run(slug: string, options: SubmissionCommandOptions): Promise<void> {
	const workspace = findWorkspace();
	requirePapers(workspace.root, [slug]);
	const isOnlyOne = [options.list === true, options.draftChecklist !== undefined].filter(Boolean).length < 2;
	if (!isOnlyOne) throw new UserError("--list and --draft-checklist are two things: give one of them", { exitCode: 2 });
	if (options.draftChecklist !== undefined) {
		const path = draftChecklist(workspace.root, slug, options.draftChecklist);
		print(
			options,
			{ paper: slug, checklist: path },
			`${path} begun: answer each item, then \`quickening submission ${slug} --list\``,
		);
		return;
	}
	if (options.list) return await list(workspace, slug, options);
	const terminal = createTerminal({ quiet: options.json === true });
	const bar = terminal.bar({ label: `writing the submission of ${slug}`, unit: "fraction" });
	try {
		const to = resolve(options.to ?? `${slug}-submission.zip`);
		const written = await exportSubmission(workspace, slug, { to, asIs: options.asIs === true });
		print(options, { paper: slug, ...written }, writtenText(slug, written));
	} finally {
		bar.clear();
		terminal.close();
	}
}

/** Ends with exit code 1 while something is empty, so that a script can ask. */
async function list(workspace: Workspace, slug: string, options: SubmissionCommandOptions): Promise<void> {
	const gaps = findSubmissionGaps(workspace.root, await loadPaper(workspace.root, slug));
	print(options, { paper: slug, gaps }, gapsText(slug, gaps));
	if (gaps.length > 0) process.exitCode = 1;
}

function gapsText(slug: string, gaps: readonly SubmissionGap[]): string {
	if (gaps.length === 0) return `${slug}: nothing is empty that a journal asks for`;
	return [`${slug}: ${formatCount(gaps.length, "field")} still empty`, ...gapLines(gaps)].join("\n");
}

function writtenText(slug: string, { to, nFiles, bytes, asIs }: ExportedSubmission): string {
	return [
		`${slug}: ${to} (${formatCount(nFiles, "file")}, ${formatBytes(bytes)} unpacked)`,
		...(asIs.length > 0 ? [`  as it is: ${asIs.join("; ")}`] : []),
		"",
		"Nothing was sent anywhere. README.md in it says what each file is for.",
	].join("\n");
}

function print({ json }: SubmissionCommandOptions, content: object, text: string): void {
	process.stdout.write(json ? `${JSON.stringify({ schema: 1, ...content }, null, "\t")}\n` : `${text}\n`);
}
