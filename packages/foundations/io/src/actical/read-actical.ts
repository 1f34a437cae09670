import type { Recording, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { isoOfLocal } from "../clock/print-clock.ts";
import {
	datedRows,
	type EpochSignal,
	epochRecording,
	epochRows,
	type PlaceOfRow,
	unknownColumns,
} from "../epochs/index.ts";
import {
	type DateOrder,
	headLines,
	readClock,
	readDate,
	readNumber,
	separatorOf,
	splitCells,
	tableRows,
	textError,
} from "../text/index.ts";

export interface ReadActicalOptions {
	/** Which comes first in a date that is written in numbers, where the file does not settle it. */
	readonly dateOrder?: DateOrder;
	/** Zone that the device's clock kept; the format has none. */
	readonly zone?: string;
}

const reader = "readActical";

/** Headings stand in several rows above one another; a column is known by all of them together. */
const columns: readonly { readonly heading: RegExp; readonly signal: EpochSignal }[] = [
	{ heading: /^activity counts/, signal: { name: "counts", unit: "1", range: [0, 1e6] } },
	{ heading: /^steps/, signal: { name: "steps", unit: "1", range: [0, 1e5] } },
	{
		heading: /^energy expenditure kcals\/min\/kg/,
		signal: { name: "energyExpenditure", unit: "kcal/min/kg", range: [0, 10] },
	},
	{
		heading: /^energy expenditure kcals\/min/,
		signal: { name: "energyExpenditure", unit: "kcal/min", range: [0, 1000] },
	},
	{ heading: /^activity intensity/, signal: { name: "intensity", unit: "1", range: [1, 4] } },
	{ heading: /^event marker/, signal: { name: "marker", unit: "1", range: [0, 1] } },
];

/**
 * Reads an Actical List Export File (CSV): counts, steps, energy expenditure, intensity (1 sedentary to 4 vigorous) and the event
 * marker, as far as they are there.
 *
 * @throws InvalidInputError when it is no such file, or its dates can be read in two ways and `dateOrder` is not given.
 */
export async function readActical(
	source: ByteSource,
	{ dateOrder, zone }: ReadActicalOptions = {},
): Promise<Recording> {
	const lines = await headLines(source, { reader, count: 200 });
	const fail = (line: number, problem: string, received: unknown, advice: string, code?: string) =>
		textError(reader, source.name, { place: { line }, problem, received, advice, ...(code && { code }) });
	const at = lines.findIndex((line) => /^"?Epoch\s*#/i.test(line));
	if (at < 0)
		throw fail(1, "must have a table that begins with Epoch#", lines[0], "Export the list from Actical's program.");
	const separator = separatorOf(lines[at]!);
	const table = lines.map((line) => splitCells(line, separator) ?? []);
	const properties = new Map(
		table.slice(0, at).map((cells, i) => [cells[0]?.replace(/:$/, "").toLowerCase(), { cells, line: i + 1 }]),
	);
	const first = table.findIndex((cells, i) => i > at && /^\d+$/.test(cells[0] ?? ""));
	if (first < 0) throw fail(at + 1, "must be followed by epochs", "no row", "The file is cut short.", "no-data");
	const headings = table[at]!.map((_, column) =>
		table
			.slice(at, first)
			.map((cells) => cells[column] ?? "")
			.filter((text) => text !== "")
			.join(" ")
			.toLowerCase(),
	);
	const columnOf = (name: RegExp) => headings.findIndex((heading) => name.test(heading));
	const [counter, elapsed, date, time] = [/^epoch/, /^elapsed/, /^date/, /^time/].map(columnOf) as [
		number,
		number,
		number,
		number,
	];
	const found = columns.flatMap(({ heading, signal }) =>
		columnOf(heading) < 0 ? [] : [{ ...signal, column: columnOf(heading) }],
	);
	const signals = found.filter(({ name }, i) => found.findIndex((each) => each.name === name) === i);
	if (elapsed < 0 || date < 0 || time < 0 || signals.every(({ name }) => name !== "counts")) {
		throw fail(
			at + 1,
			"must have columns of elapsed seconds, date, time and activity counts",
			headings.join(", "),
			"Export it again.",
		);
	}
	const elapsedOf = (cells: readonly string[] | undefined) => readNumber(cells?.[elapsed] ?? "");
	// The seconds are those at the end of an epoch.
	const [one, two] = [elapsedOf(table[first]), elapsedOf(table[first + 1])];
	const number = readNumber(table[first]![counter]!) ?? 0;
	const epochSeconds = one !== undefined && two !== undefined ? two - one : (one ?? 0) / (number + 1);
	if (!(epochSeconds >= 1 && epochSeconds <= 3600)) {
		throw fail(
			first + 1,
			"must have elapsed seconds that grow by an epoch of 1 to 3600 s",
			epochSeconds,
			"Export it again.",
		);
	}
	const placeOf: PlaceOfRow = ({ cells }) =>
		cells.length > time && cells[date] !== "" ? { date: cells[date]!, clock: cells[time]! } : null;
	const rowsOf = tableRows(source, { reader, separator, fromLine: first + 1 });
	const dated = await datedRows({
		reader,
		file: source.name,
		rows: rowsOf(),
		placeOf,
		epochSeconds,
		dateOrder,
		headerDates: [properties.get("start date")?.cells[1] ?? ""],
	});
	const placed = [counter, elapsed, date, time];
	const isKnown = (heading: string, column: number) =>
		placed.includes(column) || /^day/.test(heading) || columns.some((each) => each.heading.test(heading));
	const warnings: Warning[] = [
		...unknownColumns(
			headings.filter((heading, i) => !isKnown(heading, i)),
			() => false,
		),
	];
	const startLocalSeconds = dated.secondsOf(dated.first);
	const [startDate = "", startTime = ""] = ["start date", "start time"].map(
		(name) => properties.get(name)?.cells[1] ?? "",
	);
	const stated = (readDate(startDate, dated.order) ?? Number.NaN) * 86_400 + (readClock(startTime) ?? Number.NaN);
	if (stated !== startLocalSeconds) {
		const message = `the header begins at ${startDate} ${startTime}, the first epoch at ${isoOfLocal(startLocalSeconds)}`;
		warnings.push({ code: "unlike-start", message });
	}
	const property = (name: string) =>
		properties
			.get(name)
			?.cells.slice(1)
			.find((cell) => cell !== "") ?? null;
	return epochRecording({
		reader,
		file: source.name,
		format: "actical",
		startLocalSeconds,
		zone: zone ?? null,
		device: {
			maker: "Philips Respironics",
			model: "Actical",
			serialNumber: property("device serial number"),
			firmware: null,
			wearSite: property("device location"),
		},
		epochSeconds,
		signals,
		promisedEpochs: null,
		warnings,
		rows: (pass) =>
			epochRows(rowsOf(pass), {
				signals,
				secondsOf: dated.secondsOf,
				isRow: (row) => placeOf(row) !== null,
				counterOf: ({ cells }) => readNumber(cells[counter]!) ?? null,
			}),
	});
}
