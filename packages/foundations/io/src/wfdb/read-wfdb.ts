import type { Warning } from "@quickening/core";
import { readWfdbHeader, type WfdbHeader } from "./read-wfdb-header.ts";
import type { WfdbSignalHeader } from "./signal-line.ts";
import { bytesOf, isKnownFormat, missingValue, samplesIn, unpackDifferences, unpackSamples } from "./unpack-samples.ts";
import { wfdbError } from "./wfdb-error.ts";

/** What {@link readWfdb} is given: no path, so that it runs in a browser as well. */
export interface WfdbFiles {
	/** Text of the .hea file. */
	readonly header: string;
	/** Name of the .hea file, for messages; the record in it must have that name. */
	readonly file?: string;
	/** Bytes of the files that it names, by name. */
	readonly files: Readonly<Record<string, Uint8Array>>;
}

/** One signal of a record. */
export interface WfdbSignal {
	/** The header's description, such as "MLII". */
	readonly name: string;
	readonly unit: string;
	readonly samplingRateHz: number;
	/** Physical values in the unit; NaN where the file says that a sample is missing. */
	readonly samples: Float64Array;
}

/** A record as it was stored. */
export interface WfdbRecord {
	readonly recordName: string;
	readonly signals: readonly WfdbSignal[];
	/** As written in the header, without a time zone. */
	readonly startTime: string | undefined;
	readonly startDate: string | undefined;
	readonly comments: readonly string[];
	/** The header's, and of the samples: checksum, initial-value, extra-bytes. */
	readonly warnings: readonly Warning[];
}

/**
 * Reads a WFDB record (PhysioNet's format) from the bytes of its files.
 *
 * @param input - The header's text, and the bytes of each file that it names.
 * @returns Signals in physical units, each at its own rate. A sum, a first sample or a length that does not agree with the header
 *   is a warning. The sum has 16 bits and knows no order: samples that changed places, and one in 65,536 other changes, pass it.
 * @throws InvalidInputError when a file is missing, too short, in a format that is not read here (FLAC: 508, 516, 524), when the
 *   signals of one file do not stand together or in one format, or the record has several segments (read each by its own header).
 *
 * Source: header(5) and signal(5), WFDB Applications Guide, physionet.org/physiotools/wag.
 * Agrees with: wfdb 4.3.1, `rdrecord`, exactly, in formats 16, 24, 32, 61, 80, 160, 212, 310, 311 and 8 (tests/peers/wfdb).
 */
export function readWfdb({ header, files, file: headerFile }: WfdbFiles): WfdbRecord {
	const parsed = readWfdbHeader(header, headerFile);
	if (parsed.segments.length > 0) {
		throw wfdbError(
			parsed.recordName,
			"must be a record of one segment",
			`${parsed.segments.length} segments`,
			"Read each segment by its own header.",
		);
	}
	const warnings: Warning[] = [...parsed.warnings];
	const signals: WfdbSignal[] = new Array(parsed.signals.length);
	for (const [file, members] of byFile(parsed)) {
		const { digital, extraBytes } = readFile(file, members, parsed, files[file]);
		if (extraBytes > 0) {
			const message = `${file}: ${extraBytes} bytes follow the ${parsed.frames} samples of the header; they are left out.`;
			warnings.push({ code: "extra-bytes", message });
		}
		for (const { index, samples } of digital) {
			const signal = parsed.signals[index];
			warnings.push(...doubts(file, signal, samples));
			signals[index] = {
				name: signal.description,
				unit: signal.unit,
				samplingRateHz: parsed.frameRateHz * signal.samplesPerFrame,
				samples: physical(samples, signal),
			};
		}
	}
	const { recordName, startTime, startDate, comments } = parsed;
	return { recordName, signals, startTime, startDate, comments, warnings };
}

/** Where the samples are not those that the header was written for. */
function doubts(file: string, signal: WfdbSignalHeader, samples: Int32Array): Warning[] {
	const { checksum, initialValue, skewFrames, format, description } = signal;
	// Both are of the samples as stored: where a signal is late, not all of them are given.
	if (skewFrames > 0) return [];
	const warnings: Warning[] = [];
	const sum = samples.reduce((total, value) => (total + value) | 0, 0) & 0xffff;
	if (checksum !== undefined && sum !== (checksum & 0xffff)) {
		const message = `${file}: the samples of "${description}" do not add up to the header's checksum; the file may be damaged.`;
		warnings.push({ code: "checksum", message });
	}
	// Of differences, the initial value stands before the first sample.
	if (initialValue !== undefined && format !== 8 && samples.length > 0 && samples[0] !== initialValue) {
		const message = `${file}: "${description}" begins with ${samples[0]}, and the header says ${initialValue}; the file may be damaged.`;
		warnings.push({ code: "initial-value", message });
	}
	return warnings;
}

type Member = { readonly index: number; readonly signal: WfdbSignalHeader };

/**
 * Signals by the file that they share.
 *
 * @throws InvalidInputError when they do not follow one another, or differ in format or offset.
 */
function byFile({ signals, recordName }: WfdbHeader): Map<string, Member[]> {
	for (const [i, { file, format, byteOffset }] of signals.entries()) {
		const first = signals.findIndex((other) => other.file === file);
		const with_ = signals[first]!;
		if (format !== with_.format || byteOffset !== with_.byteOffset) {
			const got = `formats ${with_.format}+${with_.byteOffset} and ${format}+${byteOffset} for signals ${first + 1} and ${i + 1}`;
			throw wfdbError(recordName, `must have the signals of ${file} in one format and at one offset`, got, mend);
		}
		if (signals.slice(first, i).some((between) => between.file !== file)) {
			const got = `another file between signals ${first + 1} and ${i + 1}`;
			throw wfdbError(recordName, `must have the signals of ${file} one after another`, got, mend);
		}
	}
	return Map.groupBy(
		signals.map((signal, index) => ({ index, signal })),
		({ signal }) => signal.file,
	);
}

const mend = "Mend the header, or fetch it again.";

function readFile(
	file: string,
	members: readonly Member[],
	{ frames, recordName }: WfdbHeader,
	bytes: Uint8Array | undefined,
) {
	if (bytes === undefined) throw wfdbError(recordName, `needs the file ${file}`, "none", "Pass its bytes in files.");
	const { format, byteOffset } = members[0].signal;
	if (!isKnownFormat(format)) {
		throw wfdbError(
			file,
			"must be in a format that is read here (8, 16, 24, 32, 61, 80, 160, 212, 310, 311)",
			format,
			"Convert it with WFDB's xform, or wfdb.wrsamp(fmt=['16']).",
		);
	}
	const perFrame = members.reduce((sum, { signal }) => sum + signal.samplesPerFrame, 0);
	const content = bytes.subarray(byteOffset);
	if (byteOffset > bytes.length) {
		throw wfdbError(
			file,
			`must hold ${byteOffset} bytes before its samples`,
			bytes.length,
			"The header or the file is damaged.",
		);
	}
	const held = Math.floor(samplesIn(format, content.length) / perFrame);
	const skew = Math.max(...members.map(({ signal }) => signal.skewFrames));
	if (skew > 0 && skew >= (frames ?? held)) {
		throw wfdbError(recordName, `must have a skew below the ${frames ?? held} samples of ${file}`, skew, mend);
	}
	const wanted = frames ?? Math.max(0, held - skew);
	if (held < wanted) {
		throw wfdbError(
			file,
			`must hold ${wanted} samples of each signal`,
			held,
			"The file is probably cut short: fetch it again.",
		);
	}
	// A signal that is late is read from later frames on; what lies beyond the file is missing.
	const count = Math.min(held, wanted + skew) * perFrame;
	const extraBytes = Math.max(0, content.length - bytesOf(format, (wanted + skew) * perFrame));
	const all = format === 8 ? unpackDifferences(content, count) : unpackSamples(content, format, count, file);
	let first = 0;
	const digital = members.map(({ index, signal }) => {
		const { samplesPerFrame, skewFrames } = signal;
		const samples = new Int32Array(wanted * samplesPerFrame).fill(missingValue[format]);
		let value = signal.initialValue ?? signal.adcZero;
		for (let frame = 0; frame < wanted; frame++) {
			const from = (frame + skewFrames) * perFrame + first;
			for (let k = 0; k < samplesPerFrame && from + k < all.length; k++) {
				if (format === 8) value += all[from + k];
				samples[frame * samplesPerFrame + k] = format === 8 ? value : all[from + k];
			}
		}
		first += samplesPerFrame;
		return { index, samples };
	});
	return { digital, extraBytes };
}

function physical(samples: Int32Array, { format, gain, baseline }: WfdbSignalHeader): Float64Array {
	const missing = format === 8 ? Number.NaN : missingValue[format];
	return Float64Array.from(samples, (value) => (value === missing ? Number.NaN : (value - baseline) / gain));
}
