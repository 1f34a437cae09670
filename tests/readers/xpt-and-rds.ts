import { gzipSync } from "node:zlib";
import { seededRandom } from "@quickening/core";
import { memoryBytes } from "@quickening/io/bytes";
import { rDataFrame, readRds } from "@quickening/io/rds";
import { readXpt } from "@quickening/io/xpt";
import type { Attacked, Reading } from "./survey-damage.ts";

const encode = (value: string) => [...new TextEncoder().encode(value)];
const padded = (value: string, width: number) => encode(value.padEnd(width));
const big = (value: number, bytes: number) =>
	Array.from({ length: bytes }, (_, i) => (value >>> (8 * (bytes - 1 - i))) & 255);
const all = (values: ArrayLike<unknown>) => Array.from(values, String).join(" ");

/** A transport file of one member: a number in 8 bytes, one in 3, and a text of 5, in 40 rows. */
function xptFile(): Uint8Array {
	const random = seededRandom("transport");
	const record = (start: string, end = "") => padded(`${start.padEnd(48, "!")}${end}`, 80);
	const columns = [
		{ name: "WEEK", type: 1, length: 8 },
		{ name: "SCORE", type: 1, length: 3 },
		{ name: "TOWN", type: 2, length: 5 },
	];
	let position = 0;
	const described = columns.flatMap(({ name, type, length }, i) => {
		const at = position;
		position += length;
		return [
			...[type, 0, length, i + 1].flatMap((value) => big(value, 2)),
			...padded(name, 8),
			...padded(`what ${name} is`, 40),
			...padded("", 8),
			...new Array<number>(8).fill(0),
			...padded("", 8),
			...new Array<number>(4).fill(0),
			...big(at, 4),
			...new Array<number>(52).fill(0),
		];
	});
	const rows = Array.from({ length: 40 }, (_, i) => [
		...(random() < 0.2
			? [0x2e, ...new Array<number>(7).fill(0)]
			: [0x42, i, ...big(Math.floor(random() * 2 ** 32), 4), 0, 0]),
		...(random() < 0.2 ? [0x41 + Math.floor(random() * 26), 0, 0] : [0x41, 0x10 + Math.floor(random() * 64), 0]),
		...padded(["Brno", "Lyon", ""][i % 3] as string, 5),
	]).flat();
	const filled = (bytes: readonly number[]) => [...bytes, ...padded("", (80 - (bytes.length % 80)) % 80)];
	return Uint8Array.from([
		...record("HEADER RECORD*******LIBRARY HEADER RECORD", "0".repeat(30)),
		...padded("SAS     SAS     SASLIB  9.4     LIN X64", 64),
		...encode("16FEB11:22:20:07"),
		...padded("16FEB11:22:20:07", 80),
		...record("HEADER RECORD*******MEMBER  HEADER RECORD", "000000000000000001600000000140"),
		...record("HEADER RECORD*******DSCRPTR HEADER RECORD", "0".repeat(30)),
		...padded("SAS     VISITS  SASDATA 9.4     LIN X64", 64),
		...encode("16FEB11:22:20:07"),
		...padded("16FEB11:22:20:07", 80),
		...record("HEADER RECORD*******NAMESTR HEADER RECORD", `0000000003${"0".repeat(20)}`),
		...filled(described),
		...record("HEADER RECORD*******OBS     HEADER RECORD", "0".repeat(30)),
		...filled(rows),
	]);
}

/** A data frame as R serialises it: a number, a factor, a text, and row names in their short form. */
function rdsFile(): Uint8Array {
	const random = seededRandom("serialised");
	const n = 30;
	const int = (value: number) => big(value, 4);
	const double = (value: number) => [...new Uint8Array(Float64Array.of(value).buffer)].reverse();
	const char = (value: string) => [...int(0x40009), ...int(encode(value).length), ...encode(value)];
	const texts = (values: readonly string[], flags = 0) => [
		...int(16 + flags),
		...int(values.length),
		...values.flatMap(char),
	];
	const known = new Map<string, number>();
	const symbol = (name: string) => {
		const index = known.get(name);
		if (index !== undefined) return int((index << 8) + 255);
		known.set(name, known.size + 1);
		return [...int(1), ...char(name)];
	};
	const attribute = (name: string, value: readonly number[]) => [...int(1026), ...symbol(name), ...value];
	const numbers = Array.from({ length: n }, () =>
		random() < 0.2 ? [0x7f, 0xf0, 0, 0, 0, 0, 7, 0xa2] : double(random()),
	);
	const codes = Array.from({ length: n }, () => int(random() < 0.2 ? -2147483648 : 1 + Math.floor(random() * 3)));
	return Uint8Array.from([
		...encode("X\n"),
		...int(3),
		...int(0x040202),
		...int(0x030500),
		...int(5),
		...encode("UTF-8"),
		...int(787),
		...int(3),
		...int(14),
		...int(n),
		...numbers.flat(),
		...int(781),
		...int(n),
		...codes.flat(),
		...attribute("levels", texts(["low", "middle", "high"])),
		...attribute("class", texts(["factor"])),
		...int(254),
		...texts(Array.from({ length: n }, (_, i) => `P${100 + i}`)),
		...attribute("names", texts(["level", "group", "who"])),
		...attribute("class", texts(["data.frame"])),
		...attribute("row.names", [...int(13), ...int(2), ...int(-2147483648), ...int(-n)]),
		...int(254),
	]);
}

async function readTransport(bytes: Uint8Array): Promise<Reading> {
	const table = await readXpt(memoryBytes(bytes, "visits.xpt"));
	return {
		content: {
			rows: String(table.nRows),
			columns: table.columns.map(({ type, length, position }) => `${type} ${length} ${position}`).join("\n"),
			names: table.columns.map(({ name, label, format }) => `${name} ${label} ${format}`).join("\n"),
			about: [table.name, table.label, table.created, table.modified, table.sasVersion, table.system].join("\n"),
			values: table.columns.map(({ values }) => all(values)).join("\n"),
			missing: table.columns.map((column) => (column.type === "number" ? all(column.missingCodes) : "")).join("\n"),
		},
		warnings: table.warnings.length,
	};
}

async function readSerialised(bytes: Uint8Array): Promise<Reading> {
	const { object, writtenBy, nativeEncoding } = await readRds(memoryBytes(bytes, "visits.rds"), { maximumBytes: 1e7 });
	const { columns, nRows, rowNames } = rDataFrame(object);
	return {
		content: {
			rows: `${nRows} ${rowNames?.join(" ")}`,
			columns: String(columns.length),
			names: columns.map(({ name, type }) => `${name} ${type}`).join("\n"),
			values: columns.map((column) => (column.type === "other" ? column.values.type : all(column.values))).join("\n"),
			writer: `${writtenBy} ${nativeEncoding}`,
		},
		warnings: 0,
	};
}

const only =
	(...allowed: readonly string[]) =>
	(parts: readonly string[]) =>
		parts.every((part) => allowed.includes(part));

/** Readers of what statistics programs write. */
export const attackedTables: readonly Attacked[] = [
	{
		name: "XPT",
		originals: [xptFile()],
		read: readTransport,
		// Rows are not counted: one that is lost or doubled as a whole, with blanks that still fill the record, passes.
		isUnseen: only("names", "about", "values", "missing", "rows"),
	},
	// Names, classes and values stand there once, without a sum; the number of rows, in each column.
	{ name: "RDS", originals: [rdsFile()], read: readSerialised, isUnseen: only("names", "values", "writer") },
	// The checksum of gzip finds all but what it does not cover.
	{ name: "RDS, gzip", originals: [new Uint8Array(gzipSync(rdsFile()))], read: readSerialised, isUnseen: () => false },
];
