import { parseCsv } from "./parse-csv.ts";

/** Two numbers that stand at the same place of two contents. */
export interface NumberPair {
	/** Keys from the top: names and positions of a JSON, row (from 1, below the header) and column of a CSV. */
	readonly at: readonly (string | number)[];
	readonly before: number;
	readonly after: number;
}

/** Two contents, number by number. */
export interface PairedNumbers {
	/** How many numbers were paired. */
	readonly of: number;
	/** Those that are not the same. */
	readonly different: readonly NumberPair[];
	/** Where the contents differ in anything but a number, or may not be compared so; then the numbers say nothing. */
	readonly other?: string;
}

/** Whether a file is of a kind whose numbers can be paired. */
export function holdsNumbers(path: string): boolean {
	return /\.(?:json|csv)$/.test(path);
}

/**
 * Pairs the numbers of two JSON or two CSV contents. All else must be the same: keys, lengths, words, rows and columns.
 *
 * @param path - Its ending says which of the two it is.
 */
export function pairNumbers(path: string, before: Uint8Array, after: Uint8Array): PairedNumbers {
	const [old, now] = [Buffer.from(before).toString("utf8"), Buffer.from(after).toString("utf8")];
	const paired = path.endsWith(".csv") ? pairCells(old, now) : pairJson(old, now);
	if (paired.other !== undefined || paired.different.length > 0) return paired;
	return { ...paired, other: "the same content, written differently" };
}

function pairJson(before: string, after: string): PairedNumbers {
	const different: NumberPair[] = [];
	let of = 0;
	const told = (at: NumberPair["at"]) => (at.length === 0 ? "the content" : at.join("."));
	/** @returns Where something else than a number differs. */
	const walk = (at: NumberPair["at"], old: unknown, now: unknown): string | undefined => {
		if (typeof old === "number" && typeof now === "number") {
			of++;
			if (!Object.is(old, now)) different.push({ at, before: old, after: now });
			return undefined;
		}
		if (Array.isArray(old) && Array.isArray(now)) {
			if (old.length !== now.length) return `${told(at)} has ${old.length} -> ${now.length} entries`;
			for (let i = 0; i < old.length; i++) {
				const other = walk([...at, i], old[i], now[i]);
				if (other !== undefined) return other;
			}
			return undefined;
		}
		if (isObject(old) && isObject(now)) {
			const [keys, others] = [Object.keys(old), Object.keys(now)];
			if (keys.join("\0") !== others.join("\0")) return `${told(at)} has other keys`;
			for (const key of keys) {
				const other = walk([...at, key], old[key], now[key]);
				if (other !== undefined) return other;
			}
			return undefined;
		}
		return Object.is(old, now) ? undefined : `${told(at)} differs, and is no number`;
	};
	try {
		const other = walk([], JSON.parse(before), JSON.parse(after));
		return { of, different, ...(other !== undefined && { other }) };
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return { of: 0, different: [], other: "it cannot be read as JSON" };
	}
}

function pairCells(before: string, after: string): PairedNumbers {
	const [old, now] = [parseCsv(before), parseCsv(after)];
	const header = old[0] ?? [];
	if (header.join("\0") !== (now[0] ?? []).join("\0")) return { of: 0, different: [], other: "it has other columns" };
	if (old.length !== now.length) {
		return { of: 0, different: [], other: `it has ${old.length - 1} -> ${now.length - 1} rows` };
	}
	const different: NumberPair[] = [];
	let of = 0;
	for (let i = 1; i < old.length; i++) {
		for (let j = 0; j < Math.max(old[i]!.length, now[i]!.length); j++) {
			const [a, b] = [old[i]![j] ?? "", now[i]![j] ?? ""];
			const at = [i, header[j] ?? j + 1];
			if (isNumber(a) && isNumber(b)) {
				of++;
				if (a !== b) different.push({ at, before: Number(a), after: Number(b) });
			} else if (a !== b) {
				return { of, different, other: `row ${i}, column ${at[1]} differs, and is no number` };
			}
		}
	}
	return { of, different };
}

function isNumber(cell: string): boolean {
	return cell.trim() !== "" && Number.isFinite(Number(cell));
}

function isObject(x: unknown): x is Record<string, unknown> {
	return typeof x === "object" && x !== null && !Array.isArray(x);
}
