import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DvcLock } from "@quickening/dvc";
import { md5 } from "@quickening/workspace";
import { afterAll, beforeAll, expect, it } from "vitest";
import { checkLeft } from "./check-left.ts";
import type { PlannedPipeline, StageOutcome } from "./planned-pipeline.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-left-"));
beforeAll(() => {
	mkdirSync(join(folder, "results"));
	writeFileSync(join(folder, "results/a.json"), "today");
});
afterAll(() => rmSync(folder, { recursive: true }));

const lockOf = (path: string, content: string) =>
	DvcLock.parse(
		`schema: '2.0'\nstages:\n  fit:\n    outs:\n    - path: ${path}\n      md5: ${md5(Buffer.from(content))}\n`,
	);
const plan = (forced: string[] = [], outs = ["results/a.json"]) =>
	({ pipeline: { folder, stages: [{ name: "fit", outs }] }, forced }) as unknown as PlannedPipeline;
const said = (state: StageOutcome["state"]) => new Map([["fit", { state }]]);
const why = (...of: Parameters<typeof checkLeft>) => checkLeft(...of).get("fit");

it("is content with a stage that was told, written down, and lies there as it was written down", () => {
	const lock = lockOf("results/a.json", "today");
	expect(why(plan(["fit"]), said("ran"), lock)).toBeUndefined();
	expect(why(plan(), said("up to date"), lock)).toBeUndefined();
	expect(why(plan(["fit"]), said("failed"), DvcLock.parse(""))).toBeUndefined();
});

it.each([
	["a stage of which nothing was said", plan(), new Map(), "says nothing of this stage"],
	["a stage that was to run and was taken for done", plan(["fit"]), said("up to date"), "took this stage for done"],
	["an output that was not written down", plan([], ["results/b.json"]), said("ran"), "dvc.lock has no results/b.json"],
])("notices %s", (_, planned, outcomes, message) => {
	expect(why(planned, outcomes, lockOf("results/a.json", "today"))).toContain(message);
});

it("notices yesterday's file, and one that is gone", () => {
	expect(why(plan(), said("ran"), lockOf("results/a.json", "tomorrow"))).toContain("is not what dvc wrote down");
	expect(why(plan([], ["results/gone.json"]), said("ran"), lockOf("results/gone.json", "x"))).toContain("is not there");
});
