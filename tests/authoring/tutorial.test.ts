import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, type Fixture, pinnedDvc } from "../pipelines/reproduce/fixture.ts";
import { copyCheckout } from "./copy-checkout.ts";
import { parseTutorial, type TutorialStep } from "./parse-tutorial.ts";

const page = "papers/README.md";
const steps = parseTutorial(readFileSync(join(checkout, page), "utf8"));

/*
 * Follows the tutorial word by word in a copy of the repository: saves the files that it shows, makes the replacements that
 * it asks for, runs its commands, and finds the lines that it promises, in their order. Times alone may be others.
 */
describe.skipIf(pinnedDvc() === undefined)(`${page}, followed word by word`, { timeout: 600_000 }, () => {
	let copy: Fixture;
	beforeAll(() => {
		copy = copyCheckout();
	}, 120_000);
	afterAll(() => copy?.remove(), 60_000);

	for (const step of steps) {
		it(`line ${step.line}: ${titleOf(step)}`, () => follow(copy, step));
	}

	it("leaves a repository in which nothing is left to be done", () => {
		expect(copy.run("sync", "--check").code).toBe(0);
		expect(existsSync(copy.path(".quickening/new.json"))).toBe(false);
	});
});

function titleOf(step: TutorialStep): string {
	return step.kind === "run" ? step.command : `${step.kind}s ${step.path}`;
}

function follow(copy: Fixture, step: TutorialStep): void {
	if (step.kind === "save") {
		copy.write(step.path, step.content);
	} else if (step.kind === "replace") {
		const text = copy.read(step.path);
		expect(text.split(step.before).length - 1, `times that ${step.path} has the text to be replaced`).toBe(1);
		copy.write(
			step.path,
			text.replace(step.before, () => step.after),
		);
	} else {
		const { QUICKENING_MIRROR: _mirror, QUICKENING_RUN: _run, ...environment } = process.env;
		const { stdout, stderr } = spawnSync("bash", ["-c", `exec 2>&1; ${step.command}`], {
			cwd: copy.root,
			encoding: "utf8",
			maxBuffer: 1 << 26,
			env: { ...environment, NO_COLOR: "1", DVC_SITE_CACHE_DIR: copy.path(".git/site-cache") },
		});
		expectLines(stdout + stderr, step.expected);
	}
}

/** The promised lines, in their order; without `...` between them, one right after the other. */
function expectLines(printed: string, expected: readonly string[]): void {
	const lines = printed
		.trimEnd()
		.split("\n")
		// How far a stage is, told every ten seconds where one takes that long.
		.filter((line) => !/^\s*\S+ \S+ {2}\d+ % /.test(line))
		.map(withoutTimes);
	let at = 0;
	let mayskip = false;
	for (const line of expected) {
		if (line.trim() === "...") {
			mayskip = true;
			continue;
		}
		const found = lines.indexOf(withoutTimes(line), at);
		expect(found, `"${line}" is not printed${mayskip ? "" : " here"}; what is:\n${printed}`).toBeGreaterThanOrEqual(0);
		if (!mayskip) expect(found, `"${line}" is printed later; what is:\n${printed}`).toBe(at);
		at = found + 1;
		mayskip = false;
	}
	if (!mayskip && expected.length > 0) expect(lines.slice(at), "lines that the page does not show").toEqual([]);
}

/** DVC goes through stages that do not need one another in any order. */
function withoutTimes(line: string): string {
	return line
		.replace(/(?:\d+ h )?(?:\d+ min )?\d+(?:\.\d+)? ?m?s\b/g, "# s")
		.replace(/up to date \(([^)]*)\)$/, (_, stages: string) => `up to date (${stages.split(", ").sort().join(", ")})`)
		.trimEnd();
}
