import type { PageReader } from "./page-reader.ts";

/** A value as it is stored; whole numbers beyond 2^53 as bigint. */
export type SqliteValue = number | bigint | string | Uint8Array | null;

export interface TableRowsOptions {
	readonly name: string;
	readonly columns: readonly string[];
	readonly rowIdColumn: number;
	readonly rootPage: number;
	readonly decoder: TextDecoder;
	readonly onRead?: ((bytesRead: number) => void) | undefined;
}

const leaf = 13;
const interior = 5;
/** Longest row that is read: none of a recording comes near it. */
const longestPayload = 1 << 20;

/** Walks a table's tree of pages from left to right; each page may stand in it once. */
export async function* tableRows(
	pages: PageReader,
	options: TableRowsOptions,
): AsyncGenerator<readonly (readonly SqliteValue[])[]> {
	const { name, rootPage, onRead } = options;
	const seen = new Set<number>();
	const waiting = [rootPage];
	let bytesRead = 0;
	let lastRowId = Number.NEGATIVE_INFINITY;
	while (waiting.length > 0) {
		const number = waiting.pop()!;
		const bytes = await pages.page(number);
		if (seen.has(number)) throw pages.fail(`must have each page once in table ${name}`, `page ${number} twice`);
		seen.add(number);
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		// Page 1 begins with the file's header.
		const head = number === 1 ? 100 : 0;
		const kind = bytes[head]!;
		const nCells = view.getUint16(head + 3);
		const first = head + (kind === leaf ? 8 : 12);
		if (kind !== leaf && kind !== interior)
			throw pages.fail(`must have a page of table ${name} at page ${number}`, `kind ${kind}`);
		if (first + 2 * nCells > pages.usableBytes)
			throw pages.fail(`must have room for its cells in page ${number}`, nCells);
		const cellAt = (i: number) => {
			const at = view.getUint16(first + 2 * i);
			if (at < first + 2 * nCells || at + 4 > pages.usableBytes)
				throw pages.fail(`must have its cells inside page ${number}`, at);
			return at;
		};
		if (kind === interior) {
			waiting.push(view.getUint32(head + 8));
			for (let i = nCells - 1; i >= 0; i--) waiting.push(view.getUint32(cellAt(i)));
			continue;
		}
		bytesRead += bytes.length;
		onRead?.(bytesRead);
		const rows: SqliteValue[][] = [];
		for (let i = 0; i < nCells; i++) {
			const cell = { bytes, at: cellAt(i) };
			const length = varint(cell, pages, number);
			const rowId = varint(cell, pages, number);
			if (rowId <= lastRowId)
				throw pages.fail(`must have rows in ascending order in page ${number} of table ${name}`, rowId);
			lastRowId = rowId;
			if (length > longestPayload)
				throw pages.fail(`must have rows of at most ${longestPayload} bytes in page ${number}`, length);
			const place = { bytes, at: cell.at, length, number };
			const payload = length <= pages.usableBytes - 35 ? localPayload(pages, place) : await longPayload(pages, place);
			const row = values(payload, options, () =>
				pages.fail(`must have a row whose columns fit it in page ${number}`, `row ${rowId}`),
			);
			if (options.rowIdColumn >= 0 && row[options.rowIdColumn] === null) row[options.rowIdColumn] = rowId;
			rows.push(row);
		}
		if (rows.length > 0) yield rows;
	}
}

/** A number of one to nine bytes, seven bits each; beyond 2^53 it is not exact. */
function varint(cell: { readonly bytes: Uint8Array; at: number }, pages: PageReader, number: number): number {
	let value = 0;
	for (let i = 0; i < 9; i++) {
		const byte = cell.bytes[cell.at++];
		if (byte === undefined) throw pages.fail(`must have whole cells in page ${number}`, "one cut");
		if (i === 8) return value * 256 + byte;
		value = value * 128 + (byte & 127);
		if (byte < 128) return value;
	}
	return value;
}

interface Payload {
	readonly bytes: Uint8Array;
	readonly at: number;
	readonly length: number;
	readonly number: number;
}

/** The bytes of a row that the page holds whole. */
function localPayload({ usableBytes, fail }: PageReader, { bytes, at, length, number }: Payload): Uint8Array {
	if (at + length > usableBytes) throw fail(`must have whole cells in page ${number}`, "one cut");
	return bytes.subarray(at, at + length);
}

/** The bytes of a row that begins in the page and goes on in a chain of overflow pages. */
async function longPayload(pages: PageReader, { bytes, at, length, number }: Payload): Promise<Uint8Array> {
	const usable = pages.usableBytes;
	const least = Math.floor(((usable - 12) * 32) / 255) - 23;
	const most = least + ((length - least) % (usable - 4));
	const local = most <= usable - 35 ? most : least;
	if (at + local + 4 > usable) throw pages.fail(`must have whole cells in page ${number}`, "one cut");
	const payload = new Uint8Array(length);
	payload.set(bytes.subarray(at, at + local));
	let filled = local;
	let next = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at + local);
	while (filled < length) {
		const page = await pages.page(next);
		const part = page.subarray(4, 4 + Math.min(usable - 4, length - filled));
		payload.set(part, filled);
		filled += part.length;
		next = new DataView(page.buffer, page.byteOffset).getUint32(0);
	}
	return payload;
}

/** A record: its types, then its values. */
function values(payload: Uint8Array, { columns, decoder }: TableRowsOptions, broken: () => Error): SqliteValue[] {
	const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
	let at = 0;
	const short = () => {
		let value = 0;
		for (let i = 0; i < 5; i++) {
			if (at >= payload.length) throw broken();
			const byte = payload[at++]!;
			value = value * 128 + (byte & 127);
			if (byte < 128) return value;
		}
		throw broken();
	};
	const headerEnd = short();
	if (headerEnd > payload.length) throw broken();
	const row: SqliteValue[] = new Array(columns.length).fill(null);
	let body = headerEnd;
	for (let column = 0; at < headerEnd; column++) {
		const type = short();
		const size = type >= 12 ? Math.floor((type - 12) / 2) : (sizes[type] ?? -1);
		// A row may have fewer values than columns, where some were added later, but never more.
		if (size < 0 || body + size > payload.length || column >= row.length) throw broken();
		row[column] = value(view, { type, at: body, size, decoder });
		body += size;
	}
	return row;
}

/** Bytes of the types 0 to 9: null, whole numbers, a float, the numbers 0 and 1. */
const sizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function value(
	view: DataView,
	{ type, at, size, decoder }: { type: number; at: number; size: number; decoder: TextDecoder },
): SqliteValue {
	if (type === 0) return null;
	if (type === 1) return view.getInt8(at);
	if (type === 2) return view.getInt16(at);
	if (type === 3) return view.getInt8(at) * 65_536 + view.getUint16(at + 1);
	if (type === 4) return view.getInt32(at);
	if (type === 5) return view.getInt16(at) * 2 ** 32 + view.getUint32(at + 2);
	if (type === 6) {
		const whole = view.getBigInt64(at);
		return BigInt(Number(whole)) === whole && Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
	}
	if (type === 7) return view.getFloat64(at);
	if (type === 8 || type === 9) return type - 8;
	const bytes = new Uint8Array(view.buffer, view.byteOffset + at, size);
	return type % 2 === 1 ? decoder.decode(bytes) : bytes.slice();
}
