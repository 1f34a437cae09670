import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { PreparedStage } from "./prepare.ts";
import { stageKey } from "./stage-key.ts";

let root: string;
const write = (path: string, content: string) => {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), content);
};
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "quickening-stage-key-"));
	write("data/toy/raw/a/one.csv", "1");
	write("papers/tiny/results/rows.json", "[1]");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const tensorFlow = "@tensorflow/tfjs-node@4.22.0";

/** A stage that reads a folder of raw data and a file of its paper. */
function prepared({ sha256 = "c0de", npm = ["node@22.23.3"], params = { seed: 1 } } = {}): PreparedStage {
	const inputs = [
		{ name: "raw", path: "data/toy/raw" },
		{ name: "rows", path: "papers/tiny/results/rows.json" },
	];
	const outputs = [{ name: "sum", path: "results/sum.json" }];
	return {
		paper: { stages: {} },
		plan: { slug: "tiny" },
		stage: { name: "sum", inputs, outputs },
		code: { sha256, npm },
		params,
	} as unknown as PreparedStage;
}
const key = (changes?: Parameters<typeof prepared>[0]) => stageKey(root, join(root, "store"), prepared(changes));
const keyAfter = (path: string, content: string) => {
	write(path, content);
	return key();
};

it("is the same for the same code, inputs, parameters and environment, wherever the checkout lies", () => {
	const here = key();
	expect(key()).toBe(here);
	const elsewhere = join(root, "clone");
	write("clone/data/toy/raw/a/one.csv", "1");
	write("clone/papers/tiny/results/rows.json", "[1]");
	expect(stageKey(elsewhere, join(root, "store"), prepared())).toBe(here);
});

it.each<[string, () => string]>([
	["code", () => key({ sha256: "c0ded" })],
	["parameter", () => key({ params: { seed: 2 } })],
	["set of npm packages that may be native", () => key({ npm: ["node@22.23.3", "vega@6.0.0"] })],
	["file of its inputs", () => keyAfter("papers/tiny/results/rows.json", "[2]")],
	["file in a folder that it reads", () => keyAfter("data/toy/raw/a/one.csv", "2")],
	["name in a folder that it reads", () => keyAfter("data/toy/raw/two.csv", "")],
])("is another for another %s", (_, change) => {
	const before = key();
	expect(change()).not.toBe(before);
});

it("is another for another version of Node or another kind of machine", () => {
	const before = key();
	for (const [name, value] of [
		["arch", "riscv64"],
		["platform", "plan9"],
		["versions", { ...process.versions, v8: "0.0" }],
	] as const) {
		const property = Object.getOwnPropertyDescriptor(process, name)!;
		Object.defineProperty(process, name, { ...property, value });
		try {
			expect(key(), name).not.toBe(before);
		} finally {
			Object.defineProperty(process, name, property);
		}
	}
	expect(key()).toBe(before);
});

it("is another when TensorFlow's library has other bytes, for stages that reach it alone", () => {
	const addon = "node_modules/@tensorflow/tfjs-node";
	write(`${addon}/lib/napi-v8/tfjs_binding.node`, "binding");
	write(`${addon}/deps/lib/libtensorflow.so.2`, "library");
	const [without, with_] = [key(), key({ npm: [tensorFlow] })];
	expect(key({ npm: [tensorFlow] })).toBe(with_);
	write(`${addon}/deps/lib/libtensorflow.so.2`, "another library");
	expect(key({ npm: [tensorFlow] })).not.toBe(with_);
	expect(key()).toBe(without);
});
