import { expect, it } from "vitest";
import { createTerminal } from "./terminal.ts";
import { visibleControls } from "./visible-controls.ts";

it.each([
	["a title and a link", "\u001b]0;title\u0007 \u001b]8;;https://x.org\u0007y", "␛]0;title␇ ␛]8;;https://x.org␇y"],
	["the cursor and what is on the screen", "\u001b[2J\u001b[1;1Hgone\r over", "␛[2J␛[1;1Hgone␍ over"],
	["an answer of the terminal", "\u001b[6n\u001bP$q q\u001b\\\u009b6n", "␛[6n␛P$q q␛\\\ufffd6n"],
	["colours", "\u001b[31mred\u001b[0m", "␛[31mred␛[0m"],
	["other controls", "\u0000\b\u007f\u202e12", "␀␈␡\ufffd12"],
	["a text", "é\tb\nc ␛ 胎", "é\tb\nc ␛ 胎"],
])("shows %s", (_title, text, shown) => {
	expect(visibleControls(text)).toBe(shown);
});

it("leaves colours, and nothing else, where it is asked to", () => {
	expect(visibleControls("\u001b[1;31mred\u001b[0m\u001b[8A", { keepColours: true })).toBe(
		"\u001b[1;31mred\u001b[0m␛[8A",
	);
});

it("stands before all that a terminal is given, bars too", () => {
	const written: string[] = [];
	const stream = { isTTY: true, columns: 80, write: (text: string) => written.push(text) > 0 };
	const terminal = createTerminal({ stream: stream as never });
	terminal.line("\u001b[2Jline");
	terminal.warn("\u001b]0;x\u0007");
	terminal.error("a\rb");
	const bar = terminal.bar({ label: "\u001b[5A" });
	bar.update(1, "\u001b[3J");
	bar.fail("\u001b[4J");
	terminal.close();
	const text = written.join("");
	for (const planted of ["\u001b[2J", "\u001b]0", "\r", "\u001b[5A", "\u001b[3J", "\u001b[4J"])
		expect(text).not.toContain(planted);
	for (const shown of ["␛[2Jline", "␛]0;x␇", "a␍b", "␛[5A"]) expect(text).toContain(shown);
});
