import type { Recording, Warning } from "@quickening/core";
import type { ByteSource } from "../bytes/byte-source.ts";
import { type EpochRow, type EpochSignal, epochRecording } from "../epochs/index.ts";
import {
	type DateOrder,
	dateOrderAdvice,
	dateOrders,
	headLines,
	readClock,
	readDate,
	readNumber,
	type TextPiece,
	textError,
	textPieces,
} from "../text/index.ts";

export interface ReadActiwatchOptions {
	/** Which comes first in a date that is written in numbers, where the file does not settle it. */
	readonly dateOrder?: DateOrder;
	/** Length of an epoch, for a file whose epoch code is not known. */
	readonly epochSeconds?: number;
	/** Zone that the device's clock kept; the format has none. */
	readonly zone?: string;
}

/** Codes of the fourth line, in seconds. */
const epochCodes: Readonly<Record<string, number>> = { 1: 15, 2: 30, 4: 60, 8: 120, 20: 300, 81: 2, C1: 5, C2: 10 };

/** Models by the first letter of the serial number, and what their second column holds. */
const models: Readonly<Record<string, { readonly model: string; readonly second?: EpochSignal }>> = {
	V: { model: "Actiwatch 4" },
	M: { model: "Actiwatch-Mini" },
	D: { model: "Actiwatch 7", second: { name: "light", unit: "lx", range: [0, 1e6] } },
	L: { model: "Actiwatch-L", second: { name: "light", unit: "lx", range: [0, 1e6] } },
	P: { model: "Actiwatch-L-Plus", second: { name: "light", unit: "lx", range: [0, 1e6] } },
	T: { model: "Actiwatch-T", second: { name: "temperature", unit: "Cel", range: [-50, 100] } },
	S: { model: "Actiwatch-S", second: { name: "sound", unit: "1" } },
	I: { model: "Actiwatch-Insomnia", second: { name: "pressure", unit: "1" } },
};

const reader = "readActiwatch";
const headerLines = 7;
const rowForm = /^([^,\sM]*)(?:\s*,\s*([^\sM]*))?\s*(M)?$/;

/**
 * Reads an AWD file (Actiwatch 4, 7, Mini, L, L-Plus, S, T, Insomnia of Cambridge Neurotechnology and Mini Mitter): activity
 * counts an epoch, the marker button (1 where it was pressed) and, where the device has it, light (lx), temperature (Cel), sound
 * or pressure (in the device's own numbers, unit "1").
 *
 * @throws InvalidInputError when a line of the header is not as it must be, when the date can be read in two ways and `dateOrder`
 *   is not given, or when the epoch's code is unknown and `epochSeconds` is not given.
 */
export async function readActiwatch(
	source: ByteSource,
	{ dateOrder, epochSeconds, zone }: ReadActiwatchOptions = {},
): Promise<Recording> {
	const head = (await headLines(source, { reader, count: headerLines + 400 })).map((line) => line.trim());
	const fail = (line: number, problem: string, received: unknown, advice: string, code?: string) =>
		textError(reader, source.name, { place: { line }, problem, received, advice, ...(code && { code }) });
	if (/actiware/i.test(head[0] ?? "")) {
		throw fail(1, "must be an AWD file", head[0], "It is an export of Actiware: read it with @quickening/io/philips.");
	}
	if (head.length < headerLines) {
		throw fail(
			head.length,
			"must have a header of 7 lines",
			`${head.length} lines`,
			"The file is cut short, or no AWD file.",
		);
	}
	const [, dateText, clockText, codeText, , serial] = head as [string, string, string, string, string, string];
	const orders = dateOrders(dateText);
	if (orders.length === 0 || (dateOrder !== undefined && readDate(dateText, dateOrder) === undefined)) {
		throw fail(
			2,
			`must be a ${dateOrder ?? ""} date such as 23-Jan-2018`,
			dateText,
			"Mend the line, or check that it is an AWD file.",
		);
	}
	const day = readDate(dateText, dateOrder ?? orders[0]!)!;
	if (dateOrder === undefined && orders.some((order) => readDate(dateText, order) !== day)) {
		throw fail(2, "has a date that can be read in two ways", dateText, dateOrderAdvice, "ambiguous-date");
	}
	const clock = readClock(clockText);
	if (clock === undefined) throw fail(3, "must be a time such as 13:58", clockText, "Mend the line.");
	const seconds = epochSeconds ?? epochCodes[codeText.toUpperCase()];
	if (seconds === undefined || !(seconds > 0)) {
		const known = Object.keys(epochCodes).join(", ");
		throw fail(
			4,
			`must be a known code of the epoch (${known})`,
			codeText,
			"Say how long one is: { epochSeconds: 60 }.",
		);
	}
	if (!/^[A-Z0-9]{2,20}$/i.test(serial)) {
		throw fail(6, "must be a serial number such as V664055", serial, "Mend the line, or check that it is an AWD file.");
	}
	const warnings: Warning[] = [];
	const known = models[serial[0]!.toUpperCase()];
	const hasSecond = head.slice(headerLines).some((line) => line.includes(","));
	if (hasSecond && known?.second === undefined) {
		const message = `what the second column of a device ${serial[0]} holds is not known: it is read as it stands, as "second"`;
		warnings.push({ code: "unknown-column", message });
	}
	const read = (cell: string) => readNumber(cell) ?? readNumber(cell, ",");
	const second = hasSecond ? [{ ...(known?.second ?? { name: "second", unit: "1" }), read }] : [];
	return epochRecording({
		reader,
		file: source.name,
		format: "actiwatch",
		startLocalSeconds: day * 86_400 + clock,
		zone: zone ?? null,
		device: { maker: "Actiwatch", model: known?.model ?? null, serialNumber: serial, firmware: null, wearSite: null },
		epochSeconds: seconds,
		signals: [{ name: "counts", unit: "1", range: [0, 1e6] }, ...second, { name: "marker", unit: "1", range: [0, 1] }],
		promisedEpochs: null,
		warnings,
		async *rows({ onProgress, warnings: doubts }) {
			const options = { reader, warnings: doubts, ...(onProgress && { onProgress }) };
			// Empty lines end a file; between rows each stands for an epoch that was lost.
			let nEmpty = 0;
			for await (const piece of textPieces(source, options)) {
				const rows: EpochRow[] = [];
				for (const { text, line } of dataLines(piece)) {
					if (text === "") {
						nEmpty++;
						continue;
					}
					for (; nEmpty > 0; nEmpty--) rows.push({ localSeconds: null, cells: [], line: line - nEmpty });
					const [, counts, other, marker] = rowForm.exec(text) ?? [];
					const cells = counts === undefined ? [] : [counts, ...(hasSecond ? [other] : []), marker ? "1" : "0"];
					rows.push({ localSeconds: null, cells, line });
				}
				yield rows;
			}
		},
	});
}

function* dataLines({ lines, firstLine }: TextPiece): Generator<{ readonly text: string; readonly line: number }> {
	for (let i = Math.max(0, headerLines + 1 - firstLine); i < lines.length; i++) {
		yield { text: lines[i]!.trim(), line: firstLine + i };
	}
}
