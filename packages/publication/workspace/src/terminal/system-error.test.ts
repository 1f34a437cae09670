import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { explainSystemError } from "./system-error.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-errors-"));
afterAll(() => rmSync(folder, { recursive: true }));

const errorOf = (work: () => void) => {
	try {
		work();
	} catch (error) {
		return error;
	}
	throw new Error("it was expected to fail");
};

it.each([
	[
		"a folder in the place of a file",
		() => writeFileSync(folder, "x"),
		"could not be used: it is a folder and not a file",
	],
	[
		"a long name",
		() => readFileSync(join(folder, "a".repeat(300))),
		"could not be used: the name is too long for this disk",
	],
	[
		"links in a circle",
		() => {
			symlinkSync("b", join(folder, "a"));
			symlinkSync("a", join(folder, "b"));
			readFileSync(join(folder, "a"));
		},
		"could not be used: links lead in a circle",
	],
	[
		"a file in the place of a folder",
		() => {
			writeFileSync(join(folder, "file"), "");
			mkdirSync(join(folder, "file", "x"));
		},
		"could not be written: a part of the path is a file and not a folder",
	],
])("%s is told in one sentence, with what to do", (_title, work, message) => {
	const told = explainSystemError(errorOf(work));
	expect(told?.message).toContain(folder);
	expect(told?.message).toContain(message);
	expect(told?.whatToDo).toMatch(/^\S.*\.$/);
});

it("leaves other errors, such as a mistake of ours, as they are", () => {
	expect(explainSystemError(new TypeError("x is undefined"))).toBeUndefined();
	expect(explainSystemError(errorOf(() => renameSync(join(folder, "no"), join(folder, "other"))))).toBeUndefined();
	expect(explainSystemError("EACCES")).toBeUndefined();
});
