import type { Warning } from "@quickening/core";
import {
	fieldsOf,
	type HeaderField,
	type HeaderLine,
	type HeaderSource,
	headerLines,
	integerOf,
	refuseField,
} from "./header-line.ts";
import { headerWarnings } from "./header-warnings.ts";
import { signalOf, type WfdbSignalHeader } from "./signal-line.ts";
import { wfdbError } from "./wfdb-error.ts";

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
	/** Codes: cut-short, not-text, record-name, uncalibrated, resolution, adc-zero, no-checksum, same-name. */
	readonly warnings: readonly Warning[];
}

const mostSignals = 1024;
const mostFrames = Number.MAX_SAFE_INTEGER;

/**
 * Reads a WFDB header (.hea).
 *
 * A header has no checksum of itself: another gain, rate, unit, date or name that is as well formed is taken as it stands. What
 * can be seen is refused or warned of: fields that are none, counts of signals and segments, bounds, a last line without its end.
 *
 * @param text - The file's text.
 * @param file - Its name, for messages; one that ends in .hea must be that of the record.
 * @throws InvalidInputError when it is no header, or says something impossible; it names line, byte and field.
 *
 * Source: header(5), WFDB Applications Guide, physionet.org/physiotools/wag/header-5.htm.
 * Agrees with: wfdb 4.3.1, `rdheader`, on its sample records (tests/peers/wfdb).
 */
export function readWfdbHeader(text: string, file = "the header"): WfdbHeader {
	// A byte order mark is no part of the text.
	const source = { text: text.replace(/^\ufeff/, ""), file };
	const lines = headerLines(source);
	const [recordLine, ...rest] = lines.filter((line) => !line.text.startsWith("#"));
	const comments = lines.filter((line) => line.text.startsWith("#"));
	const record = recordOf(source, recordLine);
	const { nSignals, nSegments, frames } = record;
	const expected = nSegments ?? nSignals;
	const what = nSegments === undefined ? "signals" : "segments";
	if (rest.length < expected) {
		const advice = "The file is probably cut short: fetch it again.";
		throw wfdbError(file, `says ${expected} ${what} but describes fewer`, rest.length, advice);
	}
	if (rest.length > expected) {
		const { text: more, at, number } = rest[expected]!;
		refuseField(
			source,
			{ text: more, at, line: number },
			`must end after the ${expected} ${what} that the first line says`,
		);
	}
	const segments = nSegments === undefined ? [] : rest.map((line) => segmentOf(line, source));
	const sum = segments.reduce((total, segment) => total + segment.frames, 0);
	if (nSegments !== undefined && frames !== undefined && sum !== frames) {
		throw wfdbError(file, `must have segments of ${frames} samples in all`, sum, "Mend the first line or theirs.");
	}
	const header = {
		recordName: record.recordName,
		frameRateHz: record.frameRateHz,
		frames,
		startTime: record.startTime,
		startDate: record.startDate,
		signals: nSegments === undefined ? rest.map((line) => signalOf(line, source)) : [],
		segments,
		comments: comments.map((line) => line.text.slice(1).trim()),
	};
	return { ...header, warnings: headerWarnings(header, source, lines) };
}

function recordOf(source: HeaderSource, line: HeaderLine | undefined) {
	const none = { text: line?.text ?? "", at: line?.at ?? 0, line: line?.number ?? 1 };
	const [name, count, rate, length, time, date, ...more] = line === undefined ? [] : fieldsOf(line);
	const parts = /^([\w.-]+)(?:\/(\d+))?$/.exec(name?.text ?? "");
	if (parts === null || count === undefined) {
		return refuseField(source, none, "must begin with a record name and a number of signals", "Is it a .hea file?");
	}
	const whole = (field: HeaderField, of: string, least: number, most: number) =>
		integerOf(source, field, { name: of, least, most });
	if (more[0] !== undefined) refuseField(source, more[0], "must have at most 6 fields in its first line");
	if (time) checkTime(source, time);
	if (date) checkDate(source, date);
	const frames = length && whole(length, "the number of samples", 0, mostFrames);
	return {
		recordName: parts[1]!,
		nSegments:
			parts[2] === undefined ? undefined : whole({ ...name!, text: parts[2] }, "the number of segments", 1, 1e6),
		nSignals: whole(count, "the number of signals", 0, mostSignals),
		frameRateHz: rate === undefined ? 250 : rateOf(source, rate),
		// 0 leaves it open.
		frames: frames === 0 ? undefined : frames,
		startTime: time?.text,
		startDate: date?.text,
	};
}

/** Frames a second; after it may stand the rate of a counter and the counter's value at the start. */
function rateOf(source: HeaderSource, field: HeaderField): number {
	const number = String.raw`\d+\.?\d*(?:[eE][+-]?\d+)?`;
	const parts = new RegExp(String.raw`^(${number})(?:/${number}(?:\(-?${number}\))?)?$`).exec(field.text);
	const rate = Number(parts?.[1]);
	if (!(rate > 0 && rate <= 1e6)) refuseField(source, field, "must give a sampling rate above 0 Hz, to 1,000,000 Hz");
	return rate;
}

function checkTime(source: HeaderSource, field: HeaderField): void {
	const parts = /^(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,2})(?:\.\d+)?$/.exec(field.text);
	const [hours, minutes, seconds] = (parts ?? []).slice(1).map((part) => Number(part ?? 0));
	if (parts === null || hours! > 23 || minutes! > 59 || seconds! > 59) {
		refuseField(source, field, "must give the time of its start as HH:MM:SS");
	}
}

function checkDate(source: HeaderSource, field: HeaderField): void {
	const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(field.text);
	const [day, month, year] = (parts ?? []).slice(1).map(Number);
	const date = new Date(Date.UTC(year!, month! - 1, day));
	if (parts === null || date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) {
		refuseField(source, field, "must give the date of its start as DD/MM/YYYY");
	}
}

function segmentOf(line: HeaderLine, source: HeaderSource): { recordName: string; frames: number } {
	const [name, frames, ...more] = fieldsOf(line);
	const none = { text: line.text, at: line.at, line: line.number };
	if (frames === undefined || more.length > 0) refuseField(source, none, "must give name and samples of each segment");
	return {
		recordName: name!.text,
		frames: integerOf(source, frames!, { name: "the samples of a segment", least: 0, most: mostFrames }),
	};
}
