import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { isInvalidInput } from "@quickening/core";
import { deidentify, draftPlan } from "@quickening/disclosure";
import { findWorkspace, writeAtomically } from "@quickening/workspace";
import { createTerminal, UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { isInside, readKey } from "../deidentify/read-key.ts";
import { type PeopleTable, readPeopleCsv } from "../deidentify/read-people-csv.ts";
import { reportText } from "../deidentify/report-text.ts";

interface DeidentifyOptions {
	readonly plan?: string;
	readonly key?: string;
	readonly out?: string;
	readonly anchors?: string;
	readonly draftPlan?: boolean;
	readonly overwrite?: boolean;
	readonly json?: boolean;
}

/** `quickening data deidentify <file.csv>`. */
export function deidentifyCommand(): Command {
	return new Command("deidentify")
		.description(
			"de-identify a table of people: dates to days, ids to keyed pseudonyms, identifiers out, with a report",
		)
		.argument("<file.csv>", "table of people, best kept outside the repository")
		.option("--plan <file>", "JSON that says what is done with each column")
		.option("--key <file>", "32 random bytes or more, outside the repository; the same key gives the same pseudonyms")
		.option("--out <file>", "where the de-identified table (or the drafted plan) is written, whole or not at all")
		.option("--anchors <file.csv>", "another table with each person's id and anchor date, where this one has none")
		.option("--draft-plan", "propose a plan from the columns, to be read and corrected")
		.option("--overwrite", "replace the file of --out")
		.option("--json", "print the report as JSON")
		.addHelpText(
			"after",
			`
Dates become days since the person's anchor date (index date, last menstrual period, birth). Names, addresses, phone and serial
numbers, coordinates and national ids go out, whatever the plan says, unless it gives a reason. No value of a person is printed.

Example:
  openssl rand -hex 32 > ~/study.key && chmod 600 ~/study.key
  quickening data deidentify ~/visits.csv --draft-plan --out plan.json
  quickening data deidentify ~/visits.csv --plan plan.json --key ~/study.key --out data/my-study/raw/visits.csv`,
		)
		.action(run);
}

async function run(file: string, options: DeidentifyOptions): Promise<void> {
	const { root } = findWorkspace();
	const terminal = createTerminal({ quiet: options.json === true });
	if (options.out !== undefined)
		checkOut(options.out, [file, options.plan, options.key, options.anchors], options.overwrite === true);
	const table = await readWithBar(file, "reading");
	if (options.draftPlan) {
		const text = `${JSON.stringify(draftPlan(table), null, "\t")}\n`;
		if (options.out === undefined) process.stdout.write(text);
		else {
			writeAtomically(options.out, text);
			terminal.line(
				`${options.out}  written. Read it: what is "to be decided" must be, and each column is yours to answer for.`,
			);
		}
		return;
	}
	for (const name of ["plan", "key", "out"] as const) {
		if (options[name] === undefined) {
			throw new UserError(`data deidentify needs --${name}`, { whatToDo: "See: quickening data deidentify --help" });
		}
	}
	const plan = readPlan(options.plan as string);
	const { key, isShared } = readKey(options.key as string, root);
	if (isShared) terminal.warn(`others on this machine may read ${options.key}: chmod 600 ${options.key}`);
	if (isInside(file, root))
		terminal.warn(`${file} lies inside the repository; a table with names is best kept outside it`);
	const anchors =
		options.anchors === undefined
			? undefined
			: anchorsFrom(await readWithBar(options.anchors, "reading anchors"), plan, options.anchors);
	const bar = terminal.bar({ label: "de-identifying", total: table.rows.length });
	try {
		const { columns, rows, report } = deidentify(table, plan, {
			key,
			...(anchors ? { anchors } : {}),
			onProgress: (nRows) => bar.update(nRows),
		});
		writeAtomically(options.out as string, csvOf(columns, rows, table.delimiter));
		process.stdout.write(options.json ? `${JSON.stringify(report, null, "\t")}\n` : reportText(report));
	} catch (error) {
		throw isInvalidInput(error)
			? new UserError(error.message, {
					whatToDo: "Correct the plan or the table, and run it again; nothing was written.",
				})
			: error;
	} finally {
		bar.clear();
	}
	terminal.line(`${options.out}  written`);

	async function readWithBar(path: string, label: string): Promise<PeopleTable> {
		const total = existsSync(path) ? statSync(path).size : 0;
		const reading = terminal.bar({ label, total, unit: "bytes" });
		try {
			return await readPeopleCsv(path, (nBytes) => reading.update(nBytes));
		} finally {
			reading.clear();
		}
	}
}

function checkOut(out: string, others: readonly (string | undefined)[], mayOverwrite: boolean): void {
	const same = (path: string | undefined) =>
		path !== undefined && existsSync(path) && existsSync(out) && realpathSync(path) === realpathSync(out);
	if (others.some((path) => same(path) || (path !== undefined && resolve(path) === resolve(out)))) {
		throw new UserError(`--out ${out} is a file that is read`, { whatToDo: "Give the result a name of its own." });
	}
	if (existsSync(out) && !mayOverwrite) {
		throw new UserError(`${out} is there already`, { whatToDo: "Give another name, or --overwrite." });
	}
}

function readPlan(path: string): unknown {
	let text: string;
	try {
		text = readFileSync(path, "utf8");
	} catch (error) {
		throw new UserError(
			`the plan ${path} cannot be read: ${(error as NodeJS.ErrnoException).code ?? "unknown reason"}`,
			{
				whatToDo: "Draft one with --draft-plan --out plan.json",
			},
		);
	}
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new UserError(`the plan ${path} is no JSON: ${(error as Error).message}`);
	}
}

/** Ids and anchor dates of another table, by the columns that the plan names. */
function anchorsFrom(table: PeopleTable, plan: unknown, path: string): Map<string, string> {
	const { person, anchor } = (plan ?? {}) as { person?: unknown; anchor?: unknown };
	for (const column of [person, anchor]) {
		if (typeof column !== "string" || !table.columns.includes(column)) {
			throw new UserError(
				`${path} has no column ${typeof column === "string" ? column : "that the plan names as anchor"}`,
				{
					whatToDo: "With --anchors, person and anchor of the plan are columns of that file.",
				},
			);
		}
	}
	const anchors = new Map<string, string>();
	for (const [place, row] of table.rows.entries()) {
		const id = row[person as string].normalize("NFC").trim();
		const date = row[anchor as string].trim();
		if ((anchors.get(id) ?? date) !== date) {
			throw new UserError(`${path}, row ${place + 1}: the person has another anchor date in an earlier row`, {
				whatToDo: "Give one anchor date for each person.",
			});
		}
		anchors.set(id, date);
	}
	return anchors;
}

function csvOf(
	columns: readonly string[],
	rows: readonly Readonly<Record<string, string>>[],
	delimiter: string,
): string {
	const quoted = (cell: string) =>
		/["\n\r]/.test(cell) || cell.includes(delimiter) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
	return lines.map((cells) => `${cells.map(quoted).join(delimiter)}\n`).join("");
}
