import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { AccessTier } from "@quickening/datasets";
import { trackRawData } from "@quickening/datasets";
import { dvcProgram, findWorkspace, type Workspace } from "@quickening/workspace";
import { createTerminal, formatBytes, UserError } from "@quickening/workspace/terminal";
import { Command, Option } from "commander";
import {
	type Draft,
	type DraftKind,
	draftDataset,
	draftNotebook,
	draftPackage,
	draftPaper,
	draftPaperNotebook,
	linkWorkspacePackage,
	type NewPaper,
	type PackageWing,
	packageFolder,
	packageWings,
	writeDraft,
} from "../new/index.ts";
import { requirePapers } from "./papers-argument.ts";

interface CommonOptions {
	readonly title?: string;
	readonly dryRun?: boolean;
	readonly json?: boolean;
	/** Prints the contents, too: for the Nx generators, which write them to their own tree. */
	readonly contents?: boolean;
}

const notes = "\nAll of it is written, or nothing: a cut or a failure on the way is undone.";

/** `quickening new paper|dataset|notebook|package`. */
export function newCommand(): Command {
	const command = new Command("new").description(
		"begin a paper, a data set, a page or a package that runs as it stands",
	);
	withCommon(command.command("paper"))
		.description(
			"begin a paper: a stage, a figure, a table, a claim, manuscript and page, building before anything is edited",
		)
		.argument("<slug>", "name of its folder in papers/")
		.option("--data <dataset>", "read this data set's first table instead of synthetic data")
		.option("--column <name>", "with --data, the column that it begins with (default: the first one of numbers)")
		.option("--person <name>", "with --data, the column that says whose row it is (needed where the data are not open)")
		.option("--recordings <dataset>", "read this data set of device files (GT3X, CWA, GENEActiv, AGD, AWD, CSV, ...)")
		.option("--zone <name>", "with --recordings, where they were worn, such as Europe/London")
		.option("--cohort <dataset>", "read this data set of a cohort's tables (pregnancy, day, ...; CSV or Parquet)")
		.option("--author <name>", 'its author, as "Ada Example" or "van der Berg, Bo" (default: git\'s user.name)')
		.addHelpText(
			"after",
			`${notes}\n\nExamples:\n  quickening new paper my-study\n  quickening new paper my-study --data resting-heart-rate --title "Heart rate rises"\n  quickening new paper my-study --recordings my-watches --zone Europe/London\n  quickening new paper my-study --cohort my-cohort`,
		)
		.action((slug: string, options: CommonOptions & Omit<NewPaper, "slug" | "date" | "title">) =>
			run(options, ({ root }) => draftPaper(root, { slug, date: today(), ...options })),
		);
	withCommon(command.command("dataset"))
		.description(
			"begin a data set from its files: dataset.json with columns, types and ranges, a data card, raw/ in DVC",
		)
		.argument("<slug>", "name of its folder in data/")
		.option("--from <file...>", "raw files, or folders of them; default: those in data/<slug>/raw")
		.option("--recordings", "they are recordings of devices: none is described as a table, also not a CSV")
		.option("--url <address>", "public address of the file, or, with a slash at its end, of the folder of files")
		.addOption(
			new Option("--tier <tier>", "who may have it")
				.choices(["open", "registered", "restricted"])
				.default("restricted"),
		)
		.addHelpText(
			"after",
			`\nUnits and meanings are not in a file, and never guessed: \`quickening data check\` names what is open, by line.${notes}\n\nExamples:\n  quickening new dataset resting-heart-rate --from rates.csv\n  quickening new dataset diary --from diary.csv people.csv --url https://example.org/diary/ --tier open\n  quickening new dataset my-watches --from ~/downloads/watches --recordings`,
		)
		.action(
			(
				slug: string,
				options: CommonOptions & { from?: string[]; url?: string; tier: AccessTier; recordings?: boolean },
			) =>
				run(options, ({ root }) =>
					draftDataset(root, { ...options, slug, from: (options.from ?? []).map((path) => resolve(path)) }),
				),
		);
	withCommon(command.command("notebook"))
		.description("begin a paper's notebook, or a page of the site that shows a paper's figure and table")
		.argument("[path]", "of a page, below notebooks/src, such as topics/heart-rate; left out: the notebook of --paper")
		.option("--paper <slug>", "the paper that it shows (of a page, default: the first one)")
		.option("--figure <id>", "of a notebook: the figure that it redraws (default: the first one)")
		.addHelpText(
			"after",
			`\nA notebook is Markdown with live cells: settings, the paper's own figure redrawn, a table of its rows, a query.${notes}\n\nExamples:\n  quickening new notebook --paper my-study\n  quickening new notebook topics/heart-rate --paper my-study`,
		)
		.action((path: string | undefined, options: CommonOptions & { paper?: string; figure?: string }) =>
			run(options, async ({ root }) => {
				if (path !== undefined) return draftNotebook(root, { path, ...options });
				if (options.paper !== undefined) {
					requirePapers(root, [options.paper]);
					return draftPaperNotebook(root, { paper: options.paper, ...options });
				}
				throw new UserError("a notebook is of a paper, a page has a path", {
					whatToDo: "Name one: quickening new notebook --paper my-study",
					exitCode: 2,
				});
			}),
		);
	withCommon(command.command("package"))
		.description("begin an analysis package: one function with its tests, a README whose example is run, exports")
		.argument("<name>", "name of its folder")
		.addOption(
			new Option("--wing <name>", "folder of packages/ that it lies in; what it may import follows from it")
				.choices([...packageWings])
				.default("physiology"),
		)
		.addHelpText(
			"after",
			`${notes}\n\nExample:\n  quickening new package glucose --title "Glucose in pregnancy" --wing physiology`,
		)
		.action((name: string, options: CommonOptions & { wing: PackageWing }) =>
			run(options, ({ root }) => draftPackage(root, { name, ...options })),
		);
	// What follows the files, for the Nx generators, which write them themselves.
	command
		.command("settle", { hidden: true })
		.argument("<kind>")
		.argument("<name>")
		.action(async (kind: DraftKind, name: string) => {
			const { root } = findWorkspace();
			if (kind === "paper") linkWorkspacePackage(root, `papers/${name}`, `@quickening-papers/${name}`);
			if (kind === "package") linkWorkspacePackage(root, packageFolder(root, name), `@quickening/${name}`);
			if (kind === "dataset") await trackRawData({ folder: root, program: dvcProgram(root) }, name, { installed: [] });
		});
	return command;
}

function withCommon(command: Command): Command {
	return command
		.option("--title <text>", "title, one line")
		.option("--dry-run", "say what would be written, and write nothing")
		.option("--json", "print what was written as JSON")
		.addOption(new Option("--contents").hideHelp());
}

async function run(options: CommonOptions, makeDraft: (workspace: Workspace) => Draft | Promise<Draft>): Promise<void> {
	const workspace = findWorkspace();
	const started = performance.now();
	const draft = await makeDraft(workspace);
	if (!options.dryRun) await write(workspace, draft, options.json === true);
	const seconds = (performance.now() - started) / 1000;
	if (options.json) process.stdout.write(`${JSON.stringify(jsonOf(draft, options), null, "\t")}\n`);
	else process.stdout.write(text(draft, options.dryRun === true, seconds));
}

async function write(workspace: Workspace, draft: Draft, quiet: boolean): Promise<void> {
	const terminal = createTerminal({ quiet });
	const stop = new AbortController();
	const interrupt = () => stop.abort();
	const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
	for (const signal of signals) process.on(signal, interrupt);
	// Asked for before anything is written.
	const repository =
		draft.kind === "dataset" ? { folder: workspace.root, program: dvcProgram(workspace.root) } : undefined;
	const bar = repository && terminal.bar({ label: "recording in DVC" });
	try {
		await writeDraft(workspace, draft, {
			signal: stop.signal,
			...(repository && {
				finish: async () => {
					await trackRawData(repository, draft.name, { installed: [] });
				},
			}),
		});
	} catch (error) {
		if (!stop.signal.aborted) throw error;
		throw new UserError("interrupted; all that had been written was taken back", { exitCode: 130, cause: error });
	} finally {
		bar?.clear();
		for (const signal of signals) process.removeListener(signal, interrupt);
	}
}

function text(draft: Draft, isDry: boolean, seconds: number): string {
	const files = [...draft.files].map(([path, content]) => {
		const bytes = typeof content === "string" ? Buffer.byteLength(content) : statSync(content.copyOf).size;
		return `  ${isDry ? "would create" : "created"} ${path} (${formatBytes(bytes)})`;
	});
	const edits = [...draft.edits.keys()].map((path) => `  ${isDry ? "would edit" : "edited"} ${path}`);
	const done = isDry ? "nothing was written" : `in ${seconds.toFixed(1)} s`;
	return `${[`${draft.kind} ${draft.name}: ${done}`, ...files, ...edits, ...draft.next.map((line) => `- ${line}`)].join("\n")}\n`;
}

function jsonOf(draft: Draft, { dryRun, contents }: CommonOptions): object {
	const content = (value: string | { readonly copyOf: string }) =>
		(typeof value === "string" ? Buffer.from(value) : readFileSync(value.copyOf)).toString("base64");
	return {
		schema: 1,
		kind: draft.kind,
		name: draft.name,
		dryRun: dryRun === true,
		files: [...draft.files].map(([path, value]) => ({ path, ...(contents && { base64: content(value) }) })),
		edits: [...draft.edits].map(([path, value]) => ({ path, ...(contents && { base64: content(value) }) })),
		next: draft.next,
	};
}

/** The day in this place: a paper's first version is dated by it. */
function today(): string {
	const now = new Date();
	const two = (part: number) => String(part).padStart(2, "0");
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
