import { checkFlatbuffer, type FlatTable, flatField } from "./check-flatbuffer.ts";

/*
 * Tables of Arrow's metadata, as far as they lead elsewhere: Schema.fbs, Message.fbs and File.fbs of Arrow 1.5,
 * github.com/apache/arrow/tree/main/format.
 */
const keyValue: FlatTable = { 4: "string", 6: "string" };
/** Of all types: a timestamp's zone (6), a union's types (6); both are vectors. */
const type = (id: number): FlatTable => (id === 10 ? { 6: "string" } : id === 14 ? { 6: { vector: 4 } } : {});
const field: FlatTable = {
	4: "string",
	10: { union: type },
	12: { table: () => ({ 6: { table: () => ({}) } }) },
	14: { tables: () => field },
	16: { tables: () => keyValue },
};
const schema: FlatTable = { 6: { tables: () => field }, 8: { tables: () => keyValue }, 10: { vector: 8 } };
const recordBatch: FlatTable = { 6: { vector: 16 }, 8: { vector: 16 }, 10: { table: () => ({}) }, 12: { vector: 8 } };
const dictionaryBatch: FlatTable = { 6: { table: () => recordBatch } };
const message: FlatTable = {
	8: { union: (id) => ({ 1: schema, 2: dictionaryBatch, 3: recordBatch })[id] ?? {} },
	12: { tables: () => keyValue },
};
const footer: FlatTable = {
	6: { table: () => schema },
	8: { vector: 24 },
	10: { vector: 24 },
	12: { tables: () => keyValue },
};
const dictionaryId = 2;
const recordBatchId = 3;
const magicBytes = 6;

/**
 * Follows the metadata of an Arrow file or stream before it is read: tables and vectors lie within it, messages stand where the
 * footer says, a batch has as many rows as its first column, and buffers lie in it one behind the other.
 *
 * @param isFile - Whether it begins and ends with ARROW1; else it is a stream.
 * @throws Error naming the byte.
 */
export function checkArrowMetadata(bytes: Uint8Array, isFile: boolean): void {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (!isFile) {
		for (let at: number | undefined = 0; at !== undefined && at < bytes.length; )
			at = checkMessage(bytes, view, at)?.end;
		return;
	}
	const lengthAt = bytes.length - magicBytes - 4;
	const length = lengthAt < 0 ? -1 : view.getInt32(lengthAt, true);
	if (!(length > 0 && length <= lengthAt))
		throw new Error(`at byte ${lengthAt} it must give its footer's length; got ${length}`);
	const footerBytes = bytes.subarray(lengthAt - length, lengthAt);
	checkFlatbuffer(footerBytes, 0, footer);
	const footerView = new DataView(bytes.buffer, footerBytes.byteOffset, length);
	const kinds: (number | undefined)[] = [];
	for (let at: number | undefined = magicBytes + 2; at !== undefined && at < lengthAt - length; ) {
		const found = checkMessage(bytes, view, at);
		kinds.push(found?.kind);
		at = found?.end;
	}
	for (const [entry, kind] of [
		[8, dictionaryId],
		[10, recordBatchId],
	] as const) {
		const place = flatField(footerView, 0, entry);
		const first = place === undefined ? undefined : place + footerView.getInt32(place, true);
		const count = first === undefined ? 0 : footerView.getInt32(first, true);
		const held = kinds.filter((each) => each === kind).length;
		if (count !== held)
			throw new Error(`its footer must name the ${held} batches of kind ${kind} that it holds; got ${count}`);
		for (let i = 0; i < count && first !== undefined; i++) {
			const block = first + 4 + 24 * i;
			const at = Number(footerView.getBigInt64(block, true));
			const found = checkMessage(bytes, view, at);
			const said = [footerView.getInt32(block + 8, true), Number(footerView.getBigInt64(block + 16, true))];
			if (found === undefined || found.metadata !== said[0] || found.body !== said[1]) {
				const got = found === undefined ? "none" : `${found.metadata} and ${found.body}`;
				throw new Error(`at byte ${at} it must have a message of ${said[0]} and ${said[1]} bytes; got ${got}`);
			}
		}
	}
}

/** Checks the message at a byte; undefined where none is, which ends a stream. */
function checkMessage(bytes: Uint8Array, view: DataView, at: number) {
	if (!(at >= 0 && at + 8 <= bytes.length)) return undefined;
	// Before Arrow 0.15 the length came first, without the mark of -1.
	const isMarked = view.getInt32(at, true) === -1;
	const begin = at + (isMarked ? 8 : 4);
	const length = view.getInt32(begin - 4, true);
	if (length === 0) return undefined;
	if (!(length > 0 && begin + length <= bytes.length))
		throw new Error(`at byte ${at} it must have a message; got ${length} bytes`);
	const metadata = bytes.subarray(begin, begin + length);
	checkFlatbuffer(metadata, 0, message);
	const inner = new DataView(bytes.buffer, metadata.byteOffset, length);
	const bodyAt = flatField(inner, 0, 10);
	const body = bodyAt === undefined ? 0 : Number(inner.getBigInt64(bodyAt, true));
	const end = begin + length + body;
	if (!(body >= 0 && end <= bytes.length))
		throw new Error(`at byte ${at} it must have a message; got a body of ${body} bytes`);
	const kindAt = flatField(inner, 0, 6);
	const kind = kindAt === undefined ? undefined : inner.getUint8(kindAt);
	const batchAt = flatField(inner, 0, 8);
	if (batchAt !== undefined && kind === recordBatchId) checkBatch(inner, batchAt, { body, at });
	return { kind, metadata: begin - at + length, body, end };
}

function checkBatch(
	view: DataView,
	batchAt: number,
	{ body, at }: { readonly body: number; readonly at: number },
): void {
	const rowsAt = flatField(view, batchAt, 4);
	const nRows = rowsAt === undefined ? 0n : view.getBigInt64(rowsAt, true);
	const pairs = (entry: number): (readonly [bigint, bigint])[] => {
		const place = flatField(view, batchAt, entry);
		if (place === undefined) return [];
		const first = place + view.getInt32(place, true);
		return Array.from({ length: view.getInt32(first, true) }, (_, i) => [
			view.getBigInt64(first + 4 + 16 * i, true),
			view.getBigInt64(first + 12 + 16 * i, true),
		]);
	};
	const [node] = pairs(6);
	if (node !== undefined && node[0] !== nRows) {
		throw new Error(`the batch at byte ${at} must have ${nRows} rows; its first column has ${node[0]}`);
	}
	let end = 0n;
	for (const [i, [offset, length]] of pairs(8).entries()) {
		// An empty buffer may stand anywhere.
		if (length === 0n) continue;
		if (!(offset >= end && length > 0n && offset + length <= BigInt(body))) {
			const rule = `must lie from byte ${end} on in its ${body} bytes`;
			throw new Error(`buffer ${i + 1} of the batch at byte ${at} ${rule}; got ${length} bytes from ${offset} on`);
		}
		end = offset + length;
	}
}
