import { existsSync, readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { edit } from "../reproduce/tamper.ts";
import { citedFixture, ExportPlace, filesOf } from "./crates.ts";

const paper = "papers/tiny/paper.ts";
const checklist = "papers/tiny/checklist.yaml";

/** Names and texts as people have them, and as markup does not like them. */
const filled = {
	authors: `[
		{ family: "van der O’Brien", given: "José-Łukasz", orcid: "0000-0002-1825-0097", affiliation: "Digits & <Numbers>", roles: ["Software"] },
		{ family: "王", given: "小明", affiliation: "数学研究所", roles: ["Methodology"] },
	]`,
	correspondence: '{ name: "José-Łukasz van der O’Brien", email: "jose@example.org" }',
	funding: "No money was received: 100 % of it, #none_at_all & $0.",
	interests: "The authors have no competing interests.",
	useOfAi: "No tool of artificial intelligence was used.",
	repository: "https://example.org/digits",
};

/*
 * `quickening submission` on a small paper that was really built.
 */
describe.skipIf(pinnedDvc() === undefined)("what a journal takes", () => {
	let fixture: Fixture;
	let place: ExportPlace;
	const submission = (...options: string[]) => fixture.run("submission", "tiny", ...options);
	const gaps = () => {
		const { stdout } = submission("--list", "--json");
		return (JSON.parse(stdout) as { gaps: { file: string; field: string }[] }).gaps.map(({ field }) => field);
	};

	beforeAll(async () => {
		fixture = await citedFixture();
		place = new ExportPlace(fixture);
	});
	afterAll(() => {
		place?.remove();
		fixture?.remove();
	});

	it("is refused with a list of every field that is empty, each with its file, and nothing is written", () => {
		const { code, text } = submission("--to", place.at("refused"));
		expect(code).toBe(1);
		for (const part of [
			"tiny cannot be submitted yet: 6 fields that a journal asks for are empty",
			paper,
			"submission.correspondence.name, submission.correspondence.email: who answers letters",
			"submission.funding: who paid for what",
			"submission.interests: ",
			"submission.useOfAi: ",
			"submission.repository: ",
			checklist,
			"--draft-checklist",
		]) {
			expect(text).toContain(part);
		}
		expect(existsSync(place.at("refused"))).toBe(false);
		expect(submission("--list").code).toBe(1);
	});

	it("has a checklist that is begun once, and that names an item which the guideline lacks", () => {
		expect(submission("--draft-checklist", "STROBE").text).toContain("STROBE-cohort");
		expect(submission("--draft-checklist", "ADEMP").code).toBe(0);
		expect(submission("--draft-checklist", "ADEMP").text).toContain(`${checklist} is there already`);
		expect(gaps().filter((field) => field.startsWith("answers"))).toContain('answers."A"');
		const draft = fixture.read(checklist);
		fixture.write(checklist, draft.replace('"A": ""', '"Z9": "nowhere"'));
		expect(submission("--list").text).toContain("has no item Z9");
		fixture.write(checklist, "guideline: [");
		expect(submission("--list").text).toContain(`${checklist}: cannot be read as YAML`);
		fixture.write(checklist, draft.replaceAll(/(".+"): ""/g, "$1: In the results | and elsewhere."));
		expect(gaps().some((field) => field.startsWith("answers"))).toBe(false);
	});

	it("is written once all is filled, and refused again for each field that is emptied", () => {
		const { correspondence, funding, interests, useOfAi, repository, authors } = filled;
		edit(fixture, paper, /authors: \[.*\]/, `authors: ${authors}`);
		edit(
			fixture,
			paper,
			'ethics: "No person took part.",',
			`ethics: "No person took part.",
	submission: {
		correspondence: ${correspondence},
		funding: ${JSON.stringify(funding)},
		interests: ${JSON.stringify(interests)},
		useOfAi: ${JSON.stringify(useOfAi)},
		repository: ${JSON.stringify(repository)},
	},`,
		);
		expect(gaps()).toEqual([]);
		expect(submission("--list").code).toBe(0);
		for (const [from, to, field] of [
			[correspondence, '{ name: "Somebody Else", email: "else@example.org" }', "submission.correspondence.name"],
			[JSON.stringify(funding), '"TODO"', "submission.funding"],
			[JSON.stringify(interests), '""', "submission.interests"],
			[JSON.stringify(useOfAi), '"..."', "submission.useOfAi"],
			[JSON.stringify(repository), '""', "submission.repository"],
			['ethics: "No person took part."', 'ethics: " "', "ethics"],
			['keywords: ["digits"]', "keywords: []", "keywords"],
			['given: "José-Łukasz", ', "", "authors[0].given"],
			['affiliation: "数学研究所", ', "", "authors[1].affiliation"],
			['orcid: "0000-0002-1825-0097", ', "", "authors[0].orcid"],
		] as const) {
			const { text } = edit(fixture, paper, from, to);
			expect([field, gaps().includes(field)]).toEqual([field, true]);
			fixture.write(paper, text);
		}
		expect(submission("--to", place.at("early")).text).toContain("not known to be those of the committed code");

		fixture.succeed("reproduce", "tiny", "--no-site");
		fixture.commit("filled");
		fixture.succeed("reproduce", "tiny", "--no-site");
		const written = submission("--to", place.at("journal"));
		expect(written.text).toContain("Nothing was sent anywhere");
		expect(filesOf(place.at("journal"))).toEqual([
			"README.md",
			"checklist.csv",
			"checklist.docx",
			"checklist.md",
			"figures/digits.pdf",
			"statements.md",
			"supplement.pdf",
			"tiny-manuscript.docx",
			"tiny-manuscript.pdf",
			"tiny-manuscript.xml",
		]);
		const commit = fixture.git("rev-parse", "HEAD");
		const statements = readFileSync(place.at("journal/statements.md"), "utf8");
		for (const part of [
			"jose@example.org",
			funding,
			interests,
			useOfAi,
			`${repository}, commit ${commit}`,
			"CC0-1.0",
		]) {
			expect(statements).toContain(part);
		}
		expect(readFileSync(place.at("journal/checklist.md"), "utf8")).toContain("In the results \\| and elsewhere.");
		expect(readFileSync(place.at("journal/checklist.csv"), "utf8")).toContain("In the results | and elsewhere.");
		const jats = readFileSync(place.at("journal/tiny-manuscript.xml"), "utf8");
		for (const part of [
			"<surname>van der O’Brien</surname>",
			"<surname>王</surname>",
			"Digits &amp; &lt;Numbers&gt;",
			commit,
		]) {
			expect(jats).toContain(part);
		}
		const docx = unzipSync(readFileSync(place.at("journal/tiny-manuscript.docx")));
		const word = new TextDecoder().decode(docx["word/document.xml"]);
		for (const part of [
			"José-Łukasz van der O’Brien",
			"王",
			"Digits &amp; &lt;Numbers&gt;",
			"#none_at_all &amp; $0",
			commit,
		]) {
			expect(word).toContain(part);
		}

		for (const name of ["a.zip", "b.zip"]) expect(submission("--to", place.at(name)).code).toBe(0);
		expect(readFileSync(place.at("a.zip")).equals(readFileSync(place.at("b.zip")))).toBe(true);
	});
});
