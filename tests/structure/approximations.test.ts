import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "./workspace.ts";

const refused = [
	["packages/modelling/deep-learning/src/a.ts", "export const a = tf.rsqrt(x);", "write tf.div(1, tf.sqrt(x))"],
	["packages/modelling/deep-learning/src/b.ts", "export const a = tf.sqrt(x).reciprocal();", "write tf.div(1, x)"],
	["papers/toy/analysis/c.ts", "export const a = rsqrt(x);", "write tf.div(1, tf.sqrt(x))"],
	["notebooks/src/d.ts", "export const a = tf?.reciprocal(x);", "write tf.div(1, x)"],
	["tests/benchmarks/e.ts", 'export const a = tf["rsqrt"](x);', "write tf.div(1, tf.sqrt(x))"],
	["papers/toy/analysis/f.ts", "export const a = tf.softmax(x);", "write tf.exp(tf.logSoftmax(x))"],
	["papers/toy/analysis/g.ts", "export const a = tf.batchNorm(x, mean, variance);", "with tf.div and tf.sqrt"],
	["papers/toy/analysis/h.ts", "export const a = tf.atan2(y, x);", "Math.atan2"],
] as const;
const taken = ["papers/toy/analysis/i.ts", "export const a = tf.div(Math.atan2(1, 2), tf.sqrt(x));"] as const;

/** A folder with the settings of the repository and these sources, and what the lint says of them. */
let place: string;
let said: string;
beforeAll(() => {
	place = mkdtempSync(join(tmpdir(), "quickening-lint-"));
	for (const path of [".biome.json", ".gitignore", "tests/structure/approximations.grit"]) {
		cpSync(join(root, path), join(place, path));
	}
	for (const [path, source] of [...refused, taken]) {
		mkdirSync(dirname(join(place, path)), { recursive: true });
		writeFileSync(join(place, path), `// First line.\n${source}\n`);
	}
	const biome = join(root, "node_modules", ".bin", "biome");
	said = spawnSync(biome, ["lint", "--reporter=github"], { cwd: place, encoding: "utf8" }).stdout;
});
afterAll(() => rmSync(place, { recursive: true }));

it.each(refused)("lint refuses an approximation of the processor, by file and line: %s, %s", (path, _, what) => {
	const line = said.split("\n").find((one) => one.includes("title=plugin") && one.includes(path));
	expect(line).toContain("line=2,");
	expect(line).toContain(what);
});

it("lint takes quotients and square roots, which every processor rounds alike", () => {
	expect(said.split("\n").filter((one) => one.includes("title=plugin")).length).toBe(refused.length);
});
