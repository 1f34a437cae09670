import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PaperDefinition } from "@quickening/paper";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoManuscript, demoPaper, writeDemoPaper } from "../../test/demo-paper.ts";
import { richManuscript } from "../../test/rich-manuscript.ts";
import type { Block, Inline } from "./manuscript-document.ts";
import { readDocument } from "./read-document.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-document-"));
beforeAll(() => writeDemoPaper(folder));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(source: string, paper: PaperDefinition = demoPaper) {
	writeFileSync(join(folder, "manuscript.typ"), source);
	try {
		return await readDocument({ paper, paperFolder: folder });
	} finally {
		writeFileSync(join(folder, "manuscript.typ"), demoManuscript);
	}
}

/** All inlines of some blocks, in order, those within others too. */
function inlinesOf(blocks: readonly Block[]): Inline[] {
	const within = (content: readonly Inline[]): Inline[] =>
		content.flatMap((inline) => ("content" in inline ? [inline, ...within(inline.content)] : [inline]));
	return blocks.flatMap((block) => {
		if (block.kind === "section") return [...within(block.title), ...inlinesOf(block.blocks)];
		if (block.kind === "paragraph") return within(block.content);
		if (block.kind === "list") return block.items.flatMap(inlinesOf);
		return block.kind === "quote" ? inlinesOf(block.blocks) : [];
	});
}

const of = <K extends Inline["kind"]>(inlines: readonly Inline[], kind: K) =>
	inlines.filter((inline): inline is Extract<Inline, { kind: K }> => inline.kind === kind);

describe("readDocument", () => {
	it("nests sections by their headings", async () => {
		const { body } = await read(demoManuscript);
		const outline = (blocks: readonly Block[]): unknown[] =>
			blocks.flatMap((block) =>
				block.kind === "section" ? [[(block.title[0] as { text: string }).text, ...outline(block.blocks)]] : [],
			);
		expect(outline(body)).toEqual([
			["Introduction"],
			["Methods", ["Signals and features"], ["Judgement"]],
			["Results"],
			["Discussion", ["Limitations"]],
		]);
	});

	it("marks each number with the id of its value", async () => {
		const { abstract } = await read(demoManuscript);
		expect(of(inlinesOf(abstract), "value")).toEqual([
			{ kind: "value", id: "count.recordings", text: "552" },
			{ kind: "value", id: "auc.primary", text: "0.77 (95%\u00a0CI 0.68\u00a0to\u00a00.85)" },
			{
				kind: "value",
				id: "baseline.bias",
				text: "\u22121.3\u00a0bpm (SD\u00a02.4; 95%\u00a0CI \u22122.0\u00a0to\u00a0\u22120.5)",
			},
		]);
	});

	it("numbers figures and tables in the order of the text, and resolves references to them", async () => {
		const document = await read(demoManuscript);
		expect(document.figures.map(({ id, number }) => [id, number])).toEqual([
			["roc", 1],
			["panels", 2],
		]);
		expect(document.tables.map(({ id, number }) => [id, number])).toEqual([
			["performance", 1],
			["participants", 2],
		]);
		expect(of(inlinesOf(document.body), "reference").map(({ to, id, text }) => [to, id, text])).toEqual([
			["figure", "roc", "Figure\u00a01"],
			["table", "performance", "Table\u00a01"],
			["table", "participants", "Table\u00a02"],
		]);
	});

	it.each([
		["public-library-of-science", ["1.", "2.", "3."], ["figo2015", "lakens2017", "nasem2019"], "1"],
		[
			"american-psychological-association",
			[undefined, undefined, undefined],
			["figo2015", "lakens2017", "nasem2019"],
			"Ayres-de-Campos et al., 2015",
		],
		["ieee", ["[1]", "[2]", "[3]"], ["figo2015", "lakens2017", "nasem2019"], "[1]"],
	])("sets citations and references in the style %s", async (citationStyle, labels, keys, first) => {
		const paper = { ...demoPaper, manuscript: { ...demoPaper.manuscript, citationStyle } };
		const { references, body } = await read(demoManuscript, paper);
		expect(references.map(({ label }) => label)).toEqual(labels);
		expect(references.map(({ key }) => key)).toEqual(keys);
		const [citation] = of(inlinesOf(body), "citation");
		expect(citation?.key).toBe("figo2015");
		expect(citation?.content.map((part) => ("text" in part ? part.text : "")).join("")).toBe(first);
	});

	it("takes a .csl file of the paper", async () => {
		const csl = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Test</title><id>test</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="{" suffix="}" delimiter="; "><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title" prefix="Title: "/></layout></bibliography></style>`;
		writeFileSync(join(folder, "test.csl"), csl);
		const paper = { ...demoPaper, manuscript: { ...demoPaper.manuscript, citationStyle: "test.csl" } };
		const { references } = await read(demoManuscript, paper);
		expect(references[2]?.content).toEqual([
			{ kind: "text", text: "Title: Reproducibility and Replicability in Science" },
		]);
	});

	it("reads everything that running text can hold", async () => {
		const { body } = await read(richManuscript);
		const last = body.at(-1) as Extract<Block, { kind: "section" }>;
		expect(last.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "equation", "list", "quote", "section"]);
		const inlines = inlinesOf(last.blocks);
		expect(of(inlines, "styled").map(({ style }) => style)).toEqual([
			"strong",
			"emphasis",
			"subscript",
			"superscript",
			"code",
		]);
		expect(of(inlines, "link")[0]?.address).toBe("https://example.org/a?b=#fixed[1]&c");
		expect(of(inlines, "footnote")[0]?.content).toContainEqual({ kind: "value", id: "count.recordings", text: "552" });
		const text = of(inlines, "text")
			.map((part) => part.text)
			.join("");
		expect(text).toContain("“quotes” & signs < > % $ # _ { } ~ ^, and Chudáček.");
	});

	it("reads formulas as trees", async () => {
		const { body } = await read(richManuscript);
		const last = body.at(-1) as Extract<Block, { kind: "section" }>;
		const equation = last.blocks.find(({ kind }) => kind === "equation") as Extract<Block, { kind: "equation" }>;
		expect(equation.math).toMatchObject({
			kind: "row",
			children: [
				{
					kind: "scripts",
					base: { kind: "variant", variant: "bold", body: { kind: "symbol", text: "x" } },
					sub: { text: "i" },
				},
				{ kind: "symbol", text: "=" },
				{ kind: "scripts", base: { text: "∑" }, sub: { kind: "row" }, sup: { text: "n" } },
				{ kind: "fraction", denominator: { kind: "root" } },
				{ kind: "space", em: 1 },
				{ kind: "text", text: "where" },
				{ kind: "space", em: 1 },
				{ kind: "fenced", open: "|", close: "|", body: { text: "y" } },
				{ kind: "symbol", text: "≤" },
				{ kind: "number", text: "3.5" },
			],
		});
	});

	it.each([
		["a figure of the text itself", "#figure([x], caption: [A]) <own>", "#figure of the text itself"],
		["a table of the text itself", "#table([x])", "<table> in the text"],
		["maths that Word cannot show", "$cancel(x)$", "cancel in maths"],
	])("refuses %s by name", async (_, more, message) => {
		await expect(read(`${demoManuscript}\n\n${more}\n`)).rejects.toThrow(message);
	});

	it("names the line of a key that is not in the bibliography", async () => {
		const line = demoManuscript.split("\n").length + 1;
		await expect(read(`${demoManuscript}\nAs said @nobody2020.\n`)).rejects.toThrow(
			`manuscript.typ:${line}: @nobody2020 is neither in the bibliography nor a label`,
		);
	});
});
