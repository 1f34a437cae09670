import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manuscriptLayouts, type PaperDefinition, type PersonAuthor } from "@quickening/paper";
import { strFromU8, unzipSync } from "fflate";
import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPaper, writeDemoPaper } from "../test/demo-paper.ts";
import { validateJats } from "../test/jats/validate-jats.ts";
import type { ManuscriptDocument } from "./document/manuscript-document.ts";
import { readDocument } from "./document/read-document.ts";
import { writeJats } from "./jats/write-jats.ts";
import { writeLatex } from "./latex/write-latex.ts";
import { renderManuscript } from "./render-manuscript.ts";
import { writeWord } from "./word/write-word.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-statements-"));
const png = (id: string) => readFileSync(join(folder, `results/figures/${id}.png`));
const [first, ...others] = demoPaper.authors;
const paper: PaperDefinition = {
	...demoPaper,
	authors: [{ ...(first as PersonAuthor), orcid: "0000-0002-1825-0097" }, ...others],
	submission: {
		correspondence: { name: "Ada Example", email: "ada@example.org", address: "1 Long Road, Somewhere" },
		funding: "The Council of Digits paid for the pencils.",
		awards: [{ funder: "Council of Digits", funderUrl: "https://example.org/council", number: "CD-42" }],
		interests: "Ada Example owns a pencil.",
		useOfAi: "No model wrote a word.",
		acknowledgements: "We thank the eraser.",
	},
};
const availability = { data: "The digits lie in a drawer.", code: "The code is at example.org." };
/** What each format must hold; the order is that of the statements. */
const words = [
	"1 Long Road, Somewhere",
	"The Council of Digits paid for the pencils.",
	"Ada Example owns a pencil.",
	"The digits lie in a drawer.",
	"The code is at example.org.",
	"No model wrote a word.",
	"We thank the eraser.",
];
let document: ManuscriptDocument;
beforeAll(async () => {
	await writeDemoPaper(folder);
	document = await readDocument({ paper, paperFolder: folder, availability });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function pdfText(pdf: Uint8Array): Promise<string> {
	return (await extractText(new Uint8Array(pdf), { mergePages: true })).text;
}

describe("correspondence and statements of a paper", () => {
	it.each(manuscriptLayouts)("stand in the PDF, %s layout", async (layout) => {
		const text = await pdfText(await renderManuscript({ paper, paperFolder: folder, availability, layout }));
		// Lines end where they may: letters alone are compared.
		const letters = (part: string) => part.replaceAll(/[\s-]/g, "");
		for (const part of [...words, "Correspondence: Ada Example, ada@example.org"]) {
			expect(letters(text)).toContain(letters(part));
		}
	});

	it("stand in the Word file", async () => {
		const xml = strFromU8(unzipSync(await writeWord(document, png))["word/document.xml"]!);
		for (const part of words) expect(xml).toContain(part);
		expect(xml).toContain("Correspondence: Ada Example, ada@example.org, 1 Long Road, Somewhere");
	});

	it("stand in LaTeX", () => {
		const tex = writeLatex(document);
		for (const part of words) expect(tex).toContain(part);
		expect(tex).toContain("Correspondence: Ada Example, ada@example.org");
	});

	it("are marked up in JATS, which stays valid", async () => {
		const xml = await writeJats(document);
		expect(validateJats(xml)).toEqual([]);
		for (const part of words) expect(xml).toContain(part);
		expect(xml.match(/corresp="yes"/g)).toHaveLength(1);
		for (const part of [
			'<corresp id="cor-1">Correspondence: Ada Example, <email>ada@example.org</email>, 1 Long Road, Somewhere</corresp>',
			'<xref ref-type="corresp" rid="cor-1">',
			'<institution-id institution-id-type="uri">https://example.org/council</institution-id>',
			"<award-id>CD-42</award-id>",
			"<funding-statement>The Council of Digits paid for the pencils.</funding-statement>",
			'<fn fn-type="coi-statement"><p>Ada Example owns a pencil.</p></fn>',
			'<sec sec-type="data-availability">',
			'<sec sec-type="code-availability">',
			"<ack><title>Acknowledgements</title><p>We thank the eraser.</p></ack>",
		]) {
			expect(xml).toContain(part);
		}
	});

	it("are printed nowhere where nobody has made them", async () => {
		const submission = { correspondence: { name: "", email: "" }, funding: "", interests: "", useOfAi: "" };
		const bare = await readDocument({ paper: { ...demoPaper, submission }, paperFolder: folder });
		expect(bare.contact).toBeUndefined();
		expect(bare.statements.map(({ title }) => title)).toEqual(["Ethics", "Contributions", "Data and code"]);
		expect(await writeJats(bare)).not.toMatch(/author-notes|funding-group|coi-statement/);
	});
});
