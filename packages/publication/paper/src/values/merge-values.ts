import { InvalidInputError } from "@quickening/core";
import type { RecordedValue, Spread, Value, Values } from "./value.ts";

/** The values that one stage recorded. */
export interface StageValues {
	readonly stage: string;
	readonly values: Readonly<Record<string, Value>>;
}

const ID = /^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*$/;

/**
 * Joins what the stages recorded into one table: each value with its stage, ids sorted, so that the order in which
 * stages ran leaves no trace.
 *
 * @throws InvalidInputError when two stages record one id, or a value could not be printed or judged (bad id, digits,
 *   n, units, spread, interval or method).
 */
export function mergeValues(parts: readonly StageValues[]): Values {
	const merged = new Map<string, RecordedValue>();
	for (const { stage, values } of parts) {
		for (const [id, value] of Object.entries(values)) {
			const other = merged.get(id);
			if (other !== undefined) {
				throw refusal("duplicate", id, `be recorded once; got it from ${other.stage} and from ${stage}`);
			}
			checkValue(id, value);
			merged.set(id, { ...value, stage });
		}
	}
	const sorted = [...merged.keys()].sort((a, b) => (a < b ? -1 : 1));
	return Object.fromEntries(sorted.map((id) => [id, merged.get(id) as RecordedValue]));
}

/**
 * Refuses a value that could not be printed or judged.
 *
 * @throws InvalidInputError naming the id and the rule.
 */
export function checkValue(id: string, value: Value): void {
	const fail = (rule: string) => {
		throw refusal("bad-value", id, rule);
	};
	if (!ID.test(id)) fail('have an id of dotted words, such as "auc.primary"');
	if (typeof value.value !== "number" && typeof value.value !== "string" && value.value !== null) {
		fail(`be a number or a word; got ${typeof value.value}`);
	}
	if (Math.abs(Number(value.value)) === Number.POSITIVE_INFINITY) fail("be finite, or NaN when it is not estimable");
	if (typeof value.unit !== "string") fail('have a unit ("" for a pure number)');
	if (!Number.isInteger(value.digits) || value.digits < 0 || value.digits > 20) {
		fail(`have digits in 0..20; got ${value.digits}`);
	}
	if (!Number.isInteger(value.n) || value.n < 0) fail(`have a whole n >= 0; got ${value.n}`);
	const { units } = value;
	if (units !== undefined && (typeof units !== "string" || !/^\p{L}[^\d]*$/u.test(units) || units.trim() !== units)) {
		fail(`name in units what n counts, in words such as "women"; got ${JSON.stringify(units)}`);
	}
	if (typeof value.method !== "string" || value.method.trim() === "") fail("say in method how it was made");
	if (value.spread !== undefined) checkSpread(value.spread, fail);
	if (value.interval === undefined) return;
	const { low, high, levelPercent } = value.interval;
	if (low > high) fail(`have an interval from low to high; got ${low} to ${high}`);
	if (!(levelPercent > 0 && levelPercent <= 100)) fail(`have levelPercent in (0, 100]; got ${levelPercent}`);
}

function checkSpread(spread: Spread, fail: (rule: string) => void): void {
	if (spread.kind === "SD" || spread.kind === "MAD") {
		if (spread.value < 0 || Math.abs(spread.value) === Number.POSITIVE_INFINITY) {
			fail(`have a spread that is finite and not negative, or NaN; got ${spread.kind} ${spread.value}`);
		}
	} else if (spread.kind === "IQR" || spread.kind === "range") {
		if (spread.low > spread.high) fail(`have a spread from low to high; got ${spread.low} to ${spread.high}`);
	} else fail(`have a spread of kind SD, MAD, IQR or range; got ${JSON.stringify((spread as Spread).kind)}`);
}

function refusal(code: string, id: string, rule: string): InvalidInputError {
	return new InvalidInputError(`mergeValues: value ${id} must ${rule}`, { code, argument: "values", received: id });
}
