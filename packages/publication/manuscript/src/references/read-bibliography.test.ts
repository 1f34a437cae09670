import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBibliography } from "./read-bibliography.ts";

const entry = '@article{a2020,\n  title = {On {HRV}},\n  year = 2020,\n  author = "A. {B" C}",\n}\n';

describe("readBibliography", () => {
	it("reads entries with their places and fields", async () => {
		const { entries, problems } = await readBibliography(
			`A comment, mail a@b.org\n${entry}@book{b, title={B} # " and " # {c}, journal={M\\"uller}}\nmail a@b.org\n`,
		);
		expect(problems).toEqual([]);
		expect(entries.map(({ type, key, line, column, fields }) => [type, key, line, column, fields])).toEqual([
			["article", "a2020", 2, 1, { title: "On HRV", year: "2020" }],
			["book", "b", 7, 1, { title: "B and c", journaltitle: "Müller", year: "" }],
		]);
	});

	it("leaves strings, preambles and comments out, and puts in what strings stand for", async () => {
		const { entries, problems } = await readBibliography(
			'@string{jt = "Toys"}\n@preamble{"x"}\n@comment{ {nested} }\n@article{a, journal = jt, crossref = {b}}\n@book{b, title = {B}, year = 2001}\n',
		);
		expect(problems).toEqual([]);
		expect(entries.map(({ key, fields }) => [key, fields["journaltitle"], fields["year"]])).toEqual([
			["a", "Toys", "2001"],
			["b", undefined, "2001"],
		]);
	});

	it("warns of a field that is there twice, and names a command that it does not know", async () => {
		const { problems } = await readBibliography("@book{a, title={A}, title={B}}\n@book{b, title={\\foo}, year=2000}\n");
		expect(problems).toEqual([
			{ line: 2, column: 1, message: "\\foo is no command of TeX that is known here" },
			{ line: 1, column: 1, severity: "warning", message: "entry a has title twice" },
		]);
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
		["@article{a,\n  title {T},\n}\n", 2, 9, "entry a: title needs = and a value"],
		["@article{a,\n  title = {T}\n  year = 2020\n}\n", 3, 3, "entry a: a comma is missing after title"],
		["@article{a,\n  title = {T $x},\n}\n", 2, 16, "entry a: a $ has no other to close it"],
		["@article{a, journal = jt}\n", 1, 1, "no @string says what jt stands for: put it in braces"],
		["@article{title = {T}}\n", 1, 1, "@article needs a key and a comma: @article{key2020,"],
		["@article{,\n}\n", 1, 1, "@article needs a key and a comma: @article{key2020,"],
	])("names what is wrong in %j", async (source, line, column, message) => {
		expect((await readBibliography(source)).problems).toEqual([{ line, column, message }]);
	});

	it("goes on after a broken entry", async () => {
		const { entries } = await readBibliography(`@article{x,\n  title = {T,\n\n${entry}`);
		expect(entries.map(({ key, line }) => [key, line])).toEqual([["a2020", 4]]);
	});

	it("comes to an end on any text, with places within it", async () => {
		const piece = fc.constantFrom("@", "article", "{", "}", '"', ",", "=", "a", "1", "\n", "#", "\\", " ");
		await fc.assert(
			fc.asyncProperty(fc.array(piece, { maxLength: 80 }), async (pieces) => {
				const source = pieces.join("");
				const lines = source.split("\n");
				for (const { line, column } of (await readBibliography(source)).problems) {
					expect(lines[line - 1]!.length + 1).toBeGreaterThanOrEqual(column);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
