import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkFree, checkName, checkTitle } from "./check-name.ts";

it.each(["my-study", "a", "2-nights", "x".repeat(60)])("takes %s", (name) => {
	expect(() => checkName("paper", name)).not.toThrow();
});

it.each([
	["My Study", '"my-study" would do.'],
	["sleep_in pregnancy!", '"sleep-in-pregnancy" would do.'],
	["-a-", '"a" would do.'],
	["a--b", '"a-b" would do.'],
	["../escape", '"escape" would do.'],
	["Übung", '"u-bung" would do.'],
	["???", 'Such as "sleep-in-pregnancy".'],
	["", 'Such as "sleep-in-pregnancy".'],
	["x".repeat(61), `"${"x".repeat(60)}" would do.`],
])("refuses %j and says what would do", (name, whatToDo) => {
	expect(() => checkName("paper", name)).toThrow(
		expect.objectContaining({
			message: `the name of a paper must be lower-case words joined by hyphens, 60 characters at most; got "${name}"`,
			whatToDo,
			exitCode: 2,
		}),
	);
});

it("refuses a place that is taken", () => {
	const root = mkdtempSync(join(tmpdir(), "quickening-name-"));
	mkdirSync(join(root, "papers/a"), { recursive: true });
	expect(() => checkFree(root, "papers/a")).toThrow("papers/a is there already");
	expect(() => checkFree(root, "papers/b")).not.toThrow();
	rmSync(root, { recursive: true });
});

it("takes a title of one line, and no other", () => {
	expect(checkTitle('  Rate\'s "rise" ')).toBe('Rate\'s "rise"');
	for (const title of ["", " ", "a\nb", "a\u0007", "x".repeat(201)]) {
		expect(() => checkTitle(title)).toThrow("--title must be one line of 1 to 200 characters");
	}
});
