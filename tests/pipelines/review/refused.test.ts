import { readdirSync, renameSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { finding, removeAll, review, temporaryOf } from "./reviews.ts";

describe.skipIf(pinnedDvc() === undefined)("a review", () => {
	let fixture: Fixture;
	beforeAll(async () => {
		fixture = await builtFixture();
		fixture.environment = { TMPDIR: temporaryOf(fixture) };
	});
	afterAll(() => removeAll(fixture));

	describe("of a paper with data", () => {
		it("refuses a raw file of which a byte changed, and names it", () => {
			const raw = fixture.read("data/toy/raw/numbers.csv");
			fixture.write("data/toy/raw/numbers.csv", raw.replace("9", "8"));
			const { code, report } = review(fixture, "main", "tiny");
			fixture.write("data/toy/raw/numbers.csv", raw);
			expect(code).toBe(1);
			expect(report.verdict).toBe("failed");
			expect(report.findings[0]).toMatchObject({ kind: "check", where: "data/toy/raw/numbers.csv" });
			expect(report.findings[0]!.message).toContain("has sha256");
		});
		it("says that nothing was reviewed when the data cannot be had, and that is no agreement", () => {
			renameSync(fixture.path("data/toy/raw"), fixture.path(".quickening/raw-away"));
			const { code, report, page } = review(fixture, "main", "tiny");
			renameSync(fixture.path(".quickening/raw-away"), fixture.path("data/toy/raw"));
			expect(code).toBe(1);
			expect(report.verdict).toBe("waiting");
			expect(finding(report, "data/toy").message).toContain("npm run quickening -- data take toy --from <folder>");
			expect(report.report.certificate).toBeUndefined();
			// Committed values lie in the clean room from the start; nobody made them there.
			expect(report.summary.rebuilt).toEqual({ agree: 0, of: 1, waiting: 1 });
			expect(report.claims.map(({ rebuilt, reproduced, robust }) => [rebuilt.state, reproduced, robust])).toEqual([
				["waiting", undefined, undefined],
			]);
			expect([report.values, report.outputs, report.figures, report.tables]).toEqual([[], [], [], []]);
			expect(page).toContain("Not reviewed: the data could not be had");
		});
	});

	describe("refuses, before anything is cloned,", () => {
		it.each([
			["a commit that does not exist", ["plain", "--at", "no-such-tag"], 'there is no commit "no-such-tag"'],
			["a paper that does not exist", ["plian"], 'there is no paper "plian" at'],
			["a folder that holds something else", ["plain", "--to", "papers"], "holds something else"],
			["an ORCID whose checksum is wrong", ["plain", "--checker", "A <0000-0002-1825-0098>"], "valid ORCID"],
			["a day that does not exist", ["plain", "--date", "2025-02-30"], "--date must be a day"],
		])("%s", (_, args, message) => {
			const { code, stderr } = fixture.run("review", ...args);
			expect(code).toBe(2);
			expect(stderr).toContain(message);
			expect(readdirSync(temporaryOf(fixture))).toEqual([]);
		});
	});
});
