import { resolve } from "node:path";
import { type ExportedCrate, type ExportedSource, exportArxiv, exportCrate } from "@quickening/archive";
import { findWorkspace } from "@quickening/workspace";
import { createTerminal, formatBytes, formatCount, UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { requirePapers } from "./papers-argument.ts";

interface ExportCommandOptions {
	readonly to?: string;
	readonly arxiv?: boolean;
	readonly withData?: boolean;
	readonly asIs?: boolean;
	readonly json?: boolean;
}

/** `quickening export <paper>`. */
export function exportCommand(): Command {
	return new Command("export")
		.description("write a paper with its code, results and provenance as an RO-Crate, or its source for arXiv")
		.argument("<paper>", "name as in papers/")
		.option("--to <place>", "a folder, or a file that ends in .zip (default: <paper>-crate.zip)")
		.option("--arxiv", "write the manuscript's LaTeX source with its figures instead (default: <paper>-arxiv.zip)")
		.option("--with-data", "copy the data sets' files too, where licence and access allow it")
		.option("--as-is", "also when the results are not those of the committed code; the crate says so")
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
  quickening export intrapartum-ctg --arxiv              intrapartum-ctg-arxiv.zip
  quickening export ctg-simulation --as-is               the committed results, not rebuilt here`,
		)
		.action(run);
}

async function run(slug: string, options: ExportCommandOptions): Promise<void> {
	const workspace = findWorkspace();
	requirePapers(workspace.root, [slug]);
	if (options.arxiv && options.withData) {
		throw new UserError("--with-data is for the crate; the source for arXiv holds no data", { exitCode: 2 });
	}
	const kind = options.arxiv ? "arxiv" : "crate";
	const to = resolve(options.to ?? `${slug}-${kind}.zip`);
	const asIs = options.asIs === true;
	const terminal = createTerminal({ quiet: options.json === true });
	const bar = terminal.bar({ label: `writing the ${options.arxiv ? "source" : "crate"} of ${slug}`, unit: "fraction" });
	try {
		if (options.arxiv) report(slug, await exportArxiv(workspace, slug, { to, asIs }), arxivText, options);
		else {
			const crate = await exportCrate(workspace, slug, { to, asIs, withData: options.withData === true });
			report(slug, crate, crateText, options);
		}
	} finally {
		bar.clear();
		terminal.close();
	}
}

function report<Written extends object>(
	slug: string,
	written: Written,
	text: (slug: string, written: Written) => string,
	{ json }: ExportCommandOptions,
): void {
	process.stdout.write(
		json ? `${JSON.stringify({ schema: 1, paper: slug, ...written }, null, "\t")}\n` : `${text(slug, written)}\n`,
	);
}

function arxivText(slug: string, { to, nFiles, bytes, asIs }: ExportedSource): string {
	return [
		`${slug}: ${to} (${formatCount(nFiles, "file")}, ${formatBytes(bytes)} unpacked)`,
		...(asIs.length > 0 ? [`  as it is: ${asIs.join("; ")}`] : []),
		"",
		"Nothing was sent anywhere. What to do next:",
		"  submit it   upload the .zip at https://arxiv.org/submit; main.tex is set by pdfLaTeX, and holds its references",
	].join("\n");
}

function crateText(slug: string, { to, nFiles, bytes, asIs, missing, withheld }: ExportedCrate): string {
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
