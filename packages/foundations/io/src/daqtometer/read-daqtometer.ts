import type { Recording, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import {
	datedRows,
	type EpochSignal,
	epochRecording,
	epochRows,
	type PlaceOfRow,
	rowsBefore,
	stepSeconds,
} from "../epochs/index.ts";
import { headLines, readClock, readDate, splitCells, tableRows, textError } from "../text/index.ts";

const reader = "readDaqtometer";

/**
 * Reads a Daqtometer's CSV: acceleration as the device binned it (`counts`) and light, both in its own numbers (unit "1"). The
 * header's "GMT" is the zone +00:00.
 *
 * @throws InvalidInputError when it is no such file.
 */
export async function readDaqtometer(source: ByteSource): Promise<Recording> {
	const lines = await headLines(source, { reader, count: 60 });
	const fail = (line: number, problem: string, received: unknown) =>
		textError(reader, source.name, {
			place: { line },
			problem,
			received,
			advice: "Export it from Daqtix's program again.",
		});
	const start = /^Start: (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?: (GMT|UTC))?,*$/.exec(lines[0]!.trim());
	if (start === null) throw fail(1, 'must be "Start: " with date and time', lines[0]);
	const row = (name: string) =>
		splitCells(lines.find((line) => line.startsWith(`${name}:`)) ?? "", ",")?.slice(1) ?? [];
	const at = lines.findIndex((line) => /^\d{4}-\d{2}-\d{2} /.test(line));
	const names = row("Name");
	if (at < 0 || names.length === 0)
		throw fail(1, "must name its columns and have rows of data", `${lines.length} lines`);
	const signals = names.map((name, i): EpochSignal & { column: number } => {
		const isCounts = /^accell?eration/i.test(name);
		const isLight = /^light/i.test(name);
		return { name: isCounts ? "counts" : isLight ? "light" : name, unit: "1", range: [0, 1e9], column: i + 1 };
	});
	const rowsOf = tableRows(source, { reader, separator: ",", fromLine: at + 1 });
	const placeOf: PlaceOfRow = ({ cells }) => {
		const [date = "", clock = ""] = cells[0]!.split(" ");
		return { date, clock };
	};
	const epochSeconds = await stepSeconds(rowsOf(), placeOf);
	if (epochSeconds === null) throw fail(at + 1, "must have times that go on by a second to an hour", lines[at]);
	const { first, secondsOf } = await datedRows({ reader, file: source.name, rows: rowsOf(), placeOf, epochSeconds });
	const startLocalSeconds = secondsOf(first);
	const end = /^End: (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})/.exec(lines[1] ?? "");
	const [from, to] = [start, end].map((parts) => {
		const [date, clock] = [readDate(parts?.[1] ?? "", "year-first"), readClock(parts?.[2] ?? "")];
		return date === undefined || clock === undefined ? null : date * 86_400 + clock;
	});
	const warnings: Warning[] = [...rowsBefore(lines.slice(0, at))];
	if (from !== startLocalSeconds) {
		const message = `the header begins at ${start[1]} ${start[2]}, the first row at ${first.cells[0]}`;
		warnings.push({ code: "unlike-start", message });
	}
	if (to === null || from === null)
		warnings.push({ code: "unknown-end", message: "the header does not say when the recording ends" });
	return epochRecording({
		reader,
		file: source.name,
		format: "daqtometer",
		startLocalSeconds,
		zone: start[3] === undefined ? null : "+00:00",
		device: {
			maker: "Daqtix",
			model: "Daqtometer",
			serialNumber: row("Serial number")[0] || null,
			firmware: null,
			wearSite: null,
		},
		epochSeconds,
		signals,
		promisedEpochs: to === null || from === null ? null : Math.floor((to! - from!) / epochSeconds) + 1,
		warnings,
		rows: (pass) => epochRows(rowsOf(pass), { signals, secondsOf }),
	});
}
