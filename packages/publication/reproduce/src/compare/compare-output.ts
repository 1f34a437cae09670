import type { Tolerance } from "@quickening/paper";
import { isValuesFile } from "@quickening/pipeline/plan";
import { cellDifferences } from "./cells.ts";
import { jsonDifferences } from "./json.ts";
import { tableDifferences } from "./table.ts";
import { textDifference } from "./text.ts";
import { valueDifferences } from "./values.ts";

/** How a rebuilt file stands to the committed one. */
export interface OutputComparison {
	readonly state: "identical" | "within tolerance" | "differs";
	/** Which value, cell or row, each `what: old -> new`. */
	readonly differences: readonly string[];
}

/** A long list says how many more there are instead of printing them. */
const MOST = 12;

/**
 * Compares two versions of an output, and says what differs in the words of its kind: values by id, CSV and tables by row
 * and column, other JSON by its path, drawings by the first place that differs.
 *
 * @param path - Path below the paper's folder; its name says what kind of file it is.
 * @param before - The committed bytes.
 * @param after - The rebuilt bytes.
 * @param tolerances - By id of value: how far numbers may lie apart. Only values have a tolerance; all else is compared as bytes.
 */
export function compareOutput(
	path: string,
	before: Uint8Array,
	after: Uint8Array,
	tolerances: ReadonlyMap<string, Tolerance> = new Map(),
): OutputComparison {
	if (Buffer.from(before).equals(after)) return { state: "identical", differences: [] };
	const found = isValuesFile(path) ? compareValues(before, after, tolerances) : undefined;
	if (found) return found;
	const differences = describe(path, before, after);
	return { state: "differs", differences: shorten(differences) };
}

function compareValues(
	before: Uint8Array,
	after: Uint8Array,
	tolerances: ReadonlyMap<string, Tolerance>,
): OutputComparison | undefined {
	const [old, now] = [parseObject(before), parseObject(after)];
	if (old === undefined || now === undefined) return undefined;
	const { beyond, within } = valueDifferences(old, now, tolerances);
	if (beyond.length > 0) return { state: "differs", differences: shorten(beyond) };
	if (within.length > 0) return { state: "within tolerance", differences: shorten(within) };
	return { state: "differs", differences: ["the values are the same, the file is written differently"] };
}

function describe(path: string, before: Uint8Array, after: Uint8Array): string[] {
	if (/\.(?:png|pdf|docx)$/.test(path)) return [`${before.byteLength} bytes -> ${after.byteLength} bytes`];
	const [old, now] = [text(before), text(after)];
	let found: string[] = [];
	if (path.endsWith(".csv")) found = cellDifferences(old, now);
	else if (path.endsWith(".json")) {
		const [a, b] = [parse(old), parse(now)];
		if (a === undefined || b === undefined) found = [textDifference(old, now)];
		else found = isTable(a) && isTable(b) ? tableDifferences(a, b) : jsonDifferences(a, b);
	}
	return found.length > 0 ? found : [textDifference(old, now)];
}

function shorten(differences: readonly string[]): string[] {
	if (differences.length <= MOST) return [...differences];
	return [...differences.slice(0, MOST), `and ${differences.length - MOST} more`];
}

function isTable(x: unknown): x is Parameters<typeof tableDifferences>[0] {
	return typeof x === "object" && x !== null && "columns" in x && "rows" in x && Array.isArray(x.rows);
}

function text(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("utf8");
}

function parse(content: string): unknown {
	try {
		return JSON.parse(content);
	} catch {
		return undefined;
	}
}

function parseObject(bytes: Uint8Array): Record<string, unknown> | undefined {
	const found = parse(text(bytes));
	return typeof found === "object" && found !== null && !Array.isArray(found)
		? (found as Record<string, unknown>)
		: undefined;
}
