import { typstPdf } from "@quickening/figures/render";
import type { Table } from "@quickening/paper";
import { strFromU8, unzipSync } from "fflate";
import { XmlDocument } from "libxml2-wasm";
import { describe, expect, it } from "vitest";
import { participantsTable } from "../../test/demo-paper.ts";
import { writeTable } from "./write-table.ts";

/** A table with every kind of row, and characters that are markup somewhere. */
const awkward: Table = {
	title: 'A & B < C "quoted" #1',
	caption: "50% of $x_1$ {n} \\ ~ ^ @ref *bold* [link]",
	columns: [
		{ key: "name", title: "Name & unit_1", align: "left" },
		{ key: "value", title: "Value (%)", align: "decimal", definition: "a < b & c" },
	],
	rows: [
		{ cells: { name: "Group #1" }, kind: "header" },
		{ cells: { name: "indented_1", value: "9.5" }, kind: "indented" },
		{ cells: { name: "$5 & 6%", value: "−12.25 (−13 to 1)" } },
		{ cells: { name: "Last, “first”", value: "–" } },
	],
	notes: ["Note with \\ and #hash."],
};

const write = (format: Parameters<typeof writeTable>[1]["format"], table = awkward) =>
	writeTable(table, { id: "awkward", format });

describe("writeTable", () => {
	it("writes LaTeX with booktabs, hidden digits and escaped markup", async () => {
		const latex = (await write("latex")) as string;
		expect(latex).toContain("\\label{tab:awkward}");
		expect(latex).toContain("\\multicolumn{2}{@{}l}{\\textbf{Group \\#1}} \\\\");
		expect(latex).toContain("\\hspace{0.9em}indented\\_1 & \\phantom{$-$0}9.5 \\\\");
		expect(latex).toContain("\\$5 \\& 6\\% & $-$12.25 ($-$13 to 1) \\\\");
		for (const rule of ["\\toprule", "\\midrule", "\\bottomrule"]) expect(latex.split(rule)).toHaveLength(2);
		expect(latex).toContain("Note with \\textbackslash{} and \\#hash.\\par\nValue (\\%): a \\textless{} b \\& c\\par");
	});

	it("writes a longtable with a repeated header when LaTeX's float would not break", async () => {
		const rows = Array.from({ length: 60 }, (_, i) => ({ cells: { name: `Row ${i}`, value: "1" } }));
		const latex = (await write("latex", { ...awkward, rows })) as string;
		expect(latex).toContain("\\begin{longtable}");
		expect(latex).toMatch(/\\endfirsthead[\s\S]*\\endhead/);
	});

	it("names the table whose character LaTeX cannot set", async () => {
		const table = { ...awkward, title: "Odd", notes: ["胎"] };
		await expect(write("latex", table)).rejects.toThrow(
			'latexTable: table "Odd": escapeLatex: text must hold characters',
		);
	});

	it("writes Typst that compiles and in which no text is markup", async () => {
		const typst = (await write("typst")) as string;
		expect(typst).toContain('hide("−0") + "9.5"');
		expect(typst).toContain("<tab-awkward>");
		const pdf = await typstPdf({ files: { "/main.typ": typst }, createdSeconds: 0 });
		expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
		const broken = typst.replace('"Note with', "Note with");
		await expect(typstPdf({ files: { "/main.typ": broken }, createdSeconds: 0 })).rejects.toThrow();
	});

	it("writes a Word file with a caption field, a repeated header and notes, the same bytes each time", async () => {
		const docx = (await write("docx")) as Uint8Array;
		expect(Buffer.from((await write("docx")) as Uint8Array).equals(docx)).toBe(true);
		const xml = strFromU8(unzipSync(docx)["word/document.xml"] as Uint8Array);
		XmlDocument.fromString(xml).dispose();
		expect(xml).toContain("<w:tblHeader/>");
		expect(xml).toContain("A &amp; B &lt; C");
		expect(xml).toContain("SEQ Table");
		expect(xml).toContain("\u2007\u20079.5");
		expect(xml).toContain("Note with \\ and #hash.");
	});

	it("writes CSV and HTML as the stage does", async () => {
		expect(await write("csv")).toBe(
			'Name & unit_1,Value (%)\nGroup #1,\nindented_1,9.5\n$5 & 6%,−12.25 (−13 to 1)\n"Last, “first”",–\n',
		);
		expect(await write("html")).toContain("<dfn>Value (%)</dfn>: a &lt; b &amp; c");
	});

	it("writes a wide table in every format", async () => {
		for (const format of ["html", "typst", "latex", "docx", "csv"] as const) {
			expect((await write(format, participantsTable())).length).toBeGreaterThan(300);
		}
	});

	it("refuses what cannot be printed", async () => {
		await expect(write("csv", { ...awkward, rows: [] })).rejects.toThrow("this is a table with no rows");
		await expect(writeTable(awkward, { id: "Bad id", format: "csv" })).rejects.toThrow("lower-case words");
	});
});
