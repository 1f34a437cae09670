import { resolve } from "node:path";
import { Command } from "commander";
import { type ExportedCrate, exportCrate } from "../export/export-crate.ts";
import { writeArxivSource } from "../export/write-arxiv-source.ts";
import { createTerminal, formatBytes, formatCount, UserError } from "../terminal/index.ts";
import { findWorkspace } from "../workspace/index.ts";
import { requirePapers } from "./papers-argument.ts";

interface ExportCommandOptions {
	readonly to?: string;
	readonly withData?: boolean;
	readonly asIs?: boolean;
	readonly arxiv?: boolean;
	readonly json?: boolean;
}

/** `quickening export <paper>`. */
export function exportCommand(): Command {
	return new Command("export")
		.description("write a paper with its code, results and provenance as an RO-Crate, for a repository such as Zenodo")
		.argument("<paper>", "name as in papers/")
		.option("--to <place>", "a folder, or a file that ends in .zip (default: <paper>-crate.zip)")
		.option("--with-data", "copy the data sets' files too, where licence and access allow it")
		.option("--as-is", "also when the results are not those of the committed code; the crate says so")
		.option(
			"--arxiv",
			"instead, the manuscript as the LaTeX source that arXiv asks for (default: <paper>-arxiv.tar.gz)",
		)
		.option("--json", "print what was written as JSON")
		.addHelpText(
			"after",
			`
Nothing is sent anywhere, and no stage runs. Two exports of the same state have the same bytes. The crate keeps to RO-Crate
1.1 and the Provenance Run Crate profile 0.5, and opens offline (ro-crate-preview.html). Of restricted or registered data
nothing goes into it; of what is made from them, only values, tables, drawings and the manuscript.

Examples:
  quickening export intrapartum-ctg                      intrapartum-ctg-crate.zip
  quickening export intrapartum-ctg --to /tmp/crate      a folder
  quickening export intrapartum-ctg --arxiv              intrapartum-ctg-arxiv.tar.gz
  quickening export ctg-simulation --as-is               the committed results, not rebuilt here`,
		)
		.action(run);
}

async function run(slug: string, options: ExportCommandOptions): Promise<void> {
	const workspace = findWorkspace();
	requirePapers(workspace.root, [slug]);
	if (options.arxiv) {
		await exportArxiv(workspace.root, slug, options);
		return;
	}
	const terminal = createTerminal({ quiet: options.json === true });
	const bar = terminal.bar({ label: `writing the crate of ${slug}`, unit: "fraction" });
	let crate: ExportedCrate;
	try {
		crate = await exportCrate(workspace, slug, {
			to: resolve(options.to ?? `${slug}-crate.zip`),
			withData: options.withData === true,
			asIs: options.asIs === true,
		});
	} finally {
		bar.clear();
		terminal.close();
	}
	if (options.json) process.stdout.write(`${JSON.stringify({ schema: 1, paper: slug, ...crate }, null, "\t")}\n`);
	else process.stdout.write(`${textOf(slug, crate)}\n`);
}

async function exportArxiv(root: string, slug: string, options: ExportCommandOptions): Promise<void> {
	if (options.withData || options.asIs) {
		throw new UserError("--arxiv writes the manuscript alone: --with-data and --as-is are of the crate", {
			whatToDo: "Leave them out, or leave out --arxiv.",
			exitCode: 2,
		});
	}
	const source = await writeArxivSource(root, slug, resolve(options.to ?? `${slug}-arxiv.tar.gz`));
	if (options.json) {
		process.stdout.write(`${JSON.stringify({ schema: 1, paper: slug, ...source }, null, "\t")}\n`);
		return;
	}
	const size = `${formatCount(source.files.length, "file")}, ${formatBytes(source.bytes)} unpacked`;
	const next = "Nothing was sent anywhere. Upload it at https://arxiv.org/submit; it compiles with pdfLaTeX.";
	process.stdout.write(`${slug}: ${source.to} (${size})\n\n${next}\n`);
}

function textOf(slug: string, { to, nFiles, bytes, asIs, missing, withheld }: ExportedCrate): string {
	const left = Object.keys(withheld).length;
	return [
		`${slug}: ${to} (${formatCount(nFiles, "file")}, ${formatBytes(bytes)} unpacked)`,
		...(asIs.length > 0 ? [`  as it is: ${asIs.join("; ")}`] : []),
		...(left > 0 ? [`  left out: ${formatCount(left, "file")} with rows of data that not everybody may have`] : []),
		...(missing.length > 0 ? [`  recommended, and not given in paper.ts: ${missing.join(", ")}`] : []),
		"",
		"Nothing was sent anywhere. What to do next:",
		"  read it     open ro-crate-preview.html in a browser",
		"  deposit it  upload the .zip at https://zenodo.org/uploads/new, with the title, authors and licence of CITATION.cff;",
		"              then put the DOI that you get into the paper and its next version",
	].join("\n");
}
