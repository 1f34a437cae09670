import type { Random } from "@quickening/core";

/** A damaged copy of a file. */
export interface Damaged {
	readonly bytes: Uint8Array;
	/** What was done to it. */
	readonly kind: string;
}

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const extremes = ["0", "-1", "1", "255", "65536", "2147483647", "-2147483648", "4294967296", "1e308", "1e-308", "NaN"];
const extremeBytes = [
	[0, 0, 0, 0],
	[1, 0, 0, 0],
	[255, 255, 255, 255],
	[255, 255, 255, 127],
	[0, 0, 0, 128],
	[254, 255, 255, 255],
];
const marks: Readonly<Record<string, readonly number[]>> = {
	utf8: [0xef, 0xbb, 0xbf],
	utf16le: [0xff, 0xfe],
	utf16be: [0xfe, 0xff],
};

/** Ways in which files come to harm: on disks, on the way, in editors. */
const damages: Readonly<Record<string, Damage>> = {
	cut: (bytes, random) => bytes.slice(0, below(random, bytes.length)),
	flip(bytes, random) {
		const out = bytes.slice();
		for (let n = 1 + below(random, 3); n > 0; n--) out[below(random, out.length)]! ^= 1 << below(random, 8);
		return out;
	},
	byte(bytes, random) {
		const out = bytes.slice();
		out[below(random, out.length)] = below(random, 256);
		return out;
	},
	swapBlocks(bytes, random) {
		const length = 1 + below(random, Math.min(64, bytes.length >> 1));
		const first = below(random, bytes.length - 2 * length + 1);
		const second = first + length + below(random, bytes.length - first - 2 * length + 1);
		const out = bytes.slice();
		out.set(bytes.subarray(second, second + length), first);
		out.set(bytes.subarray(first, first + length), second);
		return out;
	},
	duplicateBlock(bytes, random) {
		const [at, length] = block(bytes, random);
		return joined(bytes.subarray(0, at + length), bytes.subarray(at));
	},
	deleteBlock(bytes, random) {
		const [at, length] = block(bytes, random);
		return joined(bytes.subarray(0, at), bytes.subarray(at + length));
	},
	zeroBlock(bytes, random) {
		const [at, length] = block(bytes, random);
		return bytes.slice().fill(0, at, at + length);
	},
	swapLines: (bytes, random) => byLine(bytes, random, (lines, i, j) => lines.with(i, lines[j]!).with(j, lines[i]!)),
	duplicateLine: (bytes, random) => byLine(bytes, random, (lines, i) => lines.toSpliced(i, 0, lines[i]!)),
	deleteLine: (bytes, random) => byLine(bytes, random, (lines, i) => lines.toSpliced(i, 1)),
	extremeText(bytes, random) {
		const text = latin(bytes);
		const numbers = [...text.matchAll(/-?\d+(?:\.\d+)?/g)];
		const one = numbers[below(random, numbers.length)];
		if (one === undefined) return bytes.slice();
		const value = extremes[below(random, extremes.length)]!;
		return fromLatin(text.slice(0, one.index) + value + text.slice(one.index + one[0].length));
	},
	extremeBytes(bytes, random) {
		const out = bytes.slice();
		const width = [1, 2, 4][below(random, 3)]!;
		const value = extremeBytes[below(random, extremeBytes.length)]!;
		const at = width * below(random, Math.max(1, Math.floor((out.length - width) / width)));
		out.set(value.slice(value[3] === 127 || value[3] === 128 ? 4 - width : 0).slice(0, width), at);
		return out;
	},
	lineEnds(bytes, random) {
		const text = latin(bytes);
		const end = ["\r\n", "\r", "\n\n", "\n\r", ""][below(random, 5)]!;
		if (random() < 0.5) return fromLatin(text.replaceAll("\n", end));
		const all = [...text.matchAll(/\n/g)];
		const one = all[below(random, all.length)];
		return one === undefined ? bytes.slice() : fromLatin(text.slice(0, one.index) + end + text.slice(one.index + 1));
	},
	encoding(bytes, random) {
		const name = ["utf8", "utf16le", "utf16be", "utf8-twice"][below(random, 4)]!;
		// UTF-8 that was taken for Latin-1 and written again.
		if (name === "utf8-twice") return new TextEncoder().encode(latin(bytes));
		if (name === "utf8") return joined(Uint8Array.from(marks.utf8!), bytes);
		const wide = new Uint8Array(2 * bytes.length);
		for (let i = 0; i < bytes.length; i++) wide[2 * i + (name === "utf16be" ? 1 : 0)] = bytes[i]!;
		return joined(Uint8Array.from(marks[name]!), wide);
	},
	append: (bytes, random) =>
		joined(
			bytes,
			Uint8Array.from({ length: 1 + below(random, 16) }, () => below(random, 256)),
		),
};

const kinds = Object.keys(damages);

/** A damaged copy, by the next kind in turn; the same random numbers give the same damage. */
export function damageFile(
	bytes: Uint8Array,
	{ random, turn }: { readonly random: Random; readonly turn: number },
): Damaged {
	const kind = kinds[turn % kinds.length]!;
	return { bytes: damages[kind]!(bytes, random), kind };
}

const below = (random: Random, n: number): number => Math.floor(random() * n);

function block(bytes: Uint8Array, random: Random): [at: number, length: number] {
	const length = 1 + below(random, Math.min(64, bytes.length));
	return [below(random, bytes.length - length + 1), length];
}

function byLine(
	bytes: Uint8Array,
	random: Random,
	change: (lines: readonly string[], i: number, j: number) => readonly string[],
): Uint8Array {
	const lines = latin(bytes).split(/(?<=\n)/);
	return fromLatin(change(lines, below(random, lines.length), below(random, lines.length)).join(""));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts));
}

/** Bytes as text, one letter a byte. */
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const fromLatin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
