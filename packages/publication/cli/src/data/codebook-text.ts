import {
	type CodebookCheck,
	type ColumnTotals,
	countWords,
	nBroken,
	nMissing,
	type TableCheck,
} from "@quickening/datasets";
import { shownCount } from "@quickening/table";
import { formatCount, formatTable } from "@quickening/workspace/terminal";

/**
 * What was found in a data set's tables, in lines: a summary, each finding, and on demand what each rule touched in each
 * column. Of data that are not open, counts of 1 to 7 are hidden and larger ones rounded.
 */
export function codebookLines(check: CodebookCheck, { report = false }: { readonly report?: boolean } = {}): string[] {
	const { tables, findings, closed } = check;
	const read = tables.filter(({ nFiles }) => nFiles > 0);
	const lines = read.length === 0 ? [] : [`  ${summary(read, closed)}`];
	for (const { severity, message, cells } of findings) {
		lines.push(`  ${severity === "error" ? "✗" : "!"} ${message}`, ...cells.map((cell) => `      ${cell}`));
	}
	if (!report) return lines;
	for (const table of tables) {
		const what = table.notRead ?? `${formatCount(table.nFiles, "file")}, ${countWords(table.nRows, closed)} rows`;
		lines.push("", `  ${table.files}: ${what}${table.nAbsent > 0 ? `; ${table.nAbsent} not on this machine` : ""}`);
		if (table.columns.length > 0) lines.push(...columnTable(table, closed).map((line) => `    ${line}`));
	}
	return lines;
}

/** Numbers as they may be shown, for programs: of data that are not open, a count of 1 to 7 is the text "1 to 7". */
export function shownTables({ tables, closed }: CodebookCheck): unknown {
	if (!closed) return tables;
	return JSON.parse(JSON.stringify(tables), (key, value: unknown) => {
		if (typeof value !== "number" || key === "nFiles" || key === "nAbsent") return value;
		const shown = shownCount(value, true);
		return Number.isNaN(Number(shown)) ? shown : Number(shown);
	});
}

function summary(tables: readonly TableCheck[], closed: boolean): string {
	const columns = tables.flatMap((table) => table.columns);
	const sum = (of: (column: ColumnTotals) => number) =>
		countWords(
			columns.reduce((total, column) => total + of(column), 0),
			closed,
		);
	const parts = [
		`${sum(({ read }) => read)} values read`,
		`${sum(nMissing)} missing by code`,
		`${sum(({ outside }) => outside)} out of range as is known`,
		`${sum(({ suspected }) => suspected)} suspected to be missing codes`,
		`${sum(nBroken)} against a rule`,
	];
	return `${formatCount(tables.length, "table")} of ${formatCount(columns.length, "column")}: ${parts.join(", ")}`;
}

function columnTable({ columns }: TableCheck, closed: boolean): string[] {
	const count = (n: number) => (n === 0 ? "" : countWords(n, closed));
	const rows = columns.map(({ name, read, missing, outside, suspected, broken }) => {
		const codes = Object.entries(missing).map(
			([code, n]) => `${code === "" ? "empty" : code}: ${countWords(n, closed)}`,
		);
		const { empty, type, level, range } = broken;
		const wrong = [empty, type, level, range].map(count);
		return [name, countWords(read, closed), codes.join(", "), count(outside), count(suspected), ...wrong];
	});
	const numbers = ["known outside", "suspected", "empty", "wrong type", "unknown level", "out of range"];
	return formatTable(
		[
			{ header: "column" },
			{ header: "read", align: "right" },
			{ header: "missing by code" },
			...numbers.map((header) => ({ header, align: "right" as const })),
		],
		rows,
	).split("\n");
}
