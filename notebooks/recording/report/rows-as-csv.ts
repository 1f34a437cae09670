type Cell = string | number | null;

/** Rows as CSV (RFC 4180) with a heading. Text that a spreadsheet would run as a formula begins with an apostrophe. */
export function rowsAsCsv(rows: readonly Readonly<Record<string, Cell>>[]): string {
	const names = [...new Set(rows.flatMap(Object.keys))];
	const lines = rows.map((row) => names.map((name) => cell(row[name] ?? null)).join(","));
	return [names.map(cell).join(","), ...lines, ""].join("\r\n");
}

function cell(value: Cell): string {
	if (value === null || (typeof value === "number" && !Number.isFinite(value))) return "";
	if (typeof value === "number") return String(value);
	const safe = /^[=+@\t\r-]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
