import type { Recording, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import {
	datedRows,
	type EpochSignal,
	epochRecording,
	epochRows,
	type PlaceOfRow,
	rowsBefore,
	unknownColumns,
} from "../epochs/index.ts";
import { type DateOrder, headLines, readNumber, splitCells, tableRows, textError } from "../text/index.ts";

export interface ReadActTrustOptions {
	/** Which comes first in a date, where the file does not settle it. */
	readonly dateOrder?: DateOrder;
	/** Zone that the device's clock kept; the format has none. */
	readonly zone?: string;
}

const reader = "readActTrust";

/** Columns by the report's names; it states no units, so "1" stands where the name does not settle one. */
const columns: Readonly<Record<string, EpochSignal>> = {
	PIM: { name: "counts", unit: "1", range: [0, 1e9] },
	TAT: { name: "timeAboveThreshold", unit: "1", range: [0, 1e9] },
	ZCM: { name: "zeroCrossings", unit: "1", range: [0, 1e9] },
	TEMPERATURE: { name: "temperature", unit: "Cel", range: [-50, 100] },
	"EXT TEMPERATURE": { name: "skinTemperature", unit: "Cel", range: [-50, 100] },
	LIGHT: { name: "light", unit: "lx", range: [0, 1e7] },
	"AMB LIGHT": { name: "ambientLight", unit: "lx", range: [0, 1e7] },
	"RED LIGHT": { name: "redLight", unit: "1", range: [0, 1e7] },
	"GREEN LIGHT": { name: "greenLight", unit: "1", range: [0, 1e7] },
	"BLUE LIGHT": { name: "blueLight", unit: "1", range: [0, 1e7] },
	"IR LIGHT": { name: "infraredLight", unit: "1", range: [0, 1e7] },
	"UVA LIGHT": { name: "ultravioletALight", unit: "1", range: [0, 1e7] },
	"UVB LIGHT": { name: "ultravioletBLight", unit: "1", range: [0, 1e7] },
	EVENT: { name: "marker", unit: "1", range: [0, 1e6] },
	ORIENTATION: { name: "orientation", unit: "1" },
	STATE: { name: "state", unit: "1" },
};

/** What the report says twice: PIMn, TATn and ZCMn are PIM, TAT and ZCM a second. */
const repeated = new Set(["PIMn", "TATn", "ZCMn", "MS", "DATE/TIME", ""]);

/**
 * Reads a report of an ActTrust: `counts` (proportional integration, PIM), time above threshold, zero crossings, temperatures,
 * light and events.
 *
 * @throws InvalidInputError when it is no such report, or its dates can be read in two ways and `dateOrder` is not given.
 */
export async function readActTrust(
	source: ByteSource,
	{ dateOrder, zone }: ReadActTrustOptions = {},
): Promise<Recording> {
	const lines = await headLines(source, { reader, count: 200 });
	const fail = (line: number, problem: string, received: unknown) =>
		textError(reader, source.name, {
			place: { line },
			problem,
			received,
			advice: "Export the report from ActStudio again.",
		});
	const at = lines.findIndex((line) => line.startsWith("DATE/TIME;"));
	if (at < 0 || !lines[0]!.includes("Condor Instruments")) {
		throw fail(1, "must be a report of Condor Instruments with a table that begins with DATE/TIME", lines[0]);
	}
	const property = (name: string) => {
		const line = lines.findIndex((each) => each.startsWith(`${name} :`));
		return { value: line < 0 ? null : lines[line]!.slice(name.length + 2).trim() || null, line: line + 1 };
	};
	const interval = property("INTERVAL");
	const epochSeconds = readNumber(interval.value ?? "") ?? 0;
	if (!(epochSeconds >= 1 && epochSeconds <= 3600)) {
		throw fail(interval.line || 1, "must give an INTERVAL of 1 to 3600 s", interval.value);
	}
	const headings = splitCells(lines[at]!, ";") ?? [];
	const found = headings.flatMap((name, column) => (columns[name] === undefined ? [] : [{ ...columns[name], column }]));
	if (!headings.includes("PIM")) throw fail(at + 1, "must have a column PIM", lines[at]);
	const rowsOf = tableRows(source, { reader, separator: ";", fromLine: at + 2 });
	const placeOf: PlaceOfRow = ({ cells }) => {
		const parts = /^(\S+) +(\S.*)$/.exec(cells[0]!);
		return { date: parts?.[1] ?? cells[0]!, clock: parts?.[2] ?? "" };
	};
	const { first, secondsOf } = await datedRows({
		reader,
		file: source.name,
		rows: rowsOf(),
		placeOf,
		epochSeconds,
		dateOrder,
	});
	const warnings: Warning[] = [
		...unknownColumns(headings, (name) => columns[name] !== undefined || repeated.has(name)),
		...rowsBefore(lines.slice(0, at)),
	];
	return epochRecording({
		reader,
		file: source.name,
		format: "acttrust",
		startLocalSeconds: secondsOf(first),
		zone: zone ?? null,
		device: {
			maker: "Condor Instruments",
			model: property("DEVICE_MODEL").value,
			serialNumber: property("DEVICE_ID").value,
			firmware: property("FIRMWARE_VERSION").value,
			wearSite: null,
		},
		epochSeconds,
		signals: found,
		promisedEpochs: null,
		warnings,
		rows: (pass) => epochRows(rowsOf(pass), { signals: found, secondsOf }),
	});
}
