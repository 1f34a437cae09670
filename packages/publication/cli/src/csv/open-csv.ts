import { basename } from "node:path";
import { Readable } from "node:stream";
import { UserError } from "@quickening/workspace/terminal";
import { parse } from "csv-parse";
import { csvText } from "./csv-text.ts";

/** A CSV file as it is read, the line of its heading first. */
export interface OpenCsv {
	/** Comma, semicolon or tab: whichever the heading has most of. */
	readonly delimiter: string;
	/** Reading them throws the parser's CsvError for a row of another length or a quote that is not closed. */
	readonly records: AsyncIterable<string[]>;
}

/**
 * Opens a CSV file; it is read once, as its records are asked for.
 *
 * @param onBytes - Told how many bytes have been read.
 * @throws UserError for a file that is empty or, here or while it is read, not UTF-8.
 */
export async function openCsv(path: string, onBytes: (nBytes: number) => void = () => {}): Promise<OpenCsv> {
	const pieces = csvText(path);
	const first = await pieces.next();
	if (first.done) {
		throw new UserError(`${basename(path)} is empty: a CSV file must have a line that names its columns, and rows`);
	}
	const delimiter = delimiterOf(first.value);
	const records = parse({ bom: true, skip_empty_lines: true, delimiter });
	const all = async function* (): AsyncGenerator<string> {
		let nBytes = 0;
		for (let piece: IteratorResult<string> = first; !piece.done; piece = await pieces.next()) {
			nBytes += Buffer.byteLength(piece.value);
			onBytes(nBytes);
			yield piece.value;
		}
	};
	Readable.from(all())
		.on("error", (error) => records.destroy(error))
		.pipe(records);
	return { delimiter, records };
}

function delimiterOf(text: string): string {
	const header = (text.split("\n").find((line) => line.trim() !== "") ?? "").replace(/"[^"]*"/g, "");
	const counted = [",", ";", "\t"].map((mark) => ({ mark, n: header.split(mark).length }));
	return counted.reduce((best, next) => (next.n > best.n ? next : best)).mark;
}
