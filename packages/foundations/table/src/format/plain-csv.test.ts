import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { plainCells } from "./plain-csv.ts";

it("gives what a whole parser gives, or nothing", () => {
	const part = fc.constantFrom("a", "1.5", "", " ", ",", ",", "\n", "\n", "\r\n", "\r", '"', "\uFEFF", "é");
	let nPlain = 0;
	fc.assert(
		fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
			const text = parts.join("");
			const plain = plainCells(text, ",");
			if (plain === undefined) return;
			nPlain++;
			const [names, ...rows] = parse(text, { bom: true, skip_empty_lines: true }) as unknown as string[][];
			expect(plain.names).toEqual(names);
			expect(plain.nRows).toBe(rows.length);
			expect(plain.cells).toEqual(names!.map((_, j) => rows.map((row) => row[j])));
		}),
		{ numRuns: 3000 },
	);
	expect(nPlain).toBeGreaterThan(100);
});

it("leaves quotes, rows of other lengths and mixed line endings to a whole parser", () => {
	for (const text of ['a,"b"\n1,2\n', "a,b\n1\n", "a,b\n1,2,3\n", "a\r\n1\n", "a\r1\r", ""])
		expect(plainCells(text, ","), text).toBeUndefined();
});
