import { checkPositive } from "@quickening/core";
import { wfdbError } from "./wfdb-error.ts";

/** Marks in a record, in order. */
export interface WfdbAnnotations {
	/** Sample of each mark, at the record's frame rate. */
	readonly samples: Float64Array;
	readonly timesSeconds: Float64Array;
	/** WFDB's symbols: "N" a normal beat, "V" a premature ventricular one, "+" a change of rhythm ... */
	readonly symbols: readonly string[];
	/** Text beside a mark, such as "(AFIB"; "" where there is none. */
	readonly notes: readonly string[];
	readonly subtypes: Int8Array;
	readonly channels: Uint8Array;
}

/** Symbols by code. Source: annot(5), WFDB Applications Guide, physionet.org/physiotools/wag/annot-5.htm. */
const symbolOfCode = ' NLRaVFJASEj/Q~ | sT*D"=pB^t+u?![]en@xf()r';

/** Symbols that stand for a beat. */
export const wfdbBeatSymbols: ReadonlySet<string> = new Set([..."NLRBAaJSVrFejnE/fQ?"]);

/**
 * Reads WFDB annotations (.atr, .qrs and the like, MIT format).
 *
 * @param bytes - The file.
 * @param options.samplingRateHz - The record's frames a second.
 * @throws InvalidInputError when the file ends within a mark, or the rate is not above 0.
 *
 * Source: annot(5), WFDB Applications Guide, physionet.org/physiotools/wag/annot-5.htm.
 * Agrees with: wfdb 4.3.1, `rdann`, exactly (tests/peers/wfdb).
 */
export function readWfdbAnnotations(
	bytes: Uint8Array,
	{ samplingRateHz, file = "the annotation file" }: { readonly samplingRateHz: number; readonly file?: string },
): WfdbAnnotations {
	checkPositive("readWfdbAnnotations", "samplingRateHz", samplingRateHz);
	const marks: { sample: number; code: number; note: string; subtype: number; channel: number }[] = [];
	let time = 0;
	let skipped = 0;
	let channel = 0;
	let at = 0;
	const word = (): number => {
		if (at + 1 >= bytes.length)
			throw wfdbError(file, "must not end within a mark", `${bytes.length} bytes`, "The file is probably cut short.");
		const value = bytes[at] | (bytes[at + 1] << 8);
		at += 2;
		return value;
	};
	while (at + 1 < bytes.length) {
		const value = word();
		if (value === 0) break;
		const code = value >> 10;
		const amount = value & 0x3ff;
		const last = marks[marks.length - 1];
		if (code === 59) {
			// A long step: the high half of 32 bits comes first.
			const high = word();
			skipped += (high << 16) | word() | 0;
		} else if (code === 60) {
			// The number of an annotator; it changes nothing that is given here.
		} else if (code === 61) {
			if (last) last.subtype = (amount << 24) >> 24;
		} else if (code === 62) {
			channel = amount & 0xff;
			if (last) last.channel = channel;
		} else if (code === 63) {
			if (at + amount > bytes.length)
				throw wfdbError(file, "must not end within a note", `${bytes.length} bytes`, "The file is probably cut short.");
			if (last) last.note = String.fromCharCode(...bytes.subarray(at, at + amount)).replace(/\0+$/, "");
			at += amount + (amount % 2);
		} else {
			time += amount + skipped;
			skipped = 0;
			marks.push({ sample: time, code, note: "", subtype: 0, channel });
		}
	}
	// Marks of code 0 only carry a note about the file as a whole, such as its time resolution.
	const kept = marks.filter(({ code, note }) => !(code === 0 || (code === 22 && note.startsWith("## "))));
	return {
		samples: Float64Array.from(kept, ({ sample }) => sample),
		timesSeconds: Float64Array.from(kept, ({ sample }) => sample / samplingRateHz),
		symbols: kept.map(({ code }) => symbolOfCode[code] ?? "?"),
		notes: kept.map(({ note }) => note),
		subtypes: Int8Array.from(kept, ({ subtype }) => subtype),
		channels: Uint8Array.from(kept, (mark) => mark.channel),
	};
}
