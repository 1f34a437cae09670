import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { type Reviewed, removeAll, reviewedFixture } from "./reviews.ts";

/*
 * The whole of `quickening review` with the real git and dvc: what somebody may have done to a paper, each on a branch of
 * its own, is found and named. A review looks at a commit and changes nothing, so one repository serves several.
 */
describe.skipIf(pinnedDvc() === undefined)("a review of an honest commit", () => {
	let fixture: Fixture;
	let honest: Reviewed;
	beforeAll(async () => {
		({ fixture, honest } = await reviewedFixture());
	});
	afterAll(() => removeAll(fixture));

	it("finds every output identical and says so", () => {
		const { code, report, page } = honest;
		expect(code, honest.text).toBe(0);
		expect(report.verdict).toBe("agrees");
		expect(report.findings).toEqual([]);
		expect(report.outputs).toHaveLength(16);
		expect(report.outputs.every(({ state }) => state === "identical")).toBe(true);
		expect(page).toContain("All 16 outputs came out the same, byte for byte");
		expect(page).toContain("of 10,388 notebooks");
	});
	it("names what is edited and not committed, and does not review it", () => {
		expect(honest.report.unreviewed).toEqual(["papers/plain/params.yaml"]);
		expect(honest.stderr).toContain("papers/plain/params.yaml has edits that are not committed: they are not reviewed");
		expect(honest.page).toContain("were not reviewed: <code>papers/plain/params.yaml</code>");
	});
	it("measures each stage's time and memory, each with a plausible number", () => {
		for (const { state, seconds, peakMemoryMb } of honest.report.stages) {
			expect(state).toBe("ran");
			expect(seconds).toBeGreaterThan(0);
			// Node alone takes some 40 MB; no stage of this paper can need a gigabyte.
			expect(peakMemoryMb).toBeGreaterThan(30);
			expect(peakMemoryMb).toBeLessThan(1000);
		}
		const figure = honest.report.stages.find(({ name }) => name === "figure-digits")!;
		const values = honest.report.stages.find(({ name }) => name === "values")!;
		// Vega and resvg are larger than what joins two small JSON files.
		expect(figure.peakMemoryMb!).toBeGreaterThan(values.peakMemoryMb!);
	});
	it("writes a certificate and a codecheck.yml whose files are there", () => {
		const { to } = honest;
		const certificate = fixture.read(`${to}/certificate.md`);
		expect(certificate).toContain("Josiah Carberry (ORCID 0000-0002-1825-0097)");
		expect(certificate).toContain("| Date | 2025-02-03 |");
		const yaml = fixture.read(`${to}/codecheck.yml`);
		expect(yaml.split("\n")[1]).toBe("---");
		const { manifest, paper, codechecker, check_time } = parse(yaml);
		expect(manifest).toHaveLength(16);
		for (const { file } of manifest) expect(existsSync(fixture.path(to, file)), file).toBe(true);
		expect(manifest).toContainEqual({
			file: "outputs/figures/digits.csv",
			comment: "Figure 1, rows drawn (identical to the committed file)",
		});
		expect(paper).toEqual({ title: "Digits have a mean", authors: [{ name: "A Tester" }] });
		expect(codechecker).toEqual([{ name: "Josiah Carberry", ORCID: "0000-0002-1825-0097" }]);
		expect(check_time).toBe("2025-02-03");
		expect(yaml).not.toMatch(/^certificate:/m);
	});
	it("leaves nothing behind: no folder, no change in the checkout, no path of the room in the report", () => {
		expect(honest.left).toEqual([]);
		expect(fixture.changes()).toBe("");
		for (const name of ["index.html", "review.json", "certificate.md", "codecheck.yml"]) {
			expect(fixture.read(`${honest.to}/${name}`)).not.toContain(honest.temporary);
		}
	});
});
