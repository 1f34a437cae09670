/** What stands at an entry of a table in a FlatBuffer. */
export type FlatEntry =
	| "string"
	| { readonly table: () => FlatTable }
	/** A table whose kind the byte of the entry before it says. */
	| { readonly union: (kind: number) => FlatTable }
	| { readonly tables: () => FlatTable }
	/** A vector of values of so many bytes. */
	| { readonly vector: number };

/** Entries of a table that lead elsewhere, by their place in its list of fields (4, 6, 8 ...). */
export type FlatTable = Readonly<Record<number, FlatEntry>>;

/** More tables than a schema of thousands of columns has; a damaged one may lead to the same table again and again. */
const mostTables = 100_000;

/**
 * Follows a FlatBuffer before it is read: every table, text and vector must lie within its bytes, since a reader makes room for
 * as many entries as a vector says it has.
 *
 * @param bytes - The buffer.
 * @param at - Where the offset of the root table stands.
 * @throws Error naming the byte.
 *
 * Source: FlatBuffers, internals, flatbuffers.dev/internals.
 */
export function checkFlatbuffer(bytes: Uint8Array, at: number, root: FlatTable): void {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let nTables = 0;
	const within = (place: number, length: number): number => {
		if (!(place >= 0 && length >= 0 && place + length <= bytes.length)) {
			throw new Error(`its metadata lead to byte ${place}, with ${length} more, of ${bytes.length}`);
		}
		return place;
	};
	const int32 = (place: number) => view.getInt32(within(place, 4), true);
	const uint16 = (place: number) => view.getUint16(within(place, 2), true);
	/** The place and the length of a vector. */
	const vector = (place: number, width: number): readonly [first: number, count: number] => {
		const start = place + int32(place);
		const count = int32(start);
		within(start + 4, count < 0 ? count : count * width);
		return [start + 4, count];
	};
	const table = (place: number, entries: FlatTable): void => {
		if (++nTables > mostTables) throw new Error(`its metadata have more than ${mostTables} tables`);
		const start = place + int32(place);
		const list = start - int32(start);
		const size = uint16(list);
		within(list, size);
		within(start, uint16(list + 2));
		for (const [entry, kind] of Object.entries(entries)) {
			const offset = Number(entry) + 2 <= size ? uint16(list + Number(entry)) : 0;
			if (offset === 0) continue;
			const target = start + offset;
			if (kind === "string") vector(target, 1);
			else if ("vector" in kind) vector(target, kind.vector);
			else if ("table" in kind) table(target, kind.table());
			else if ("union" in kind) {
				const before = uint16(list + Number(entry) - 2);
				table(target, kind.union(before === 0 ? 0 : view.getUint8(within(start + before, 1))));
			} else {
				const [first, count] = vector(target, 4);
				for (let i = 0; i < count; i++) table(first + 4 * i, kind.tables());
			}
		}
	};
	table(at, root);
}

/**
 * Where a field of a table stands, in a buffer that was checked; undefined where the table leaves it out.
 *
 * @param at - Where the offset of the table stands.
 * @param entry - Its place in the list of fields (4, 6, 8 ...).
 */
export function flatField(view: DataView, at: number, entry: number): number | undefined {
	const start = at + view.getInt32(at, true);
	const list = start - view.getInt32(start, true);
	const offset = entry + 2 <= view.getUint16(list, true) ? view.getUint16(list + entry, true) : 0;
	return offset === 0 ? undefined : start + offset;
}
