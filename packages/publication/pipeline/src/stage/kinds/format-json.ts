/**
 * The JSON of an output: keys in the given order, full precision, NaN as null, a line break at the end. What holds
 * further lists or objects is written one element a line, down to the second level, so that a change of one row is a
 * change of one line.
 *
 * @throws TypeError for what JSON would lose in silence: infinite numbers, maps, sets, functions.
 */
export function formatJson(content: unknown): string {
	return `${lines(content, "", 0)}\n`;
}

const LEVELS = 2;

function lines(content: unknown, indent: string, level: number): string {
	const value = plain(content);
	const elements = Array.isArray(value)
		? value.map((each) => ["", each] as const)
		: isRecord(value)
			? Object.entries(value)
					.filter(([, each]) => each !== undefined)
					.map(([key, each]) => [`${JSON.stringify(key)}: `, each] as const)
			: undefined;
	const isNested = elements?.some(([, each]) => typeof plain(each) === "object" && plain(each) !== null);
	if (elements === undefined || elements.length === 0 || level >= LEVELS || !(isNested || level === 0)) {
		return compact(value);
	}
	const inner = `${indent}\t`;
	const body = elements.map(([key, each]) => `${inner}${key}${lines(each, inner, level + 1)}`).join(",\n");
	return Array.isArray(value) ? `[\n${body}\n${indent}]` : `{\n${body}\n${indent}}`;
}

function compact(value: unknown): string {
	return JSON.stringify(value, (_key, each) => plain(each)) ?? "null";
}

/** A value as JSON can hold it. */
function plain(value: unknown): unknown {
	if (typeof value === "number") {
		if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new TypeError(`JSON has no ${value}`);
		return value;
	}
	if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") {
		throw new TypeError(`JSON has no ${typeof value}`);
	}
	if (typeof value !== "object" || value === null) return value;
	if (value instanceof Map || value instanceof Set || value instanceof ArrayBuffer || value instanceof DataView) {
		throw new TypeError(`JSON has no ${value.constructor.name}: give an array or an object`);
	}
	if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
	return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && typeof (value as { toJSON?: unknown }).toJSON !== "function";
}
