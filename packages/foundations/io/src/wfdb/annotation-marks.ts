import { wfdbError } from "./wfdb-error.ts";

/** A mark as it is stored. */
export interface AnnotationMark {
	readonly sample: number;
	readonly code: number;
	readonly note: string;
	readonly subtype: number;
	readonly channel: number;
	/** Byte at which it begins. */
	readonly at: number;
}

const skip = 59;
const number = 60;
const subtype = 61;
const channelCode = 62;
const noteCode = 63;
/** WFDB's codes are 0 to 49. */
const lastCode = 49;

/**
 * The marks of a file in MIT format: words of 16 bits, a code of 6 and an amount of 10, that ends with a word of 0.
 *
 * @throws InvalidInputError naming the byte, when the words do not make a file that ends, in order of time.
 *
 * Source: annot(5), WFDB Applications Guide, physionet.org/physiotools/wag/annot-5.htm.
 */
export function annotationMarks(bytes: Uint8Array, file: string): AnnotationMark[] {
	const marks: { -readonly [K in keyof AnnotationMark]: AnnotationMark[K] }[] = [];
	/** Which of number, subtype, channel and note the last mark has got. */
	let given = new Set<number>();
	let time = 0;
	let skipped: { readonly by: number; readonly at: number } | undefined;
	let channel = 0;
	let at = 0;
	const cut = "The file is probably cut short: fetch it again.";
	const damaged = "The file is damaged: fetch it again.";
	const word = (what: string): number => {
		if (at + 1 >= bytes.length) throw wfdbError(file, `must not end ${what}`, `${bytes.length} bytes`, cut);
		at += 2;
		return bytes[at - 2]! | (bytes[at - 1]! << 8);
	};
	const refuse = (byte: number, rule: string, received: unknown): never => {
		throw wfdbError(`${file}, byte ${byte},`, rule, received, damaged);
	};
	for (;;) {
		const begin = at;
		const value = word("before its last word, which is 0");
		if (value === 0) break;
		const code = value >> 10;
		const amount = value & 0x3ff;
		const last = marks[marks.length - 1];
		if (code === skip) {
			// A long step: the high half of 32 bits comes first.
			const high = word("within a step");
			skipped = { by: (skipped?.by ?? 0) + ((high << 16) | word("within a step") | 0), at: begin };
			if (amount !== 0) refuse(begin, "must have 0 in the word of a step", amount);
		} else if (code >= number) {
			if (last === undefined) return refuse(begin, "must begin with a mark", `what belongs to one (code ${code})`);
			if (skipped !== undefined) refuse(begin, "must have a mark after a step", `code ${code}`);
			if (given.has(code)) refuse(begin, `must give code ${code} once for a mark`, "it again");
			given.add(code);
			if (code !== noteCode) {
				const signed = signedByte(amount) ?? refuse(begin, "must give a number of 8 bits", amount);
				// The number of an annotator (code 60) changes nothing that is given here.
				if (code === subtype) last.subtype = signed;
				if (code === channelCode) {
					channel = signed & 0xff;
					last.channel = channel;
				}
			} else {
				if (amount > 255) refuse(begin, "must give a note's length of at most 255", amount);
				if (at + amount > bytes.length)
					throw wfdbError(file, "must not end within a note", `${bytes.length} bytes`, cut);
				last.note = String.fromCharCode(...bytes.subarray(at, at + amount)).replace(/\0+$/, "");
				at += amount + (amount % 2);
			}
		} else {
			if (code > lastCode) refuse(begin, `must hold a mark with a code of 0 to ${lastCode}`, code);
			const next = time + amount + (skipped?.by ?? 0);
			if (next < 0) refuse(begin, "must have marks from the record's start on", `sample ${next}`);
			if (next < time) refuse(begin, "must have its marks in order of time", `sample ${next} after ${time}`);
			// After a note about the file itself, WFDB writes a mark of code 0 at sample 0, by a step back; there is no other.
			if (code === 0 && next !== 0) refuse(begin, "must hold a mark with a code of WFDB's", 0);
			time = next;
			skipped = undefined;
			given = new Set();
			if (code > 0) marks.push({ sample: time, code, note: "", subtype: 0, channel, at: begin });
		}
	}
	if (skipped !== undefined) refuse(skipped.at, "must have a mark after a step", "the end");
	const more = bytes.subarray(at).findIndex((byte) => byte !== 0);
	if (more >= 0) {
		refuse(at - 2, "must hold its last word, which is 0, at its end", `${bytes.length - at} more bytes`);
	}
	return marks;
}

/** A byte with a sign, as WFDB writes it (to 10 bits) or as wfdb for Python does (to 8); undefined where it is neither. */
function signedByte(amount: number): number | undefined {
	return amount < 256 || amount >= 0x380 ? (amount << 24) >> 24 : undefined;
}
