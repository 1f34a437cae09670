import type { InvalidInputError, RecordingStart, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { recordingStart } from "../clock/recording-start.ts";
import { lineTally, type WarningTally } from "../errors/warning-tally.ts";
import { type IrregularSeries, valueFlags } from "../series/irregular-series.ts";
import {
	type DateOrder,
	dateOf,
	dateOrderAdvice,
	dateOrders,
	readDateTime,
	readNumber,
	separatorOf,
	splitCells,
	type TextPlace,
	textError,
	textPieces,
} from "../text/index.ts";

export interface ReadRrOptions {
	/** Unit of the intervals, where no heading says it. */
	readonly unit?: "ms" | "s";
	/** Heading of the column of intervals, or its number from 1, where several could be it. */
	readonly column?: string | number;
	/** Zone of the times in the file, where it gives none. */
	readonly zone?: string;
	/** Which comes first in a date that is written in numbers, where its first does not settle it. */
	readonly dateOrder?: DateOrder;
}

const reader = "readRr";
const headingOfRr = /\b(?:rr|r-r|rri|ibi|nn|pp|ppi|hrv_rr)\b|rr[-_ ]?interval|interbeat|inter-beat/i;
const headingOfTime = /time|date|since start|elapsed|zeit|heure/i;
/** Longest and shortest interval that is kept: a pause of half a minute, 600 beats a minute. */
const possibleMs = [100, 30_000] as const;

/**
 * Reads intervals between heartbeats: one number a line, or a table with headings and one column of intervals. The unit is the
 * one in the heading ("RR-interval [ms]") or the caller's `unit`; it is never guessed from the values.
 *
 * @returns intervals in ms, as detected; `timesSeconds` is when each ends, by the file's times or by adding the intervals up.
 *   What is no interval between 0.1 s and 30 s is NaN, flagged `damaged`, and counted in the warnings.
 * @throws InvalidInputError when no line has a number, the unit is not known or cannot be the one that is stated, or it is not
 *   clear which column holds intervals.
 */
export async function readRr(source: ByteSource, options: ReadRrOptions = {}): Promise<IrregularSeries> {
	const fail = (problem: string, received: unknown, advice: string, code?: string, place?: TextPlace) =>
		textError(reader, source.name, { problem, received, advice, ...(code && { code }), ...(place && { place }) });
	const ofText: Warning[] = [];
	const tally = lineTally();
	let table: Table | null = null;
	let header: Header | null = null;
	const rr: number[] = [];
	const times: (number | null)[] = [];
	const lines: number[] = [];
	for await (const { lines: texts, firstLine } of textPieces(source, { reader, warnings: ofText })) {
		for (const [i, text] of texts.entries()) {
			const line = firstLine + i;
			if (text.trim() === "") continue;
			const separator: string = table?.separator ?? header?.separator ?? separatorFor(text);
			const cells: readonly string[] =
				separator === " " ? text.trim().split(/\s+/) : (splitCells(text, separator) ?? [text]);
			if (table === null) {
				if (cells.every((cell) => numberOf(cell) === undefined && readDateTime(cell, "day-first") === undefined)) {
					// The last line of words before the numbers holds the headings, unless it is a comment.
					if (!text.startsWith("#") && cells.some((cell) => cell !== ""))
						header = { cells, line, separator: cells.length > 1 ? separator : null };
					if (line > 1000)
						throw fail("must have numbers within its first 1000 lines", text, "It is no file of intervals.");
					continue;
				}
				const empatica = /^(\d{9,10}(?:\.\d+)?)\s*,\s*IBI$/i.exec(text.trim());
				if (empatica !== null) {
					// Empatica's first line is the start in Unix time; intervals follow in seconds, after their times.
					table = { separator: ",", column: 1, time: 0, unit: "s", startUtcSeconds: Number(empatica[1]) };
					continue;
				}
				table = tableOf(cells, header, separator, options, (problem, received, advice, code) =>
					fail(problem, received, advice, code, { line }),
				);
			}
			const cell = cells[table.column] ?? "";
			for (const each of table.isRun ? cells : [cell]) {
				const value = table.separator === "," ? readNumber(each) : numberOf(each);
				rr.push(value === undefined ? Number.NaN : table.unit === "s" ? value * 1000 : value);
				if (value === undefined)
					tally.add("unreadable-value", "cells hold no interval; they are NaN and flagged", line);
				times.push(table.time === null ? null : timeOf(cells[table.time] ?? "", table));
				lines.push(line);
			}
		}
	}
	if (table === null || rr.length === 0) {
		throw fail(
			"must have a line with a number",
			header?.cells.join(" ") ?? "none",
			"It is no file of intervals.",
			"no-data",
		);
	}
	const values = Float64Array.from(rr);
	const flags = new Uint8Array(values.length);
	checkUnit(values, table.unit, fail);
	const passedMs = values.slice();
	for (const [i, value] of values.entries()) {
		if (value >= possibleMs[0] && value <= possibleMs[1]) continue;
		flags[i] = valueFlags.damaged;
		values[i] = Number.NaN;
		if (!Number.isNaN(value)) {
			tally.add(
				"impossible-value",
				"intervals are shorter than 0.1 s or longer than 30 s; they are NaN and flagged",
				lines[i]!,
			);
		}
	}
	const { start, timesSeconds } = timesOf(passedMs, times, lines, { table, zone: options.zone, tally });
	return {
		start,
		timesSeconds,
		values,
		unit: "ms",
		flags,
		device: { maker: "", model: null, serialNumber: null, firmware: null, wearSite: null },
		warnings: [...ofText, ...tally.warnings()],
	};
}

/** A number with a decimal point or comma. */
const numberOf = (cell: string): number | undefined => readNumber(cell) ?? readNumber(cell, ",");

/** The last line of words before the numbers. */
interface Header {
	readonly cells: readonly string[];
	readonly line: number;
	/** What separates its cells, and so those below; null where it has one. */
	readonly separator: string | null;
}

interface Table {
	readonly separator: string;
	/** Each line is a run of intervals, not a row of columns. */
	readonly isRun?: boolean;
	readonly column: number;
	readonly time: number | null;
	readonly unit: "ms" | "s";
	/** Unit of a column of times in numbers; null where the times are dates. */
	readonly timeUnit?: "ms" | "s" | null;
	readonly startUtcSeconds?: number;
	readonly dateOrder?: DateOrder;
}

/** A line's separator: spaces where it has no other. */
function separatorFor(text: string): string {
	const separator = separatorOf(text);
	if (text.includes(separator)) {
		// "0,812" alone is a number with a decimal comma.
		if (separator === "," && /^\s*\d+,\d+\s*$/.test(text)) return ";";
		return separator;
	}
	return /^\s*[\d.]+(?:\s+[\d.]+)+\s*$/.test(text) ? " " : ";";
}

function tableOf(
	cells: readonly string[],
	header: Header | null,
	separator: string,
	{ unit, column, dateOrder }: ReadRrOptions,
	fail: (problem: string, received: unknown, advice: string, code?: string) => InvalidInputError,
): Table {
	// Welltory writes all intervals in a row.
	const isRun = separator === " " && cells.length > 2 && column === undefined && header === null;
	const headings = header !== null && header.cells.length === cells.length ? header.cells : cells.map(() => "");
	const named = headings.flatMap((heading, i) => (headingOfRr.test(heading) ? [i] : []));
	const times = headings.findIndex((heading, i) => headingOfTime.test(heading) && !named.includes(i));
	const index =
		typeof column === "number"
			? column - 1
			: typeof column === "string"
				? headings.indexOf(column)
				: cells.length === 1 || isRun
					? 0
					: named.length === 1
						? named[0]!
						: -1;
	if (index < 0 || index >= cells.length) {
		const advice = 'Say which column holds the intervals: { column: 2 } or { column: "RR" }.';
		throw fail(
			"must have one column of intervals that its heading names",
			headings.join(separator) || cells.join(separator),
			advice,
			"unknown-column",
		);
	}
	const stated = unitOf(headings[index]!);
	if (stated !== null && unit !== undefined && stated !== unit) {
		throw fail(
			`has a heading that says ${stated}, unlike the unit that was given`,
			unit,
			"Leave the unit out, or correct it.",
			"unlike-unit",
		);
	}
	const found = stated ?? unit;
	if (found === undefined) {
		throw fail(
			"must say the unit of its intervals",
			headings[index] || "no heading",
			'Give it: { unit: "ms" } or { unit: "s" }.',
			"unknown-unit",
		);
	}
	const time = times >= 0 ? times : null;
	const isDate = time !== null && readNumber(cells[time]!) === undefined;
	const timeUnit = time === null || isDate ? null : unitOf(headings[time]!);
	const orders = isDate ? dateOrders(dateOf(cells[time]!)) : [];
	const order = dateOrder ?? orders[0] ?? "day-first";
	if (dateOrder === undefined && orders.length > 1) {
		throw fail("has a date that can be read in two ways", cells[time ?? 0]!, dateOrderAdvice, "ambiguous-date");
	}
	// Times in numbers without a unit are not used: the intervals say the same.
	return {
		separator,
		isRun,
		column: index,
		time: time !== null && (isDate || timeUnit !== null) ? time : null,
		unit: found,
		timeUnit,
		dateOrder: order,
	};
}

/** The unit that a heading names in brackets or as its last word. */
function unitOf(heading: string): "ms" | "s" | null {
	const word = /[[(_\s](ms|msec|milliseconds?|s|sec|seconds?)[\])]?\s*$/i.exec(heading)?.[1]?.toLowerCase();
	return word === undefined ? null : word.startsWith("m") ? "ms" : "s";
}

/** Seconds of a cell of times: from the start, or since 1970 on the clock that wrote it. */
function timeOf(cell: string, { timeUnit, startUtcSeconds, dateOrder }: Table): number | null {
	if (startUtcSeconds !== undefined) return readNumber(cell) ?? null;
	if (timeUnit === null || timeUnit === undefined) {
		const time = readDateTime(cell, dateOrder ?? "day-first");
		return time === undefined ? null : time.localSeconds;
	}
	const value = readNumber(cell);
	return value === undefined ? null : timeUnit === "ms" ? value / 1000 : value;
}

/** A stated unit that puts most intervals beyond any heart is the wrong one. */
function checkUnit(
	values: Float64Array,
	unit: "ms" | "s",
	fail: (problem: string, received: unknown, advice: string, code?: string) => InvalidInputError,
): void {
	const known = [...values].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
	const median = known[known.length >> 1] ?? Number.NaN;
	if (median >= 200 && median <= 4000) return;
	const middle = unit === "s" ? `${median / 1000} s` : `${median} ms`;
	const advice = Number.isNaN(median) ? "It is no file of intervals." : "The unit is probably another; correct it.";
	throw fail(
		"must have a middle interval of 0.2 to 4 s",
		Number.isNaN(median) ? "no interval" : middle,
		advice,
		"unlike-unit",
	);
}

function timesOf(
	values: Float64Array,
	times: readonly (number | null)[],
	lines: readonly number[],
	{ table, zone, tally }: { readonly table: Table; readonly zone: string | undefined; readonly tally: WarningTally },
): { readonly start: RecordingStart | null; readonly timesSeconds: Float64Array } {
	const timesSeconds = new Float64Array(values.length);
	const isUsable = table.time !== null && times.every((time, i) => time !== null && (i === 0 || time >= times[i - 1]!));
	if (table.time !== null && !isUsable) {
		const at = times.findIndex(
			(time, i) => time === null || (i > 0 && time < (times[i - 1] ?? Number.NEGATIVE_INFINITY)),
		);
		tally.add("unordered-times", "times are missing or out of order: intervals were added up instead", lines[at]!);
	}
	if (isUsable) {
		const isClock = table.startUtcSeconds === undefined && (table.timeUnit ?? null) === null;
		const first = isClock ? times[0]! - (Number.isNaN(values[0]!) ? 0 : values[0]! / 1000) : 0;
		for (let i = 0; i < values.length; i++) timesSeconds[i] = toMicroseconds(times[i]! - first);
		if (isClock) {
			return { start: recordingStart(first, zone ?? null), timesSeconds };
		}
	} else {
		// A pause that is too long for an interval is time that passed all the same.
		let at = 0;
		for (let i = 0; i < values.length; i++) {
			const isKnown = values[i]! >= 0;
			if (isKnown) at += values[i]! / 1000;
			else tally.add("unknown-pauses", "intervals without a value count as 0 s in the times", lines[i]!);
			timesSeconds[i] = toMicroseconds(at);
		}
	}
	const utcSeconds = table.startUtcSeconds ?? null;
	if (utcSeconds === null) return { start: null, timesSeconds };
	return { start: recordingStart(utcSeconds, "+00:00"), timesSeconds };
}

/** Without the last digits, which sums of binary fractions make up. */
const toMicroseconds = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;
