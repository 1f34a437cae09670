import { InvalidInputError, type Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/index.ts";
import { readIbmNumber } from "./ibm-number.ts";
import { fetchAgain, xptError } from "./xpt-error.ts";
import { isMemberRecord, readLibrary, readMemberHeader, type XptMemberHeader } from "./xpt-header.ts";
import { latin1, recordBytes } from "./xpt-records.ts";
import type { XptVariable } from "./xpt-variables.ts";

/** A numeric column. */
export interface XptNumberColumn extends XptVariable {
	readonly type: "number";
	/** One a row; NaN where it is missing. Dates are days from 1960-01-01, times seconds, as `format` says. */
	readonly values: Float64Array;
	/** One a row: 0 for a number, else the character code of the missing value: 46 for ".", 95 for "._", 65 to 90 for ".A" to ".Z". */
	readonly missingCodes: Uint8Array;
}

/** A column of text. */
export interface XptTextColumn extends XptVariable {
	readonly type: "text";
	/** One a row, without the blanks at its end; "" is what SAS takes for missing. */
	readonly values: readonly string[];
}

export type XptColumn = XptNumberColumn | XptTextColumn;

/** A data set of a SAS transport file. */
export interface XptTable {
	/** Name of the member. */
	readonly name: string;
	readonly label: string;
	readonly columns: readonly XptColumn[];
	readonly nRows: number;
	/** ISO 8601, without a zone, which the file does not know; undefined where the file's date is none. */
	readonly created: string | undefined;
	readonly modified: string | undefined;
	/** 5 for names of 8 characters; 8 for those of 32. */
	readonly version: 5 | 8;
	readonly sasVersion: string;
	readonly system: string;
	/** All members of the file, in their order. */
	readonly members: readonly string[];
	readonly warnings: readonly Warning[];
}

export interface ReadXptOptions {
	/** Name of the member that is wanted, where the file has several. */
	readonly member?: string;
	/** Names of the columns that are wanted; all by default. */
	readonly columns?: readonly string[];
	/** Encoding of text, of which the file says nothing: a label of the Encoding Standard. "windows-1252" by default. */
	readonly encoding?: string;
}

const pieceBytes = 4 * 1024 * 1024;

/**
 * Reads a data set of a SAS transport file (XPORT, versions 5 and 8; .xpt), as NHANES and drug registrations use them.
 *
 * @param source - The file, read in pieces of 4 MB.
 * @param options - `member` of several, `columns` that are wanted, `encoding` of texts.
 * @returns Columns with label, format, values and SAS's 28 missing values kept apart; numbers to the bit. Blanks that fill the
 *   file's last record are no rows; where that cannot be told from rows of blank texts a warning says so.
 * @throws InvalidInputError for a file that is none or is cut in its header, for several members of which none is named, and
 *   for a name that is not there. Rows that are cut at the end are left out, with a warning.
 *
 * Source: SAS Institute, TS-140 (version 5) and "Record layout of a SAS version 8 or 9 data set in SAS transport format".
 * Agrees with: pyreadstat and pandas, every bit, but for zeros, which pandas reads as 5.4e-79 (tests/peers/pyreadstat).
 */
export async function readXpt(
	source: ByteSource,
	{ member, columns: wanted, encoding }: ReadXptOptions = {},
): Promise<XptTable> {
	const warnings: Warning[] = [];
	const library = await readLibrary(source);
	const headers: { header: XptMemberHeader; end: number }[] = [];
	for (let at = 3 * recordBytes; at < source.sizeBytes; ) {
		const header = await readMemberHeader(source, at, warnings);
		const end = await findMember(source, header.start);
		headers.push({ header, end });
		at = end;
	}
	const members = headers.map(({ header }) => header.name);
	if (headers.length === 0)
		throw xptError(source.name, "must hold a data set", "none after its first records", fetchAgain);
	if (member === undefined && headers.length > 1) {
		throw new InvalidInputError(
			`readXpt: member must name one of the ${headers.length} data sets of ${source.name}; got none. There are ${members.join(", ")}.`,
			{ code: "missing-option", argument: "member", received: member },
		);
	}
	const chosen = member === undefined ? headers[0] : headers.find(({ header }) => header.name === member);
	if (chosen === undefined) {
		throw new InvalidInputError(
			`readXpt: member must be a data set of ${source.name}; got "${member}". There are ${members.join(", ")}.`,
			{ code: "unknown-name", argument: "member", received: member },
		);
	}
	const { header, end } = chosen;
	const variables = pick(header.variables, wanted, source.name);
	const nRows = await countRows(source, header, end, warnings);
	const columns = await readRows(source, { header, nRows, variables, encoding, warnings });
	const date = (text: string, what: string) => {
		const iso = isoDateTime(text);
		if (iso === undefined) {
			warnings.push({
				code: "invalid-date",
				message: `${source.name}: the date of ${what} is ${JSON.stringify(text)}`,
			});
		}
		return iso;
	};
	return {
		name: header.name,
		label: header.label,
		columns,
		nRows,
		created: date(header.created, "making"),
		modified: date(header.modified, "change"),
		...library,
		members,
		warnings,
	};
}

function pick(
	variables: readonly XptVariable[],
	wanted: readonly string[] | undefined,
	file: string,
): readonly XptVariable[] {
	if (wanted === undefined) return variables;
	return wanted.map((name) => {
		const found = variables.find((variable) => variable.name === name);
		if (found !== undefined) return found;
		throw new InvalidInputError(
			`readXpt: columns must name columns of ${file}; got "${name}". There are ${variables.map((variable) => variable.name).join(", ")}.`,
			{ code: "unknown-name", argument: "columns", received: name },
		);
	});
}

/** Where the next member begins, at or after the first record of rows; else the end of the file. */
async function findMember(source: ByteSource, start: number): Promise<number> {
	const length = pieceBytes - (pieceBytes % recordBytes);
	for (let at = start; at < source.sizeBytes; at += length) {
		const piece = await source.read(at, length);
		for (let i = 0; i + recordBytes <= piece.length; i += recordBytes) {
			if (piece[i] === 0x48 && piece[i + 1] === 0x45 && isMemberRecord(piece.subarray(i, i + recordBytes)))
				return at + i;
		}
	}
	return source.sizeBytes;
}

/** How many rows there are: what lies in the last record and is blank fills it, and is no row. */
async function countRows(
	source: ByteSource,
	{ rowBytes, start, variables }: XptMemberHeader,
	end: number,
	warnings: Warning[],
): Promise<number> {
	const bytes = end - start;
	if (rowBytes === 0) {
		if (bytes > 0)
			warnings.push({ code: "no-variables", message: `${source.name}: ${bytes} bytes of rows without a variable` });
		return 0;
	}
	if (bytes % recordBytes !== 0) {
		warnings.push({
			code: "cut-short",
			message: `${source.name}: the file ends ${bytes % recordBytes} bytes into a record of ${recordBytes}; it is probably cut short, and its last row may be missing`,
		});
	}
	const nWhole = Math.floor(bytes / rowBytes);
	const tailStart = Math.max(0, bytes - recordBytes - rowBytes);
	const tail = await source.read(start + tailStart, bytes - tailStart);
	const isBlank = (from: number, to: number) => {
		for (let i = from - tailStart; i < to - tailStart; i++) if (tail[i] !== 0x20) return false;
		return true;
	};
	let nRows = nWhole;
	while (nRows > 0 && bytes - (nRows - 1) * rowBytes < recordBytes && isBlank((nRows - 1) * rowBytes, nRows * rowBytes))
		nRows--;
	if (nRows < nWhole && variables.every(({ type }) => type === "text")) {
		warnings.push({
			code: "blank-rows",
			message: `${source.name}: up to ${nWhole - nRows} rows of blank texts at the end cannot be told from blanks that fill the last record, and are left out`,
		});
	}
	if (!isBlank(nWhole * rowBytes, bytes)) {
		warnings.push({
			code: "cut-short",
			message: `${source.name}: ${bytes - nWhole * rowBytes} bytes after the last whole row are no blanks: a row of ${rowBytes} bytes is cut, and left out`,
		});
	} else if (bytes - nRows * rowBytes >= recordBytes) {
		warnings.push({
			code: "blank-rows",
			message: `${source.name}: ${bytes - nRows * rowBytes} blank bytes follow the last row, more than fill a record`,
		});
	}
	return nRows;
}

interface RowsOptions {
	readonly header: XptMemberHeader;
	readonly nRows: number;
	readonly variables: readonly XptVariable[];
	readonly encoding: string | undefined;
	readonly warnings: Warning[];
}

async function readRows(
	source: ByteSource,
	{ header: { rowBytes, start }, nRows, variables, encoding, warnings }: RowsOptions,
): Promise<XptColumn[]> {
	const decode = decoder(source.name, encoding);
	const columns = variables.map((variable) =>
		variable.type === "number"
			? { ...variable, type: "number" as const, values: new Float64Array(nRows), missingCodes: new Uint8Array(nRows) }
			: { ...variable, type: "text" as const, values: new Array<string>(nRows) },
	);
	const rowsAtOnce = Math.max(1, Math.floor(pieceBytes / Math.max(1, rowBytes)));
	let nNotAscii = 0;
	for (let row = 0; row < nRows; row += rowsAtOnce) {
		const count = Math.min(rowsAtOnce, nRows - row);
		const piece = await source.read(start + row * rowBytes, count * rowBytes);
		if (piece.length < count * rowBytes) {
			throw xptError(source.name, `must hold ${nRows} rows`, `fewer bytes than it had when it was opened`, fetchAgain);
		}
		for (const column of columns) {
			for (let i = 0; i < count; i++) {
				const at = i * rowBytes + column.position;
				if (column.type === "number") {
					const { value, missingCode } = readIbmNumber(piece, at, column.length);
					column.values[row + i] = value;
					column.missingCodes[row + i] = missingCode;
					continue;
				}
				let length = column.length;
				while (length > 0 && (piece[at + length - 1] === 0x20 || piece[at + length - 1] === 0)) length--;
				const bytes = piece.subarray(at, at + length);
				const isAscii = bytes.every((byte) => byte < 0x80);
				if (!isAscii) nNotAscii++;
				column.values[row + i] = isAscii ? latin1(bytes) : decode(bytes, column.name, row + i);
			}
		}
	}
	if (nNotAscii > 0 && encoding === undefined) {
		warnings.push({
			code: "encoding",
			message: `${source.name}: ${nNotAscii} texts are not ASCII, and the file does not say in which encoding they are; taken for windows-1252. Give \`encoding\` to say which.`,
		});
	}
	return columns;
}

function decoder(file: string, encoding = "windows-1252") {
	let textDecoder: TextDecoder;
	try {
		textDecoder = new TextDecoder(encoding, { fatal: true });
	} catch {
		throw new InvalidInputError(
			`readXpt: encoding must be a label of the Encoding Standard, such as "utf-8" or "windows-1252"; got "${encoding}"`,
			{ code: "unknown-option", argument: "encoding", received: encoding },
		);
	}
	return (bytes: Uint8Array, column: string, row: number): string => {
		try {
			return textDecoder.decode(bytes);
		} catch {
			throw xptError(
				file,
				`must hold texts in ${encoding}, in column ${column}, row ${row + 1}`,
				[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" "),
				"Give `encoding` as the file's maker says.",
			);
		}
	};
}

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/** "16FEB11:22:20:07" as ISO 8601; two digits of a year from 60 are of the last century (SAS's YEARCUTOFF is no part of the file). */
function isoDateTime(text: string): string | undefined {
	const found = /^(\d\d)([A-Z]{3})(\d\d):(\d\d):(\d\d):(\d\d)$/.exec(text);
	const [, day = "", monthName = "", year = "", hour = "", minute = "", second = ""] = found ?? [];
	const month = months.indexOf(monthName) + 1;
	if (month === 0 || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
	const iso = `${Number(year) >= 60 ? 19 : 20}${year}-${String(month).padStart(2, "0")}-${day}`;
	const date = new Date(`${iso}T00:00:00Z`);
	if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso) return undefined;
	return `${iso}T${hour}:${minute}:${second}`;
}
