import type { Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { fileError } from "../errors/file-error.ts";
import { type PageReader, pageReader, type SqliteFail } from "./page-reader.ts";
import { type SqliteValue, tableRows } from "./table-rows.ts";

/** A table of a database: its columns, and where its rows begin. */
export interface SqliteTable {
	readonly name: string;
	readonly columns: readonly string[];
	/** Column that stands for the row's number, where there is one. */
	readonly rowIdColumn: number;
	readonly rootPage: number;
}

export interface SqliteFile {
	readonly tables: readonly SqliteTable[];
	readonly warnings: readonly Warning[];
	/** Rows in the order of their numbers, a page at a time; each holds a value a column. */
	rows(table: SqliteTable, onRead?: (bytesRead: number) => void): AsyncGenerator<readonly (readonly SqliteValue[])[]>;
}

/**
 * Opens a database of SQLite 3 for reading whole tables: no index, no query, nothing written. A page is read when it is needed.
 * Of our own, because a page for visitors would else load 0.7 MB of WebAssembly, and hold the file in memory, to read one table.
 *
 * @param reader - Name of the caller, for messages.
 * @throws InvalidInputError when the file is no database or its pages contradict one another.
 *
 * Source: SQLite, Database File Format (sqlite.org/fileformat2.html).
 * Agrees with: SQLite 3.40, on the files of ActiLife (packages/foundations/io/src/agd).
 */
export async function openSqlite(source: ByteSource, reader: string): Promise<SqliteFile> {
	const fail: SqliteFail = (problem, received) =>
		fileError({
			reader,
			file: source.name,
			problem,
			received,
			advice: "Copy the file again from its source; SQLite's own `.recover` may save what is left.",
		});
	const head = await source.read(0, 100);
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
	const mark = "SQLite format 3\0";
	if (head.length < 100 || [...mark].some((letter, i) => head[i] !== letter.charCodeAt(0))) {
		throw fail("must begin as a database of SQLite 3", head.length < 100 ? `${head.length} bytes` : "other bytes");
	}
	const raw = view.getUint16(16);
	const pageBytes = raw === 1 ? 65_536 : raw;
	if (pageBytes < 512 || pageBytes > 65_536 || (pageBytes & (pageBytes - 1)) !== 0) {
		throw fail("must have pages of 512 to 65,536 bytes, a power of two (byte 16)", raw);
	}
	const usableBytes = pageBytes - head[20]!;
	if (usableBytes < 480) throw fail("must leave 480 bytes of a page for use (byte 20)", usableBytes);
	const fractions = [head[21], head[22], head[23]];
	if (fractions.join() !== "64,32,32") throw fail("must have the payload fractions 64, 32, 32 (byte 21)", fractions);
	const encoding = view.getUint32(56);
	if (encoding < 1 || encoding > 3) throw fail("must be in UTF-8 or UTF-16 (byte 56)", encoding);
	const nClaimed = view.getUint32(24) === view.getUint32(92) ? view.getUint32(28) : 0;
	const nHere = Math.floor(source.sizeBytes / pageBytes);
	if (nClaimed > nHere)
		throw fail(`must hold ${nClaimed} pages of ${pageBytes} bytes (byte 28)`, `${nHere}: it is cut short`);
	const warnings: Warning[] = [];
	const extra = source.sizeBytes - (nClaimed || nHere) * pageBytes;
	if (extra > 0)
		warnings.push({ code: "bytes-after-end", message: `${source.name} has ${extra} bytes after its last page.` });
	if (head[18] === 2 || head[19] === 2) {
		warnings.push({
			code: "write-ahead-log",
			message: `${source.name} is in write-ahead mode: what was written last may stand in a file beside it (-wal), which is not read.`,
		});
	}
	const pages = pageReader(source, { pageBytes, usableBytes, nPages: nClaimed || nHere, fail });
	const decoder = new TextDecoder(["utf-8", "utf-16le", "utf-16be"][encoding - 1]);
	return {
		tables: await readTables(pages, decoder),
		warnings,
		rows: (table, onRead) => tableRows(pages, { ...table, decoder, onRead }),
	};
}

/** The schema is itself a table, at page 1: type, name, table, root page, SQL. */
async function readTables(pages: PageReader, decoder: TextDecoder): Promise<SqliteTable[]> {
	const tables: SqliteTable[] = [];
	const schema = {
		name: "sqlite_schema",
		columns: ["type", "name", "table", "root", "sql"],
		rowIdColumn: -1,
		rootPage: 1,
	};
	for await (const rows of tableRows(pages, { ...schema, decoder })) {
		for (const [type, name, , root, sql] of rows) {
			if (type !== "table" || typeof name !== "string" || typeof sql !== "string") continue;
			if (typeof root !== "number" || /^create\s+virtual/i.test(sql) || /without\s+rowid\s*$/i.test(sql)) continue;
			tables.push({ name, ...columnsOf(sql), rootPage: root });
		}
	}
	return tables;
}

/** Names of the columns of CREATE TABLE, and which is the row's number (INTEGER PRIMARY KEY). */
function columnsOf(sql: string): Pick<SqliteTable, "columns" | "rowIdColumn"> {
	const body = sql.slice(sql.indexOf("(") + 1, sql.lastIndexOf(")"));
	const columns: string[] = [];
	let rowIdColumn = -1;
	for (const [definition] of body.matchAll(/(?:"[^"]*"|'[^']*'|`[^`]*`|\[[^\]]*\]|\([^()]*\)|[^,])+/g)) {
		const [, quoted, plain] = /^\s*(?:["'`[]([^"'`\]]*)["'`\]]|([^\s"'`[(]+))/.exec(definition) ?? [];
		const name = quoted ?? plain;
		if (name === undefined || (quoted === undefined && /^(constraint|primary|unique|check|foreign)$/i.test(name)))
			continue;
		if (/\binteger\s+primary\s+key\b/i.test(definition)) rowIdColumn = columns.length;
		columns.push(name);
	}
	return { columns, rowIdColumn };
}
