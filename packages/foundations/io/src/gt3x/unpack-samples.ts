/** Where raw values go: one array an axis, from a place on. */
export interface Axes {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly z: Float64Array;
}

/** How many whole samples of three axes a payload holds. */
export const samplesOf12Bits = (payloadBytes: number): number => Math.floor((payloadBytes * 2) / 9);
export const samplesOf16Bits = (payloadBytes: number): number => Math.floor(payloadBytes / 6);

/**
 * Unpacks samples of three 12-bit two's complement values, most significant bits first.
 *
 * Source: ActiGraph, GT3X-File-Format, LogRecords/Activity.md (there y, x, z).
 */
export function unpack12Bits(
	bytes: Uint8Array,
	from: number,
	{
		first,
		second,
		third,
		at,
		count,
	}: { first: Float64Array; second: Float64Array; third: Float64Array; at: number; count: number },
): void {
	let i = from;
	const pairs = count & ~1;
	for (let k = at, end = at + pairs; k < end; k += 2) {
		const b1 = bytes[i + 1]!;
		const b4 = bytes[i + 4]!;
		const b7 = bytes[i + 7]!;
		first[k] = (((bytes[i]! << 4) | (b1 >> 4)) << 20) >> 20;
		second[k] = (((b1 << 8) | bytes[i + 2]!) << 20) >> 20;
		third[k] = (((bytes[i + 3]! << 4) | (b4 >> 4)) << 20) >> 20;
		first[k + 1] = (((b4 << 8) | bytes[i + 5]!) << 20) >> 20;
		second[k + 1] = (((bytes[i + 6]! << 4) | (b7 >> 4)) << 20) >> 20;
		third[k + 1] = (((b7 << 8) | bytes[i + 8]!) << 20) >> 20;
		i += 9;
	}
	if (pairs === count) return;
	const k = at + pairs;
	const b1 = bytes[i + 1]!;
	first[k] = (((bytes[i]! << 4) | (b1 >> 4)) << 20) >> 20;
	second[k] = (((b1 << 8) | bytes[i + 2]!) << 20) >> 20;
	third[k] = (((bytes[i + 3]! << 4) | (bytes[i + 4]! >> 4)) << 20) >> 20;
}

/** Unpacks samples of x, y, z as 16-bit little-endian numbers. Source: ActiGraph, GT3X-File-Format, LogRecords/Activity2.md. */
export function unpack16Bits(view: DataView, offset: number, { x, y, z }: Axes, at: number, count: number): void {
	for (let k = at, i = offset, end = at + count; k < end; k++, i += 6) {
		x[k] = view.getInt16(i, true);
		y[k] = view.getInt16(i + 2, true);
		z[k] = view.getInt16(i + 4, true);
	}
}
