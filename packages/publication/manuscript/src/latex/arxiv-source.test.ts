import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoPaper, writeDemoPaper } from "../../test/demo-paper.ts";
import { richManuscript } from "../../test/rich-manuscript.ts";
import type { ManuscriptDocument } from "../document/manuscript-document.ts";
import { readDocument } from "../document/read-document.ts";
import { arxivSource } from "./arxiv-source.ts";
import { writeLatex } from "./write-latex.ts";

const folder = mkdtempSync(join(tmpdir(), "quickening-latex-"));
const styles = ["public-library-of-science", "american-psychological-association"] as const;
const documents = new Map<string, ManuscriptDocument>();
const pdf = (id: string) => readFileSync(join(folder, `results/figures/${id}.pdf`));
beforeAll(async () => {
	await writeDemoPaper(folder);
	writeFileSync(join(folder, "manuscript.typ"), richManuscript);
	for (const citationStyle of styles) {
		const paper = { ...demoPaper, manuscript: { ...demoPaper.manuscript, citationStyle } };
		documents.set(citationStyle, await readDocument({ paper, paperFolder: folder }));
	}
});
afterAll(() => rmSync(folder, { recursive: true }));

const hasLatex = spawnSync("pdflatex", ["--version"]).status === 0;

describe("arxivSource", () => {
	const document = () => documents.get(styles[0]) as ManuscriptDocument;

	it("holds the source, each figure as PDF, and what arXiv reads first", () => {
		const files = arxivSource(document(), pdf);
		expect([...files.keys()]).toEqual([
			"00README.json",
			"figures/panels.pdf",
			"figures/roc.pdf",
			"main.tex",
			"references.bib",
		]);
		expect(JSON.parse(new TextDecoder().decode(files.get("00README.json")))).toEqual({
			process: { compiler: "pdflatex" },
			sources: [
				{ filename: "main.tex", usage: "toplevel" },
				{ filename: "references.bib", usage: "ignore" },
			],
		});
	});

	it("marks each number with the id of its value", () => {
		expect(writeLatex(document())).toContain("\\resultvalue{count.recordings}{552} recordings, one a birth");
	});

	it("labels figures and tables, and leads from each citation to its entry", () => {
		const latex = writeLatex(document());
		expect(latex).toContain("\\includegraphics[width=85mm,alt={Two curves above the diagonal;");
		expect(latex).toContain("(Figure~\\ref{fig:roc})");
		for (const [, key] of latex.matchAll(/\\hyperlink\{cite\.([^}]*)\}/g)) expect(latex).toContain(`]{${key}}`);
		expect(latex).toContain("\\bibitem[1.]{figo2015} Ayres-de-Campos D, Spong CY, Chandraharan E.");
	});

	it.skipIf(!hasLatex).each(styles)(
		"compiles with pdfLaTeX in the style %s (skipped without pdflatex)",
		(style) => {
			const build = mkdtempSync(join(tmpdir(), "quickening-tex-"));
			try {
				for (const [path, content] of arxivSource(documents.get(style) as ManuscriptDocument, pdf)) {
					mkdirSync(dirname(join(build, path)), { recursive: true });
					writeFileSync(join(build, path), content);
				}
				const run = () =>
					spawnSync("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "main.tex"], {
						cwd: build,
						encoding: "utf8",
					});
				run();
				const { status, stdout } = run();
				expect(stdout.match(/^!.*/gm) ?? []).toEqual([]);
				expect(status).toBe(0);
				expect(stdout).not.toMatch(/undefined (?:references|citations)|Missing character/);
				const text = spawnSync("pdftotext", ["-layout", "main.pdf", "-"], { cwd: build, encoding: "utf8" });
				if (text.status !== 0) return;
				expect(text.stdout.replaceAll(/\s+/g, " ")).toContain("552 recordings, one a birth");
				expect(text.stdout).not.toContain("??");
			} finally {
				rmSync(build, { recursive: true });
			}
		},
		120_000,
	);
});
