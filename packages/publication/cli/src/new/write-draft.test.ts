import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workspaceAt } from "@quickening/workspace";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Draft } from "./draft.ts";
import { writeDraft } from "./write-draft.ts";

let root: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "quickening-draft-"));
	mkdirSync(join(root, "papers/old"), { recursive: true });
	writeFileSync(join(root, "list.txt"), "old\n");
	writeFileSync(join(root, "elsewhere.bin"), "bytes");
});
afterEach(() => rmSync(root, { recursive: true }));

const draft = (): Draft => ({
	kind: "paper",
	name: "new",
	files: new Map<string, string | { copyOf: string }>([
		["papers/new/a.txt", "a\n"],
		["papers/new/deep/b.bin", { copyOf: join(root, "elsewhere.bin") }],
		["papers/old/c.txt", "c\n"],
	]),
	edits: new Map([["list.txt", "old\nnew\n"]]),
	madeLater: ["papers/new.dvc"],
	next: [],
});
const tree = () =>
	readdirSync(root, { recursive: true, encoding: "utf8" })
		.filter((path) => !path.startsWith(".quick"))
		.sort();
const text = (path: string) => readFileSync(join(root, path), "utf8");

describe("a draft", () => {
	it("is written whole: new folders, files in old folders, edits", async () => {
		await writeDraft(workspaceAt(root), draft());
		expect([text("papers/new/a.txt"), text("papers/new/deep/b.bin"), text("papers/old/c.txt")]).toEqual([
			"a\n",
			"bytes",
			"c\n",
		]);
		expect(text("list.txt")).toBe("old\nnew\n");
		expect(readdirSync(join(root, ".quickening"))).toEqual([]);
	});
	it("is undone whole when its last step fails, what that step made included", async () => {
		const before = tree();
		const finish = async () => {
			writeFileSync(join(root, "papers/new.dvc"), "half");
			throw new Error("dvc is out of order");
		};
		await expect(writeDraft(workspaceAt(root), draft(), { finish })).rejects.toThrow("dvc is out of order");
		expect(tree()).toEqual(before);
		expect(text("list.txt")).toBe("old\n");
	});
	it("is undone when it is cut", async () => {
		const before = tree();
		const stop = new AbortController();
		const finish = async () => stop.abort();
		await expect(writeDraft(workspaceAt(root), draft(), { finish, signal: stop.signal })).rejects.toThrow();
		expect(tree()).toEqual(before);
	});
	it("that a kill -9 has cut is undone by the next call, but for what somebody has written since", async () => {
		await expect(
			writeDraft(workspaceAt(root), draft(), {
				finish: async () => {
					// As a kill leaves it: the journal stands, and nobody undoes anything.
					writeFileSync(join(root, "journal"), readFileSync(join(root, ".quickening/new.json")));
					throw new Error("cut");
				},
			}),
		).rejects.toThrow("cut");
		mkdirSync(join(root, "papers/new"));
		writeFileSync(join(root, "papers/new/a.txt"), "half");
		writeFileSync(join(root, "list.txt"), "somebody's\n");
		writeFileSync(join(root, ".quickening/new.json"), readFileSync(join(root, "journal")));
		const other: Draft = { kind: "paper", name: "x", files: new Map([["papers/x/y", ""]]), edits: new Map(), next: [] };
		await writeDraft(workspaceAt(root), other);
		expect(existsSync(join(root, "papers/new"))).toBe(false);
		expect(existsSync(join(root, "papers/x/y"))).toBe(true);
		expect(text("list.txt")).toBe("somebody's\n");
	});
	it("waits for nobody: a second one is turned away while the first works", async () => {
		const finish = async () => {
			await expect(writeDraft(workspaceAt(root), { ...draft(), name: "other" })).rejects.toThrow(
				"quickening new paper new",
			);
		};
		await writeDraft(workspaceAt(root), draft(), { finish });
	});
});
