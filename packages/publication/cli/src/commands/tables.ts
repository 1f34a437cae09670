import { join } from "node:path";
import type { TableExport } from "@quickening/manuscript";
import type { PaperDefinition, Table } from "@quickening/paper";
import { loadPaper, planPaper } from "@quickening/pipeline/plan";
import { readRelease, requireReleased } from "@quickening/release";
import { findWorkspace, nearest, readTextIfThere, writeAtomically } from "@quickening/workspace";
import { createTerminal, formatTable, UserError } from "@quickening/workspace/terminal";
import { Command, Option } from "commander";
import { requirePapers } from "./papers-argument.ts";

/** Endings of the files, by format. */
const ENDINGS: Readonly<Record<TableExport, string>> = {
	html: "html",
	typst: "typ",
	latex: "tex",
	docx: "docx",
	csv: "csv",
};

interface Options {
	readonly format?: TableExport;
	readonly to?: string;
	readonly json?: boolean;
}

/** `quickening tables <paper> [id]`: a paper's tables, for use outside it. */
export function tablesCommand(): Command {
	return new Command("tables")
		.description("A paper's tables as LaTeX, Typst, Word, HTML or CSV, from the results that its stages made")
		.argument("<paper>", "name as in papers/")
		.argument("[id]", "id of one table; default: all")
		.addOption(new Option("--format <format>", "what to write").choices(Object.keys(ENDINGS)))
		.option("--to <folder>", "write files into this folder instead of printing")
		.option("--json", "list the tables, or the files that were written, as JSON")
		.addHelpText(
			"after",
			`
Without --format the tables are listed. One table is printed to the standard output unless --to is given; Word and more
than one table need --to.

Examples:
  quickening tables intrapartum-ctg
  quickening tables intrapartum-ctg performance --format latex
  quickening tables intrapartum-ctg --format docx --to tables`,
		)
		.action(run);
}

async function run(slug: string, id: string | undefined, { format, to, json }: Options): Promise<void> {
	const { root } = findWorkspace();
	requirePapers(root, [slug]);
	const paper = await loadPaper(root, slug);
	requireReleased(slug, readRelease(root, planPaper(root, paper), { beforeSigning: true }));
	const ids = chosen(paper, id);
	const numbers = Object.keys(paper.tables);
	const tables = ids.map((each) => ({
		id: each,
		number: numbers.indexOf(each) + 1,
		table: readTable(root, slug, each),
	}));
	if (format === undefined) {
		if (to !== undefined) throw usage("--to needs --format", "Add --format latex, typst, docx, html or csv.");
		list(tables, json === true);
		return;
	}
	if (to === undefined && (format === "docx" || tables.length > 1 || json)) {
		throw usage(
			`${format === "docx" ? "a Word file" : json ? "--json with --format" : "more than one table"} needs a folder to be written to`,
			"Add --to <folder>.",
		);
	}
	const { writeTable } = await import("@quickening/manuscript");
	const written: { id: string; path: string }[] = [];
	for (const { id: each, number, table } of tables) {
		const content = await writeTable(table, { id: each, format, number, date: paper.date });
		if (to === undefined) process.stdout.write(content);
		else {
			const path = join(to, `${slug}-${each}.${ENDINGS[format]}`);
			writeAtomically(path, content);
			written.push({ id: each, path });
		}
	}
	if (to === undefined) return;
	if (json) process.stdout.write(`${JSON.stringify({ schema: 1, paper: slug, format, files: written }, null, "\t")}\n`);
	else {
		const terminal = createTerminal({ stream: process.stdout });
		for (const { path } of written) terminal.line(path);
	}
}

function chosen(paper: PaperDefinition, id: string | undefined): string[] {
	const known = Object.keys(paper.tables);
	if (id === undefined) return known;
	if (known.includes(id)) return [id];
	const close = nearest(id, known);
	throw usage(
		`${paper.slug} has no table "${id}"${close ? `; did you mean "${close}"?` : ""}`,
		known.length > 0 ? `Its tables: ${known.join(", ")}.` : "It has no tables.",
	);
}

function readTable(root: string, slug: string, id: string): Table {
	const path = `papers/${slug}/results/tables/${id}.json`;
	const text = readTextIfThere(join(root, path));
	if (text === undefined) {
		throw new UserError(`${path} is not there: the table has not been made yet`, {
			whatToDo: `Make it with: npm run reproduce -- ${slug}`,
		});
	}
	try {
		return JSON.parse(text) as Table;
	} catch (error) {
		throw new UserError(`${path} cannot be read: ${(error as Error).message}`, {
			whatToDo: `Make it anew with: npm run reproduce -- ${slug}`,
		});
	}
}

function list(tables: readonly { id: string; number: number; table: Table }[], json: boolean): void {
	const rows = tables.map(({ id, number, table }) => ({ id, number, title: table.title, rows: table.rows.length }));
	if (json) {
		process.stdout.write(`${JSON.stringify({ schema: 1, tables: rows }, null, "\t")}\n`);
		return;
	}
	const columns = [{ header: "id" }, { header: "rows" }, { header: "title" }];
	process.stdout.write(
		`${formatTable(
			columns,
			rows.map(({ id, rows: count, title }) => [id, String(count), title]),
		)}\n`,
	);
}

function usage(message: string, whatToDo: string): UserError {
	return new UserError(message, { whatToDo, exitCode: 2 });
}
