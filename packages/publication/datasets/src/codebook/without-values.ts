import type { TableReport } from "@quickening/table";

/**
 * A report in which nothing of the file is quoted: what a reader says of a cell may have the cell in it, and a first line
 * without a described column may be a row.
 */
export function withoutValues(report: TableReport): TableReport {
	const { unreadable } = report;
	if (unreadable !== undefined) {
		const rule = unreadable.replace(/; got .*$/s, "");
		const hint = /: it looks like UTF-16.*$/s.exec(rule)?.[0] ?? "";
		return { ...report, unreadable: rule.replace(/: .*$/s, "") + hint };
	}
	if (report.columns.length > 0) return report;
	return { ...report, extraColumns: [], missingColumns: report.missingColumns.map(({ name }) => ({ name })) };
}
