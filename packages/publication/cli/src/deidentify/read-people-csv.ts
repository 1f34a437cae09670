import { existsSync, statSync } from "node:fs";
import { basename } from "node:path";
import { identifierByContent } from "@quickening/disclosure";
import { UserError } from "@quickening/workspace/terminal";
import { CsvError } from "csv-parse";
import { openCsv } from "../csv/open-csv.ts";

/** A table of people; cells are texts. */
export interface PeopleTable {
	readonly columns: readonly string[];
	readonly rows: readonly Readonly<Record<string, string>>[];
	readonly delimiter: string;
}

/**
 * Reads a CSV file of people (comma, semicolon or tab) whole. What goes wrong is said by line and column, never by a cell: a file
 * without a header has people's values where names should be.
 *
 * @param onBytes - Told how many bytes have been read.
 * @throws UserError
 */
export async function readPeopleCsv(path: string, onBytes: (nBytes: number) => void = () => {}): Promise<PeopleTable> {
	const file = basename(path);
	if (!existsSync(path) || !statSync(path).isFile()) {
		throw new UserError(`${path} is no file`, { whatToDo: "Name a CSV file with a line of column names." });
	}
	const { delimiter, records } = await openCsv(path, onBytes);
	let columns: string[] | undefined;
	const rows: Record<string, string>[] = [];
	try {
		for await (const record of records) {
			if (columns === undefined) columns = checkHeader(file, record);
			else {
				const row: Record<string, string> = Object.create(null);
				for (const [place, cell] of record.entries()) row[columns[place]] = cell;
				rows.push(row);
			}
		}
	} catch (error) {
		throw error instanceof CsvError ? explain(file, error) : error;
	}
	if (columns === undefined || rows.length === 0)
		throw new UserError(`${file} has no row below the names of its columns`);
	return { columns, rows, delimiter };
}

function checkHeader(file: string, cells: readonly string[]): string[] {
	const names = cells.map((cell) => cell.trim());
	const whatToDo = "Name each column in the first line, in words of your own, and try again.";
	for (const [place, name] of names.entries()) {
		const at = `${file}, line 1, column ${place + 1}`;
		if (name === "") throw new UserError(`${at} has no name`, { whatToDo });
		const isValue = Number.isFinite(Number(name)) || /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}/.test(name);
		if (isValue || identifierByContent([name])) {
			throw new UserError(`${at} must be the name of a column; it looks like a value, so the line looks like a row`, {
				whatToDo,
			});
		}
		const former = names.indexOf(name);
		if (former !== place)
			throw new UserError(`${file}, line 1: columns ${former + 1} and ${place + 1} have the same name`, { whatToDo });
	}
	return names;
}

function explain(file: string, error: CsvError): UserError {
	const { lines } = error as CsvError & { lines?: number };
	const at = lines === undefined ? file : `${file}, line ${lines}`;
	if (error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH") {
		return new UserError(`${at}: the row has another number of cells than the header`, {
			whatToDo: "Mend the row, or put cells that hold the delimiter in double quotes.",
		});
	}
	return new UserError(`${at}: the quotes of a cell are wrong`, {
		whatToDo: 'Close each; a quote inside a cell is written twice (""), and the cell in quotes.',
	});
}
