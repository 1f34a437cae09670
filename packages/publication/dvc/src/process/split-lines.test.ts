import fc from "fast-check";
import { expect, it } from "vitest";
import { splitLines } from "./split-lines.ts";

const lines = (chunks: readonly Uint8Array[]) => {
	const found: string[] = [];
	const splitter = splitLines((line) => found.push(line));
	for (const chunk of chunks) splitter.push(chunk);
	splitter.end();
	return found;
};

it("gives whole lines however the bytes are cut", () => {
	const text = "é one\n\ntwo ✓\r\nthree";
	fc.assert(
		fc.property(fc.array(fc.nat(30), { maxLength: 6 }), (cuts) => {
			const bytes = Buffer.from(text);
			const places = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
			const chunks = places.slice(1).map((end, i) => bytes.subarray(places[i], end));
			expect(lines(chunks)).toEqual(["é one", "", "two ✓", "three"]);
		}),
		{ seed: 4 },
	);
});
it("takes a carriage return alone for the end of a line", () => {
	expect(lines([Buffer.from("10 %\r20 %\rdone\n")])).toEqual(["10 %", "20 %", "done"]);
});

it("keeps the beginning of a line that has no end, in time that grows with its length alone", () => {
	const chunk = Buffer.alloc(1 << 20, "x");
	const found = lines([Buffer.from("a\n"), ...Array.from({ length: 256 }, () => chunk), Buffer.from("\nb")]);
	expect(found.map((line) => line.slice(0, 3))).toEqual(["a", "xxx", "b"]);
	expect(found[1]).toBe(`${"x".repeat(10_000)} ... (${256 * (1 << 20) - 10_000} more characters, left out)`);
});
it("keeps a carriage return and its line feed together when a chunk ends between them", () => {
	expect(lines([Buffer.from("a\r"), Buffer.from("\nb\r"), Buffer.from("c\r")])).toEqual(["a", "b", "c"]);
});
