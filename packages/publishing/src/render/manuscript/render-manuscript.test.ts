import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoManuscript, demoPaper, writeDemoPaper } from "../../../test/demo-paper.ts";
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

	it("refuses a date that is none", async () => {
		const paper = { ...demoPaper, date: "May 2025" };
		await expect(renderManuscript({ paper, paperFolder: folder })).rejects.toThrow("paper.date must be an ISO date");
	});
});
