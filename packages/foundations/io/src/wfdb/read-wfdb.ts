import type { Warning } from "@quickening/core";
import { readWfdbHeader, type WfdbHeader, type WfdbSignalHeader } from "./read-wfdb-header.ts";
import { isKnownFormat, missingValue, samplesIn, unpackDifferences, unpackSamples } from "./unpack-samples.ts";
import { wfdbError } from "./wfdb-error.ts";

/** What {@link readWfdb} is given: no path, so that it runs in a browser as well. */
export interface WfdbFiles {
	/** Text of the .hea file. */
	readonly header: string;
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
	readonly warnings: readonly Warning[];
}

/**
 * Reads a WFDB record (PhysioNet's format) from the bytes of its files.
 *
 * @param input - The header's text, and the bytes of each file that it names.
 * @returns Signals in physical units, each at its own rate. A checksum that does not agree is a warning.
 * @throws InvalidInputError when a file is missing, too short, in a format that is not read here (FLAC: 508, 516, 524), or the
 *   record has several segments (read each by its own header).
 *
 * Source: header(5) and signal(5), WFDB Applications Guide, physionet.org/physiotools/wag.
 * Agrees with: wfdb 4.3.1, `rdrecord`, exactly, in formats 16, 24, 32, 61, 80, 160, 212, 310, 311 and 8 (tests/peers/wfdb).
 */
export function readWfdb({ header, files }: WfdbFiles): WfdbRecord {
	const parsed = readWfdbHeader(header);
	if (parsed.segments.length > 0) {
		throw wfdbError(
			parsed.recordName,
			"must be a record of one segment",
			`${parsed.segments.length} segments`,
			"Read each segment by its own header.",
		);
	}
	const warnings: Warning[] = [];
	const signals: WfdbSignal[] = new Array(parsed.signals.length);
	for (const [file, members] of byFile(parsed)) {
		const digital = readFile(file, members, parsed, files[file]);
		for (const { index, samples } of digital) {
			const signal = parsed.signals[index];
			const sum = samples.reduce((total, value) => (total + value) | 0, 0) & 0xffff;
			// The sum is of the samples as stored: where a signal is late, not all of them are given.
			const comparable = signal.checksum !== undefined && parsed.frames !== undefined && signal.skewFrames === 0;
			if (comparable && sum !== (signal.checksum! & 0xffff)) {
				warnings.push({
					code: "checksum",
					message: `${file}: the samples of "${signal.description}" do not add up to the header's checksum; the file may be damaged.`,
				});
			}
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

type Member = { readonly index: number; readonly signal: WfdbSignalHeader };

/** Signals by the file that they share. */
function byFile({ signals }: WfdbHeader): Map<string, Member[]> {
	return Map.groupBy(
		signals.map((signal, index) => ({ index, signal })),
		({ signal }) => signal.file,
	);
}

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
	const held = Math.floor(samplesIn(format, content.length) / perFrame);
	const skew = Math.max(...members.map(({ signal }) => signal.skewFrames));
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
	const all = format === 8 ? unpackDifferences(content, count) : unpackSamples(content, format, count, file);
	let first = 0;
	return members.map(({ index, signal }) => {
		const { samplesPerFrame, skewFrames } = signal;
		const samples = new Int32Array(wanted * samplesPerFrame).fill(missingValue[format]);
		let value = signal.initialValue;
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
}

function physical(samples: Int32Array, { format, gain, baseline }: WfdbSignalHeader): Float64Array {
	const missing = format === 8 ? Number.NaN : missingValue[format];
	return Float64Array.from(samples, (value) => (value === missing ? Number.NaN : (value - baseline) / gain));
}
