import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./workspace.ts";

/*
 * A time limit in a test judges nothing: it ends what hangs, and a busy machine must not reach it. What has to be fast is
 * measured by tests/benchmarks.
 */
const leastMs = 300_000;

/** Spellings of a limit, in milliseconds: of a test or hook, of a wait, of a program. */
const spellings = [
	/^\t*\}, (\d[\d_]*)\);$/gm,
	/\b(?:timeout|testTimeout|hookTimeout|timeoutMs): (\d[\d_]*)/g,
	/\b(?:Date|performance)\.now\(\) \+ (\d[\d_]*)/g,
	/\bAbortSignal\.timeout\((\d[\d_]*)\)/g,
	/\bnow\(\) - \w+\)\.toBeLessThan\((\d[\d_]*)\)/g,
];

const files = globSync("{{packages/*,papers,notebooks,tests,tests/pipelines}/*,notebooks}/**/*.{ts,mts}", {
	cwd: root,
	exclude: (path) => /(?:^|\/)(?:node_modules|dist|templates|\.observablehq)$/.test(path),
}).filter((file) => file.startsWith("tests/") || file.endsWith(".test.ts") || /\/test\//.test(file));

/** Limits below the least that a file spells, with their lines. */
function shortLimits(text: string): string[] {
	return spellings.flatMap((spelling) =>
		[...text.matchAll(spelling)]
			.filter(([, limit]) => Number(limit!.replaceAll("_", "")) < leastMs)
			.map((match) => `line ${text.slice(0, match.index + match[0].length).split("\n").length}: ${match[0].trim()}`),
	);
}

describe("time limits of tests", () => {
	it("are generous, wherever they stand", () => {
		expect(files.length).toBeGreaterThan(300);
		const short = [...new Set([...files, "tests/vitest.config.ts"])]
			.filter((file) => file !== "tests/structure/time-limits.test.ts")
			.flatMap((file) => shortLimits(readFileSync(join(root, file), "utf8")).map((limit) => `${file}, ${limit}`));
		expect(short).toEqual([]);
	});

	it("are found in every spelling", () => {
		const text = [
			"\t}, 60_000);",
			"it('x', { timeout: 5000 }, () => {});",
			"const end = Date.now() + 60_000;",
			"AbortSignal.timeout(100);",
			"expect(performance.now() - begun).toBeLessThan(2000);",
			"\t}, 600_000);",
		].join("\n");
		expect(shortLimits(text)).toHaveLength(5);
	});
});
