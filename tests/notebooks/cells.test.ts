import { describe, expect, it } from "vitest";
import { takeImports } from "../../notebooks/cells/take-imports.ts";

describe("imports of a cell", () => {
	it("of packages are taken out, each by its own name, and lines stay where they were", () => {
		const cell = [
			'import { delong as area, rocCurve } from "@quickening/validation";',
			'import * as stats from "@quickening/stats";',
			'import arquero from "arquero";',
			'import { help } from "./help.js";',
			"const auc = area(stats.mean, rocCurve);",
		].join("\n");
		const { code, exports, names } = takeImports(cell)!;
		expect(names).toEqual(["area", "rocCurve", "stats", "arquero"]);
		expect(exports).toEqual([
			'export { delong as area } from "@quickening/validation";',
			'export { rocCurve as rocCurve } from "@quickening/validation";',
			'export * as stats from "@quickening/stats";',
			'export { default as arquero } from "arquero";',
		]);
		expect(code.split("\n").map((line) => line.trim())).toEqual([
			"",
			"",
			"",
			'import { help } from "./help.js";',
			"const auc = area(stats.mean, rocCurve);",
		]);
	});

	it("of the site, of npm: and of Framework stay with Framework, and so does a cell that is no JavaScript", () => {
		for (const cell of ['import { a } from "/x.js";', 'import a from "npm:a";', "1 + 1", "const = 2;"]) {
			expect(takeImports(cell), cell).toBeUndefined();
		}
	});

	it("without a name are refused: what they do would be lost", () => {
		expect(() => takeImports('import "@quickening/stats";')).toThrow("without a name");
	});
});
