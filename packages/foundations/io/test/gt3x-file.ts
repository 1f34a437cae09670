import { zipFile } from "./zip-file.ts";

/** A log record: separator, type, seconds, size, payload, checksum. */
export function logRecord(type: number, seconds: number, payload: Uint8Array | readonly number[]): Buffer {
	const record = Buffer.alloc(9 + payload.length);
	record[0] = 0x1e;
	record[1] = type;
	record.writeUInt32LE(seconds, 2);
	record.writeUInt16LE(payload.length, 6);
	record.set(payload, 8);
	record[record.length - 1] = ~record.subarray(0, -1).reduce((sum, byte) => sum ^ byte, 0) & 255;
	return record;
}

/** Samples of x, y, z as the payload of ACTIVITY2. */
export function payload16(samples: readonly (readonly number[])[]): Buffer {
	const payload = Buffer.alloc(6 * samples.length);
	for (const [i, value] of samples.flat().entries()) payload.writeInt16LE(value, 2 * i);
	return payload;
}

/** Three values a sample, in the order given, as 12 bits each: the payload of ACTIVITY and of the older generation. */
export function payload12(samples: readonly (readonly number[])[]): Buffer {
	const values = samples.flat().map((value) => value & 0xfff);
	const nibbles = values.flatMap((value) => [value >> 8, (value >> 4) & 15, value & 15]);
	if (nibbles.length % 2 === 1) nibbles.push(0);
	return Buffer.from(
		Array.from({ length: nibbles.length / 2 }, (_, i) => (nibbles[2 * i]! << 4) | nibbles[2 * i + 1]!),
	);
}

/** Ticks of 100 ns since the year 1 of seconds since 1970. */
export const ticks = (seconds: number): string => String((BigInt(seconds) + 62_135_596_800n) * 10_000_000n);

/** info.txt of a device that began at these seconds. */
export function infoText(startSeconds: number, changes: Readonly<Record<string, string | number>> = {}): string {
	const lines = {
		"Serial Number": "TAS1E00000001",
		"Device Type": "Link",
		Firmware: "1.7.2",
		"Battery Voltage": "4,09",
		"Sample Rate": 30,
		"Start Date": ticks(startSeconds),
		"Stop Date": 0,
		TimeZone: "-05:00:00",
		"Download Date": ticks(startSeconds + 86_400),
		"Acceleration Scale": "256.0",
		"Acceleration Min": "-8.0",
		"Acceleration Max": "8.0",
		Limb: "Wrist",
		Side: "Left",
		...changes,
	};
	return Object.entries(lines)
		.map(([key, value]) => `${key}: ${value}\r\n`)
		.join("");
}

/** A GT3X file of the newer generation. */
export function gt3xFile(
	records: readonly Uint8Array[],
	{
		info,
		isDeflated = false,
		more = {},
	}: { info: string; isDeflated?: boolean; more?: Readonly<Record<string, string>> },
): Uint8Array {
	const text = (name: string, content: string) => ({ name, content: Buffer.from(content), isDeflated });
	return zipFile([
		text("info.txt", info),
		{ name: "log.bin", content: Buffer.concat(records), isDeflated },
		...Object.entries(more).map(([name, content]) => text(name, content)),
	]);
}
