/** A block of a made-up recording. */
export interface MadeCwaBlock {
	readonly sequence: number;
	/** The device's clock at the first sample: ms since 1970 as if it kept UTC; multiples of 1000/32768 are kept as they are. */
	readonly startMs: number;
	/** Samples in the converter's steps: three or six values each, the gyroscope's first. */
	readonly samples: readonly (readonly number[])[];
	readonly session?: number;
	readonly light?: number;
	readonly events?: number;
}

export interface MadeCwa {
	readonly blocks: readonly MadeCwaBlock[];
	readonly samplingRateHz?: 12.5 | 25 | 50 | 100 | 200;
	/** Four bytes a sample, or two a value. */
	readonly isPacked?: boolean;
	readonly nAxes?: 3 | 6;
	readonly annotation?: string;
	readonly serialNumber?: number;
	/** The form of the first firmwares: a rate in the place of the offset, no fraction, no checksum. */
	readonly isOld?: boolean;
}

/** A CWA file of an AX3 at 8 g, or of an AX6 at 16 g and 250 degrees a second. */
export function encodeCwa(made: MadeCwa): Uint8Array {
	const { blocks, samplingRateHz = 100, nAxes = 3, annotation = "_p=left+wrist", serialNumber = 39_434 } = made;
	const file = new Uint8Array(1024 + 512 * blocks.length).fill(0xff, 0, 1024);
	const view = new DataView(file.buffer);
	file.set([0x4d, 0x44, 0xfc, 0x03, nAxes === 6 ? 0x64 : 0x17]);
	view.setUint16(5, serialNumber & 0xffff, true);
	view.setUint32(7, blocks[0]?.session ?? 26, true);
	view.setUint16(11, serialNumber >>> 16, true);
	view.setUint32(13, packTime(Date.UTC(2024, 2, 1)), true);
	view.setUint32(17, packTime(Date.UTC(2024, 2, 8)), true);
	view.setUint8(36, rateCode(samplingRateHz, nAxes));
	view.setUint8(41, 44);
	file.set(new TextEncoder().encode(annotation.padEnd(448)), 64);
	for (const [i, block] of blocks.entries()) writeBlock(view, 1024 + 512 * i, block, made);
	return file;
}

/** Sets a block's checksum right, after a test has changed it. */
export function mendCwaChecksum(view: DataView, at: number): void {
	let sum = 0;
	for (let i = 0; i < 510; i += 2) sum += view.getUint16(at + i, true);
	view.setUint16(at + 510, -sum & 0xffff, true);
}

const rateCode = (rate: number, nAxes: number) => (nAxes === 6 ? 0x00 : 0x40) | (15 - Math.log2(3200 / rate));

export function packTime(ms: number): number {
	const date = new Date(ms);
	return (
		(((date.getUTCFullYear() - 2000) << 26) |
			((date.getUTCMonth() + 1) << 22) |
			(date.getUTCDate() << 17) |
			(date.getUTCHours() << 12) |
			(date.getUTCMinutes() << 6) |
			date.getUTCSeconds()) >>>
		0
	);
}

function writeBlock(view: DataView, at: number, block: MadeCwaBlock, made: MadeCwa): void {
	const { samplingRateHz = 100, isPacked = true, nAxes = 3, isOld = false } = made;
	const { sequence, startMs, samples, session = 26, light = 300, events = 0 } = block;
	const fraction = Math.round(((startMs % 1000) * 32_768) / 1000);
	view.setUint16(at, 0x5841, true);
	view.setUint16(at + 2, 508, true);
	view.setUint16(at + 4, isOld ? 0 : 0x8000 | fraction, true);
	view.setUint32(at + 6, session, true);
	view.setUint32(at + 10, sequence, true);
	view.setUint32(at + 14, packTime(startMs), true);
	// An AX6: 2^11 steps a g, and 8000 / 2^5 degrees a second.
	view.setUint16(at + 18, light | (nAxes === 6 ? (3 << 13) | (5 << 10) : 0), true);
	view.setUint16(at + 20, 256, true);
	view.setUint8(at + 22, events);
	view.setUint8(at + 23, 190);
	view.setUint8(at + 24, isOld ? 0 : rateCode(samplingRateHz, nAxes));
	view.setUint8(at + 25, (nAxes << 4) | (isPacked ? 0 : 2));
	// Readers undo what stands for older ones; sample 0 is at the time that is given.
	view.setInt16(
		at + 26,
		isOld ? samplingRateHz : -Math.floor((2 * fraction * Math.floor(samplingRateHz)) / 65_536),
		true,
	);
	view.setUint16(at + 28, samples.length, true);
	for (const [i, values] of samples.entries()) {
		if (isPacked) view.setUint32(at + 30 + 4 * i, packSample(values), true);
		else for (const [k, value] of values.entries()) view.setInt16(at + 30 + 2 * (nAxes * i + k), value, true);
	}
	if (!isOld) mendCwaChecksum(view, at);
}

/** Three values of 10 bits, with the smallest common exponent that holds them. */
function packSample(values: readonly number[]): number {
	const widest = Math.max(...values.map((value) => (value < 0 ? -value - 1 : value)));
	const exponent = Math.max(0, Math.ceil(Math.log2((widest + 1) / 512)));
	const [x, y, z] = values.map((value) => (value >> exponent) & 0x3ff) as [number, number, number];
	return ((exponent << 30) | (z << 20) | (y << 10) | x) >>> 0;
}
