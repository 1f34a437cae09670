import type { NumberDifference, Tolerance, ValueDifference, WithinTolerance } from "@quickening/paper";
import { isValuesFile } from "../plan/plan.ts";
import { holdsNumbers, type NumberPair, pairNumbers } from "./pair-numbers.ts";

/** What is tolerated in one file. */
export interface FileTolerance {
	/** Of values, by id. */
	readonly values: ReadonlyMap<string, Tolerance>;
	/** Of every number in a file that is none of values: that of the native code which made it. */
	readonly numbers?: Tolerance | undefined;
}

/** How two contents that are not the same stand to a tolerance: inside it, or why not. */
export type ToleranceJudgement = { readonly within: WithinTolerance } | { readonly beyond: string };

/**
 * Whether a number of a value, by its path, says how it is printed or what it stands on, and not what came out: it has no
 * tolerance.
 */
export function isExact(path: string): boolean {
	return /^(?:n|digits|interval\.levelPercent)$/.test(path);
}

/**
 * Judges two contents of an output that are not the same, number by number. Only numbers may differ: those of a value by the
 * tolerance of its id, others by that of the native code behind the file.
 *
 * @param path - Path below the paper's folder.
 */
export function judgeNumbers(
	path: string,
	before: Uint8Array,
	after: Uint8Array,
	{ values, numbers }: FileTolerance,
): ToleranceJudgement {
	const isValues = isValuesFile(path);
	if (!isValues && numbers === undefined) return { beyond: "no difference is tolerated" };
	if (!holdsNumbers(path)) return { beyond: "only the numbers of values, JSON and CSV files have a tolerance" };
	const { of, different, other } = pairNumbers(path, before, after);
	if (other !== undefined) return { beyond: `${other}, and only numbers have a tolerance` };
	const allowed = ({ at }: NumberPair) => {
		if (!isValues) return numbers!.absolute;
		return isExact(at.slice(1).join(".")) ? 0 : (values.get(String(at[0]))?.absolute ?? 0);
	};
	const excess = (pair: NumberPair) => Math.abs(pair.after - pair.before) - allowed(pair) - slack(pair);
	const where = placesOf(path);
	const worst = different.reduce((a, b) => (excess(b) > excess(a) ? b : a));
	if (excess(worst) > 0) {
		const size = print(Math.abs(worst.after - worst.before));
		const bound = allowed(worst) === 0 ? "and has no tolerance" : `where ${print(allowed(worst))} is tolerated`;
		return { beyond: `${where(worst)} differs by ${size}, ${bound}` };
	}
	const differences = different.map((pair) => differenceOf(pair, where(pair)));
	const largest = differences.reduce((a, b) => (Math.abs(b.difference) > Math.abs(a.difference) ? b : a));
	const relatives = differences.filter(({ relative }) => relative !== undefined);
	return {
		within: {
			numbers: different.length,
			of,
			largest,
			...(relatives.length > 0 && {
				largestRelative: relatives.reduce((a, b) => (b.relative! > a.relative! ? b : a)),
			}),
			...(isValues ? { values: valuesOf(different, { before, values }) } : { tolerance: numbers! }),
		},
	};
}

/** A difference in as many digits as tell its size. */
export function print(x: number): string {
	return String(Number(x.toPrecision(4)));
}

/** Decimal numbers are not binary ones: 0.74 - 0.72 is 0.02 to the last bit but one. */
function slack({ before, after }: NumberPair): number {
	return before === after ? 0 : 4 * Number.EPSILON * Math.max(Math.abs(before), Math.abs(after));
}

/** Names places in the words of a file's kind. */
function placesOf(path: string): (pair: NumberPair) => string {
	if (path.endsWith(".csv")) return ({ at: [row, column] }) => `row ${row}, column ${column}`;
	if (!isValuesFile(path)) return ({ at }) => jsonPath(at);
	return ({ at: [id, ...rest] }) => (rest.join(".") === "value" ? String(id) : `${id}, ${rest.join(".")}`);
}

/** `rows[3].auc`. */
function jsonPath(at: NumberPair["at"]): string {
	return at.map((key, i) => (typeof key === "number" ? `[${key}]` : i === 0 ? key : `.${key}`)).join("") || "content";
}

function differenceOf({ before, after }: NumberPair, where: string): NumberDifference {
	const difference = Object.is(before, after) ? 0 : after - before;
	return {
		where,
		committed: before,
		rebuilt: after,
		difference,
		...(before !== 0 && { relative: Math.abs(difference / before) }),
	};
}

function valuesOf(
	different: readonly NumberPair[],
	{ before, values }: { readonly before: Uint8Array; readonly values: FileTolerance["values"] },
): ValueDifference[] {
	const committed = JSON.parse(Buffer.from(before).toString("utf8")) as Record<string, { readonly value: number }>;
	const ids = [...new Set(different.map(({ at }) => String(at[0])))].sort();
	return ids.map((id) => {
		const own = different.filter(({ at }) => at[0] === id);
		const isValue = ({ at }: NumberPair) => at[1] === "value";
		const known = committed[id]!.value;
		const main = own.find(isValue) ?? { at: [id, "value"], before: known, after: known };
		const { where: _where, ...difference } = differenceOf(main, id);
		const bounds = own.filter((pair) => !isValue(pair)).map((pair) => differenceOf(pair, pair.at.slice(1).join(".")));
		return { id, ...difference, tolerance: values.get(id)!, ...(bounds.length > 0 && { bounds }) };
	});
}
