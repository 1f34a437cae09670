import { parseCsv } from "@quickening/pipeline/tolerance";

/**
 * Where two CSV files differ: rows by number (the first row below the header is row 1), columns by their name.
 * Rows of unequal number are told so and compared as far as both go.
 */
export function cellDifferences(before: string, after: string): string[] {
	const [old, now] = [parseCsv(before), parseCsv(after)];
	const found: string[] = [];
	if (old.length !== now.length) found.push(`rows: ${old.length - 1} -> ${now.length - 1}`);
	const header = now[0] ?? [];
	if ((old[0] ?? []).join("\0") !== header.join("\0")) {
		return [...found, `columns: ${(old[0] ?? []).join(", ")} -> ${header.join(", ")}`];
	}
	for (let i = 1; i < Math.min(old.length, now.length); i++) {
		for (let j = 0; j < Math.max(old[i]!.length, now[i]!.length); j++) {
			const [a, b] = [old[i]![j], now[i]![j]];
			if (a !== b) found.push(`row ${i}, column ${header[j] ?? j + 1}: ${a ?? "none"} -> ${b ?? "none"}`);
		}
	}
	return found;
}
