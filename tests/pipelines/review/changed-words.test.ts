import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { edit } from "../reproduce/tamper.ts";
import { branch, finding, named, type Reviewed, removeAll, review, reviewedFixture } from "./reviews.ts";

describe.skipIf(pinnedDvc() === undefined)("a review", () => {
	let fixture: Fixture;
	let typed: Reviewed;
	beforeAll(async () => {
		({ fixture, typed } = await reviewedFixture());
	});
	afterAll(() => removeAll(fixture));

	it("refuses a result that is typed into the text, with its line, and lists numbers that are marked as none", () => {
		expect(typed.code).toBe(1);
		expect(typed.report.verdict).toBe("failed");
		const said = typed.report.findings.flatMap(({ message, details }) => [message, ...details]).join("\n");
		expect(said).toMatch(/manuscript\.typ:7:\d+: 3\.9 is typed in/);
		expect(typed.report.report.certificate).toBeUndefined();
		expect(typed.page).toContain("The paper could not be rebuilt");

		branch(fixture, "marked", () =>
			edit(fixture, "papers/plain/manuscript.typ", "Digits have", "About #fixed[3.9] digits have"),
		);
		const marked = review(fixture, "marked");
		// The PDF in dvc.lock has other words, so this is a text that was committed without a rebuild.
		const ends = ["-manuscript.pdf", "-preprint.pdf", ".docx", ".pdf", ".xml"];
		expect(named(marked.report).sort()).toEqual(ends.map((end) => `manuscript papers/plain/results/plain${end}`));
		expect(finding(marked.report, "plain.pdf").details.at(-1)).toBe("committed before manuscript.typ last changed");
		expect(marked.report.fixed).toEqual([
			{ line: 7, text: "3.9", context: expect.stringContaining("About 3.9 digits") },
		]);
		expect(marked.report.manuscripts).toHaveLength(3);
		const house = marked.report.manuscripts.find(({ path }) => path.endsWith("/plain.pdf"))!;
		expect(house.against).toBe("the committed file");
		expect(house.changes).toEqual([expect.objectContaining({ committed: "Digits", rebuilt: "About 3.9 digits" })]);
	});
});
