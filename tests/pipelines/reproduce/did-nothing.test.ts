import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { dvcFolderName } from "@quickening/workspace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "./fixture.ts";
import { reproduceJson } from "./report.ts";

/*
 * A program that ends with 0 and did nothing is noticed by what it left. The stand-in for dvc says of every stage that it did
 * not change, or says nothing at all.
 */
describe.skipIf(pinnedDvc() === undefined)("a dvc that ends well and did nothing", () => {
	let fixture: Fixture;
	beforeAll(async () => {
		fixture = await builtFixture();
	});
	afterAll(() => fixture?.remove());

	const standIn = (script: string) => {
		const program = fixture.path(".git/cache", dvcFolderName(fixture.root), "bin/dvc");
		mkdirSync(dirname(program), { recursive: true });
		writeFileSync(program, `#!/bin/sh\n${script}\nexit 0\n`);
		chmodSync(program, 0o755);
		fixture.environment = { QUICKENING_CACHE: fixture.path(".git/cache") };
	};

	it.each([
		["says nothing", "", "says nothing of this stage"],
		[
			"says that nothing changed",
			"for stage in mean values figure-digits table-digits manuscript; do\n" +
				"echo \"Stage 'papers/plain/dvc.yaml:$stage' didn't change, skipping\"\ndone",
			"dvc.lock has no results/mean/rows.json, which this stage makes",
		],
	])("and %s makes no paper rebuilt", (_, script, why) => {
		standIn(script);
		const { code, report, text } = reproduceJson(fixture, "plain", "--force");
		expect(code, text).toBe(1);
		const [paper] = report.papers;
		expect(paper!.state).toBe("failed");
		expect(paper!.summary.rebuilt).toMatchObject({ agree: 0, notReviewed: paper!.summary.rebuilt.of });
		expect(paper!.outputs).toEqual([]);
		expect(paper!.stages.every(({ state }) => state === "failed")).toBe(true);
		expect(paper!.stages[0]!.output!.join("\n")).toContain(why);
	});
});
