import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBibliography } from "./read-bibliography.ts";

const entry = '@article{a2020,\n  title = {On {HRV}},\n  year = 2020,\n  author = "A. {B" C}",\n}\n';

describe("readBibliography", () => {
	it("reads entries with their places and fields", () => {
		const { entries, problems } = readBibliography(
			`A comment, mail a@b.org\n${entry}@book{b, title={B} # " and " # c}\n`,
		);
		expect(problems).toEqual([]);
		expect(
			entries.map(({ kind, key, line, column, fields }) => [kind, key, line, column, Object.fromEntries(fields)]),
		).toEqual([
			["article", "a2020", 2, 1, { title: "On {HRV}", year: "2020", author: 'A. {B" C}' }],
			["book", "b", 7, 1, { title: "B and c" }],
		]);
	});

	it("leaves strings, preambles and comments out", () => {
		const { entries, problems } = readBibliography('@string{jt = "Toys"}\n@preamble{"x"}\n@comment{ {nested} }\n');
		expect({ entries, problems }).toEqual({ entries: [], problems: [] });
	});

	it.each([
		[
			"@article{a,\n  title = {T,\n  year = {2020},\n}\n",
			2,
			11,
			"the brace that is opened here is not closed: the next field follows within it",
		],
		["@article{a,\n  title = {T},\n", 1, 1, "entry a is not closed"],
		["@article{a,\n  title = {T},\n@book{b,\n title = {B}}\n", 1, 1, "entry a is not closed"],
		["@article{a,\n  title = {T\n}\n@book{b,\n title = {B}}\n", 1, 1, "entry a is not closed"],
		['@article{a,\n  title = "T,\n}\n', 2, 11, 'a text is opened here with " and not closed'],
		["@article{a,\n  title = ,\n}\n", 2, 11, "a field needs a value in braces or quotes, or a number"],
		["@article{a,\n  title {T},\n}\n", 2, 3, "entry a has a field without a name and ="],
		["@article{a,\n  title = {T}\n  year = 2020\n}\n", 3, 3, "entry a: a comma is missing after title"],
		["@article{title = {T}}\n", 1, 10, "@article needs a key and a comma: @article{key2020,"],
		["@article{,\n}\n", 1, 10, "@article needs a key and a comma: @article{key2020,"],
	])("names what is wrong in %j", (source, line, column, message) => {
		expect(readBibliography(source).problems).toEqual([{ line, column, message }]);
	});

	it("goes on after a broken entry", () => {
		expect(readBibliography(`@article{x,\n  title = {T,\n\n${entry}`).entries.map(({ key }) => key)).toEqual(["a2020"]);
	});

	it("comes to an end on any text, with places within it", () => {
		const piece = fc.constantFrom("@", "article", "{", "}", '"', ",", "=", "a", "1", "\n", "#", "\\", " ");
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
				const source = pieces.join("");
				const lines = source.split("\n");
				for (const { line, column } of readBibliography(source).problems) {
					expect(lines[line - 1]!.length + 1).toBeGreaterThanOrEqual(column);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
