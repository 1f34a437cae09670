import { wfdbError } from "./wfdb-error.ts";

/** What a header says of one signal. */
export interface WfdbSignalHeader {
	/** File that holds its samples; "~" for none. */
	readonly file: string;
	/** Number of the storage format: 16, 212 ... */
	readonly format: number;
	readonly samplesPerFrame: number;
	/** Frames by which it is late. */
	readonly skewFrames: number;
	/** Bytes before the samples. */
	readonly byteOffset: number;
	/** Digital units for one physical unit. */
	readonly gain: number;
	/** Digital value of physical zero. */
	readonly baseline: number;
	readonly unit: string;
	/** Digital value of the first sample, where differences are stored. */
	readonly initialValue: number;
	/** Sum of all digital values, 16 bits; undefined when the header has none. */
	readonly checksum: number | undefined;
	readonly description: string;
}

/** What a header says of a record. */
export interface WfdbHeader {
	readonly recordName: string;
	/** Frames a second. */
	readonly frameRateHz: number;
	/** Frames; undefined when the header leaves it to the files. */
	readonly frames: number | undefined;
	/** As written: "12:30:15", "05/02/1989". */
	readonly startTime: string | undefined;
	readonly startDate: string | undefined;
	readonly signals: readonly WfdbSignalHeader[];
	/** Segments of a record in parts: name ("~" for a gap) and frames. */
	readonly segments: readonly { readonly recordName: string; readonly frames: number }[];
	readonly comments: readonly string[];
}

const mostSignals = 1024;

/**
 * Reads a WFDB header (.hea).
 *
 * @param text - The file's text.
 * @param file - Its name, for errors.
 * @throws InvalidInputError when it is no header, or says something impossible.
 *
 * Source: header(5), WFDB Applications Guide, physionet.org/physiotools/wag/header-5.htm.
 * Agrees with: wfdb 4.3.1, `rdheader`, on its sample records (tests/peers/wfdb).
 */
export function readWfdbHeader(text: string, file = "the header"): WfdbHeader {
	const lines = text.split(/\r?\n/).map((line) => line.trim());
	const comments = lines.filter((line) => line.startsWith("#")).map((line) => line.slice(1).trim());
	const content = lines.filter((line) => line !== "" && !line.startsWith("#"));
	const [recordLine = "", ...rest] = content;
	const [name = "", count = "", rate = "250", frames = "", startTime, startDate] = recordLine.split(/\s+/);
	const [recordName, segmentCount] = name.split("/");
	const nSignals = Number(count);
	if (!recordName || !Number.isInteger(nSignals) || nSignals < 0 || nSignals > mostSignals) {
		throw wfdbError(
			file,
			"must begin with a record name and a number of signals",
			JSON.stringify(recordLine.slice(0, 60)),
			"Is it a .hea file?",
		);
	}
	const frameRateHz = Number(/^[^/(]*/.exec(rate)![0]);
	if (!(frameRateHz > 0 && frameRateHz <= 1e6)) {
		throw wfdbError(file, "must give a sampling rate above 0 Hz", JSON.stringify(rate), "Mend the first line.");
	}
	const nFrames = frames === "" || frames === "0" ? undefined : Number(frames);
	if (nFrames !== undefined && !(Number.isSafeInteger(nFrames) && nFrames > 0)) {
		throw wfdbError(file, "must give a whole number of samples", JSON.stringify(frames), "Mend the first line.");
	}
	const segments = segmentCount === undefined ? [] : rest.map((line) => segmentOf(line, file));
	const signals = segmentCount === undefined ? rest.slice(0, nSignals).map((line) => signalOf(line, file)) : [];
	if (segmentCount === undefined && signals.length < nSignals) {
		throw wfdbError(
			file,
			`says ${nSignals} signals but describes fewer`,
			signals.length,
			"The file is probably cut short.",
		);
	}
	if (segmentCount !== undefined && segments.length !== Number(segmentCount)) {
		throw wfdbError(file, `says ${segmentCount} segments`, segments.length, "The file is probably cut short.");
	}
	return { recordName, frameRateHz, frames: nFrames, startTime, startDate, signals, segments, comments };
}

function segmentOf(line: string, file: string): { recordName: string; frames: number } {
	const [recordName = "", frames = ""] = line.split(/\s+/);
	if (!/^\d+$/.test(frames))
		throw wfdbError(file, "must give the samples of each segment", JSON.stringify(line), "Mend that line.");
	return { recordName, frames: Number(frames) };
}

function signalOf(line: string, file: string): WfdbSignalHeader {
	const [name = "", format = "", gainField = "", , zeroField = "", first = "", checksum = "", , ...description] =
		line.split(/\s+/);
	const parts = /^(\d+)(?:x(\d+))?(?::(\d+))?(?:\+(\d+))?$/.exec(format);
	if (!parts)
		throw wfdbError(
			file,
			"must give a storage format for each signal",
			JSON.stringify(line.slice(0, 60)),
			"Mend that line.",
		);
	const gainParts = /^(-?[\d.]+(?:e[+-]?\d+)?)?(?:\((-?\d+)\))?(?:\/(\S+))?$/i.exec(gainField);
	const gain = Number(gainParts?.[1] ?? 0);
	const adcZero = zeroField === "" ? 0 : Number(zeroField);
	return {
		file: name,
		format: Number(parts[1]),
		samplesPerFrame: Math.max(1, Number(parts[2] ?? 1)),
		skewFrames: Number(parts[3] ?? 0),
		byteOffset: Number(parts[4] ?? 0),
		// A gain of 0 says that it is not known; 200 is what WFDB then takes.
		gain: gain === 0 ? 200 : gain,
		baseline: gainParts?.[2] === undefined ? adcZero : Number(gainParts[2]),
		unit: gainParts?.[3] ?? "mV",
		initialValue: first === "" ? adcZero : Number(first),
		checksum: checksum === "" ? undefined : Number(checksum),
		description: description.join(" "),
	};
}
