import { type Recording, type SignalBlock, sampleFlags, type Warning } from "@quickening/core";
import { timedRows } from "../actigraph/timed-rows.ts";
import type { ByteSource } from "../bytes/byte-source.ts";
import { recordingStart } from "../clock/recording-start.ts";
import { warningTally } from "../errors/warning-tally.ts";
import { type CsvLayout, csvLayout } from "./csv-layout.ts";
import { type CsvLine, lineCutter, textOf } from "./csv-lines.ts";
import type { ReadActigraphCsvOptions } from "./csv-options.ts";
import { rowParser } from "./row-parser.ts";

const pieceBytes = 1 << 20;
/** Longer than any recording; a time beyond it is damaged. */
const longestSeconds = 400 * 86_400;

/**
 * Reads ActiGraph's CSV exports, line by line: raw acceleration, or counts by epoch, of ActiLife or CentrePoint; with or
 * without the header of ten lines, names of columns and times; comma, semicolon or tab; decimal point or comma.
 *
 * @param source - The file, in UTF-8 or Windows-1252.
 * @returns Signals "x", "y", "z" in g, or "axis1" (the device's y), "axis2" (x), "axis3" (z), "steps", "vectorMagnitude" in
 *   counts, "light" in lx, "inclineOff" to "inclineLying" in s of an epoch. With times, missing rows are NaN, flagged `gap`, and
 *   rows that come twice are left out. A value that is none is NaN, flagged `gap` and `damaged`. `header` has the header's lines.
 * @throws InvalidInputError when the columns, the rate, the start or the order of day and month are not to be found.
 *
 * Source: ActiLife's exports. Agrees with: GGIRread's tests of readActiGraphCount (sums of counts and steps), the CSV of pygt3x's
 * GT3X, and the AGD twins of actigraph.sleepr, every value.
 */
export async function readActigraphCsv(source: ByteSource, options: ReadActigraphCsvOptions = {}): Promise<Recording> {
	const file = source.name;
	const warnings: Warning[] = [];
	const layout = csvLayout(await firstLines(source), { file, options, warnings });
	const { header, samplingRateHz, startSeconds, signals, rangeG } = layout;
	const nHeaderWarnings = warnings.length;
	return {
		format: "actigraph-csv",
		start: recordingStart(startSeconds, null),
		device: {
			maker: "ActiGraph",
			model: header?.model ?? null,
			serialNumber: header?.serialNumber ?? null,
			firmware: header?.firmware ?? null,
			wearSite: null,
		},
		signals: signals.map(({ name, unit }) => ({
			name,
			unit,
			samplingRateHz,
			...(unit === "[g]" && rangeG !== null ? { range: [-rangeG, rangeG] as const } : {}),
		})),
		promisedSeconds: null,
		header: header?.lines ?? {},
		warnings,
		spots: [],
		async *blocks({ onProgress } = {}): AsyncGenerator<SignalBlock> {
			warnings.length = nHeaderWarnings;
			const rows = rowPlacer(layout, file);
			const cutter = lineCutter();
			for (let at = 0; at < source.sizeBytes && !cutter.isTooLong; ) {
				const piece = await source.read(at, pieceBytes);
				if (piece.length === 0) break;
				at += piece.length;
				onProgress?.({ bytesRead: at, bytesInAll: source.sizeBytes });
				cutter.push(piece);
				for (let line = cutter.next(); line !== null; line = cutter.next()) {
					while (!rows.place(line)) yield rows.take()!;
				}
			}
			cutter.end();
			for (let line = cutter.next(); line !== null; line = cutter.next()) {
				while (!rows.place(line)) yield rows.take()!;
			}
			rows.end();
			while (!rows.settle()) yield rows.take()!;
			const last = rows.take();
			if (last !== null) yield last;
			const warn = (code: string, what: string) => warnings.push({ code, message: `${file}: ${what}.` });
			warnings.push(...rows.warnings());
			if (cutter.isTooLong) warn("long-line", "a line is longer than 65,536 bytes; what follows is not read");
			else if (cutter.isOpenAtEnd) warn("open-end", "the last line has no end, so that its last value may be cut");
		},
	};
}

/** The lines from which the layout is known. */
async function firstLines(source: ByteSource): Promise<string[]> {
	const cutter = lineCutter();
	cutter.push(await source.read(0, 1 << 17));
	if (source.sizeBytes <= 1 << 17) cutter.end();
	const lines: string[] = [];
	for (let line = cutter.next(); line !== null && lines.length < 500; line = cutter.next()) lines.push(textOf(line));
	return lines;
}

/** Parses lines and places them on the grid. */
function rowPlacer(layout: CsvLayout, file: string) {
	const { firstRow, samplingRateHz, startSeconds, signals, hasTime, rangeG } = layout;
	const parse = rowParser(layout);
	const flags = new Uint8Array(signals.length);
	const isRaw = signals[0]!.unit === "[g]";
	// The last step of the converter below its range, to three decimals.
	const highest = rangeG === null ? Number.POSITIVE_INFINITY : rangeG - (rangeG === 8 ? 0.0045 : 0.0035);
	const lowest = rangeG === null ? Number.NEGATIVE_INFINITY : -rangeG;
	const tally = warningTally(({ what, place, count }) => `${file}: ${count} ${what}; the first at line ${place}.`);
	let empty = 0;
	const count = (code: keyof typeof told, line: number, n = 1) => tally.add(code, told[code], line, n);
	const fates = { gap: "gap", late: "late-row", outlier: "impossible-time" } as const;
	const rows = timedRows({
		nSignals: signals.length,
		samplingRateHz,
		onFate: (fate, line, n) => count(fates[fate], line, n),
	});
	let parsedLine = 0;

	/** Reads a line and hands its row over. */
	function read(line: CsvLine): void {
		const row = parse(line);
		if (row.nFields === 0) {
			empty++;
			return;
		}
		if (empty > 0) count("empty-line", line.number - empty, empty);
		empty = 0;
		if (row.nFields !== layout.nColumns) count("uneven-row", line.number);
		let index = rows.nextRow;
		if (hasTime) {
			const seconds = row.seconds - startSeconds;
			index = Math.round(seconds * samplingRateHz);
			if (Number.isNaN(seconds) || Math.abs(seconds) > longestSeconds) {
				count("impossible-time", line.number);
				return;
			}
			if (!isRaw && Math.abs(seconds - index / samplingRateHz) > 0.5) count("off-grid", line.number);
		}
		for (let i = 0; i < signals.length; i++) {
			const value = row.values[i]!;
			const isMissing = Number.isNaN(value) && row.nFields === layout.nColumns;
			const isRight = isRaw ? Math.abs(value) <= 100 : value >= 0 && value < 1e9;
			flags[i] = isRight || isMissing ? 0 : sampleFlags.damaged;
			if (isMissing) count("missing-value", line.number);
			if (!isRight && !isMissing) {
				if (row.nFields === layout.nColumns) count("invalid-value", line.number);
				row.values[i] = Number.NaN;
			}
		}
		if (isRaw && row.values.some((value) => value <= lowest || value >= highest)) {
			for (let i = 0; i < signals.length; i++) flags[i]! |= sampleFlags.clipped;
		}
		rows.offer(index, row.values, flags, line.number);
	}

	return {
		/** Reads a line, however often it must be called until the block has room; false when it has none. */
		place(line: CsvLine): boolean {
			if (line.number <= firstRow) return true;
			if (parsedLine !== line.number) {
				parsedLine = line.number;
				read(line);
			}
			return rows.settle();
		},
		end: rows.end,
		settle: rows.settle,
		take: rows.take,
		/** In the order of `told`. */
		warnings: () => tally.warnings().sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code)),
	};
}

const told = {
	"uneven-row": "rows have another number of columns and are flagged as damaged",
	"invalid-value": "values are no numbers that can be and are flagged as damaged",
	"missing-value": "values are missing",
	"impossible-time": "rows have no time that can be and are left out",
	"late-row": "rows come twice or are dated before one that stood there, and are left out",
	"off-grid": "epochs do not begin at a multiple of their length from the first",
	gap: "rows are missing before a later one, which are gaps",
	"empty-line": "lines among the rows are empty",
} as const;
const order = Object.keys(told);
