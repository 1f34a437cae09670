import { type CellRule, type ColumnReport, cellRules, type TableReport } from "@quickening/table";
import { nearestNames } from "@quickening/workspace";
import { formatCount } from "@quickening/workspace/terminal";
import type { Dataset, DatasetTable } from "../dataset.ts";
import { countWords } from "./count-words.ts";
import { totalsOf } from "./totals.ts";

/** Something in a table's files that is not as dataset.json says. */
export interface CodebookFinding {
	/** As dataset.json names the table's files. */
	readonly files: string;
	readonly column?: string;
	readonly kind:
		| "no-file"
		| "too-large"
		| "unreadable"
		| "missing-column"
		| "extra-column"
		| "order"
		| "no-row"
		| "key"
		| "unit"
		| CellRule;
	/** A warning is a doubt: nothing is refused for it. */
	readonly severity: "error" | "warning";
	/** One sentence; of data that are not open without a value, a row or a small count. */
	readonly message: string;
	/** Faulty cells with what stands there, a line each: of open data the first, or as many as were asked for. */
	readonly cells: readonly string[];
}

interface Place {
	readonly dataset: Dataset;
	readonly table: DatasetTable;
	readonly index: number;
	readonly closed: boolean;
}

interface FileReport {
	readonly file: string;
	readonly report: TableReport;
}

/** What a table's files have that its description does not, and the other way round: one finding for each rule and column. */
export function findingsOf(
	{ dataset, table, index, closed }: Place,
	reports: readonly FileReport[],
): CodebookFinding[] {
	const found: CodebookFinding[] = [];
	const { files } = table;
	const where = `data/${dataset.slug}/raw/${files}`;
	const add = (kind: CodebookFinding["kind"], words: string, more: Partial<CodebookFinding> = {}) => {
		const at = more.column === undefined ? where : `${where}, column ${more.column}`;
		found.push({ files, kind, severity: "error", cells: [], ...more, message: `${at}${words}` });
	};
	if (reports.length === 0) {
		const paths = dataset.files.map(({ path }) => path);
		const [nearest] = nearestNames(files, paths, 1);
		const hint = nearest === undefined ? "" : `; nearest: ${nearest}`;
		add("no-file", `: tables[${index}].files of dataset.json names no file that is listed${hint}`);
		return found;
	}
	/** "in 3 of its 552 files, first in signals/1001.csv"; nothing where the table is one file. A file may be a person's. */
	const inFiles = (some: readonly FileReport[]) => {
		if (reports.length === 1) return "";
		const n = some.length === reports.length ? "all" : countWords(some.length, closed);
		return ` in ${n} of ${formatCount(reports.length, "file")}${closed ? "" : `, first in ${some[0]!.file}`}`;
	};
	/** Files that have something in common, by what they have. */
	const grouped = <T>(of: (report: TableReport) => readonly T[], nameOf: (item: T) => string) => {
		const groups = new Map<string, { item: T; in: FileReport[] }>();
		for (const each of reports) {
			for (const item of of(each.report)) {
				const group = groups.get(nameOf(item)) ?? { item, in: [] };
				group.in.push(each);
				groups.set(nameOf(item), group);
			}
		}
		return [...groups.values()];
	};

	for (const { item, in: some } of grouped(
		({ unreadable }) => (unreadable === undefined ? [] : [unreadable]),
		String,
	)) {
		add("unreadable", `${item}${inFiles(some)}`);
	}
	for (const { item, in: some } of grouped(
		({ missingColumns }) => missingColumns,
		({ name }) => name,
	)) {
		const isNamed = item.nearest !== undefined && !some.some(isWithoutHeading);
		const hint = isNamed ? `; "${item.nearest}" is there and not described` : "";
		add("missing-column", `: described and not there${inFiles(some)}${hint}`, { column: item.name });
	}
	const headless = reports.filter(isWithoutHeading);
	if (headless.length > 0) {
		add("extra-column", `: no described column is there${inFiles(headless)}; perhaps the first line is no heading`);
	}
	for (const { item, in: some } of grouped(({ extraColumns }) => extraColumns, String)) {
		add("extra-column", `: there and not described${inFiles(some)}`, { column: item });
	}
	const disordered = reports.filter(({ report }) => report.order !== undefined);
	if (disordered.length > 0) {
		const order = disordered[0]!.report.order!.map((name) => `"${name}"`);
		add(
			"order",
			`: its columns stand in another order than in dataset.json${inFiles(disordered)}: ${order.join(", ")}`,
		);
	}
	const empty = reports.filter(({ report }) => report.unreadable === undefined && report.nRows === 0);
	if (empty.length > 0) add("no-row", `: it has a heading and no row${inFiles(empty)}`);
	keyFindings(reports, table, { closed, add, inFiles });
	for (const { name, counts } of totalsOf(
		table,
		reports.map(({ report }) => report),
	).map(({ name, ...counts }) => ({ name, counts }))) {
		const own = reports.flatMap(({ file, report }) =>
			report.columns.filter((column) => column.name === name).map((column) => ({ file, report, column })),
		);
		for (const rule of cellRules) {
			const n = counts.broken[rule];
			if (n === 0) continue;
			const some = own.filter(({ column }) => column.counts.broken[rule] > 0);
			const hint = hintOf(some.map(({ column }) => column));
			add(
				rule,
				`: ${countWords(n, closed)} of ${countWords(counts.read, closed)} cells break the rule "${some[0]!.column.rules[rule]}"${inFiles(some)}${hint}`,
				{ column: name, cells: cellsOf(some, rule, reports.length > 1) },
			);
		}
		const doubtful = own.filter(({ column }) => column.isDoubt === true);
		if (doubtful.length > 0) {
			const words = doubtful[0]!.column.hint!;
			add("unit", `: ${words}${inFiles(doubtful)}`, { column: name, severity: "warning" });
		}
	}
	return found;
}

function keyFindings(
	reports: readonly FileReport[],
	{ columns }: DatasetTable,
	tools: {
		readonly closed: boolean;
		readonly add: (kind: "key", words: string) => void;
		readonly inFiles: (some: readonly FileReport[]) => string;
	},
): void {
	const key = columns.flatMap(({ name, key: isKey }) => (isKey === true ? [name] : [])).join(" and ");
	const tell = (of: (report: TableReport) => number, words: string) => {
		const some = reports.filter(({ report }) => of(report) > 0);
		const n = some.reduce((sum, { report }) => sum + of(report), 0);
		const rows = reports.reduce((sum, { report }) => sum + report.nRows, 0);
		if (n > 0) {
			tools.add(
				"key",
				`: ${countWords(n, tools.closed)} of ${countWords(rows, tools.closed)} rows ${words}${tools.inFiles(some)}`,
			);
		}
	};
	tell(({ nDuplicateKeys }) => nDuplicateKeys, `have the same ${key} as a row before`);
	tell(({ nMissingKeys }) => nMissingKeys, `lack a part of the key (${key})`);
}

/** Whether no column of the first line is a described one. */
function isWithoutHeading({ report }: FileReport): boolean {
	return report.unreadable === undefined && report.columns.length === 0;
}

function hintOf(columns: readonly ColumnReport[]): string {
	const hints = new Set(columns.flatMap(({ hint }) => (hint === undefined ? [] : [hint])));
	return hints.size === 0 ? "" : `; ${[...hints].slice(0, 2).join("; ")}`;
}

function cellsOf(
	some: readonly { readonly file: string; readonly column: ColumnReport }[],
	rule: CellRule,
	isMany: boolean,
): string[] {
	return some.flatMap(({ file, column }) =>
		column.faults
			.filter((fault) => fault.rule === rule)
			.map(
				({ row, line, got }) =>
					`${isMany ? `${file}, ` : ""}row ${row}${line === undefined ? "" : ` (line ${line})`}: ${got}`,
			),
	);
}
