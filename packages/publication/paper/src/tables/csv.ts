/**
 * Comma-separated values as RFC 4180 has them, but with a bare line feed, as files in git have: a header, one line a
 * row, fields quoted only where they must be. Numbers at full precision; null, undefined and NaN are empty.
 */
export function toCsv(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string {
	const lines = [columns.map(field).join(",")];
	for (const row of rows) lines.push(columns.map((column) => field(row[column])).join(","));
	return `${lines.join("\n")}\n`;
}

function field(value: unknown): string {
	if (value === null || value === undefined || (typeof value === "number" && Number.isNaN(value))) return "";
	const text = typeof value === "object" ? JSON.stringify(value) : String(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
