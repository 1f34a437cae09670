import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PaperDefinition } from "@quickening/paper";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lookAtLibraries, tensorFlowBinding } from "./look-at-libraries.ts";

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "quickening-libraries-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const write = (path: string, text: string) => {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
};
const plain = { script: "a.ts", description: "", inputs: {}, outputs: {} };
const native = { library: "tensorflow" } as const;
const paperOf = (stages: PaperDefinition["stages"]) => ({ stages });

it("a paper without native code waits for no library", () => {
	expect(lookAtLibraries(root, paperOf({ one: plain }))).toEqual([]);
});

it("a paper that trains networks waits where TensorFlow is not, with what set-up said and what brings it", () => {
	const paper = paperOf({ one: plain, network: { ...plain, native } });
	expect(lookAtLibraries(root, paper)).toMatchObject([
		{ state: "waiting", waiting: { dataset: "TensorFlow", kind: "library", command: "npm run setup" } },
	]);
	write(join(root, ".quickening/tensorflow-failed"), "key\na C++ compiler is missing\n");
	expect(lookAtLibraries(root, paper)).toMatchObject([{ waiting: { reason: "a C++ compiler is missing" } }]);
	write(tensorFlowBinding(root), "");
	expect(lookAtLibraries(root, paper)).toEqual([]);
});
