import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FigureSpec } from "@quickening/figures";
import { renderFigure } from "@quickening/figures/render";
import { manuscriptLayouts, type PaperDefinition, type PersonAuthor, type Table, type Values } from "@quickening/paper";
import { strFromU8, unzipSync } from "fflate";
import { XmlDocument } from "libxml2-wasm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoBibliography, demoManuscript, demoPaper, writeDemoPaper } from "../test/demo-paper.ts";
import { validateJats } from "../test/jats/validate-jats.ts";
import type { ManuscriptDocument } from "./document/manuscript-document.ts";
import { readDocument } from "./document/read-document.ts";
import { renderManuscript } from "./index.ts";
import { writeJats } from "./jats/write-jats.ts";
import { writeLatex } from "./latex/write-latex.ts";
import { htmlTable } from "./table/html-table.ts";
import { writeWord } from "./word/write-word.ts";

/** What ends an element, a string, a command or a script in one of the outputs. */
const printable =
	'<img src=x onerror=alert(1)></title><script>1</script> ]]> --> &amp; #panic("x") #let x = y $z$ @nobody \\input{/etc/passwd} \\end{document} % "quoted" \'single\' {{a}} *b* `c` [d](javascript:e)';
const unseen = "\u202e\u2066\u200f\u0000\u001b\ud800\uffff";
const forbidden = /[\u202a-\u202e\u2066-\u2069\ud800-\udfff\uffff]/;

/** A paper with words in each of its texts, in what its stages left, and in its bibliography. */
async function plant(folder: string, words: string): Promise<PaperDefinition> {
	await writeDemoPaper(folder);
	const path = (name: string) => join(folder, name);
	const change = <T>(name: string, how: (content: T) => T) =>
		writeFileSync(path(name), JSON.stringify(how(JSON.parse(readFileSync(path(name), "utf8")) as T)));
	change<Values>("results/values.json", (values) =>
		Object.fromEntries(
			Object.entries(values).map(([id, value]) => [id, { ...value, unit: `u ${words}`, method: words, units: words }]),
		),
	);
	for (const id of ["performance", "participants"]) {
		change<Table>(`results/tables/${id}.json`, (table) => ({
			title: words,
			caption: words,
			notes: [words],
			columns: table.columns.map((column) => ({ ...column, title: `${column.title} ${words}`, definition: words })),
			rows: table.rows.map((row) => ({
				...row,
				cells: Object.fromEntries(Object.entries(row.cells).map(([key, text]) => [key, `${text} ${words}`])),
			})),
		}));
	}
	for (const id of ["roc", "panels"]) {
		const spec = JSON.parse(readFileSync(path(`results/figures/${id}.vl.json`), "utf8")) as FigureSpec;
		const { title, caption, alt, ...rest } = spec.usermeta.quickening;
		const told = { title: `${title} ${words}`, caption: `${caption} ${words}`, alt: `${alt} ${words}`, ...rest };
		const files = await renderFigure({ ...spec, usermeta: { quickening: told } }, { id, synthetic: true });
		for (const [ending, content] of Object.entries(files))
			writeFileSync(path(`results/figures/${id}.${ending}`), content);
	}
	// As strings of Typst's code, and as text with its signs escaped.
	const quoted = JSON.stringify(words.replaceAll(/\d/g, "")).replaceAll(/\\u[\da-f]{4}/g, "");
	const paragraph = `\n#${quoted} and #text(${quoted}) #link("https://example.org/%7B?a=b&c_d#e")[#${quoted}]\n`;
	writeFileSync(path("manuscript.typ"), demoManuscript.replace("= Introduction\n", `= Introduction\n${paragraph}`));
	const inBraces = words.replaceAll(/[{}\\#$%@]/g, "");
	writeFileSync(path("references.bib"), demoBibliography.replaceAll(/title = \{/g, `title = {${inBraces} `));
	const authors = demoPaper.authors.map((author) => ({
		...(author as PersonAuthor),
		family: `F ${words}`,
		given: words,
		affiliation: words,
		roles: [words],
		orcid: "0000-0002-1825-0097",
	}));
	const texts = { title: words, subtitle: words, version: words, keywords: [words], ethics: words };
	return {
		...demoPaper,
		...texts,
		authors,
		manuscript: { ...demoPaper.manuscript, licence: { name: words, address: "https://example.org/" } },
	};
}

describe("what is planted in every text of a paper", () => {
	const folder = mkdtempSync(join(tmpdir(), "quickening-planted-"));
	let paper: PaperDefinition;
	let document: ManuscriptDocument;
	beforeAll(async () => {
		paper = await plant(folder, printable + unseen);
		document = await readDocument({ paper, paperFolder: folder });
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	it.each(manuscriptLayouts)("is set as text in the layout %s", async (layout) => {
		const pdf = await renderManuscript({ paper, paperFolder: folder, layout });
		expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
		expect(Buffer.from(pdf).toString("latin1")).not.toMatch(/\/(?:JavaScript|JS|Launch|EmbeddedFile)\b/);
	});

	it("is text in a JATS file that is valid", async () => {
		const xml = await writeJats(document);
		expect(validateJats(xml)).toEqual([]);
		expect(xml).not.toMatch(forbidden);
		expect(xml).not.toMatch(/<(?:img|script)|href="(?!https?:|figures\/)/);
		expect(xml).toContain("&lt;img src=x onerror=alert(1)&gt;");
	});

	it("is text in a Word file of well-formed parts", async () => {
		const docx = await writeWord(document, (id) => readFileSync(join(folder, `results/figures/${id}.png`)));
		for (const [name, bytes] of Object.entries(unzipSync(docx))) {
			if (!/\.(?:xml|rels)$/.test(name)) continue;
			const text = strFromU8(bytes);
			XmlDocument.fromString(text).dispose();
			expect(text).not.toMatch(forbidden);
			for (const [, target] of text.matchAll(/ Target="([^"]*)" TargetMode="External"/g))
				expect(target).toMatch(/^https:/);
		}
	});

	it("is a plain drawing in SVG, and text in the HTML of a table", () => {
		for (const id of ["roc", "panels"]) {
			const svg = readFileSync(join(folder, `results/figures/${id}.svg`), "utf8");
			XmlDocument.fromString(svg).dispose();
			expect(svg).not.toMatch(forbidden);
		}
		const table = JSON.parse(readFileSync(join(folder, "results/tables/performance.json"), "utf8")) as Table;
		const html = htmlTable("performance", table);
		expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
		expect(html).not.toMatch(/<(?:img|script)/);
		expect(html).not.toMatch(forbidden);
	});

	it("names a character that LaTeX cannot set, and is text there without it", async () => {
		expect(() => writeLatex(document)).toThrow("escapeLatex: text must hold characters that pdfLaTeX can set");
		const plain = mkdtempSync(join(tmpdir(), "quickening-planted-"));
		try {
			const other = await plant(plain, printable);
			const latex = writeLatex(await readDocument({ paper: other, paperFolder: plain }));
			expect(latex).not.toMatch(/\\input|\\end\{document\}[\s\S]*\\end\{document\}/);
			expect(latex).toContain("\\textbackslash{}input\\{/etc/passwd\\}");
			expect(latex).toContain("\\href{https://example.org/\\%7B?a=b&c_d\\#e}");
		} finally {
			rmSync(plain, { recursive: true });
		}
	});
});
