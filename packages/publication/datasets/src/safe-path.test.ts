import { posix } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { pathProblem } from "./safe-path.ts";

it.each(["a.csv", "signals/1.csv", "a b/c..d", "..a", "é"])("lets %s through", (path) => {
	expect(pathProblem(path)).toBeUndefined();
});
it.each([
	["", "empty"],
	["/etc/passwd", "absolute"],
	["C:/x", "absolute"],
	["../x", "climbs out"],
	["a/../../x", "climbs out"],
	["a/..", "climbs out"],
	["a\\..\\x", "backslash"],
	["a\0b", "zero byte"],
	["a//b", "empty part"],
	["./a", "empty part"],
	["a/", "empty part"],
])("refuses %j", (path, why) => {
	expect(pathProblem(path)).toContain(why);
});
it("lets nothing through that leads out of the folder", () => {
	const part = fc.constantFrom("..", ".", "", "a", "b", "...", "c:");
	fc.assert(
		fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
			const path = parts.join("/");
			if (pathProblem(path) !== undefined) return;
			expect(posix.resolve("/raw", path).startsWith("/raw/")).toBe(true);
		}),
		{ seed: 5, numRuns: 2000 },
	);
});
