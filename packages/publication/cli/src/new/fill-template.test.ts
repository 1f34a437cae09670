import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fillTemplate } from "./fill-template.ts";

const awkward = `He said "it's" \\ 5% <b> #x *y* \${z}`;
const values = { slug: "s", title: awkward, given: "A.", family: "Author", date: "2026-01-02" };

describe("a filled template", () => {
	const files = fillTemplate("paper", values, (path) => `papers/s/${path}`);
	it("has no mark left, whatever the files", () => {
		for (const [path, text] of files) expect(text.match(/__[a-z]+__/), path).toBeNull();
	});
	it("gives back an awkward title in code, exactly", () => {
		const code = files.get("papers/s/paper.ts")!;
		const title = /^\ttitle: (.*),$/m.exec(stripTypeScriptTypes(code))![1];
		expect(new Function(`return ${title}`)()).toBe(awkward);
	});
	it("is JSON where it must be", () => {
		expect(JSON.parse(files.get("papers/s/package.json")!).name).toBe("@quickening-papers/s");
		const manifest = fillTemplate("package", { name: "n", title: awkward, wing: "physiology" }, (path) => path).get(
			"package.json",
		)!;
		expect(JSON.parse(manifest).description).toBe(awkward);
	});
	it("is formatted as the formatter would, in single quotes where these need fewer escapes", () => {
		const folder = mkdtempSync(join(tmpdir(), "quickening-format-"));
		const root = join(import.meta.dirname, "../../../../..");
		for (const title of ["plain", 'a "quoted" word', "it's", awkward]) {
			const paper = fillTemplate("paper", { ...values, title }, (path) => path).get("paper.ts")!;
			writeFileSync(join(folder, "paper.ts"), paper);
			const formatted = execFileSync(
				join(root, "node_modules/.bin/biome"),
				["format", "--stdin-file-path=papers/s/paper.ts"],
				{ cwd: root, input: paper, encoding: "utf8" },
			);
			expect(formatted, title).toBe(paper);
		}
		rmSync(folder, { recursive: true });
	});
});

it("leaves out a line whose mark stands for nothing", () => {
	const paper = (given: string | undefined) =>
		fillTemplate("paper", { ...values, given }, (path) => path).get("paper.ts")!;
	expect(paper("A.")).toContain('\t\t\tgiven: "A.",\n');
	expect(paper(undefined)).toBe(paper("A.").replace('\t\t\tgiven: "A.",\n', ""));
});

it("refuses a mark without a value, and a value that no file uses", () => {
	const { title: _, ...without } = values;
	expect(() => fillTemplate("paper", without, (path) => path)).toThrow("has __title__, which nobody fills in");
	expect(() => fillTemplate("paper", { ...values, more: "x" }, (path) => path)).toThrow("no file has __more__");
});
