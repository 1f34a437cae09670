import type { Warning } from "@quickening/core";
import { epochSignal } from "../actigraph/epoch-signals.ts";
import { firstBorneOut } from "../actigraph/timed-rows.ts";
import { isoOfLocal } from "../clock/print-clock.ts";
import { fileError } from "../errors/file-error.ts";
import { clockSeconds, type DateOrder, dateNumbers, onlyOrder } from "./clock-times.ts";
import type { ReadActigraphCsvOptions } from "./csv-options.ts";
import { beginsHeader, type CsvHeader, columnsOfMode, endsHeader, readHeader } from "./read-header.ts";

/** What a column holds: the number of a signal, a time, or nothing that is read. */
export type CsvColumn = number | "stamp" | "date" | "time" | "other";

/** How the rows of a file are to be read. */
export interface CsvLayout {
	readonly header: CsvHeader | null;
	/** Lines before the first row. */
	readonly firstRow: number;
	readonly separator: string;
	readonly decimalMark: string;
	readonly columns: readonly CsvColumn[];
	readonly nColumns: number;
	readonly signals: readonly { readonly name: string; readonly unit: string }[];
	readonly hasTime: boolean;
	readonly dateOrder: DateOrder;
	readonly samplingRateHz: number;
	readonly startSeconds: number;
	/** Of raw acceleration, by the device's serial number. */
	readonly rangeG: number | null;
}

interface LayoutOptions {
	readonly file: string;
	readonly options: ReadActigraphCsvOptions;
	readonly warnings: Warning[];
}

/** Finds the layout in the first lines. */
export function csvLayout(lines: readonly string[], { file, options, warnings }: LayoutOptions): CsvLayout {
	const fail = (problem: string, received: unknown, advice: string) =>
		fileError({ reader: "readActigraphCsv", file, problem, received, advice });
	const again = "Export it again from ActiLife or CentrePoint.";
	const doubt = (code: string, what: string) => warnings.push({ code, message: `${file}: ${what}.` });
	if (lines.length === 0) throw fail("must hold lines of text", "none", again);
	if (/\0/.test(lines[0]!)) throw fail("must be in UTF-8", "UTF-16 or no text", "Save it as CSV in UTF-8.");
	let at = 0;
	let header: CsvHeader | null = null;
	if (beginsHeader(lines[0]!)) {
		const end = lines.slice(1, 40).findIndex(endsHeader);
		if (end < 0) throw fail("must end its header with a line of hyphens (line 10)", "none in 40 lines", again);
		header = readHeader(lines.slice(0, end + 1), { file, dateOrder: options.dateOrder, warnings });
		at = end + 2;
	}
	// Names, of which none is a number or a date.
	const isHeading = (line: string) =>
		/[a-z]/i.test(line) && !/(^|[,;\t])\s*"?[-+.]?\d+([-/:., ]|$)/.test(line) && !/^"?NaN/i.test(line);
	const heading = lines[at] !== undefined && isHeading(lines[at]!) ? lines[at++]! : null;
	const rows = lines.slice(at).filter((line) => /[^\s,;"]/.test(line));
	if (rows.length === 0) throw fail(`must have rows after line ${at}`, "none", again);
	const sample = heading ?? rows[0]!;
	const separator = sample.includes(";") ? ";" : sample.includes("\t") ? "\t" : ",";
	const split = (line: string) => line.split(separator).map((field) => field.trim().replace(/^"|"$/g, ""));
	const decimalMark = separator !== "," && rows.some((row) => /\d,\d/.test(row)) ? "," : ".";
	const first = trimmed(split(rows[0]!));
	const names = heading === null ? namesOf(first, header) : trimmed(split(heading));
	if (names === null) {
		throw fail(
			"must have names of its columns",
			`${first.length} columns without (mode ${header?.mode ?? "unknown"})`,
			"Export it with column names.",
		);
	}
	if (
		heading !== null &&
		separator === "," &&
		first.length > names.length &&
		rows.slice(0, 50).every((row) => /-?\d+,\d{2,}/.test(row))
	) {
		throw fail(
			"must tell its decimal marks from its separators",
			`${first.length} fields for ${names.length} columns in line ${at + 1}`,
			"Export it with a decimal point, or with semicolons between the columns.",
		);
	}
	const { columns, signals } = columnsOf(names);
	const isRaw = signals[0]?.unit === "[g]";
	if (
		signals.length === 0 ||
		signals.some(({ unit }) => (unit === "[g]") !== isRaw) ||
		(isRaw && signals.length !== 3)
	) {
		throw fail("must have columns of acceleration on three axes, or of counts", names.join(separator), again);
	}
	if (new Set(signals.map(({ name }) => name)).size !== signals.length) {
		throw fail("must have each column once", names.join(separator), again);
	}
	const unread = names.filter((_, i) => columns[i] === "other" && names[i] !== "");
	if (unread.length > 0) doubt("unread-column", `columns that are not read: ${unread.join(", ")}`);

	const stamps = rows.slice(0, 200).map((row) => stampOf(split(row), columns));
	const hasTime = stamps[0] !== null;
	const dates = stamps.flatMap((stamp) => (stamp === null ? [] : [dateNumbers(stamp)])).filter((date) => date !== null);
	const isIso = dates.length > 0 && dates[0]![0] > 31;
	const dateOrder = isIso ? "year-first" : (options.dateOrder ?? header?.dateOrder ?? onlyOrder(dates));
	if (hasTime && dateOrder === null) {
		throw fail("must tell day from month in its dates", stamps[0], 'Give dateOrder: "month-first" or "day-first".');
	}
	if (stamps.some((stamp) => stamp !== null && /(Z|[+-]\d\d:?\d\d)$/.test(stamp))) {
		doubt("zone-mark", "its times bear a zone, which programs also write for the device's own clock; it is not used");
	}
	const times = stamps.map((stamp) => (stamp === null ? Number.NaN : clockSeconds(stamp, dateOrder!)));
	const samplingRateHz = rateOf({ isRaw, header, options, times });
	if (!(samplingRateHz !== null && samplingRateHz <= 256 && samplingRateHz >= 1 / 3600)) {
		throw fail(
			isRaw
				? "must give a rate of 1 to 256 Hz in its header"
				: "must give an epoch of at most 3600 s in its header or by its times",
			header?.samplingRateHz ?? header?.epochSeconds ?? "none",
			`Give ${isRaw ? "samplingRateHz" : "epochSeconds"}.`,
		);
	}
	const given = options.startTime === undefined ? Number.NaN : clockSeconds(options.startTime, "year-first");
	const said = header?.startSeconds ?? Number.NaN;
	const startSeconds = hasTime
		? firstBorneOut(times, { stepSeconds: 1 / samplingRateHz, saidSeconds: said })
		: Number.isNaN(said)
			? given
			: said;
	if (Number.isNaN(startSeconds)) {
		const received = hasTime
			? stamps[0]
			: header
				? `${header.lines["Start Date"]} ${header.lines["Start Time"]}`
				: "none";
		throw fail(
			"must give its start",
			received,
			header && !hasTime ? 'Give dateOrder: "month-first" or "day-first".' : "Give startTime.",
		);
	}
	if (hasTime && header && Math.abs(said - startSeconds) >= 1 / Math.min(1, samplingRateHz)) {
		doubt(
			"other-start",
			`the header says that it starts at ${isoOfLocal(said)}; its first row is of ${isoOfLocal(startSeconds)}`,
		);
	}
	const serial = header?.serialNumber ?? "";
	return {
		header,
		firstRow: at,
		separator,
		decimalMark,
		columns,
		nColumns: names.length,
		signals,
		hasTime,
		dateOrder: dateOrder ?? "year-first",
		samplingRateHz,
		startSeconds,
		rangeG: /^(NEO|CLE|MRA)/.test(serial) ? 6 : /^(MOS|TAS)/.test(serial) ? 8 : null,
	};
}

/** Fields without the empty ones that a spreadsheet adds. */
function trimmed(fields: readonly string[]): string[] {
	return fields.slice(0, fields.findLastIndex((field) => field !== "") + 1);
}

/** Names of columns that a file does not name: times first, where a field is one, then what the header says. */
function namesOf(first: readonly string[], header: CsvHeader | null): string[] | null {
	if (header === null) return null;
	const isStamp = dateNumbers(first[0] ?? "") !== null;
	const times = !isStamp ? [] : /\d:\d\d/.test(first[0]!) ? ["timestamp"] : ["date", "time"];
	const rest =
		header.samplingRateHz !== null
			? ["Accelerometer X", "Accelerometer Y", "Accelerometer Z"]
			: header.mode === null
				? []
				: columnsOfMode(header.mode);
	return times.length + rest.length === first.length && rest.length > 0 ? [...times, ...rest] : null;
}

function columnsOf(names: readonly string[]): Pick<CsvLayout, "columns" | "signals"> {
	const signals: { name: string; unit: string }[] = [];
	const columns = names.map((name): CsvColumn => {
		const word = name.toLowerCase().replace(/[^a-z]/g, "");
		if (word === "timestamp" || word === "datatimestamp" || word === "datetime") return "stamp";
		if (word === "date") return "date";
		if (word === "time" || word === "epoch") return "time";
		const signal = epochSignal(name);
		if (signal === undefined) return "other";
		signals.push(signal);
		return signals.length - 1;
	});
	// A time of day says nothing without a date.
	if (!columns.includes("date")) return { columns: columns.map((what) => (what === "time" ? "other" : what)), signals };
	return { columns, signals };
}

/** Date and time of a row as one text; null when it has none. */
function stampOf(fields: readonly string[], columns: readonly CsvColumn[]): string | null {
	const stamp = columns.indexOf("stamp");
	if (stamp >= 0) return fields[stamp] ?? "";
	const [date, time] = [columns.indexOf("date"), columns.indexOf("time")];
	return date >= 0 && time >= 0 ? `${fields[date] ?? ""} ${fields[time] ?? ""}` : null;
}

interface RateFacts {
	readonly isRaw: boolean;
	readonly header: CsvHeader | null;
	readonly options: ReadActigraphCsvOptions;
	readonly times: readonly number[];
}

/** The rate by the header, the caller or the commonest step of the first times. */
function rateOf({ isRaw, header, options, times }: RateFacts): number | null {
	if (isRaw) return header?.samplingRateHz ?? options.samplingRateHz ?? null;
	const said = header?.epochSeconds ?? options.epochSeconds;
	if (said !== undefined && said !== null) return 1 / said;
	const steps = new Map<number, number>();
	for (let i = 1; i < times.length; i++) {
		const step = times[i]! - times[i - 1]!;
		if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1);
	}
	const commonest = [...steps].sort(([, a], [, b]) => b - a)[0]?.[0];
	return commonest === undefined ? null : 1 / commonest;
}
