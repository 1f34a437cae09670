import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { XmlDocument } from "libxml2-wasm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPaper, writeDemoPaper } from "../../test/demo-paper.ts";
import { richManuscript } from "../../test/rich-manuscript.ts";
import type { ManuscriptDocument } from "../document/manuscript-document.ts";
import { readDocument } from "../document/read-document.ts";
import { writeWord } from "./write-word.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-word-"));
const png = (id: string) => readFileSync(join(folder, `results/figures/${id}.png`));
let document: ManuscriptDocument;
let docx: Uint8Array;
let files: Record<string, string>;
let xml: string;
beforeAll(async () => {
	await writeDemoPaper(folder);
	writeFileSync(join(folder, "manuscript.typ"), richManuscript);
	document = await readDocument({ paper: demoPaper, paperFolder: folder });
	docx = await writeWord(document, png);
	const parts = Object.entries(unzipSync(docx)).filter(([name]) => /\.(?:xml|rels)$/.test(name));
	files = Object.fromEntries(parts.map(([name, bytes]) => [name, strFromU8(bytes)]));
	xml = files["word/document.xml"] ?? "";
});
afterAll(() => rmSync(folder, { recursive: true }));

const styled = (style: string) =>
	Array.from(xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs), ([paragraph]) => paragraph)
		.filter((paragraph) => paragraph.includes(`<w:pStyle w:val="${style}"/>`))
		.map((paragraph) => Array.from(paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text]) => text).join(""));

describe("writeWord", () => {
	it("gives the same bytes twice, dated by the paper", async () => {
		const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
		expect(sha256(await writeWord(document, png))).toBe(sha256(docx));
		expect(files["docProps/core.xml"]).toContain("2025-05-12T00:00:00Z");
		expect(files["docProps/core.xml"]?.match(/\d{4}-\d\d-\d\dT/g)).toEqual(["2025-05-12T", "2025-05-12T"]);
	});

	it("is well-formed XML in every part", () => {
		for (const text of Object.values(files)) XmlDocument.fromString(text).dispose();
		expect(Object.keys(files)).toContain("word/footnotes.xml");
	});

	it("has Word's own headings", () => {
		expect(styled("Title")).toEqual(["A heart rate that is not there looks like an answer"]);
		expect(styled("Heading1")).toEqual([
			"Abstract",
			"Introduction",
			"Methods",
			"Results",
			"Discussion",
			"Everything",
			"References",
		]);
		expect(styled("Heading2")).toEqual([
			"Signals and features",
			"Judgement",
			"Limitations",
			"Ethics",
			"Contributions",
			"Data and code",
		]);
		expect(styled("Heading3")).toEqual(["A third level"]);
	});

	it("makes each number of a value a locked content control of its name", () => {
		const controls = Array.from(
			xml.matchAll(
				/<w:sdt><w:sdtPr><w:alias w:val="([^"]*)"\/><w:tag w:val="value:\1"\/><w:id w:val="(\d+)"\/><w:lock w:val="contentLocked"\/>.*?<w:t [^>]*>([^<]*)<\/w:t>/g,
			),
			([, id, number, text]) => ({ id, number, text }),
		);
		expect(controls[0]).toEqual({ id: "count.recordings", number: "1", text: "552" });
		expect(new Set(controls.map(({ number }) => number)).size).toBe(controls.length);
		expect(controls.length).toBe(xml.match(/<w:sdt>/g)?.length);
	});

	it("numbers captions by fields, and refers to them by fields", () => {
		expect(xml).toMatch(
			/<w:bookmarkStart [^>]*w:name="fig_roc"[^>]*\/>.*?<w:fldSimple w:instr="SEQ Figure \\\* ARABIC"/s,
		);
		expect(xml).toContain('<w:fldSimple w:instr="REF fig_roc \\h">');
		expect(xml).toContain('<w:fldSimple w:instr="REF tab_participants \\h">');
	});

	it("leads from each citation to its reference", () => {
		const names = Array.from(xml.matchAll(/w:name="(ref_[^"]*)"/g), ([, name]) => name);
		expect(names).toEqual(["ref_figo2015", "ref_lakens2017", "ref_nasem2019"]);
		for (const [, anchor] of xml.matchAll(/<w:hyperlink [^>]*w:anchor="(ref_[^"]*)"/g)) expect(names).toContain(anchor);
		expect(styled("Reference")[0]).toMatch(/^1\.Ayres-de-Campos D, Spong CY/);
	});

	it("repeats the header of a table and keeps its rows whole", () => {
		const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
		expect(tables).toHaveLength(2);
		for (const table of tables) {
			expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
			expect(table.match(/<w:cantSplit\/>/g)?.length).toBe(table.match(/<w:tr>/g)?.length);
		}
		expect(tables[1]).toContain("29.6\u00a0(4.5)");
	});

	it("gives figures at their size with alternative text", () => {
		expect(xml).toContain(
			'descr="Two curves above the diagonal; the one by the last signal lies higher, and the bands overlap."',
		);
		const [, width] = /<wp:extent cx="(\d+)"/.exec(xml) ?? [];
		expect(Number(width) / 36000).toBeCloseTo(85, 0);
	});

	it("gives formulas as Office Math", () => {
		expect(xml).toContain("<m:oMath><m:sSub>");
		expect(xml).toMatch(/<m:limUpp><m:e><m:limLow><m:e><m:r>.*?∑/);
	});

	it("names synthetic data on its first page", () => {
		expect(xml).toContain("Synthetic data.");
	});
});
