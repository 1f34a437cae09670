/** CRC-8 with the polynomial 0x85, bit by bit. */
function crc8(bytes: readonly number[]): number {
	let sum = 0;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = sum & 0x80 ? ((sum << 1) ^ 0x85) & 0xff : (sum << 1) & 0xff;
	}
	return sum;
}

const chunk = (content: readonly number[]): number[] => [crc8(content), ...content];

/** Samples in steps of the converter, by second: each second begins with a mark of the time. */
export interface MadeGenea {
	/** Seconds since 1970 of the first mark. */
	readonly startSeconds: number;
	/** Of each second its samples, or "skip" for a second that was not recorded. */
	readonly seconds: readonly (readonly (readonly [x: number, y: number, z: number])[] | "skip")[];
	/** Samples before the first mark. */
	readonly before?: readonly (readonly [x: number, y: number, z: number])[];
	/** Lines in the place of the usual ones. */
	readonly lines?: Readonly<Record<string, string>>;
}

/** A GENEA file at 80 Hz, with gains of 8192 and offsets of 1, -3, -13, and the battery's voltage every third second. */
export function encodeGenea({ startSeconds, seconds, before = [], lines = {} }: MadeGenea): Uint8Array {
	const usual = {
		"Serial-Number": "01275",
		"Firmware-Version": "c7931",
		"Body-Location": "RW",
		"Accel-Offsets": "1 -3 -13",
		"Accel-Gains": "8192 8192 8192",
		"Sample-Rate": "80Hz",
	};
	const header = [
		"GENEA/1.00",
		...Object.entries(usual).map(([key, value]) => `${key}:${lines[key] ?? value}`),
		"",
		"",
	].join("\r\n");
	const sample = ([x, y, z]: readonly [number, number, number]) =>
		chunk([(x >> 8) & 15, x & 255, (y >> 4) & 255, ((y & 15) << 4) | ((z >> 8) & 15), z & 255]);
	const chunks = before.map(sample);
	for (const [i, second] of seconds.entries()) {
		if (second === "skip") continue;
		const time = startSeconds + i;
		chunks.push(chunk([0x20, time >>> 24, (time >>> 16) & 255, (time >>> 8) & 255, time & 255]));
		if (i % 3 === 0) chunks.push(chunk([0x40, 113, 0, 0, 0]));
		for (const one of second) chunks.push(sample(one));
	}
	const bytes = [...new TextEncoder().encode(header)];
	for (const [i, one] of chunks.entries()) {
		bytes.push(...one);
		if (i % 341 === 340) bytes.push(0, 0);
	}
	return Uint8Array.from(bytes);
}
