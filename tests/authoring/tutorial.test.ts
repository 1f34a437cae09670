import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, type Fixture, pinnedDvc } from "../pipelines/reproduce/fixture.ts";
import { compareLines } from "./compare-lines.ts";
import { copyCheckout } from "./copy-checkout.ts";
import { parseTutorial, type TutorialStep } from "./parse-tutorial.ts";

const page = "papers/README.md";
const steps = parseTutorial(readFileSync(join(checkout, page), "utf8"));

/*
 * Follows the tutorial word by word in a copy of the repository: saves the files that it shows, makes the replacements that
 * it asks for, runs its commands, and finds the lines that it promises.
 */
describe.skipIf(pinnedDvc() === undefined)(`${page}, followed word by word`, () => {
	let copy: Fixture;
	beforeAll(() => {
		copy = copyCheckout();
	});
	afterAll(() => copy?.remove());

	for (const step of steps) {
		it(`line ${step.line}: ${titleOf(step)}`, () => follow(copy, step));
	}

	it("leaves a repository in which nothing is left to be done", () => {
		expect(copy.run("sync", "heart-rate-rise", "--check").code).toBe(0);
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
		const { stdout, stderr } = spawnSync("bash", ["-c", `exec 2>&1; ${step.command}`], {
			cwd: copy.root,
			encoding: "utf8",
			maxBuffer: 1 << 26,
			env: copy.variables(),
		});
		const printed = stdout + stderr;
		expect(compareLines(printed, step.expected), `${step.command} printed:\n${printed}`).toBeUndefined();
	}
}
