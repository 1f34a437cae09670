import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PersonAuthor } from "@quickening/paper";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPaper, writeDemoPaper } from "../../test/demo-paper.ts";
import { validateJats } from "../../test/jats/validate-jats.ts";
import { richManuscript } from "../../test/rich-manuscript.ts";
import type { ManuscriptDocument } from "../document/manuscript-document.ts";
import { readDocument } from "../document/read-document.ts";
import { writeJats } from "./write-jats.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-jats-"));
let document: ManuscriptDocument;
let xml: string;
beforeAll(async () => {
	await writeDemoPaper(folder);
	writeFileSync(join(folder, "manuscript.typ"), richManuscript);
	const [first, ...others] = demoPaper.authors;
	const group = { name: "The Demonstration Group", roles: ["Validation"] };
	const authors = [{ ...(first as PersonAuthor), orcid: "0000-0002-1825-0097" }, ...others, group];
	const licence = { name: "CC BY 4.0", address: "https://creativecommons.org/licenses/by/4.0/" };
	const paper = { ...demoPaper, authors, manuscript: { ...demoPaper.manuscript, licence } };
	document = await readDocument({ paper, paperFolder: folder });
	xml = await writeJats(document);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("writeJats", () => {
	it("is valid by the schema of the tag set", () => {
		expect(validateJats(xml)).toEqual([]);
	});

	it("would be found out if it were not", () => {
		expect(validateJats(xml.replace("<body>", "<body><caption/>"))).not.toEqual([]);
		expect(validateJats(xml.replace('<ref id="ref-figo2015"', '<ref id="ref-another"'))).not.toEqual([]);
	});

	it("gives the same text twice", async () => {
		expect(await writeJats(document)).toBe(xml);
	});

	it("names authors with ORCID, affiliation and CRediT roles", () => {
		expect(xml).toContain(
			'<contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id><name><surname>Example</surname><given-names>Ada</given-names></name>',
		);
		expect(xml).toContain("<collab>The Demonstration Group</collab>");
		expect(xml).toContain(
			'vocab-term="Formal analysis" vocab-term-identifier="https://credit.niso.org/contributor-roles/formal-analysis/">Formal analysis</role>',
		);
		expect(xml).toContain(
			'<aff id="aff-2"><label>2</label><institution>Institute of Signals, University of Elsewhere</institution></aff>',
		);
	});

	it("leaves out what is not known: a journal, a DOI, a date of publication", () => {
		for (const name of ["journal-meta", "pub-date", "volume-id"]) expect(xml).not.toContain(`<${name}`);
		expect(xml).not.toContain('<article-id pub-id-type="doi"');
	});

	it("parts a structured abstract", () => {
		expect(xml).toMatch(
			/<abstract>.*<sec><title>Methods<\/title><p><named-content content-type="value" specific-use="count.recordings">552<\/named-content> recordings/,
		);
	});

	it("builds references from the bibliography, with all their authors", () => {
		expect(xml).toContain(
			'<ref id="ref-figo2015"><label>1</label><element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Ayres-de-Campos</surname><given-names>Diogo</given-names></name><name><surname>Spong</surname><given-names>Catherine Y.</given-names></name><name><surname>Chandraharan</surname><given-names>Edwin</given-names></name></person-group><article-title>FIGO consensus guidelines on intrapartum fetal monitoring: Cardiotocography</article-title><source>International Journal of Gynecology &amp; Obstetrics</source><year>2015</year><volume>131</volume><issue>1</issue><fpage>13</fpage><lpage>24</lpage><pub-id pub-id-type="doi">10.1016/j.ijgo.2015.06.020</pub-id></element-citation></ref>',
		);
		expect(xml).toContain("<collab>National Academies of Sciences, Engineering, and Medicine</collab>");
		expect(xml).toContain("<surname>Lakens</surname><given-names>Daniël</given-names>");
	});

	it("gives figures their label, caption, alternative text and file", () => {
		expect(xml).toContain(
			'<fig id="fig-roc" position="float"><label>Figure 1</label><caption><title>By the last signal the model tells more.</title>',
		);
		expect(xml).toContain(
			'<alt-text>Two curves above the diagonal; the one by the last signal lies higher, and the bands overlap.</alt-text><graphic xlink:href="figures/roc.png" mimetype="image" mime-subtype="png"/>',
		);
	});

	it("gives formulas as MathML", () => {
		expect(xml).toContain(
			'<disp-formula><mml:math display="block"><mml:msub><mml:mstyle mathvariant="bold"><mml:mi>x</mml:mi></mml:mstyle><mml:mi>i</mml:mi></mml:msub>',
		);
		expect(xml).toContain("<mml:munderover><mml:mo>∑</mml:mo>");
	});

	it("refuses a reference that the bibliography lacks", async () => {
		const broken = { ...document, references: [{ key: "nobody", content: [] }] };
		await expect(writeJats(broken)).rejects.toThrow("writeJats: reference nobody is not in the bibliography");
	});
});
