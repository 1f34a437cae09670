import { checkPositive, type Warning } from "@quickening/core";
import { annotationDefinitions } from "./annotation-definitions.ts";
import { annotationMarks } from "./annotation-marks.ts";
import { wfdbError } from "./wfdb-error.ts";

/** Marks in a record, in order. */
export interface WfdbAnnotations {
	/** Sample of each mark, at the record's frame rate. */
	readonly samples: Float64Array;
	readonly timesSeconds: Float64Array;
	/** WFDB's symbols: "N" a normal beat, "V" a premature ventricular one, "+" a change of rhythm, "[42]" a code without a symbol. */
	readonly symbols: readonly string[];
	/** Text beside a mark, such as "(AFIB"; "" where there is none. */
	readonly notes: readonly string[];
	readonly subtypes: Int8Array;
	readonly channels: Uint8Array;
	/** Codes: undefined-code, after-end, not-text. */
	readonly warnings: readonly Warning[];
}

/** How annotations are read. */
export interface ReadWfdbAnnotationsOptions {
	/** The record's frames a second. */
	readonly samplingRateHz: number;
	/** The record's length, where it is known: marks beyond it are a warning. */
	readonly frames?: number;
	/** Name of the file, for messages. */
	readonly file?: string;
}

/** Symbols by code. Source: annot(5), WFDB Applications Guide, physionet.org/physiotools/wag/annot-5.htm. */
const symbolOfCode = ' NLRaVFJASEj/Q~ | sT*D"=pB^t+u?![]en@xf()r';

/** Symbols that stand for a beat. */
export const wfdbBeatSymbols: ReadonlySet<string> = new Set([..."NLRBAaJSVrFejnE/fQ?"]);

/**
 * Reads WFDB annotations (.atr, .qrs and the like, MIT format).
 *
 * A file has no checksum: marks whose step in time, symbol or note was changed to another that is as well formed are taken as
 * they stand, and a whole mark that is lost leaves no trace. What can be seen is refused: an end that is missing, times that go
 * back or below 0, codes that are none, bytes that belong to no mark.
 *
 * @param bytes - The file.
 * @throws InvalidInputError naming the byte, when the file ends without its mark of the end or goes on after it, when marks are
 *   not in order of time, when a code is none, when the file was written at another rate, or the rate is not above 0.
 *
 * Source: annot(5), WFDB Applications Guide, physionet.org/physiotools/wag/annot-5.htm.
 * Agrees with: wfdb 4.3.1, `rdann`, exactly (tests/peers/wfdb).
 */
export function readWfdbAnnotations(
	bytes: Uint8Array,
	{ samplingRateHz, frames, file = "the annotation file" }: ReadWfdbAnnotationsOptions,
): WfdbAnnotations {
	checkPositive("readWfdbAnnotations", "samplingRateHz", samplingRateHz);
	const { marks, definitions, ticksPerSecond } = annotationDefinitions(annotationMarks(bytes, file));
	if (ticksPerSecond !== undefined && ticksPerSecond !== samplingRateHz) {
		const advice = `Its times are in ticks of 1/${ticksPerSecond} s: give that as samplingRateHz.`;
		throw wfdbError(file, `must be read at its own ${ticksPerSecond} ticks a second`, `${samplingRateHz} Hz`, advice);
	}
	const warnings: Warning[] = [];
	const symbolOf = (code: number): string => {
		const symbol = definitions.get(code) ?? symbolOfCode[code] ?? " ";
		return symbol === " " ? `[${code}]` : symbol;
	};
	const unknown = [...new Set(marks.map(({ code }) => code))].filter((code) => symbolOf(code) === `[${code}]`);
	if (unknown.length > 0) {
		const message = `${file}: marks have codes that neither WFDB nor the file defines: ${unknown.join(", ")}; they are no beats here.`;
		warnings.push({ code: "undefined-code", message });
	}
	const late = frames === undefined ? 0 : marks.filter(({ sample }) => sample >= frames).length;
	if (late > 0) {
		const message = `${file}: ${late} of ${marks.length} marks lie after the record's ${frames} samples.`;
		warnings.push({ code: "after-end", message });
	}
	const odd = marks.filter(({ note }) => notText.test(note));
	if (odd.length > 0) {
		const message = `${file}: ${odd.length} notes hold bytes that are no text, the first beside the mark at byte ${odd[0]!.at}.`;
		warnings.push({ code: "not-text", message });
	}
	return {
		samples: Float64Array.from(marks, ({ sample }) => sample),
		timesSeconds: Float64Array.from(marks, ({ sample }) => sample / samplingRateHz),
		symbols: marks.map(({ code }) => symbolOf(code)),
		notes: marks.map(({ note }) => note),
		subtypes: Int8Array.from(marks, ({ subtype }) => subtype),
		channels: Uint8Array.from(marks, (mark) => mark.channel),
		warnings,
	};
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these letters are what is looked for
const notText = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
