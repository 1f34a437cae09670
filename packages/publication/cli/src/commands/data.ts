import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { listDatasets, outdatedColumns, readDataset } from "@quickening/datasets";
import { findWorkspace, writeAtomically } from "@quickening/workspace";
import { createTerminal, UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { checkData } from "../data/check-data.ts";
import { getData, takeData } from "../data/get-data.ts";
import { listData } from "../data/list-data.ts";
import { type DataUpdateOptions, updateData } from "../data/update-data.ts";
import { deidentifyCommand } from "./deidentify.ts";

/** `quickening data get|take|update|list|check|columns|deidentify`. */
export function dataCommand(): Command {
	const data = new Command("data").description("fetch, take in, list and check data sets");
	data
		.command("get")
		.description("fetch the raw files of data sets, from a mirror or from their own addresses")
		.argument("<dataset...>", 'names as in data/, or "all"')
		.option("--from <mirror>", "folder or http(s) address with index.json and archives (default: QUICKENING_MIRROR)")
		.option("--jobs <n>", "files fetched at once from their own addresses", wholeNumber, 8)
		.option("--json", "print what was done as JSON")
		.addHelpText(
			"after",
			"\nFiles are checked by sha256 and continued after a cut; raw/ never holds half a file. Then every cell of their tables is" +
				"\ncompared with dataset.json. A relative mirror path is taken from the repository's root.",
		)
		.action(getData);
	data
		.command("take")
		.description("put files that you were given in place: for data without a public address")
		.argument("<dataset>", "name as in data/")
		.requiredOption("--from <folder>", "what you were given; files are found by their bytes, whatever they are called")
		.option("--json", "print what was done as JSON")
		.addHelpText("after", "\nAll listed files are taken or none; the folder stays as it is.")
		.action((slug: string, options: { from: string; json?: boolean }) =>
			takeData(slug, { ...options, from: resolve(options.from) }),
		);
	data
		.command("update")
		.description("take other bytes for a data set's files, after showing what is different in rows and columns")
		.argument("<dataset>", "name as in data/")
		.option("--from <file...>", "the new files, by the names that they have in raw/ (default: what lies in raw/ now)")
		.option("--url <address>", "public address of the one new file, or, with a slash at its end, of the folder of them")
		.option(
			"--redescribe",
			"let dataset.json follow: ranges that grow, columns that come or go; meanings stay to be filled in",
		)
		.option("--yes", "write without asking")
		.option("--json", "print the differences as JSON; writes only with --yes")
		.addHelpText(
			"after",
			"\ndataset.json, columns.ts, raw/ and raw.dvc are written whole or not at all; a cut is undone by the next update.",
		)
		.action((slug: string, options: DataUpdateOptions) =>
			updateData(slug, { ...options, ...(options.from && { from: options.from.map((path) => resolve(path)) }) }),
		);
	data
		.command("list")
		.description("data sets with access, licence, size and state")
		.option("--json", "print as JSON")
		.action(listData);
	data
		.command("check")
		.description("compare raw files with dataset.json: byte for byte, and cell for cell")
		.argument("[dataset...]", "names as in data/ (default: all that are there)")
		.option("--full", "read every byte and cell again, also of files unchanged since the last check")
		.option("--report", "print for each column how many values each rule touched")
		.option("--show-values", "print the first faulty cells; of data that are not open on a terminal only")
		.option("--complete", "end with 1, too, when a meaning, a unit, a source or a suspected code is still open")
		.option("--json", "print as JSON")
		.action(checkData);
	data
		.command("columns")
		.description("write data/<dataset>/columns.ts: the tables of dataset.json as code, for stage.readTable and editors")
		.argument("[dataset...]", "names as in data/ (default: all that are there)")
		.addHelpText("after", "\nOnce it is there, sync keeps it as dataset.json says.")
		.action(columns);
	return data.addCommand(deidentifyCommand());
}

function columns(names: string[]): void {
	const { root } = findWorkspace();
	const terminal = createTerminal({ stream: process.stdout });
	for (const slug of names) readDataset(root, slug);
	const outdated = outdatedColumns(root, names.length > 0 ? names : listDatasets(root), { missing: true });
	for (const { path, text } of outdated) {
		if (text === undefined) rmSync(join(root, path));
		else writeAtomically(join(root, path), text);
		terminal.line(`${path}  ${text === undefined ? "removed: no table is described" : "written"}`);
	}
	if (outdated.length === 0) terminal.line("Nothing to write: each columns.ts is as its dataset.json says.");
}

function wholeNumber(text: string): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < 1 || value > 64) {
		throw new UserError(`--jobs must be a whole number from 1 to 64; got ${text}`);
	}
	return value;
}
