import { crc32 } from "node:zlib";

export interface MadePacket {
	/** Whole seconds since 1970. */
	readonly startSeconds: number;
	readonly endSeconds: number;
	/** 16-bit numbers, three a sample. */
	readonly acceleration: readonly (readonly number[])[];
	readonly rotation?: readonly (readonly number[])[];
	/** Tenths of a degree: skin, surroundings. */
	readonly temperatures?: readonly (readonly number[])[];
	/** The sensor's own number, beats a minute. */
	readonly heartRates?: readonly (readonly number[])[];
}

/** A file of a Parmay Matrix at 8 g and 2,000 degrees a second. */
export function encodeParmayMatrix(packets: readonly MadePacket[]): Uint8Array {
	const head = Buffer.alloc(524);
	head.write("MDTC", 512);
	head.writeUInt32LE(packets.length, 516);
	head.writeUInt16LE(8, 520);
	head.writeUInt16LE(2000, 522);
	return new Uint8Array(Buffer.concat([head, ...packets.map(encodePacket)]));
}

function encodePacket({
	startSeconds,
	endSeconds,
	acceleration,
	rotation = [],
	temperatures = [],
	heartRates = [],
}: MadePacket): Buffer {
	const parts = [acceleration, rotation, temperatures, heartRates];
	const head = Buffer.alloc(24);
	for (const [i, value] of [startSeconds, endSeconds, ...parts.map(({ length }) => length)].entries())
		head.writeUInt32LE(value, 4 * i);
	const body = Buffer.concat([head, new Uint8Array(Int16Array.from(parts.flat(2)).buffer)]);
	const sum = Buffer.alloc(4);
	sum.writeUInt32LE(crc32(body));
	return Buffer.concat([Buffer.from("MDTCPACK"), sum, body]);
}
