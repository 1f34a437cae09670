import { existsSync } from "node:fs";
import { makeCohort } from "@quickening/cohort/files";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../pipelines/reproduce/fixture.ts";
import { copyCheckout } from "./copy-checkout.ts";

/*
 * From a folder of a cohort's tables to a paper, in a copy of the repository: `new dataset` and `new paper --cohort`.
 */
describe.skipIf(pinnedDvc() === undefined)("a paper from a cohort", () => {
	let copy: Fixture;
	const json = (path: string) => JSON.parse(copy.read(path));

	beforeAll(async () => {
		copy = copyCheckout();
		await makeCohort(copy.path(".quickening/study"), { pregnancies: 60, threads: 1 });
		copy.succeed("new", "dataset", "my-cohort", "--from", ".quickening/study", "--tier", "open");
		copy.succeed("new", "paper", "my-study", "--cohort", "my-cohort");
	});
	afterAll(() => copy?.remove());

	it("has the types and the style of the house", () => {
		expect(copy.program("tsc", "-p", "papers/my-study/tsconfig.json")).toEqual({ code: 0, text: "" });
		expect(copy.program("biome", "check", "papers/my-study", "data/my-cohort")).toMatchObject({ code: 0 });
	});

	it("builds: problems by kind, what is missing, weeks and clocks with n", () => {
		expect(copy.run("check", "my-study").text).not.toMatch(/warning|error/);
		const outcome = copy.run("reproduce", "my-study", "--no-site", "--json");
		expect(outcome.code, outcome.text).toBe(0);
		const [paper] = JSON.parse(outcome.stdout).papers;
		expect([paper.state, paper.problems ?? []]).toEqual(["rebuilt", []]);
		expect(existsSync(copy.path(paper.pdf))).toBe(true);
		const results = (path: string) => json(`papers/my-study/results/${path}`);
		const values = results("values.json");
		expect(values["count.births"].value).toBeGreaterThan(40);
		expect(values["valid.percent"].value).toBeGreaterThan(20);
		const [all] = results("describe/missingness.json");
		expect(all.nValid + all.nShort + all.nNoRecord).toBeLessThanOrEqual(all.nExpected);
		const [{ quantity, weeks }] = results("weeks/weeks.json");
		expect(quantity).toBe("rmssdMs");
		expect(weeks.some(({ n, low, high }: Record<string, number>) => n! > 7 && low! < high!)).toBe(true);
		const [clock] = results("clock/clocks.json");
		expect(clock).toMatchObject({ births: "all", reason: null });
		expect(clock.low).toBeLessThan(clock.high);
		expect(values["clock.difference.all"].n).toBe(clock.women);
	});

	it("is refused with what to do", () => {
		for (const [args, words] of [
			[["--cohort", "none"], "none"],
			[["--cohort", "my-cohort", "--data", "my-cohort"], "begin two papers"],
		] as const) {
			const { code, text } = copy.run("new", "paper", "x", ...args);
			expect([code !== 0, text.includes(words), text]).toEqual([true, true, text]);
		}
	});
});
