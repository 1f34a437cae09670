import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Table } from "@quickening/paper";
import { type ManuscriptLayout, manuscriptLayouts } from "@quickening/paper";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoManuscript, demoPaper, writeDemoPaper } from "../test/demo-paper.ts";
import { ManuscriptError } from "./read-manuscript-sources.ts";
import { renderManuscript } from "./render-manuscript.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-paper-"));
const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

beforeAll(() => writeDemoPaper(folder));
afterAll(() => rmSync(folder, { recursive: true }));

/** The problems of a manuscript that was changed. */
async function problemsOf(change: (source: string) => string) {
	writeFileSync(join(folder, "manuscript.typ"), change(demoManuscript));
	try {
		await renderManuscript({ paper: demoPaper, paperFolder: folder });
		return [];
	} catch (error) {
		if (error instanceof ManuscriptError) return error.problems;
		throw error;
	} finally {
		writeFileSync(join(folder, "manuscript.typ"), demoManuscript);
	}
}

describe("renderManuscript", () => {
	it("gives the same bytes twice, dated by the paper", async () => {
		const once = await renderManuscript({ paper: demoPaper, paperFolder: folder });
		const again = await renderManuscript({ paper: demoPaper, paperFolder: folder });
		expect(sha256(again)).toBe(sha256(once));
		const text = Buffer.from(once).toString("latin1");
		expect(text).toContain("D:20250512000000");
		for (const font of ["SourceSerif4-Regular", "Inter-Regular"]) expect(text).toContain(font);
	});

	it.each(["house", "preprint"] as const)(
		"gives a PDF/UA-1 with the alternative text of each figure (%s)",
		async (layout) => {
			const pdf = await renderManuscript({ paper: demoPaper, paperFolder: folder, layout });
			const text = Buffer.from(pdf).toString("latin1");
			expect(text).toContain("<pdfuaid:part>1</pdfuaid:part>");
			expect(text).toMatch(/\/Marked true/);
			expect(text.match(/\/Alt \(/g)?.length).toBeGreaterThanOrEqual(Object.keys(demoPaper.figures).length);
			expect(text).toMatch(/\/Lang ?\(en-GB\)/);
		},
	);

	it("changes with a value", async () => {
		const before = sha256(await renderManuscript({ paper: demoPaper, paperFolder: folder }));
		const path = join(folder, "results/values.json");
		const values = readFileSync(path, "utf8");
		writeFileSync(path, values.replace("0.7712", "0.7812"));
		const after = sha256(await renderManuscript({ paper: demoPaper, paperFolder: folder }));
		writeFileSync(path, values);
		expect(after).not.toBe(before);
	});

	it("names the line of a number that was typed in", async () => {
		const line = demoManuscript.split("\n").findIndex((text) => text.includes("= Introduction")) + 2;
		const problems = await problemsOf((source) =>
			source.replace("= Introduction\n", "= Introduction\nAn AUC of 0.77.\n"),
		);
		expect(problems).toEqual([{ line, column: 11, message: expect.stringContaining("0.77 is typed in") }]);
	});

	it("names the line of what Typst refuses", async () => {
		const line = demoManuscript.split("\n").findIndex((text) => text.includes("= Introduction")) + 2;
		const problems = await problemsOf((source) => source.replace("= Introduction\n", "= Introduction\n#nosuch[x]\n"));
		expect(problems).toEqual([{ line, message: "unknown variable: nosuch" }]);
	});

	it.each(["javascript:alert(1)", "file:///etc/passwd"])("sets no link to %s, however it is made", async (address) => {
		const made = `#link(${JSON.stringify(address.slice(0, 4))} + ${JSON.stringify(address.slice(4))})[x]`;
		const problems = await problemsOf((source) => source.replace("= Introduction\n", `= Introduction\n${made}\n`));
		expect(problems[0]!.message).toContain(`a link must begin with https:, http: or mailto:; got ${address}`);
	});

	it.each(['read("/etc/passwd")', 'read("../../paper.ts")', 'image("/etc/passwd")', 'json("../../../data/x.json")'])(
		"reads no file of the disk: #%s",
		async (call) => {
			const problems = await problemsOf((source) => source.replace("= Introduction\n", `= Introduction\n#${call}\n`));
			expect(problems[0]!.message).toMatch(/file not found|access denied/);
		},
	);

	it.each(manuscriptLayouts)("gives the %s layout with the same bytes twice", async (layout) => {
		const once = await renderManuscript({ paper: demoPaper, paperFolder: folder, layout });
		const again = await renderManuscript({ paper: demoPaper, paperFolder: folder, layout });
		expect(sha256(again)).toBe(sha256(once));
	});

	it("refuses a citation style that there is not", async () => {
		const paper = { ...demoPaper, manuscript: { ...demoPaper.manuscript, citationStyle: "no-such-style" } };
		await expect(renderManuscript({ paper, paperFolder: folder })).rejects.toThrow("no-such-style");
	});

	it("refuses a date that is none", async () => {
		const paper = { ...demoPaper, date: "May 2025" };
		await expect(renderManuscript({ paper, paperFolder: folder })).rejects.toThrow("paper.date must be an ISO date");
	});
});

const hasPdftotext = spawnSync("pdftotext", ["-v"]).status === 0;

/** The text of a layout, page by page. */
async function pagesOf(layout: ManuscriptLayout): Promise<string[]> {
	const pdf = await renderManuscript({ paper: demoPaper, paperFolder: folder, layout });
	const path = join(folder, `${layout}.pdf`);
	writeFileSync(path, pdf);
	return execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
}

describe.skipIf(!hasPdftotext)("layouts, read with pdftotext (skipped without it)", () => {
	it("puts tables and figures after the references of a manuscript for submission, one a page", async () => {
		const pages = await pagesOf("manuscript");
		const pageOf = (text: RegExp) => pages.findIndex((page) => text.test(page));
		const references = pageOf(/^ *\d* *References$/m);
		const floats = [
			/Table 1\. Performance/,
			/Table 2\. Who was studied/,
			/Figure 1\. By the last/,
			/Figure 2\. What the end/,
		].map(pageOf);
		expect(references).toBeGreaterThan(2);
		expect(floats).toEqual([0, 1, 2, 3].map((i) => (floats[0] as number) + i));
		expect(floats[0]).toBeGreaterThan(references);
		expect(pages.join("")).toContain("[Figure 1 about here]");
		// Each line of text has its number.
		expect(pages[1]).toMatch(/^ *1 +Abstract/m);
	});

	it.each(["house", "preprint"] as const)("never sets what has a higher number first (%s)", async (layout) => {
		const text = (await pagesOf(layout)).join("\n");
		for (const kind of ["Figure", "Table"]) {
			const captions = Array.from(text.matchAll(new RegExp(`${kind} (\\d)\\. [A-Z]`, "g")), ([, number]) => number);
			expect(captions).toEqual(["1", "2"]);
		}
	});

	it.each(manuscriptLayouts)(
		"breaks a table that is longer than a page, with its header on each (%s)",
		async (layout) => {
			const path = join(folder, "results/tables/participants.json");
			const before = readFileSync(path, "utf8");
			const table = JSON.parse(before) as Table;
			const rows = Array.from({ length: 120 }, (_, i) => ({
				cells: { label: `Row ${i}`, all: "1", low: "2", high: "3", difference: "4" },
			}));
			writeFileSync(path, JSON.stringify({ ...table, rows }));
			try {
				const pages = await pagesOf(layout);
				const withHeader = pages.filter((page) => page.includes("All births (n = 552)"));
				const withRows = pages.filter((page) => /Row \d+/.test(page));
				expect(withHeader.length).toBeGreaterThan(1);
				expect(withHeader.length).toBe(withRows.length);
				for (const i of [0, 60, 119]) expect(pages.join("\n")).toMatch(new RegExp(`Row ${i}\\b`));
				// Its number stays that of the text, wherever it is set.
				expect(pages.join("\n")).toMatch(/Table 2\. Who was studied/);
			} finally {
				writeFileSync(path, before);
			}
		},
	);

	it.each(manuscriptLayouts)("sets a table of many long cells with no word over another (%s)", async (layout) => {
		await withTable(
			crowded(["0.70 (0.59 to 0.81)", "−0.04 (−0.19 to 0.11)", "0.83 (0.39 to 1.27)", "118.4", "0.046"]),
			async () => {
				const words = await wordsOf(layout);
				expect(words.some(({ text }) => text === "Gestational")).toBe(true);
				expect(overlapsOf(words)).toEqual([]);
			},
		);
	});

	it("stops at a table of which a word fits in no column, and names it", async () => {
		await withTable(crowded(Array.from({ length: 18 }, () => "x".repeat(16))), async () => {
			const rendered = renderManuscript({ paper: demoPaper, paperFolder: folder, layout: "manuscript" });
			await expect(rendered).rejects.toThrow("table participants is too wide: a word of it does not fit at 7 pt");
		});
	});
});

/** A table with labels of several words, and a column for each of these cells. */
function crowded(cells: readonly string[]): Partial<Table> {
	const columns = cells.map((_, i) => ({ key: `c${i}`, title: `Column ${i}`, align: "decimal" as const }));
	const label = "Gestational age of 40 weeks or more at birth";
	return {
		columns: [{ key: "label", title: "Who was studied", align: "left" }, ...columns],
		rows: Array.from({ length: 4 }, () => ({
			cells: { label, ...Object.fromEntries(cells.map((text, i) => [`c${i}`, text])) },
		})),
	};
}

async function withTable(change: Partial<Table>, run: () => Promise<void>): Promise<void> {
	const path = join(folder, "results/tables/participants.json");
	const before = readFileSync(path, "utf8");
	writeFileSync(path, JSON.stringify({ ...(JSON.parse(before) as Table), ...change }));
	try {
		await run();
	} finally {
		writeFileSync(path, before);
	}
}

interface Word {
	readonly page: number;
	readonly box: readonly [left: number, top: number, right: number, bottom: number];
	readonly text: string;
}

/** The words of a layout with their boxes, in points. */
async function wordsOf(layout: ManuscriptLayout): Promise<Word[]> {
	const path = join(folder, `${layout}.pdf`);
	writeFileSync(path, await renderManuscript({ paper: demoPaper, paperFolder: folder, layout }));
	const pages = execFileSync("pdftotext", ["-bbox", path, "-"], { encoding: "utf8" }).split("<page ").slice(1);
	const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g;
	return pages.flatMap((text, page) =>
		Array.from(text.matchAll(word), ([, left, top, right, bottom, shown]) => ({
			page,
			box: [Number(left), Number(top), Number(right), Number(bottom)] as const,
			text: shown!,
		})),
	);
}

/** Pairs of words of one line that lie over each other by more than a point; an accent of maths stands over its letter. */
function overlapsOf(given: readonly Word[]): string[] {
	const words = given.filter(({ text }) => text.length > 2);
	return words.flatMap((a, i) =>
		words.slice(i + 1).flatMap((b) => {
			const across = Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0]);
			const down = Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]);
			const height = Math.min(a.box[3] - a.box[1], b.box[3] - b.box[1]);
			return a.page === b.page && across > 1 && down > 0.6 * height ? [`${a.text} over ${b.text}`] : [];
		}),
	);
}
