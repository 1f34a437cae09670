import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";

describe("toCsv", () => {
	it("quotes only what must be quoted, and leaves missing cells empty", () => {
		const rows = [
			{ a: 'say "no"', b: 1 / 3 },
			{ a: "x, y", b: Number.NaN },
			{ a: "two\nlines", b: null },
			{ a: { p: 1 }, b: -0 },
		];
		expect(toCsv(["a", "b"], rows)).toBe(
			'a,b\n"say ""no""",0.3333333333333333\n"x, y",\n"two\nlines",\n"{""p"":1}",0\n',
		);
	});

	it("reads back to the same cells, whatever they hold", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (cells) => {
				const rows = cells.map(([a, b]) => ({ a, b }));
				expect(parse(toCsv(["a", "b"], rows)).slice(1)).toEqual(cells);
			}),
		);
	});
});

/** A plain reader of RFC 4180 as the judge. */
function parse(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = "";
	let quoted = false;
	for (let i = 0; i < text.length; i++) {
		const c = text[i] as string;
		if (quoted && c === '"' && text[i + 1] === '"') {
			cell += '"';
			i++;
		} else if (c === '"') quoted = !quoted;
		else if (!quoted && (c === "," || c === "\n")) {
			row.push(cell);
			cell = "";
			if (c === "\n") {
				rows.push(row);
				row = [];
			}
		} else cell += c;
	}
	return rows;
}
