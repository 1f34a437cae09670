import { spawnSync } from "node:child_process";
import {
	chmodSync,
	lstatSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeAtomically } from "./atomic-file.ts";

describe("writeAtomically", () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "quickening-file-"));
		path = join(folder, "deep", "file.txt");
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it("makes the folder and the file, and nothing beside it", () => {
		expect(writeAtomically(path, "one")).toBe(true);
		expect(readFileSync(path, "utf8")).toBe("one");
		expect(readdirSync(join(folder, "deep"))).toEqual(["file.txt"]);
	});

	it("does not touch a file that says the same", () => {
		writeAtomically(path, "one");
		utimesSync(path, 1, 1);
		expect(writeAtomically(path, new TextEncoder().encode("one"))).toBe(false);
		expect(statSync(path).mtimeMs).toBe(1000);
	});

	it("keeps the permissions that the file had", () => {
		writeAtomically(path, "one");
		chmodSync(path, 0o750);
		writeAtomically(path, "two");
		expect(statSync(path).mode & 0o777).toBe(0o750);
	});

	it("replaces a link, and leaves alone what it led to", () => {
		writeAtomically(path, "one");
		const link = join(folder, "link");
		symlinkSync(path, link);
		writeAtomically(link, "two");
		expect(lstatSync(link).isFile()).toBe(true);
		expect(readFileSync(path, "utf8")).toBe("one");
	});

	it("leaves the old file where there is no room for the new one", () => {
		writeAtomically(path, "one");
		writeFileSync(
			join(folder, "write.mjs"),
			`process.on("SIGXFSZ", () => {});
			import { writeAtomically } from ${JSON.stringify(join(import.meta.dirname, "atomic-file.ts"))};
			writeAtomically(${JSON.stringify(path)}, Buffer.alloc(100_000));`,
		);
		const { status, stderr } = spawnSync(
			"bash",
			["-c", `ulimit -f 8; exec "${process.execPath}" "${folder}/write.mjs"`],
			{
				encoding: "utf8",
			},
		);
		expect(stderr).toContain("EFBIG");
		expect(status).toBe(1);
		expect(readFileSync(path, "utf8")).toBe("one");
		expect(readdirSync(join(folder, "deep"))).toEqual(["file.txt"]);
	});
});
