import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoBibliography, demoManuscript } from "../test/demo-paper.ts";
import { checkManuscript } from "./check-manuscript.ts";
import { citationKeys } from "./citation-keys.ts";

const known = { values: ["auc.primary"], figures: ["roc"], tables: ["who"], citations: ["figo2015"] };
const frame = '#import "paper.typ": *\n#show: paper\n#abstract[A.]\n#fig("roc") #tab("who")\n';
const check = (text: string) => checkManuscript(frame + text, known);

describe("checkManuscript", () => {
	it.each([
		[
			'#import "@preview/cetz:0.2.2": canvas',
			"package @preview/cetz:0.2.2 would be taken from the network or the home folder",
		],
		['#import "@local/x:0.1.0": y', "package @local/x:0.1.0 would be taken"],
		['#{\n  import "@local/x:0.1.0"\n}', "package @local/x:0.1.0 would be taken", 6],
		['#let p = "@local/" + "x:0.1.0"\n#import p: y', "what is imported must be written as a string", 6],
		['#import ("@lo" + "cal/x:0.1.0"): y', "what is imported must be written as a string"],
		['#include "../other/manuscript.typ"', 'may import "paper.typ" alone; got "../other/manuscript.typ"'],
		["#import datetime: today", "today gives another text every day"],
		[
			"Set on #datetime.today().display().",
			"datetime.today gives another text every day: write the date as #fixed[...]",
		],
		["#(datetime).today().display()", "today gives another text every day"],
		["#{ let d = datetime\n d . /* */ today() }", "today gives another text every day", 6],
		["#type(info.date).today()", "today gives another text every day"],
		["$std.datetime.today()$", "today gives another text every day"],
		['#eval("1 + 1")', "eval runs code that nobody can check"],
		["#let f = std.eval\n", "std.eval runs code"],
		['#link("javascript:alert(1)")[x]', "a link must begin with https:, http: or mailto:; got javascript:alert(1)"],
		['#link("file:///etc/passwd")', "a link must begin with https:"],
		['#link("//host/x")[x]', "a link must begin with https:"],
	])("refuses what reaches out of the paper: %s", (text, message, line = 5) => {
		expect(check(text)).toEqual(
			expect.arrayContaining([expect.objectContaining({ line, message: expect.stringContaining(message) })]),
		);
	});

	it.each(['#value("auc.primary"); cut', "#fixed[3]; cut", "#text(red)[a].b; cut", "#(1); cut"])(
		"names a semicolon that would not be printed: %s",
		(text) => {
			expect(check(text)).toContainEqual(
				expect.objectContaining({ message: 'the ";" ends the code before it and is not printed: write "\\;"' }),
			);
		},
	);

	it("lets a semicolon end a statement, and be printed where it is written as such", () => {
		expect(check('#let a = [b]; c #value("auc.primary")\\; d; e')).toEqual([]);
	});

	it("lets a text speak of today and of an evaluation", () => {
		expect(check("Until today, an eval (today) of datetime.today() was rare. #text[today]")).toEqual([]);
	});

	it("finds nothing wrong with a whole manuscript", () => {
		const ids = {
			values: ["auc.primary", "count.recordings", "missing.percent", "baseline.bias"],
			figures: ["roc", "panels"],
			tables: ["performance", "participants"],
			citations: citationKeys(demoBibliography),
		};
		expect(checkManuscript(demoManuscript, ids)).toEqual([]);
	});

	it.each([
		'The AUC was #value("auc.primary", interval: true).',
		"A window of #fixed[30] minutes, in #fixed[2015].",
		"The guideline @figo2015, see @fig-roc and @tab-who.",
		"Saturation is SpO2, and vitamin B12 is a name.",
		"#v(3.5mm) #text(size: 8pt)[small] #grid(columns: 2)[a][b]",
		'See https://doi.org/10.17226/25303 and #link("https://example.org/2019")[there].',
		"// a comment of 2019\n/* and\n another 1 */ text",
		"1. an item\n2. another",
		"= Results <sec-2>\nSee @sec-2.",
		"An address such as a\\@b is no reference.",
		"#cite(<figo2015>) says so.",
		"$p H < #fixed[7.05]$",
		"#set text(size: 9pt)\n#set heading(numbering: none)",
		'#figure(table(columns: 2)[a][#value("auc.primary")])',
		"#fixed[2 #sym.times 2 [nested 3] ]",
	])("allows: %s", (text) => {
		expect(check(text)).toEqual([]);
	});

	it.each([
		["The AUC was 0.74.", 5, "0.74 is typed in"],
		["\n\nn = 552 recordings", 7, "552 is typed in"],
		["12,345 births", 5, "12,345 is typed in"],
		["a rate of 18.8%", 5, "18.8 is typed in"],
		['#text(weight: "bold")[0.74]', 5, "0.74 is typed in"],
		['#text("AUC 0.74")', 5, "0.74 is typed in"],
		["#let auc = 0.74\n#auc", 5, "0.74 is typed in"],
		["#let n = 44", 5, "44 is typed in"],
		["$x = 3$", 5, "3 is typed in"],
		["*7.05*", 5, "7.05 is typed in"],
		["`0.74`", 5, "0.74 is typed in"],
		["= Results of 2019", 5, "2019 is typed in"],
		["#{ 0.74 }", 5, "0.74 is typed in"],
		["#3", 5, "3 is typed in"],
		["// fine 1\n2", 6, "2 is typed in"],
		['#value("auc.primry")', 5, 'there is no value "auc.primry"; did you mean "auc.primary"?'],
		['#text(value("nope"))', 5, 'there is no value "nope"'],
		["#value(id)", 5, "must be given its id as a string"],
		['\n#fig("rok")', 6, 'there is no figure "rok"; did you mean "roc"?'],
		['#tab("whom")', 5, 'there is no table "whom"'],
		["@figo2016", 5, "@figo2016 is neither in the bibliography nor a label"],
		["@fig-rok", 5, "@fig-rok is neither"],
		["#cite(<nobody>)", 5, "<nobody> is neither"],
		['#fig("roc")', 5, "figure roc is set twice (first in line 4)"],
	])("finds in %j, line %i: %s", (text, line, message) => {
		const problems = check(text);
		expect(problems).toEqual([{ line, column: expect.any(Number), message: expect.stringContaining(message) }]);
	});

	it("misses a figure, a table, the abstract and the layout when they are left out", () => {
		expect(checkManuscript("Text.\n", known).map(({ message }) => message)).toEqual([
			expect.stringContaining("the layout is missing"),
			'figure roc is never set: write #fig("roc")',
			'table who is never set: write #tab("who")',
			"there must be one #abstract[...]; got 0",
		]);
	});

	it("counts lines, whatever stands before", () => {
		const harmless = fc.constantFrom(
			"text",
			'#value("auc.primary")',
			"// 12",
			"$a$",
			"#fixed[3]",
			"[b]",
			"*c*",
			"@figo2015",
			"",
		);
		fc.assert(
			fc.property(fc.array(harmless), (lines) => {
				const problems = check([...lines, "9.87"].join("\n"));
				expect(problems.map(({ line }) => line)).toEqual([5 + lines.length]);
			}),
		);
	});

	it("comes to an end on any text", () => {
		const piece = fc.constantFrom(
			"#",
			"[",
			"]",
			"(",
			")",
			"$",
			'"',
			"<",
			">",
			"@",
			"{",
			"}",
			"\\",
			"/*",
			"let ",
			"fixed",
			"value",
			"1",
			"a",
			"\n",
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				expect(Array.isArray(check(pieces.join("")))).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});
});
