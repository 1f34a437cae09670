import type { FigureSpec } from "@quickening/figures";
import type { RecordedValue, Table, Values } from "@quickening/paper";
import {
	asSentence,
	formatCount,
	formatNumber,
	formatValue,
	NOT_ESTIMABLE,
	namedAuthor,
	paperStatements,
} from "@quickening/paper";
import { longDate } from "./long-date.ts";
import type { RenderManuscriptOptions } from "./render-manuscript-options.ts";
import { decimalPads } from "./table/decimal-pads.ts";

/** Style of the references of a paper that names none: numbered, with DOI. */
const CITATION_STYLE = "public-library-of-science";

/** All that was made for a paper, as its stages wrote it. */
export interface PaperResults {
	readonly values: Values;
	readonly figures: readonly (readonly [string, FigureSpec])[];
	readonly tables: readonly (readonly [string, Table])[];
}

/** What a layout needs, printed: it formats no number itself. */
export function printPaper(
	{ paper, datasetTitles = {}, contact = paper.submission?.correspondence, availability }: RenderManuscriptOptions,
	{ values, figures, tables }: PaperResults,
) {
	const affiliations = [...new Set(paper.authors.flatMap(({ affiliation }) => affiliation ?? []))];
	const mark = (affiliation: string | undefined) =>
		affiliation === undefined || affiliations.length === 0 ? [] : [affiliations.indexOf(affiliation) + 1];
	const authors = paper.authors.map(namedAuthor);
	const [first, second] = authors;
	const others = authors.length > 2 ? " and others" : second ? ` and ${second.name}` : "";
	return {
		slug: paper.slug,
		title: paper.title,
		subtitle: paper.subtitle ?? null,
		short: `${first?.name ?? ""}${others}`,
		authors: authors.map(({ name, affiliation, orcid, roles }) => ({
			name,
			marks: mark(affiliation),
			orcid: orcid ?? null,
			roles,
		})),
		affiliations,
		version: paper.version,
		date: longDate(paper.date),
		keywords: paper.keywords,
		synthetic: paper.synthetic,
		datasets: paper.synthetic && paper.datasets.length === 0 ? ["Synthetic"] : paper.datasets.map(titleOf),
		// One without a name or an e-mail address is not filled in yet.
		contact: contact?.name && contact.email ? { address: null, ...contact } : null,
		contributions: authors.map(({ name, roles }) => [name, roles.join(", ").toLowerCase()]),
		statements: paperStatements(
			paper,
			availability ??
				`All code is in the repository, in papers/${paper.slug}; the command “quickening reproduce ${paper.slug}” rebuilds every number, figure and table from the data and compares them with these.`,
		),
		values: Object.fromEntries(Object.entries(values).map(([id, value]) => [id, printedValue(value)])),
		citationStyle: citationStyle(paper.manuscript.citationStyle),
		figures: Object.fromEntries(figures.map(([id, spec]) => [id, printedFigure(spec)])),
		tables: Object.fromEntries(tables.map(([id, table]) => [id, printedTable(table)])),
	};

	function titleOf(slug: string): string {
		return datasetTitles[slug] ?? slug;
	}
}

/** A file of the paper stands at one place for all layouts. */
function citationStyle(style: string | undefined): string {
	if (style === undefined) return CITATION_STYLE;
	return style.endsWith(".csl") ? "/style.csl" : style;
}

function printedValue(value: RecordedValue) {
	const bound = (x: number | undefined) => formatNumber(x, value.digits, { missing: NOT_ESTIMABLE });
	return {
		number: formatValue(value, { withUnit: false }),
		"number-spread": formatValue(value, { withUnit: false, withSpread: true }),
		"number-interval": formatValue(value, { withUnit: false, withInterval: true }),
		"number-spread-interval": formatValue(value, { withUnit: false, withSpread: true, withInterval: true }),
		unit: formatValue(value),
		"unit-spread": formatValue(value, { withSpread: true }),
		"unit-interval": formatValue(value, { withInterval: true }),
		"unit-spread-interval": formatValue(value, { withSpread: true, withInterval: true }),
		n: formatNumber(value.n, 0),
		count: formatCount(value),
		low: bound(value.interval?.low),
		high: bound(value.interval?.high),
	};
}

function printedFigure(spec: FigureSpec) {
	const { quickening } = spec.usermeta;
	return { ...quickening, title: asSentence(quickening.title) };
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
