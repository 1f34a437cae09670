import { StringDecoder } from "node:string_decoder";

/**
 * Turns chunks of bytes into whole lines; `end` gives what is left. A carriage return alone also ends a line. Of a line that is
 * longer than `longest` characters, its beginning is given, with how much was left out: a program that prints without an end
 * takes neither memory nor time that grows faster than what it prints.
 */
export function splitLines(
	onLine: (line: string) => void,
	{ longest = 10_000 } = {},
): { push(chunk: Uint8Array): void; end(): void } {
	const decoder = new StringDecoder("utf8");
	let line = "";
	let leftOut = 0;
	/** A carriage return that ended the last chunk: with a line feed behind it, they are one end of a line. */
	let held = false;
	const add = (text: string, from: number, to: number) => {
		const room = Math.max(0, Math.min(to - from, longest - line.length));
		if (room > 0) line += text.slice(from, from + room);
		leftOut += to - from - room;
	};
	const give = () => {
		const whole = leftOut === 0 ? line : `${line} ... (${leftOut} more characters, left out)`;
		line = "";
		leftOut = 0;
		onLine(whole);
	};
	const take = (text: string) => {
		let from = 0;
		if (held && text !== "") {
			held = false;
			if (text[0] === "\n") from = 1;
			give();
		}
		for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
			if (index < from) continue;
			add(text, from, index);
			from = index + end.length;
			if (end === "\r" && from === text.length) held = true;
			else give();
		}
		add(text, from, text.length);
	};
	return {
		push: (chunk) => take(decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))),
		end() {
			take(decoder.end());
			if (held || line !== "") give();
			held = false;
		},
	};
}
