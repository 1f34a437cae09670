import { type Table, Type } from "@uwdata/flechette";

/** A batch of a column as it lies in the file. */
interface Stored {
	readonly length: number;
	readonly nullCount: number;
	readonly validity?: Uint8Array | null;
	readonly values?: ArrayLike<unknown> | null;
	readonly offsets?: ArrayLike<number | bigint> | null;
}

/**
 * Checks what an Arrow table says of its buffers before anything is taken from them: columns of one length, buffers that hold it,
 * as many missing cells as it counts, texts that lie one behind the other and are UTF-8.
 *
 * @param nBytes - Of the file: no column has more rows than eight a byte.
 * @throws Error naming column and rule.
 *
 * Source: Apache Arrow, Columnar Format 1.5, arrow.apache.org/docs/format/Columnar.html.
 */
export function checkArrow(table: Table, nBytes: number): void {
	const nRows = table.numRows;
	for (const [i, { name, type }] of table.schema.fields.entries()) {
		const column = table.getChildAt(i);
		const refuse = (rule: string): never => {
			throw new Error(`column ${name} ${rule}`);
		};
		if (column.length !== nRows) refuse(`must have ${nRows} rows, as the first; got ${column.length}`);
		for (const batch of column.data as unknown as readonly Stored[]) {
			const { length, nullCount, validity } = batch;
			if (!(Number.isSafeInteger(length) && length >= 0 && length <= 8 * nBytes)) {
				refuse(`must have a number of rows that ${nBytes} bytes can hold; got ${length}`);
			}
			if (!(Number.isSafeInteger(nullCount) && nullCount >= 0 && nullCount <= length)) {
				refuse(`must have at most ${length} missing cells; got ${nullCount}`);
			}
			if (type.typeId === Type.Null) continue;
			const nMissing =
				validity === undefined || validity === null || validity.length === 0 ? 0 : missing(validity, length);
			if (nMissing !== nullCount)
				refuse(`must have ${nullCount} missing cells; got ${nMissing ?? "a mask that is too short"}`);
			const isText = type.typeId === Type.Utf8 || type.typeId === Type.LargeUtf8;
			if (isText) checkTexts(batch, refuse);
			else if (isPlain(type.typeId) && (batch.values?.length ?? 0) < length) {
				refuse(`must hold ${length} values; got ${batch.values?.length ?? 0}`);
			}
		}
	}
}

/** Types of one value a row. */
function isPlain(type: number): boolean {
	const plain: readonly number[] = [
		Type.Int,
		Type.Float,
		Type.Date,
		Type.Time,
		Type.Timestamp,
		Type.Duration,
		Type.Dictionary,
	];
	return plain.includes(type);
}

/** Cells whose bit is 0; undefined when there are fewer bits than cells. */
function missing(validity: Uint8Array, length: number): number | undefined {
	if (8 * validity.length < length) return undefined;
	let count = 0;
	for (let i = 0; i < length; i++) if ((validity[i >> 3]! & (1 << (i & 7))) === 0) count++;
	return count;
}

function checkTexts({ length, offsets, values }: Stored, refuse: (rule: string) => never): void {
	if (length === 0) return;
	const bytes = values as Uint8Array;
	const places = offsets ?? [];
	if (places.length < length + 1) refuse(`must hold ${length + 1} places of texts; got ${places.length}`);
	for (let i = 0; i < length; i++) {
		if (!(places[i]! >= 0 && places[i]! <= places[i + 1]!))
			refuse(`must have texts one behind the other; row ${i + 1} is not`);
	}
	const end = Number(places[length]);
	if (end > bytes.length) refuse(`must hold ${end} bytes of texts; got ${bytes.length}`);
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(Number(places[0]), end));
	} catch {
		refuse("must hold texts in UTF-8, and does not");
	}
}
