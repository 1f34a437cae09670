import type { Recording } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { isoOfLocal } from "../clock/print-clock.ts";
import {
	datedRows,
	type EpochRow,
	type EpochSignal,
	epochRecording,
	type PlaceOfRow,
	stepSeconds,
	unknownColumns,
} from "../epochs/index.ts";
import { type DateOrder, readDate, textError } from "../text/index.ts";
import { excelSeconds, readWorkbook, type SheetRow } from "../xlsx/read-workbook.ts";

const reader = "readPhilips";

/** Columns by the program's names. It states no units: "1" stands where the name does not settle one. */
const columns: Readonly<Record<string, EpochSignal>> = {
	activityCounts: { name: "counts", unit: "1", range: [0, 1e6] },
	heartRate: { name: "heartRate", unit: "/min", range: [0, 400] },
	respirationRate: { name: "respirationRate", unit: "{breaths}/min", range: [0, 200] },
	totalEnergyExpenditure: { name: "totalEnergyExpenditure", unit: "kcal", range: [0, 1e5] },
	activeEnergyExpenditure: { name: "activeEnergyExpenditure", unit: "kcal", range: [0, 1e5] },
	steps: { name: "steps", unit: "1", range: [0, 1e5] },
	offWrist: { name: "offWrist", unit: "1", range: [0, 1] },
	runDuration: { name: "runDuration", unit: "1", range: [0, 1e5] },
	walkDuration: { name: "walkDuration", unit: "1", range: [0, 1e5] },
	activeMinutes: { name: "activeMinutes", unit: "min", range: [0, 1440] },
	restingHeartRate: { name: "restingHeartRate", unit: "/min", range: [0, 400] },
	heartRateRecovery: { name: "heartRateRecovery", unit: "1" },
	cardioFitnessIndex: { name: "cardioFitnessIndex", unit: "1" },
	vo2Max: { name: "vo2Max", unit: "1" },
	batteryDischarge: { name: "batteryDischarge", unit: "1" },
	sleepWake: { name: "sleepWake", unit: "1", range: [0, 1] },
	sleepEventMarker: { name: "marker", unit: "1", range: [0, 1] },
	missingData: { name: "missingData", unit: "1", range: [0, 1] },
};

/** A workbook of the Philips Health Band: DataList (minutes) or Sleep_Wake (half minutes; `sleepWake`, the program's score). */
export async function readHealthBand(
	source: ByteSource,
	{ dateOrder, zone }: { readonly dateOrder?: DateOrder; readonly zone?: string },
): Promise<Recording> {
	const rows = await readWorkbook(source, reader);
	const fail = (line: number, problem: string, received: unknown, advice: string, code?: string) =>
		textError(reader, source.name, { place: { line }, problem, received, advice, ...(code && { code }) });
	const heading = rows.findIndex(({ cells }) => cells[0] === "timeStamp");
	const names = rows[heading]?.cells ?? [];
	const found = names.flatMap((name, column) => (columns[name] === undefined ? [] : [{ ...columns[name], column }]));
	if (heading < 0 || found.length === 0) {
		const advice = "Health Band exports are called DataList and Sleep_Wake.";
		throw fail(1, "must have a column timeStamp and columns of the Health Band", rows[0]?.cells[0] ?? "no row", advice);
	}
	const data = rows.slice(heading + 1).filter(({ cells }) => cells.some((cell) => cell !== ""));
	const parts = (row: SheetRow) => /^(\S+) +(\S.*)$/.exec(timeText(row.cells[0] ?? ""))?.slice(1) ?? ["", ""];
	if (data.length < 2)
		throw fail(rows.at(-1)!.line, "must have two epochs or more", data.length, "Export it again.", "no-data");
	const placeOf: PlaceOfRow = (row) => ({ date: parts(row)[0]!, clock: parts(row)[1]! });
	const epochSeconds = await stepSeconds(inOnePiece(data), placeOf);
	if (epochSeconds === null) {
		throw fail(
			data[0]!.line,
			"must have times a few seconds or minutes apart",
			parts(data[0]!).join(" "),
			"Export it again.",
		);
	}
	const range = rows
		.slice(0, heading)
		.flatMap(({ cells }) => /^Analysis range:\s*(\S+) - (\S+)$/.exec(cells[0] ?? "") ?? []);
	const [begin, end] = [range[1], range[2]].map((date) => readDate(date ?? "", "year-first"));
	const { first, secondsOf } = await datedRows({
		reader,
		file: source.name,
		rows: inOnePiece(data),
		placeOf,
		epochSeconds,
		dateOrder,
		// The band is handed out with days of another's clock: a day either side.
		span: begin === undefined || end === undefined ? undefined : [begin - 1, end + 1],
	});
	const warnings = unknownColumns(names, (name) => name === "timeStamp" || columns[name] !== undefined);
	const serial = rows.slice(0, heading).map(({ cells }) => /^deviceSN:\s*(\S+)/.exec(cells[0] ?? "")?.[1]);
	return epochRecording({
		reader,
		file: source.name,
		format: "philips",
		startLocalSeconds: secondsOf(first),
		zone: zone ?? null,
		device: {
			maker: "Philips",
			model: "Health Band",
			serialNumber: serial.find((each) => each !== undefined) ?? null,
			firmware: null,
			wearSite: null,
		},
		epochSeconds,
		signals: found,
		promisedEpochs: null,
		warnings,
		async *rows({ onProgress }) {
			yield data.map(
				(row): EpochRow => ({
					localSeconds: secondsOf(row),
					cells: found.map(({ column }) => row.cells[column] ?? ""),
					line: row.line,
				}),
			);
			onProgress?.({ bytesRead: source.sizeBytes, bytesInAll: source.sizeBytes });
		},
	});
}

/** A time that a spreadsheet has turned into a number, as text again. */
function timeText(cell: string): string {
	return /^\d{5}(?:\.\d+)?$/.test(cell) ? isoOfLocal(excelSeconds(Number(cell))).replace("T", " ") : cell;
}

async function* inOnePiece(rows: readonly SheetRow[]): AsyncGenerator<readonly SheetRow[]> {
	yield rows;
}
