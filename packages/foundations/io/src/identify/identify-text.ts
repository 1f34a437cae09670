import { cgmLayout } from "../cgm/cgm-layout.ts";
import { dateOf, dateOrders, readClock, readNumber, separatorOf, splitCells } from "../text/index.ts";
import type { RecordingFormat } from "./identified-file.ts";

type Found = readonly [format: RecordingFormat, why: string];

/** What a text file is, by its first lines; null when they tell nothing. */
export function identifyText(lines: readonly string[]): Found | null {
	const first = lines[0] ?? "";
	for (const [form, format, why] of signs) if (form.test(first)) return [format, why];
	return byLine(lines) ?? actiwatch(lines) ?? cgm(lines) ?? wfdbHeader(lines) ?? rr(lines);
}

/** First lines that one program writes. */
const signs: readonly (readonly [RegExp, RecordingFormat, string])[] = [
	[
		/^-{6,} ?Data (?:Table )?File Created By Acti[Gg]raph/i,
		"actigraph-csv",
		'begins with "Data File Created By ActiGraph"',
	],
	[/^"?timestamp"?,"?(?:axis ?1|accelerometer x)/i, "actigraph-csv", "begins with the headings of ActiGraph's tables"],
	[/actiware/i, "philips", "begins as an export of Actiware"],
	[/^"?Actical/i, "actical", "begins as a list of Actical"],
	[/Condor Instruments Report/, "acttrust", "begins as a report of Condor Instruments"],
	[/^Start: \d{4}-\d{2}-\d{2} /, "daqtometer", "begins with the start of a Daqtometer"],
	[/^\d{9,10}(?:\.\d+)?\s*,\s*IBI$/, "rr", "begins as Empatica's file of intervals"],
	[/<motionfile/, "motionware", "is a MotionWare document"],
	[/<!DOCTYPE HealthData|<HealthData/, "apple-health", "is an export of Apple Health"],
	[/<gpx/, "gpx", "is a GPX track"],
];

/** Lines further down that one program writes. */
function byLine(lines: readonly string[]): Found | null {
	for (const line of lines.slice(0, 60)) {
		if (/<motionfile/.test(line)) return ["motionware", "is a MotionWare document"];
		if (/<!DOCTYPE HealthData|<HealthData/.test(line)) return ["apple-health", "is an export of Apple Health"];
		if (/<gpx/.test(line)) return ["gpx", "is a GPX track"];
		if (/(?:^|[,;\t])\s*"?(?:axis ?[123]|accelerometer [xyz]|[xyz] ?\(axis ?[123]\))"?\s*(?:[,;\t]|$)/i.test(line)) {
			return ["actigraph-csv", "has the headings of ActiGraph's tables"];
		}
		if (/^"?Epoch\s*#/i.test(line)) return ["actical", "has a table that begins with Epoch#"];
		if (/^\s*Data\s*;\s*Hora\s*;/.test(line)) return ["tempatilumi", "has a table of Data; Hora"];
	}
	return null;
}

function actiwatch(lines: readonly string[]): Found | null {
	const [, date = "", clock = "", code = "", , serial = "", , value = ""] = lines.map((line) => line.trim());
	if (dateOrders(date).length === 0 || readClock(clock) === undefined || !/^(?:\d{1,2}|C[12])$/i.test(code))
		return null;
	if (!/^[A-Z][A-Z0-9]{1,19}$/i.test(serial) || !/^[\d.,\sM]*$/.test(value)) return null;
	return ["actiwatch", "has the seven lines of an AWD header"];
}

function cgm(lines: readonly string[]): Found | null {
	for (const separator of [",", ";", "\t"]) {
		const layout = cgmLayout(lines.slice(0, 40).map((line) => splitCells(line, separator) ?? []));
		if (layout === null) continue;
		return [
			"cgm",
			layout.program === "table" ? "has headings of time and glucose" : `has the headings of ${layout.program}`,
		];
	}
	return null;
}

function wfdbHeader(lines: readonly string[]): Found | null {
	const [record = "", signal = ""] = lines.filter((line) => !line.startsWith("#") && line.trim() !== "");
	if (!/^[\w/-]+ \d+(?: [\d.]+(?:\/[\d.]+)?(?:\([\d.-]+\))?(?: \d+)?(?: [\d:.]+)?(?: [\d/]+)?)?\s*$/.test(record))
		return null;
	if (!/^\S+\.\w+ \d+(?:x\d+)?(?::\d+)?(?:\+\d+)?(?:\s|$)/.test(signal)) return null;
	return ["wfdb", "has the lines of a WFDB header"];
}

/** Numbers a line, or a table with a heading for the intervals. */
function rr(lines: readonly string[]): Found | null {
	const filled = lines.filter((line) => line.trim() !== "" && !line.startsWith("#"));
	const headings = splitCells(filled[0] ?? "", separatorOf(filled[0] ?? "")) ?? [];
	const isHeading = headings.some((cell) =>
		/^(?:rr|r-r|nn|ibi|ppi|rr[-_ ]?interval|interbeat[-_ ]?interval)s?(?:$|[ _[(-])/i.test(cell),
	);
	const body = isHeading ? filled.slice(1) : filled;
	const isNumbers = (line: string) =>
		line
			.trim()
			.split(/[\s;]+/)
			.every((cell) => (readNumber(cell) ?? readNumber(cell, ",")) !== undefined);
	if (isHeading && body.length > 0 && body.every((line) => /\d/.test(line))) {
		const dated = (splitCells(body[0]!, separatorOf(body[0]!)) ?? []).some(
			(cell) => dateOrders(dateOf(cell)).length > 0,
		);
		return ["rr", dated ? "has headings of times and intervals" : "has a heading of intervals"];
	}
	// Most intervals of hearts lie between 0.2 and 4 s, in one of the two units; samples of a signal as a rule do not.
	const values = body
		.map((line) => line.trim().split(/[\s;]+/))
		.flatMap((cells) => cells.slice(-1))
		.map((cell) => readNumber(cell) ?? readNumber(cell, ",") ?? 0);
	const share = (low: number, high: number) =>
		values.filter((value) => value >= low && value <= high).length / values.length;
	const isPlausible = share(0.2, 4) > 0.9 || share(200, 4000) > 0.9;
	if (
		body.length >= 5 &&
		isPlausible &&
		body.every(isNumbers) &&
		body.every((line) => line.trim().split(/[\s;]+/).length <= 2)
	) {
		return ["rr", "has a number a line, as intervals are written"];
	}
	return body.length > 0 && body.length <= 3 && body.every(isNumbers) && body[0]!.trim().split(/\s+/).length >= 20
		? ["rr", "has a run of numbers, as intervals are written"]
		: null;
}
