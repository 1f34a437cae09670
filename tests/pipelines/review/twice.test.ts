import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { edit } from "../reproduce/tamper.ts";
import { branch, removeAll, review } from "./reviews.ts";

describe.skipIf(pinnedDvc() === undefined)("a review", () => {
	let fixture: Fixture;
	beforeAll(async () => {
		fixture = await builtFixture();
	});
	afterAll(() => removeAll(fixture));

	it("names a stage that does not give the same bytes twice, and what follows from it", () => {
		branch(fixture, "random", () => edit(fixture, "papers/plain/analysis/mean.ts", "seededRandom(7)", "Math.random"));
		const { code, report } = review(fixture, "random", "plain", "--twice");
		expect(code).toBe(1);
		const repeat = report.findings.filter(({ kind }) => kind === "repeat");
		expect(repeat[0]!.message).toBe("stage mean does not give the same bytes twice, from the same inputs");
		expect(repeat.find(({ where }) => where.endsWith("digits.svg"))!.message).toBe(
			"not the same bytes twice, since results/mean/rows.json is not",
		);
		expect(report.repeat!.identical).toBeLessThan(report.repeat!.of);
	});
});
