import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { InvalidInputError } from "@quickening/core";
import type { FigureSpec } from "../../figures/figure-spec.ts";
import type { PaperDefinition } from "../../paper/paper.ts";
import type { Table } from "../../tables/table.ts";
import { formatNumber, formatValue, NOT_ESTIMABLE } from "../../values/format-value.ts";
import type { RecordedValue, Values } from "../../values/value.ts";
import { asSentence } from "../as-sentence.ts";
import { interFonts, sourceSerifFonts } from "../fonts.ts";
import { decimalPads } from "../table/decimal-pads.ts";
import { TypstError, typstPdf } from "../typst.ts";
import { checkManuscript, type ManuscriptProblem } from "./check-manuscript.ts";
import { citationKeys } from "./citation-keys.ts";

/** The layout's source: a manuscript stage depends on it as it depends on code. */
export const manuscriptTemplate: string = fileURLToPath(new URL("../../../typst/paper.typ", import.meta.url));

export interface RenderManuscriptOptions {
	readonly paper: PaperDefinition;
	/** Absolute path of papers/<slug>. */
	readonly paperFolder: string;
	/** How each data set is named in the paper (title, licence); its slug when left out. */
	readonly datasetTitles?: Readonly<Record<string, string>>;
}

/** A manuscript that breaks a rule or does not compile; each problem with its line in the source. */
export class ManuscriptError extends Error {
	readonly problems: readonly ManuscriptProblem[];

	constructor(source: string, problems: readonly ManuscriptProblem[]) {
		super(problems.map(({ line, message }) => `${source}${line > 0 ? `:${line}` : ""}: ${message}`).join("\n"));
		this.name = "ManuscriptError";
		this.problems = problems;
	}
}

/**
 * Sets a paper as PDF: its manuscript in the house layout, with the numbers, figures and tables that the stages made
 * (results/values.json, results/figures/<id>.svg and .vl.json, results/tables/<id>.json). Dated by the paper's own
 * date; the same files give the same bytes.
 *
 * @throws ManuscriptError with the lines of typed-in numbers, unknown ids and Typst's own errors.
 * @throws InvalidInputError when the paper's date is no ISO date.
 */
export async function renderManuscript(options: RenderManuscriptOptions): Promise<Uint8Array> {
	const { paper, paperFolder } = options;
	const text = (path: string) => readFileSync(join(paperFolder, path), "utf8");
	const source = text(paper.manuscript.source);
	const references = text(paper.manuscript.bibliography);
	const values = JSON.parse(text("results/values.json")) as Values;
	const figures = Object.keys(paper.figures);
	const tables = Object.keys(paper.tables);
	const problems = checkManuscript(source, {
		values: Object.keys(values),
		figures,
		tables,
		citations: citationKeys(references),
	});
	if (problems.length > 0) throw new ManuscriptError(paper.manuscript.source, problems);
	const specs = figures.map((id) => [id, JSON.parse(text(`results/figures/${id}.vl.json`)) as FigureSpec] as const);
	const printed = tables.map((id) => [id, JSON.parse(text(`results/tables/${id}.json`)) as Table] as const);
	const drawings = figures.map((id) => [`/figures/${id}.svg`, text(`results/figures/${id}.svg`)] as const);
	try {
		return await typstPdf({
			files: {
				"/main.typ": source,
				"/paper.typ": readFileSync(manuscriptTemplate, "utf8"),
				"/paper.json": JSON.stringify(paperJson(options, values, specs, printed)),
				"/references.bib": references,
				...Object.fromEntries(drawings),
			},
			fonts: [...sourceSerifFonts, ...interFonts],
			createdSeconds: secondsOf(paper.date),
		});
	} catch (error) {
		if (!(error instanceof TypstError)) throw error;
		const found = error.problems.map(({ file, line, message }) =>
			file === "main.typ" ? { line, message } : { line: 0, message: `${file}:${line}: ${message}` },
		);
		throw new ManuscriptError(paper.manuscript.source, found);
	}
}

/** What the layout needs, printed: it formats no number itself. */
function paperJson(
	{ paper, datasetTitles = {} }: RenderManuscriptOptions,
	values: Values,
	specs: readonly (readonly [string, FigureSpec])[],
	tables: readonly (readonly [string, Table])[],
) {
	const affiliations = [...new Set(paper.authors.flatMap(({ affiliation }) => affiliation ?? []))];
	const mark = (affiliation: string | undefined) =>
		affiliation === undefined || affiliations.length === 0 ? [] : [affiliations.indexOf(affiliation) + 1];
	const [first] = paper.authors;
	const others = paper.authors.length > 2 ? " and others" : paper.authors[1] ? ` and ${paper.authors[1].name}` : "";
	return {
		slug: paper.slug,
		title: paper.title,
		subtitle: paper.subtitle ?? null,
		short: `${first?.name ?? ""}${others}`,
		authors: paper.authors.map(({ name, affiliation }) => ({ name, marks: mark(affiliation) })),
		affiliations,
		version: paper.version,
		date: longDate(paper.date),
		keywords: paper.keywords,
		ethics: paper.ethics,
		synthetic: paper.synthetic,
		datasets: paper.synthetic && paper.datasets.length === 0 ? ["Synthetic"] : paper.datasets.map(titleOf),
		contributions: paper.authors.map(({ name, roles }) => [name, roles.join(", ").toLowerCase()]),
		availability: `All code is in the repository, in papers/${paper.slug}; the command “quickening reproduce ${paper.slug}” rebuilds every number, figure and table from the data and compares them with these.`,
		values: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, printedValue(value)])),
		figures: Object.fromEntries(specs.map(([id, spec]) => [id, printedFigure(spec, paper.figures[id]?.spec ?? "")])),
		tables: Object.fromEntries(tables.map(([id, table]) => [id, printedTable(table)])),
	};

	function titleOf(slug: string): string {
		return datasetTitles[slug] ?? slug;
	}
}

function printedValue(value: RecordedValue) {
	const bound = (x: number | undefined) => formatNumber(x, value.digits, { missing: NOT_ESTIMABLE });
	return {
		number: formatValue(value, { withUnit: false }),
		unit: formatValue(value),
		interval: formatValue(value, { withUnit: false, withInterval: true }),
		full: formatValue(value, { withInterval: true }),
		n: formatNumber(value.n, 0),
		low: bound(value.interval?.low),
		high: bound(value.interval?.high),
	};
}

function printedFigure(spec: FigureSpec, script: string) {
	const { quickening } = spec.usermeta;
	return { ...quickening, title: asSentence(quickening.title), source: `(${script})` };
}

function printedTable({ title, caption, columns, rows, notes }: Table) {
	const texts = (key: string) => rows.map(({ cells }) => cells[key] ?? "");
	const longest = (key: string) => Math.max(...texts(key).map((text) => text.length));
	const pads = columns.map(({ key, align }) => (align === "decimal" ? decimalPads(texts(key)) : []));
	const definitions = columns.flatMap(({ title: heading, definition }) =>
		definition === undefined ? [] : [`${heading}: ${definition}`],
	);
	const width = columns.reduce(
		(sum, { key, title: heading }) => sum + Math.max(longest(key), heading.length / 2) + 3,
		0,
	);
	return {
		title: asSentence(title),
		caption,
		// About 62 letters of 7.5 pt Inter stand in a column of 85 mm.
		wide: width > 62,
		columns: columns.map(({ key, title: heading, align }, j) => ({
			title: heading,
			fraction: align === "left" && (j === 0 || longest(key) > 24) ? Math.max(1, Math.min(60, longest(key))) : 0,
		})),
		rows: rows.map(({ cells, kind }, i) => ({
			kind: kind ?? "row",
			alone: columns.slice(1).every(({ key }) => (cells[key] ?? "") === ""),
			cells: columns.map(({ key }, j) => ({ text: cells[key] ?? "", pad: pads[j]?.[i] ?? "" })),
		})),
		notes: [...notes, ...definitions],
	};
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

function longDate(iso: string): string {
	const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
	return `${day} ${MONTHS[month - 1]} ${year}`;
}

function secondsOf(iso: string): number {
	const seconds = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) / 1000 : Number.NaN;
	if (Number.isFinite(seconds)) return seconds;
	throw new InvalidInputError(`renderManuscript: paper.date must be an ISO date such as 2025-03-31; got ${iso}`, {
		code: "bad-date",
		argument: "paper.date",
		received: iso,
	});
}
