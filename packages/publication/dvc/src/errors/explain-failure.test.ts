import { describe, expect, it } from "vitest";
import { explainFailure } from "./explain-failure.ts";

const explain = (stderr: string, exitCode: number | undefined = 255) =>
	explainFailure(["/x/dvc", "repro"], { folder: "/repo", exitCode, stderr });

describe("explainFailure", () => {
	it.each([
		["ERROR: unexpected error - [Errno 28] No space left on device", "disk-full"],
		["ERROR: failed to reproduce 'd.dvc': '/r/data' is busy, it is being blocked by:\n  (PID 1): dvc", "busy"],
		["ERROR: Unable to acquire lock. Most likely another DVC process is running.", "busy"],
		["ERROR: you are not inside of a DVC repository (checked up to mount point '/')", "not-a-repository"],
		["WARNING: missing data 'source': data\nERROR: failed to reproduce 'data.dvc'", "missing-data"],
		["ERROR: failed to reproduce 'x': failed to run: false, exited with 1", "stage-failed"],
		["'./dvc.yaml' validation failed.\n\nexpected str, in stages", "invalid-pipeline"],
		["ERROR: 'dvc.yaml' does not exist", "invalid-pipeline"],
		["ERROR: Can't remove the following unsaved files without confirmation. Use `--force`", "unsaved-files"],
		["Traceback (most recent call last):\nKeyError: 'x'", "failed"],
	])("knows what `%s` means", (stderr, code) => {
		expect(explain(stderr).code).toBe(code);
	});
	it("names command, folder, exit code and dvc's own words, and keeps stderr", () => {
		const error = explain("WARNING: x\nERROR: 'dvc.yaml' does not exist\n");
		expect(error.message).toBe("dvc repro ended with 255 in /repo: 'dvc.yaml' does not exist");
		expect(error).toMatchObject({ folder: "/repo", exitCode: 255, command: ["/x/dvc", "repro"] });
		expect(error.stderr).toContain("WARNING: x");
	});
	it("does not take dvc's offer of help for the reason", () => {
		const error = explain(
			"KeyError: 'x'\n\nHaving any troubles? Hit us up at https://dvc.org/support, we are always happy",
		);
		expect(error.message).toBe("dvc repro ended with 255 in /repo: KeyError: 'x'");
	});
	it("says so when a signal ended it", () => {
		const error = explainFailure(["/x/dvc", "repro"], { folder: "/repo", exitCode: undefined, stderr: "" });
		expect(error.message).toBe("dvc repro was ended by a signal in /repo");
	});
});
