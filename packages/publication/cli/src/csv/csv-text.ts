import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { UserError } from "@quickening/workspace/terminal";

/**
 * The text of a CSV file in pieces of whole lines.
 *
 * @throws UserError that names the first line that is not UTF-8.
 */
export async function* csvText(path: string): AsyncGenerator<string> {
	let rest: Buffer = Buffer.alloc(0);
	let nLines = 0;
	const decode = (bytes: Buffer): string => {
		const text = decoded(bytes);
		if (text !== undefined) {
			nLines += text.split("\n").length - 1;
			return text;
		}
		const lines = bytes.toString("latin1").split("\n");
		const wrong = lines.findIndex((line) => decoded(Buffer.from(line, "latin1")) === undefined);
		throw new UserError(
			`${basename(path)}, line ${nLines + wrong + 1}: the file must be UTF-8 text, and this line is not`,
			{
				whatToDo:
					"Save it again as UTF-8 (in a spreadsheet, CSV with character set UTF-8), or convert it: iconv -f LATIN1 -t UTF-8.",
			},
		);
	};
	for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
		const bytes = Buffer.concat([rest, chunk]);
		const end = bytes.lastIndexOf(0x0a) + 1;
		rest = bytes.subarray(end);
		if (end > 0) yield decode(bytes.subarray(0, end));
	}
	if (rest.length > 0) yield decode(rest);
}

function decoded(bytes: Buffer): string | undefined {
	try {
		const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
		return text.includes("\0") ? undefined : text;
	} catch {
		return undefined;
	}
}
