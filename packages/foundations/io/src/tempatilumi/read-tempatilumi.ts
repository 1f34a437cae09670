import type { Recording } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import {
	datedRows,
	type EpochSignal,
	epochRecording,
	epochRows,
	type PlaceOfRow,
	rowsBefore,
	stepSeconds,
	unknownColumns,
} from "../epochs/index.ts";
import { type DateOrder, headLines, readNumber, splitCells, tableRows, textError } from "../text/index.ts";

export interface ReadTempatilumiOptions {
	/** Which comes first in a date, where the file does not settle it. */
	readonly dateOrder?: DateOrder;
	/** Zone that the device's clock kept; the format has none. */
	readonly zone?: string;
}

const reader = "readTempatilumi";
const read = (cell: string) => readNumber(cell) ?? readNumber(cell, ",");

const columns: Readonly<Record<string, EpochSignal>> = {
	Atividade: { name: "counts", unit: "1", range: [0, 1e6], read },
	Luminosidade: { name: "light", unit: "lx", range: [0, 1e7], read },
	Temperatura: { name: "temperature", unit: "Cel", range: [-50, 100], read },
	Evento: { name: "marker", unit: "1", range: [0, 1e6], read },
};

/**
 * Reads a Tempatilumi's text export: counts, light (lx), events and, where it is there, temperature.
 *
 * @throws InvalidInputError when it is no such file, or its dates can be read in two ways and `dateOrder` is not given.
 */
export async function readTempatilumi(
	source: ByteSource,
	{ dateOrder, zone }: ReadTempatilumiOptions = {},
): Promise<Recording> {
	const lines = await headLines(source, { reader, count: 60 });
	const fail = (line: number, problem: string, received: unknown) =>
		textError(reader, source.name, { place: { line }, problem, received, advice: "Export it again." });
	const at = lines.findIndex((line) => /^\s*Data\s*;\s*Hora\s*;/.test(line));
	const headings = splitCells(lines[at] ?? "", ";") ?? [];
	const signals = headings.flatMap((name, column) =>
		columns[name] === undefined ? [] : [{ ...columns[name], column }],
	);
	if (at < 0 || !headings.includes("Atividade")) {
		throw fail(Math.max(1, at + 1), "must have a table of Data; Hora; ... Atividade", lines[Math.max(0, at)]);
	}
	const rowsOf = tableRows(source, { reader, separator: ";", fromLine: at + 2 });
	const placeOf: PlaceOfRow = ({ cells }) => ({ date: cells[0]!, clock: cells[1] ?? "" });
	const epochSeconds = await stepSeconds(rowsOf(), placeOf);
	if (epochSeconds === null) throw fail(at + 1, "must be followed by rows a second to an hour apart", "none");
	const { first, secondsOf } = await datedRows({
		reader,
		file: source.name,
		rows: rowsOf(),
		placeOf,
		epochSeconds,
		dateOrder,
	});
	const serial = lines.slice(0, at).map((line) => /S[ée]rie:\s*(\S+)/.exec(line)?.[1]);
	return epochRecording({
		reader,
		file: source.name,
		format: "tempatilumi",
		startLocalSeconds: secondsOf(first),
		zone: zone ?? null,
		device: {
			maker: "CE Brasil",
			model: "Tempatilumi",
			serialNumber: serial.find((each) => each !== undefined) ?? null,
			firmware: null,
			wearSite: null,
		},
		epochSeconds,
		signals,
		promisedEpochs: null,
		warnings: [
			...unknownColumns(headings, (name) => columns[name] !== undefined || name === "Data" || name === "Hora"),
			...rowsBefore(lines.slice(0, at)),
		],
		rows: (pass) => epochRows(rowsOf(pass), { signals, secondsOf }),
	});
}
