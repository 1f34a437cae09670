import { StringDecoder } from "node:string_decoder";

/** Turns chunks of bytes into whole lines; `end` gives what is left. A carriage return alone also ends a line. */
export function splitLines(onLine: (line: string) => void): { push(chunk: Uint8Array): void; end(): void } {
	const decoder = new StringDecoder("utf8");
	let rest = "";
	const take = (text: string) => {
		const pieces = (rest + text).split(/\r\n|\n|\r(?!$)/);
		rest = pieces.pop()!;
		for (const piece of pieces) onLine(piece);
	};
	return {
		push: (chunk) => take(decoder.write(Buffer.from(chunk))),
		end() {
			take(decoder.end());
			if (rest !== "") onLine(rest.replace(/\r$/, ""));
			rest = "";
		},
	};
}
