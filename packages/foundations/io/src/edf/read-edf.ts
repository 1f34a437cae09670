import { type ReadProgress, type Recording, type SignalBlock, sampleFlags, type Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { printClock } from "../clock/print-clock.ts";
import { streamBytes } from "../device/stream-bytes.ts";
import { byteTally, type WarningTally } from "../errors/warning-tally.ts";
import { type EdfAnnotation, type RecordAnnotations, readAnnotations } from "./edf-annotations.ts";
import { type EdfHeader, readEdfHeader } from "./edf-header.ts";
import { type SampleScale, unpackSamples } from "./edf-samples.ts";
import { edfUnit } from "./edf-unit.ts";

/** A recording in EDF or BDF, with what was noted in it. */
export interface EdfRecording extends Recording {
	/** Of EDF+ and BDF+, in the file's order; filled when the blocks have ended. */
	readonly annotations: readonly EdfAnnotation[];
}

/** Bytes of data records in a block. */
const blockBytes = 2 ** 19;

/** A gap longer than this is a wrong time. */
const longestGapSeconds = 31 * 86_400;

/**
 * Reads a recording in EDF, EDF+ (continuous and discontinuous), BDF or BDF+: signals of any number and rate, and annotations.
 *
 * Between data records that do not follow one another (EDF+D) stands NaN with the flag `gap`. A sample at the end of the digital
 * range has the flag `clipped`, one beyond it `damaged`. The patient's name, birth date and codes are not read.
 *
 * @param source - The file.
 * @returns Signals by their labels, in UCUM units: "uV", "Cel" for degC, "/min" for bpm; "{...}" around a dimension that is no
 *   unit. The start has the fraction of a second that an EDF+ file gives; EDF knows no zone. Warnings: comma, header-bytes,
 *   plus, records, cut-short, extra-bytes, start, unit, annotation, time, gap, outside.
 * @throws InvalidInputError when the header is none, contradicts itself, or claims data records of more bytes than there are.
 *
 * Source: Kemp 1992, Electroencephalogr Clin Neurophysiol 82:391, doi:10.1016/0013-4694(92)90009-7 (EDF); Kemp and Olivan 2003,
 * Clin Neurophysiol 114:1755, doi:10.1016/S1388-2457(03)00123-8 (EDF+); BioSemi, BDF.
 * Agrees with: pyEDFlib 0.1.42, samples to the last bit, and edfio 0.4.18, annotations (tests/peers/pyedflib).
 */
export async function readEdf(source: ByteSource): Promise<EdfRecording> {
	const header = await readEdfHeader(source);
	const known: Warning[] = [...header.warnings];
	const nWhole = Math.floor((source.sizeBytes - header.headerBytes) / header.recordBytes);
	const left = source.sizeBytes - header.headerBytes - nWhole * header.recordBytes;
	const { nRecords, recordSeconds } = header;
	const limit = nRecords < 0 ? Number.POSITIVE_INFINITY : nRecords;
	const warn = (code: string, what: string) => known.push({ code, message: `${source.name}: ${what}` });
	if (nRecords < 0) warn("records", `its header was not finished (-1 data records, byte 236); there are ${nWhole}.`);
	else if (nWhole < nRecords)
		warn("records", `its header says ${nRecords} data records (byte 236); there are ${nWhole}.`);
	else if (nWhole > nRecords || left > 0) {
		const extra = source.sizeBytes - header.headerBytes - nRecords * header.recordBytes;
		warn("extra-bytes", `${extra} bytes stand behind its ${nRecords} data records; they are left out.`);
	}
	const signals = header.signals.filter(({ isAnnotation }) => !isAnnotation);
	for (const { label, dimension } of signals) {
		if (edfUnit(dimension).startsWith("{"))
			warn("unit", `the dimension "${dimension}" of "${label}" is no unit that is known.`);
	}
	const firstOnset = await readFirstOnset(source, header);
	const warnings: Warning[] = [...known];
	const annotations: EdfAnnotation[] = [];
	return {
		format: "edf",
		start: { localTime: printClock(header.startSeconds, firstOnset), zone: null, utcSeconds: null },
		device: { maker: null, model: header.equipment, serialNumber: null, firmware: null, wearSite: null },
		signals: signals.map(({ label, dimension, samplesPerRecord, physical }) => ({
			name: label,
			unit: edfUnit(dimension),
			samplingRateHz: samplesPerRecord / recordSeconds,
			range: [Math.min(...physical), Math.max(...physical)] as const,
		})),
		promisedSeconds: nRecords < 0 ? null : nRecords * recordSeconds,
		warnings,
		spots: [],
		annotations,
		async *blocks({ onProgress } = {}) {
			const tally = byteTally(source.name);
			annotations.length = 0;
			yield* readRecords(source, { header, limit, firstOnset, annotations, tally, onProgress });
			warnings.splice(0, warnings.length, ...known, ...tally.warnings());
		},
	};
}

/** The fraction of a second by which the first data record begins after the header's start. */
async function readFirstOnset(source: ByteSource, header: EdfHeader): Promise<number> {
	const bytes = await source.read(header.headerBytes, header.recordBytes);
	const onset = annotationsOf(bytes, 0, header, bytes.length).recordOnset ?? 0;
	return onset > 0 && onset < 1 ? onset : 0;
}

/** Annotations of the data record that begins at `at`. */
function annotationsOf(
	bytes: Uint8Array,
	at: number,
	{ signals, sampleBytes }: EdfHeader,
	length: number,
): RecordAnnotations {
	let [recordOnset, nBad]: [number | null, number] = [null, 0];
	const annotations: EdfAnnotation[] = [];
	let isTimekeeper = true;
	for (const { isAnnotation, byteInRecord, samplesPerRecord } of signals) {
		if (!isAnnotation) continue;
		const from = at + byteInRecord;
		const read = readAnnotations(
			bytes.subarray(from, Math.min(length, from + samplesPerRecord * sampleBytes)),
			isTimekeeper,
		);
		recordOnset ??= read.recordOnset;
		nBad += read.nBad;
		for (const one of read.annotations) annotations.push(one);
		isTimekeeper = false;
	}
	return { recordOnset, annotations, nBad };
}

interface Pass {
	readonly header: EdfHeader;
	/** Data records at most. */
	readonly limit: number;
	readonly firstOnset: number;
	readonly annotations: EdfAnnotation[];
	readonly tally: WarningTally;
	readonly onProgress: ((progress: ReadProgress) => void) | undefined;
}

async function* readRecords(source: ByteSource, pass: Pass): AsyncGenerator<SignalBlock, void> {
	const { header, limit, firstOnset, annotations, onProgress } = pass;
	const { add: note } = pass.tally;
	const { recordBytes, recordSeconds, kind, sampleBytes } = header;
	const signals = header.signals.filter(({ isAnnotation }) => !isAnnotation);
	const perBlock = Math.max(1, Math.floor(blockBytes / recordBytes));
	const out = signals.map(({ samplesPerRecord }) => new Float64Array(perBlock * samplesPerRecord));
	const flags = out.map(({ length }) => new Uint8Array(length));
	const scales = signals.map((signal): SampleScale => ({ ...signal, sampleBytes }));
	const emitted = signals.map(() => 0);
	const filled = signals.map(() => 0);
	let blockStart = 0;
	const take = (): SignalBlock => {
		const samples = out.map((array, i) => array.subarray(0, filled[i]));
		const block = { startSeconds: blockStart, samples, flags: flags.map((array, i) => array.subarray(0, filled[i])) };
		for (const [i, n] of filled.entries()) emitted[i]! += n;
		filled.fill(0);
		return block;
	};
	const isFull = () => filled.some((n, i) => n + signals[i]!.samplesPerRecord > out[i]!.length);
	const isEmpty = () => filled.every((n) => n === 0);

	/** NaN up to a time. */
	function* gap(untilSeconds: number): Generator<SignalBlock, void> {
		const target = signals.map(({ samplesPerRecord }) => Math.round((untilSeconds * samplesPerRecord) / recordSeconds));
		const missing = (i: number) => target[i]! - emitted[i]! - filled[i]!;
		if (signals.every((_, i) => missing(i) <= 0)) return;
		if (!isEmpty()) yield take();
		while (signals.some((_, i) => missing(i) > 0)) {
			blockStart = signals.length === 0 ? 0 : (emitted[0]! * recordSeconds) / signals[0]!.samplesPerRecord;
			for (const [i, array] of out.entries()) {
				const n = Math.min(array.length, Math.max(0, missing(i)));
				array.fill(Number.NaN, 0, n);
				flags[i]!.fill(sampleFlags.gap, 0, n);
				filled[i] = n;
			}
			yield take();
		}
	}

	let [expected, record, used] = [0, 0, 0];
	const stream = streamBytes(source, {
		from: header.headerBytes,
		chunkBytes: Math.max(blockBytes, 2 * recordBytes),
		onProgress,
	});
	for (let { value } = await stream.next(0); value; { value } = await stream.next(used)) {
		const { bytes, length, offset, isLast } = value;
		const view = new DataView(bytes.buffer);
		used = 0;
		// Whether a record's time is right is told by the next one's, which must therefore be here too.
		while (record < limit && (length - used >= 2 * recordBytes || (isLast && used < length))) {
			const byte = offset + used;
			const here = Math.min(recordBytes, length - used);
			const notes = kind === "plain" ? undefined : annotationsOf(bytes, used, header, length);
			let seconds = expected;
			let flag = 0;
			if (notes !== undefined) {
				for (const one of notes.annotations) {
					// Files give tenths of a microsecond; the difference has no more.
					const onsetSeconds = Math.round((one.onsetSeconds - firstOnset) * 1e7) / 1e7;
					annotations.push({ ...one, onsetSeconds });
				}
				if (notes.nBad > 0 && here === recordBytes) note("annotation", "an annotation list is malformed", byte);
				if (notes.recordOnset === null) {
					if (here === recordBytes) note("time", "a data record does not give its time", byte);
				} else {
					const isBehind = used + 2 * recordBytes <= length && record + 1 < limit;
					const next = isBehind ? annotationsOf(bytes, used + recordBytes, header, length).recordOnset : null;
					const own = notes.recordOnset - firstOnset;
					const judged = judgeTime({ own, next: next === null ? null : next - firstOnset, expected, header });
					if (judged.code !== null) note(judged.code, judged.what, byte);
					({ seconds } = judged);
					if (judged.code === "time" && kind === "D") flag = sampleFlags.damaged;
				}
			}
			for (const block of gap(seconds)) yield block;
			if (isFull()) yield take();
			if (isEmpty()) blockStart = seconds;
			if (here < recordBytes)
				note("cut-short", `the last data record has ${here} of ${recordBytes} bytes; NaN stands for the rest`, byte);
			for (const [i, scale] of scales.entries()) {
				const n = Math.floor(Math.max(0, Math.min(scale.samplesPerRecord, (here - scale.byteInRecord) / sampleBytes)));
				const to = filled[i]!;
				const nOutside = unpackSamples(view, used + scale.byteInRecord, n, scale, {
					samples: out[i]!,
					flags: flags[i]!,
					to,
					flag,
				});
				if (nOutside > 0) note("outside", `samples of "${signals[i]!.label}" lie outside its digital range`, byte);
				const end = to + scale.samplesPerRecord;
				out[i]!.fill(Number.NaN, to + n, end);
				flags[i]!.fill(sampleFlags.gap | sampleFlags.damaged, to + n, end);
				filled[i] = end;
			}
			expected = seconds + recordSeconds;
			record++;
			used += here;
		}
		if (record >= limit) break;
	}
	if (!isEmpty()) yield take();
	onProgress?.({ bytesRead: source.sizeBytes, bytesInAll: source.sizeBytes });
}

interface JudgedTime {
	readonly seconds: number;
	readonly code: string | null;
	readonly what: string;
}

interface GivenTime {
	/** What the data record says, and what the next one says. */
	readonly own: number;
	readonly next: number | null;
	/** The end of the record before. */
	readonly expected: number;
	readonly header: EdfHeader;
}

/** Where a data record lies: where it says, unless it contradicts the records around it. */
function judgeTime({ own, next, expected, header }: GivenTime): JudgedTime {
	const { kind, recordSeconds, signals } = header;
	const shortest = Math.min(
		recordSeconds,
		...signals.map((one) => (one.isAnnotation ? recordSeconds : recordSeconds / one.samplesPerRecord)),
	);
	const slack = Math.max(shortest / 2, 1e-6);
	const between = own - expected;
	const right = { seconds: expected, code: null, what: "" };
	// Files of notes alone, without a length, may have any times.
	if (Math.abs(between) <= slack || recordSeconds === 0) return right;
	const wrong = {
		...right,
		code: "time",
		what: `a data record says that it begins at ${own} s, and lies at ${expected} s`,
	};
	if (kind === "C" || between < 0 || between > longestGapSeconds) return wrong;
	if (next !== null && Math.abs(next - expected - recordSeconds) <= slack) return wrong;
	return { seconds: own, code: "gap", what: `${between.toFixed(3)} s between two data records were not recorded` };
}
