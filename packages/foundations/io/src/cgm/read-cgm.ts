import type { Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { isoOfLocal } from "../clock/print-clock.ts";
import { zonedSeconds, zoneOfOffset } from "../clock/zoned-seconds.ts";
import { lineTally, type WarningTally } from "../errors/warning-tally.ts";
import { type IrregularSeries, valueFlags } from "../series/irregular-series.ts";
import {
	type CellTime,
	type DateOrder,
	dateOf,
	dateOrderAdvice,
	dateOrderJudge,
	dateOrders,
	headLines,
	readDateTime,
	readNumber,
	separatorOf,
	type TableRow,
	tableRows,
	textError,
} from "../text/index.ts";
import { excelSeconds, readWorkbook } from "../xlsx/read-workbook.ts";
import { isZip } from "../zip/is-zip.ts";
import { type CgmLayout, cgmLayout } from "./cgm-layout.ts";
import { elapsedTimes } from "./elapsed-times.ts";
import { beyondRange, limitIn, sensorLimits } from "./sensor-limits.ts";

export interface ReadCgmOptions {
	/** Unit of glucose, where no heading says it. */
	readonly unit?: "mg/dL" | "mmol/L";
	/** Which comes first in a date that is written in numbers, where the file does not settle it. */
	readonly dateOrder?: DateOrder;
	/** Zone of the times; with it, hours that the clock repeats or skips are told apart. */
	readonly zone?: string;
}

/** Readings of one person, of one kind. */
export interface GlucoseSeries extends IrregularSeries {
	/** "sensor" is what it stores by itself; "scan" and "strip" are what a person looked up or measured. */
	readonly kind: "sensor" | "scan" | "strip";
	/** As the table has it; null in an export of one person. */
	readonly participantId: string | null;
	readonly unit: "mg/dL" | "mmol/L";
	/** How often the sensor stores a reading; null when the file names no sensor that is known. Never taken from the times. */
	readonly cadenceSeconds: number | null;
}

export interface CgmFile {
	readonly format: "cgm";
	readonly program: CgmLayout["program"];
	/** A series for each person and kind that has readings: sensor first. */
	readonly series: readonly GlucoseSeries[];
	/** Doubts about the file; those about readings stand with their series. */
	readonly warnings: readonly Warning[];
}

const reader = "readCgm";

interface Reading {
	readonly time: CellTime;
	readonly cell: string;
	readonly line: number;
	readonly transmitterSeconds: number | undefined;
	readonly transmitter: string | undefined;
}

/**
 * Reads glucose of a continuous monitor: Dexcom Clarity (CSV or .xlsx, any language, Low and High as words), LibreView (CSV, any
 * language; history, scans and strips as series of their own) and tables with headings for time and glucose, with or without
 * one for the person. The unit is the heading's, or the caller's where it has none; a reading beyond the sensor's
 * range has the range's end as value and a flag.
 *
 * @throws InvalidInputError when no headings are known, the unit is not said or cannot be the one that is said, or dates can be
 *   read in two ways and `dateOrder` is not given.
 */
export async function readCgm(source: ByteSource, options: ReadCgmOptions = {}): Promise<CgmFile> {
	const fail = (problem: string, received: unknown, advice: string, code?: string, line?: number) =>
		textError(reader, source.name, {
			problem,
			received,
			advice,
			...(code && { code }),
			...(line !== undefined && { place: { line } }),
		});
	const warnings: Warning[] = [];
	const rows = await allRows(source, warnings);
	const layout = cgmLayout(rows.map(({ cells }) => cells));
	if (layout === null) {
		const advice =
			"Readable are exports of Dexcom Clarity and LibreView, and tables with headings such as id,time,glucose (mg/dL).";
		throw fail("must have headings of time and glucose", rows[0]?.cells.join(",") ?? "none", advice);
	}
	const headingLine = rows[layout.headingRow]!.line;
	if (layout.unit !== null && options.unit !== undefined && layout.unit !== options.unit) {
		const advice = "Leave the unit out, or correct it.";
		throw fail(
			`has a heading that says ${layout.unit}, unlike the unit that was given`,
			options.unit,
			advice,
			"unlike-unit",
			headingLine,
		);
	}
	const unit = layout.unit ?? options.unit;
	if (unit === undefined) {
		const heading = rows[layout.headingRow]!.cells[layout.glucose[0]!.column];
		const advice = 'Give it: { unit: "mg/dL" } or { unit: "mmol/L" }.';
		throw fail("must say the unit of glucose in its heading", heading, advice, "unknown-unit", headingLine);
	}
	const data = rows.slice(layout.headingRow + 1);
	const order = orderOf(rows, data, layout, options);
	if (order === null) {
		const first = data.find(({ cells }) => dateOrders(dateOf(cells[layout.time] ?? "")).length > 0);
		throw fail(
			"has dates that can be read in two ways",
			first?.cells[layout.time],
			dateOrderAdvice,
			"ambiguous-date",
			first?.line,
		);
	}
	const device = deviceOf(data, layout);
	const limits = sensorLimits(layout.program, device.model);
	const series: GlucoseSeries[] = [];
	const people = groupsOf(data, layout);
	const tallyOfFile = lineTally();
	for (const [participantId, own] of people) {
		for (const { kind, column } of layout.glucose) {
			for (const part of partsOf(kind, layout)) {
				const readings = readingsOf(own, { ...layout, column, order, isEvent: part.isEvent, tally: tallyOfFile });
				if (readings.length === 0) continue;
				series.push({
					kind: part.kind,
					participantId,
					device,
					cadenceSeconds: part.kind === "sensor" ? (limits?.cadenceSeconds ?? null) : null,
					...seriesOf(readings, {
						unit,
						zone: options.zone ?? null,
						limits: part.kind === "strip" ? null : limits,
						kind: part.kind,
					}),
				});
			}
		}
	}
	warnings.push(...tallyOfFile.warnings());
	if (series.length === 0)
		throw fail("must have readings of glucose", "headings alone", "Export it again.", "no-data", headingLine);
	checkUnit(series, unit, (problem, received, advice) => fail(problem, received, advice, "unlike-unit", headingLine));
	const rank = { sensor: 0, scan: 1, strip: 2 };
	return {
		format: "cgm",
		program: layout.program,
		series: series.sort((a, b) => rank[a.kind] - rank[b.kind]),
		warnings,
	};
}

async function allRows(source: ByteSource, warnings: Warning[]): Promise<readonly TableRow[]> {
	if (isZip(await source.read(0, 4))) return readWorkbook(source, reader);
	const head = await headLines(source, { reader, count: 40 });
	// The line with the most cells is one of the table.
	const separator = [";", "\t", ","].reduce((best, each) =>
		Math.max(...head.map((line) => line.split(each).length)) > Math.max(...head.map((line) => line.split(best).length))
			? each
			: best,
	);
	const rows: TableRow[] = [];
	const named =
		head.length > 0
			? separatorOf(head.reduce((a, b) => (b.split(separator).length > a.split(separator).length ? b : a)))
			: ",";
	for await (const piece of tableRows(source, { reader, separator: named })({ warnings })) rows.push(...piece);
	return rows;
}

const isCalibration = (event: string) => /^[ck]alib|^[ée]talonn/i.test(event);

/** Kinds of event that hold readings in a column: Clarity puts calibrations by finger prick beside the sensor's readings. */
function partsOf(
	kind: GlucoseSeries["kind"],
	{ program }: CgmLayout,
): readonly { readonly kind: GlucoseSeries["kind"]; readonly isEvent: (event: string) => boolean }[] {
	if (program === "table") return [{ kind, isEvent: () => true }];
	if (program === "LibreView") {
		const record = { sensor: "0", scan: "1", strip: "2" }[kind];
		return [{ kind, isEvent: (event) => event === record }];
	}
	return [
		{ kind: "sensor", isEvent: (event) => !isCalibration(event) },
		{ kind: "strip", isEvent: isCalibration },
	];
}

function groupsOf(
	data: readonly TableRow[],
	{ participant }: CgmLayout,
): ReadonlyMap<string | null, readonly TableRow[]> {
	if (participant === null) return new Map([[null, data]]);
	const groups = new Map<string | null, TableRow[]>();
	for (const row of data) {
		const id = row.cells[participant] ?? "";
		const own = groups.get(id);
		if (own === undefined) groups.set(id, [row]);
		else own.push(row);
	}
	return groups;
}

function orderOf(
	rows: readonly TableRow[],
	data: readonly TableRow[],
	{ time, clock: clockColumn, participant, headingRow, event }: CgmLayout,
	{ dateOrder }: ReadCgmOptions,
): DateOrder | null {
	if (dateOrder !== undefined) return dateOrder;
	const judge = dateOrderJudge(null);
	// LibreView says when the report was made.
	for (const { cells } of rows.slice(0, headingRow)) for (const cell of cells) judge.seeAlone(dateOf(cell));
	let lastGroup: string | undefined;
	for (const { cells } of data) {
		const cell = cells[time] ?? "";
		const date = dateOf(cell);
		if (dateOrders(date)[0] === "year-first") return "year-first";
		const whole = clockColumn === null ? cell : `${cell} ${cells[clockColumn] ?? ""}`;
		const clock = readDateTime(whole, "day-first") ?? readDateTime(whole, "month-first");
		const group = `${participant === null ? "" : cells[participant]} ${event === null ? "" : cells[event]}`;
		if (clock !== undefined && group === lastGroup) judge.see(date, ((clock.localSeconds % 86_400) + 86_400) % 86_400);
		else judge.seeAlone(date);
		lastGroup = group;
	}
	// A workbook may keep times as numbers, which have one reading.
	return judge.order() ?? (data.some(({ cells }) => isSerial(cells[time] ?? "")) ? "year-first" : null);
}

function deviceOf(data: readonly TableRow[], { device, serial, program }: CgmLayout): GlucoseSeries["device"] {
	const first = (column: number | null) =>
		column === null ? null : (data.map(({ cells }) => cells[column]).find((cell) => cell) ?? null);
	const model = first(device);
	return {
		maker: sensorLimits(program, model)?.maker ?? "",
		model,
		serialNumber: first(serial),
		firmware: null,
		wearSite: null,
	};
}

const isSerial = (cell: string) => /^\d{5}(?:\.\d+)?$/.test(cell);

function readingsOf(
	rows: readonly TableRow[],
	{
		column,
		program,
		time,
		clock,
		event,
		order,
		isEvent,
		transmitterSeconds,
		transmitter,
		tally,
	}: CgmLayout & {
		readonly column: number;
		readonly order: DateOrder;
		readonly isEvent: (event: string) => boolean;
		readonly tally: WarningTally;
	},
): Reading[] {
	const readings: Reading[] = [];
	for (const { cells, line } of rows) {
		if (event !== null && !isEvent(cells[event] ?? "")) continue;
		const cell = cells[column] ?? "";
		const text = clock === null ? (cells[time] ?? "") : `${cells[time] ?? ""} ${cells[clock] ?? ""}`;
		// Meals, alerts and settings, whose names are translated, have no glucose or no time; a reading has both.
		const isReading = program !== "Dexcom Clarity" || /^EG[VW]$/i.test(cells[event ?? 0] ?? "");
		if ((cell === "" && text.trim() === "") || (!isReading && (cell === "" || text === ""))) continue;
		const at = isSerial(text)
			? { localSeconds: excelSeconds(Number(text)), offsetSeconds: null }
			: readDateTime(text, order);
		if (at === undefined) {
			tally.add("unreadable-time", "readings have no time that can be read, and were left out", line);
			continue;
		}
		readings.push({
			time: at,
			cell,
			line,
			transmitterSeconds: transmitterSeconds === null ? undefined : readNumber(cells[transmitterSeconds] ?? ""),
			transmitter: transmitter === null ? undefined : cells[transmitter],
		});
	}
	return readings;
}

function seriesOf(
	given: readonly Reading[],
	{
		unit,
		zone,
		limits,
		kind,
	}: {
		readonly unit: "mg/dL" | "mmol/L";
		readonly zone: string | null;
		readonly limits: ReturnType<typeof sensorLimits>;
		readonly kind: GlucoseSeries["kind"];
	},
): Pick<GlucoseSeries, "start" | "timesSeconds" | "values" | "unit" | "flags" | "warnings"> {
	const tally = lineTally();
	const isNewestFirst =
		given.filter(({ time }, i) => i > 0 && time.localSeconds < given[i - 1]!.time.localSeconds).length >
		given.length / 2;
	const readings = isNewestFirst ? given.toReversed() : given;
	const inUtc = readings.every(({ time }) => time.offsetSeconds !== null);
	const { seconds, clockChanges } = inUtc
		? {
				seconds: Float64Array.from(
					readings,
					({ time }) =>
						time.localSeconds -
						time.offsetSeconds! -
						(readings[0]!.time.localSeconds - readings[0]!.time.offsetSeconds!),
				),
				clockChanges: [],
			}
		: elapsedTimes(
				readings.map(({ time, transmitterSeconds, transmitter }) => ({ ...time, transmitterSeconds, transmitter })),
				{ zone, cadenceSeconds: kind === "sensor" ? (limits?.cadenceSeconds ?? null) : null },
			);
	if (clockChanges.length > 0) {
		const what = "times the clock was changed; seconds run on as time does";
		tally.add("clock-changed", what, readings[clockChanges[0]!]!.line, clockChanges.length);
	}
	const order = Array.from(seconds, (_, i) => i).sort((a, b) => seconds[a]! - seconds[b]! || a - b);
	const moved = order.findIndex((from, i) => from !== i);
	if (moved >= 0) {
		const n = order.filter((from, i) => from !== i).length;
		tally.add("unsorted", "readings were out of order and have been sorted", readings[moved]!.line, n);
	}
	const origin = seconds[order[0]!]!;
	const kept: { at: number; value: number; flag: number }[] = [];
	let last: { at: number; cell: string } | null = null;
	for (const i of order) {
		const { cell, line } = readings[i]!;
		const at = seconds[i]! - origin;
		if (last !== null && at === last.at) {
			if (cell === last.cell) tally.add("repeated", "readings stand there twice; the second was left out", line);
			else tally.add("contradicting", "readings have the time of another with another value, and were left out", line);
			continue;
		}
		last = { at, cell };
		const value = glucoseOf(cell, { unit, limits });
		if (value === null) {
			tally.add("unreadable-value", "cells hold no glucose that can be; they are NaN and flagged", line);
			kept.push({ at, value: Number.NaN, flag: valueFlags.damaged });
		} else kept.push({ at, ...value });
	}
	const step = middleStep(kept.map(({ at }) => at));
	const cadence = kind === "sensor" ? limits?.cadenceSeconds : undefined;
	if (cadence !== undefined && kept.length >= 12 && Math.abs(step - cadence) > 0.1 * cadence) {
		const what = `time that most readings are ${step} s apart, unlike the sensor's ${cadence} s`;
		tally.add("unlike-cadence", what, readings[order[0]!]!.line);
	}
	const start = readings[order[0]!]!.time;
	const startSeconds = start.localSeconds;
	const offset = start.offsetSeconds;
	return {
		start: {
			localTime: isoOfLocal(startSeconds),
			zone: zone ?? (offset === null ? null : zoneOfOffset(offset)),
			utcSeconds: offset === null ? zonedSeconds(startSeconds, zone) : startSeconds - offset,
		},
		timesSeconds: Float64Array.from(kept, ({ at }) => at),
		values: Float64Array.from(kept, ({ value }) => value),
		unit,
		flags: Uint8Array.from(kept, ({ flag }) => flag),
		warnings: tally.warnings(),
	};
}

/** The middle of the steps between times. */
function middleStep(times: readonly number[]): number {
	const steps = times
		.slice(1)
		.map((time, i) => time - times[i]!)
		.sort((a, b) => a - b);
	return steps[steps.length >> 1] ?? Number.NaN;
}

/** Beyond these, no monitor and no strip shows a number. */
const possibleMgPerDl = [10, 1000] as const;

function glucoseOf(
	cell: string,
	{ unit, limits }: { readonly unit: "mg/dL" | "mmol/L"; readonly limits: ReturnType<typeof sensorLimits> },
): { value: number; flag: number } | null {
	const [lowest, highest] =
		limits === null
			? [Number.NaN, Number.NaN]
			: [limits.lowestMgPerDl, limits.highestMgPerDl].map((each) => limitIn(unit, each));
	const beyond = beyondRange(cell);
	if (beyond !== null && limits === null) return null;
	if (beyond === "below") return { value: lowest!, flag: valueFlags.belowRange };
	if (beyond === "above") return { value: highest!, flag: valueFlags.aboveRange };
	const value = readNumber(cell) ?? readNumber(cell, ",");
	if (value === undefined) return null;
	const [least, most] = possibleMgPerDl.map((each) => limitIn(unit, each));
	if (value < least! || value > most!) return null;
	return { value, flag: 0 };
}

/** A heading that says mmol/L above numbers that only mg/dL can have, or the reverse. */
function checkUnit(
	series: readonly GlucoseSeries[],
	unit: "mg/dL" | "mmol/L",
	fail: (problem: string, received: unknown, advice: string) => Error,
): void {
	const values = series
		.flatMap(({ values }) => [...values].filter((value) => !Number.isNaN(value)))
		.sort((a, b) => a - b);
	const nRead = series.reduce((sum, { values }) => sum + values.length, 0);
	const middle = values[values.length >> 1] ?? Number.NaN;
	const [low, high] = unit === "mg/dL" ? [36, 600] : [2, 33.3];
	if (values.length > nRead / 2 && middle >= low && middle <= high) return;
	const received =
		values.length <= nRead / 2 ? `${values.length} of ${nRead} readings that can be in ${unit}` : `${middle} ${unit}`;
	throw fail(
		`must have a middle reading of ${low} to ${high} ${unit}`,
		received,
		"The unit is probably another; correct the heading.",
	);
}
