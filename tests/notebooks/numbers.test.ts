import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readDocument, renderManuscript, writeJats } from "@quickening/manuscript";
import type { PaperDefinition } from "@quickening/paper";
import { extractText } from "unpdf";
import { describe, expect, it } from "vitest";
import { paperPage } from "../../notebooks/src/components/paper-page.ts";
import { isBroken, paperSlugs, readPaper } from "../../notebooks/src/sources/paper.ts";

const papers = fileURLToPath(new URL("../../papers", import.meta.url));

/** "Figure 3" by id, as a text that has been marked up says it. */
const labels = (text: string, pattern: RegExp) =>
	Object.fromEntries(Array.from(text.matchAll(pattern), ([, id, number]) => [id!, Number(number)]));

describe.each(paperSlugs())("papers/%s", (slug) => {
	it("has one number for each figure, table and reference, on its page, in the manuscript and in JATS", async () => {
		const onDisk = await readPaper(slug);
		if (isBroken(onDisk)) throw new Error(onDisk.problem);
		const paper: PaperDefinition = onDisk.definition;
		const options = { paper, paperFolder: join(papers, slug) };
		const document = await readDocument(options);
		const page = paperPage(onDisk);
		const jats = await writeJats(document);

		const figures = Object.fromEntries(document.figures.map(({ id, number }) => [id, number]));
		expect(labels(page, /<figure id="figure-([\w-]+)"[\s\S]*?<b>Figure (\d+)\.<\/b>/g)).toEqual(figures);
		expect(labels(jats, /<fig id="fig-([\w-]+)"[^>]*>\s*<label>Figure (\d+)<\/label>/g)).toEqual(figures);
		const tables = Object.fromEntries(document.tables.map(({ id, number }) => [id, number]));
		expect(labels(page, /<figure id="table-([\w-]+)"[\s\S]*?<b>Table (\d+)\.<\/b>/g)).toEqual(tables);
		expect(labels(jats, /<table-wrap id="tab-([\w-]+)"[^>]*>\s*<label>Table (\d+)<\/label>/g)).toEqual(tables);
		const references = Object.fromEntries(
			document.references.map(({ key, label }, i) => [key, Number(label?.replace(/\D/g, "") ?? i + 1)]),
		);
		expect(labels(page, /<li id="reference-([\w:.-]+)" value="(\d+)"/g)).toEqual(references);
	});
});

it("the PDF prints the numbers that the page shows", async () => {
	const onDisk = await readPaper("intrapartum-ctg");
	if (isBroken(onDisk)) throw new Error(onDisk.problem);
	const paper = onDisk.definition;
	const pdf = await renderManuscript({ paper, paperFolder: join(papers, paper.slug) });
	const text = (await extractText(new Uint8Array(pdf), { mergePages: true })).text.replace(/\s+/g, " ");
	for (const { number, meta } of onDisk.figures) expect(text).toContain(`Figure ${number}. ${start(meta!.title)}`);
	for (const { number, table } of onDisk.tables) expect(text).toContain(`Table ${number}. ${start(table!.title)}`);
});

/** The first two words, which no line's end parts from the label. */
function start(title: string): string {
	return title.split(" ").slice(0, 2).join(" ");
}
