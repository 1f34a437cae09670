import { describe, expect, it } from "vitest";
import { reproArguments, reproEvent } from "./repro.ts";

describe("arguments of repro", () => {
	it("are only the command when nothing is asked", () => {
		expect(reproArguments()).toEqual(["repro"]);
	});
	it("put targets behind --, so that none is read as an option", () => {
		expect(reproArguments({ targets: ["papers/a/dvc.yaml", "-x"] })).toEqual([
			"repro",
			"--",
			"papers/a/dvc.yaml",
			"-x",
		]);
	});
	it("name every option", () => {
		expect(
			reproArguments({
				targets: ["t"],
				force: true,
				noRunCache: true,
				keepGoing: true,
				singleItem: true,
				allowMissing: true,
				dry: true,
			}),
		).toEqual([
			"repro",
			"--force",
			"--no-run-cache",
			"--keep-going",
			"--single-item",
			"--allow-missing",
			"--dry",
			"--",
			"t",
		]);
	});
});

describe("lines of repro", () => {
	it.each([
		["Running stage 'papers/x/dvc.yaml:features':", { kind: "running", stage: "papers/x/dvc.yaml:features" }],
		["Stage 'dvc.yaml:one' didn't change, skipping", { kind: "unchanged", stage: "dvc.yaml:one" }],
		["'data/x/raw.dvc' didn't change, skipping", { kind: "unchanged", stage: "data/x/raw.dvc" }],
		["Verifying data sources in stage: 'data.dvc'", { kind: "verifying", stage: "data.dvc" }],
		["ERROR: failed to reproduce 'one': failed to run: false, exited with 1", { kind: "failed", stage: "one" }],
	])("reads %s", (line, event) => {
		expect(reproEvent(line)).toEqual(event);
	});
	it("does not take a stage's own words for dvc's", () => {
		expect(reproEvent("  Running stage 'x':")).toBeUndefined();
		expect(reproEvent("> node run.js")).toBeUndefined();
	});
});
