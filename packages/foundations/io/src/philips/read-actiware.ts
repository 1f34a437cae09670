import type { Recording, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
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
	readClock,
	readDate,
	readNumber,
	separatorOf,
	tableRows,
	textError,
	textPieces,
} from "../text/index.ts";
import { placeWords, propertyWords, readInterval, repeatedWords, signalWords, wordKey } from "./actiware-words.ts";

const reader = "readPhilips";

/** A number with a decimal point or comma; Actiware never writes marks between thousands. */
const read = (cell: string): number | undefined => readNumber(cell) ?? readNumber(cell, ",");

const signals: Readonly<Record<keyof typeof signalWords, Omit<EpochSignal, "name">>> = {
	offWrist: { unit: "1", range: [0, 1], read },
	counts: { unit: "1", range: [0, 1e6], read },
	marker: { unit: "1", range: [0, 1], read },
	light: { unit: "lx", range: [0, 1e7], read },
	redLight: { unit: "uW/cm2", range: [0, 1e7], read },
	greenLight: { unit: "uW/cm2", range: [0, 1e7], read },
	blueLight: { unit: "uW/cm2", range: [0, 1e7], read },
	wake: { unit: "1", range: [0, 1], read },
	mobile: { unit: "1", range: [0, 1], read },
	interval: { unit: "1", read: readInterval },
};

type Property = keyof typeof propertyWords;

interface Header {
	readonly properties: Partial<Record<Property, { readonly value: string; readonly line: number }>>;
	/** Headings of the table of epochs. */
	readonly headings: readonly string[];
	readonly headingLine: number;
	readonly separator: string;
}

/** A CSV export of Actiware (Philips Respironics), version 5 or 6, in English, German, French or Dutch. */
export async function readActiware(
	source: ByteSource,
	{ dateOrder, zone }: { readonly dateOrder?: DateOrder; readonly zone?: string },
): Promise<Recording> {
	const { properties, headings, headingLine, separator } = await readHeader(source);
	const fail = (line: number, problem: string, received: unknown, advice: string, code?: string) =>
		textError(reader, source.name, { place: { line }, problem, received, advice, ...(code && { code }) });
	const epoch = properties.epochSeconds;
	const epochSeconds = epoch === undefined ? undefined : read(epoch.value);
	if (epochSeconds === undefined || !(epochSeconds >= 1 && epochSeconds <= 3600)) {
		throw fail(
			epoch?.line ?? 1,
			"must give the length of an epoch, 1 to 3600 s",
			epoch?.value,
			"Export the file again.",
		);
	}
	const columnOf = (words: readonly string[]) => headings.findIndex((each) => wordKey({ it: words }, each) === "it");
	const [lineColumn, dateColumn, timeColumn] = [placeWords.line, placeWords.date, placeWords.time].map(columnOf) as [
		number,
		number,
		number,
	];
	const found = (Object.keys(signalWords) as (keyof typeof signalWords)[])
		.map((name) => ({ name, column: columnOf(signalWords[name]), ...signals[name] }))
		.filter(({ column }) => column >= 0);
	if (dateColumn < 0 || timeColumn < 0 || !found.some(({ name }) => name === "counts")) {
		const advice = "Known are English, German, French and Dutch; export the file in one of them.";
		throw fail(headingLine, "must have columns of date, time and activity", headings.join(", "), advice);
	}
	const rowsOf = tableRows(source, { reader, separator, fromLine: headingLine + 1 });
	const placeOf: PlaceOfRow = ({ cells }) =>
		cells.length > timeColumn && /\d/.test(cells[dateColumn]!)
			? { date: cells[dateColumn]!, clock: cells[timeColumn]! }
			: null;
	const { first, order, secondsOf } = await datedRows({
		reader,
		file: source.name,
		rows: rowsOf(),
		placeOf,
		epochSeconds,
		dateOrder,
		headerDates: [properties.startDate, properties.endDate].flatMap((each) => each?.value ?? []),
	});
	const startLocalSeconds = secondsOf(first);
	const words = { ...placeWords, ...signalWords, ...repeatedWords };
	const warnings: Warning[] = [...unknownColumns(headings, (heading) => wordKey(words, heading) !== undefined)];
	const [headerDate, headerClock] = [properties.startDate, properties.startTime].map((each) => each?.value ?? "");
	const headerStart = (readDate(headerDate!, order) ?? Number.NaN) * 86_400 + (readClock(headerClock!) ?? Number.NaN);
	if (headerStart !== startLocalSeconds) {
		const message = `the header begins at ${headerDate} ${headerClock}, the first epoch at ${first.cells[dateColumn]} ${first.cells[timeColumn]}`;
		warnings.push({ code: "unlike-start", message });
	}
	const offset = /^[+-]\d{2}:\d{2}$/.test(properties.zoneOffset?.value ?? "") ? properties.zoneOffset!.value : null;
	const promised = properties.nEpochs === undefined ? undefined : read(properties.nEpochs.value);
	const isKnown = promised !== undefined && Number.isSafeInteger(promised) && promised > 0;
	return epochRecording({
		reader,
		file: source.name,
		format: "philips",
		startLocalSeconds,
		zone: zone ?? offset,
		device: {
			maker: "Philips Respironics",
			model: properties.model?.value || null,
			serialNumber: properties.serialNumber?.value || null,
			firmware: properties.firmware?.value || null,
			wearSite: null,
		},
		epochSeconds,
		signals: found,
		promisedEpochs: isKnown ? promised : null,
		warnings,
		rows: (pass) =>
			epochRows(rowsOf(pass), {
				signals: found,
				secondsOf,
				isRow: (row) => placeOf(row) !== null,
				counterOf: ({ cells }) => (lineColumn < 0 ? null : (readNumber(cells[lineColumn]!) ?? null)),
			}),
	});
}

/** Properties, and the headings of the last table: the one with a column of activity. */
async function readHeader(source: ByteSource): Promise<Header> {
	const properties: Header["properties"] = {};
	let separator: string | null = null;
	let nLines = 0;
	for await (const { lines, firstLine } of textPieces(source, { reader, pieceBytes: 1 << 16 })) {
		for (const [i, text] of lines.entries()) {
			const line = firstLine + i;
			nLines = line;
			if (text.trim() === "") continue;
			const between = separatorOf(text);
			const cells = text.split(between).map((cell) => cell.trim().replace(/^"|"$/g, ""));
			const key = wordKey(propertyWords, cells[0]!);
			if (key !== undefined && properties[key] === undefined) {
				// Dutch exports leave an empty cell before the serial number.
				properties[key] = { value: cells.slice(1).find((cell) => cell !== "") ?? "", line };
				separator ??= between;
			}
			const has = (words: readonly string[]) => cells.some((cell) => wordKey({ it: words }, cell) === "it");
			if (cells.length >= 4 && has(placeWords.date) && has(signalWords.counts)) {
				return {
					properties,
					headings: cells,
					headingLine: line,
					separator: between,
				};
			}
		}
		if (nLines > 20_000) break;
	}
	throw textError(reader, source.name, {
		place: { line: nLines },
		problem: "must have a table of epochs with columns of date, time and activity, in English, German, French or Dutch",
		received: separator === null ? "no property that Actiware writes" : "the properties alone",
		advice: "Export it from Actiware with its epoch-by-epoch data, in one of these languages.",
	});
}
