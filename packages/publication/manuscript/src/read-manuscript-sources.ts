import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InvalidInputError } from "@quickening/core";
import type { FigureSpec } from "@quickening/figures";
import { interFonts, sourceSerifFonts, TypstError, type TypstJob } from "@quickening/figures/render";
import type { PaperDefinition, Table, Values } from "@quickening/paper";
import { plainText } from "@quickening/workspace/markup";
import { checkManuscript, type ManuscriptProblem } from "./check-manuscript.ts";
import { citationKeys } from "./citation-keys.ts";
import { plainTree } from "./plain-tree.ts";
import { type PaperResults, printPaper } from "./print-paper.ts";
import type { RenderManuscriptOptions } from "./render-manuscript-options.ts";

/** A manuscript that breaks a rule or does not compile; each problem with its line in the source. */
export class ManuscriptError extends Error {
	readonly problems: readonly ManuscriptProblem[];

	constructor(source: string, problems: readonly ManuscriptProblem[]) {
		super(problems.map(({ line, message }) => `${source}${line > 0 ? `:${line}` : ""}: ${message}`).join("\n"));
		this.name = "ManuscriptError";
		this.problems = problems;
	}
}

/** What every layout and format is made from. */
export interface ManuscriptSources {
	readonly results: PaperResults;
	readonly printed: ReturnType<typeof printPaper>;
	/** The text of the bibliography. */
	readonly bibliography: string;
	/** The document for Typst; `/paper.typ`, the layout, is still missing. */
	readonly job: TypstJob;
}

const shared = fileURLToPath(new URL("../typst/parts.typ", import.meta.url));

/**
 * Reads a paper's manuscript and all that stages made for it (results/values.json, results/figures/<id>.svg and .vl.json,
 * results/tables/<id>.json), and checks the text against them.
 *
 * @throws ManuscriptError with the lines of typed-in numbers and unknown ids.
 * @throws InvalidInputError when the paper's date is no ISO date.
 */
export function readManuscriptSources(options: RenderManuscriptOptions): ManuscriptSources {
	const { paper, paperFolder } = options;
	const text = (path: string) => readFileSync(join(paperFolder, path), "utf8");
	const createdSeconds = secondsOf(paper.date);
	const source = plainText(text(paper.manuscript.source));
	const bibliography = plainText(text(paper.manuscript.bibliography));
	const values = JSON.parse(text("results/values.json")) as Values;
	const figures = Object.keys(paper.figures);
	const tables = Object.keys(paper.tables);
	const citations = citationKeys(bibliography);
	const problems = checkManuscript(source, { values: Object.keys(values), figures, tables, citations });
	if (problems.length > 0) throw new ManuscriptError(paper.manuscript.source, problems);
	const results: PaperResults = {
		values,
		figures: figures.map((id) => [id, JSON.parse(text(`results/figures/${id}.vl.json`)) as FigureSpec]),
		tables: tables.map((id) => [id, JSON.parse(text(`results/tables/${id}.json`)) as Table]),
	};
	const printed = plainTree(printPaper(options, results));
	const style = paper.manuscript.citationStyle;
	return {
		results,
		printed,
		bibliography,
		job: {
			files: {
				"/main.typ": source,
				"/parts.typ": readFileSync(shared, "utf8"),
				"/paper.json": JSON.stringify(printed),
				"/references.bib": bibliography,
				...(style?.endsWith(".csl") && { "/style.csl": text(style) }),
				...Object.fromEntries(
					figures.map((id) => [`/figures/${id}.svg`, shownText(text(`results/figures/${id}.svg`))]),
				),
			},
			fonts: [...sourceSerifFonts, ...interFonts],
			createdSeconds,
		},
	};
}

/** A drawing without the labels that Vega hides where they would overlap: a PDF would hold them as text that nobody sees. */
function shownText(svg: string): string {
	return svg.replace(/<text\b[^>]* opacity="0"[^>]*>[^<]*<\/text>/g, "");
}

/** The same, compiled: what Typst refuses is told with its line in the manuscript. */
export async function withManuscriptLines<T>(paper: PaperDefinition, compile: () => Promise<T>): Promise<T> {
	try {
		return await compile();
	} catch (error) {
		if (!(error instanceof TypstError)) throw error;
		const found = error.problems.map(({ file, line, message }) =>
			file === "main.typ" ? { line, message } : { line: 0, message: `${file}:${line}: ${message}` },
		);
		throw new ManuscriptError(paper.manuscript.source, found);
	}
}

function secondsOf(iso: string): number {
	const seconds = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) / 1000 : Number.NaN;
	if (Number.isFinite(seconds)) return seconds;
	throw new InvalidInputError(`readManuscriptSources: paper.date must be an ISO date such as 2025-03-31; got ${iso}`, {
		code: "bad-date",
		argument: "paper.date",
		received: iso,
	});
}
