import type { Interval, Spread, Value } from "./value.ts";

/** No break space: between a number and its unit. */
const NO_BREAK = "\u00a0";
const MINUS = "\u2212";

/** What is printed for a number that the data could not give. */
export const NOT_ESTIMABLE = "not estimable";

/** What is printed for a number that disclosure control has taken away. */
export const NOT_RELEASED = "not released";

export interface FormatNumberOptions {
	/** Printed for NaN, infinity and null; an en dash by default, as tables have it. */
	readonly missing?: string;
	/** Whether a plus sign stands before a positive number, for differences. */
	readonly signed?: boolean;
}

/**
 * A number as it is printed: fixed digits, a true minus sign, and commas from 10,000 upwards (a number of four digits
 * has none, as in the BMJ). Zero never has a sign, also where rounding made it.
 *
 * @param digits - digits after the decimal point, an integer in 0..20.
 * @example
 * formatNumber(-12345.678, 1); // "−12,345.7"
 */
export function formatNumber(
	value: number | null | undefined,
	digits: number,
	{ missing = "\u2013", signed = false }: FormatNumberOptions = {},
): string {
	if (value === null || value === undefined || !Number.isFinite(value)) return missing;
	const [whole = "", fraction] = Math.abs(value).toFixed(digits).split(".");
	const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
	const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
	if (!/[1-9]/.test(text)) return text;
	if (value < 0) return MINUS + text;
	return signed ? `+${text}` : text;
}

export interface FormatValueOptions {
	/** Adds the spread in parentheses, when the value has one. */
	readonly withSpread?: boolean;
	/** Adds the interval in parentheses, when the value has one. */
	readonly withInterval?: boolean;
	/** Adds the unit (default true). */
	readonly withUnit?: boolean;
}

/**
 * A value as it is printed in text, tables and pages: the number at its digits, its unit after a no-break space (a per
 * cent sign is closed up), and where asked for its spread and its interval in words: "3.2 (SD 0.4)", "0.71 (95% CI 0.62 to
 * 0.80)", both parted by a semicolon.
 *
 * @returns "not estimable" for NaN or null, "not released" for what was suppressed; a word as it is.
 */
export function formatValue(
	value: Value,
	{ withSpread = false, withInterval = false, withUnit = true }: FormatValueOptions = {},
): string {
	if (value.suppressed !== undefined) return NOT_RELEASED;
	if (typeof value.value === "string") return value.value;
	if (value.value === null || !Number.isFinite(value.value)) return NOT_ESTIMABLE;
	const number = formatNumber(value.value, value.digits) + (withUnit ? unitAfter(value.unit) : "");
	const more = [
		...(withSpread && value.spread !== undefined ? [formatSpread(value.spread, value)] : []),
		...(withInterval && value.interval !== undefined ? [formatInterval(value.interval, value)] : []),
	];
	return more.length === 0 ? number : `${number} (${more.join("; ")})`;
}

/** A spread with its name, "SD 0.4" or "IQR 2.9 to 3.6"; a per cent sign stands at each number. */
export function formatSpread(spread: Spread, { digits, unit }: Pick<Value, "digits" | "unit">): string {
	const number = boundPrinter(digits, unit);
	if ("value" in spread) return `${spread.kind}${NO_BREAK}${number(spread.value)}`;
	return `${spread.kind} ${number(spread.low)}${NO_BREAK}to${NO_BREAK}${number(spread.high)}`;
}

/** An interval with its coverage, "95% CI 0.62 to 0.80"; a per cent sign stands at both ends. */
export function formatInterval(interval: Interval, { digits, unit }: Pick<Value, "digits" | "unit">): string {
	const bound = boundPrinter(digits, unit);
	const name = interval.label ?? `${interval.levelPercent}%${NO_BREAK}CI`;
	return `${name} ${bound(interval.low)}${NO_BREAK}to${NO_BREAK}${bound(interval.high)}`;
}

/** How many stand behind a value, and what they are where it says so: "506 births", "506". */
export function formatCount({ n, units, suppressed }: Pick<Value, "n" | "units" | "suppressed">): string {
	if (suppressed !== undefined) return NOT_RELEASED;
	return units === undefined ? formatNumber(n, 0) : `${formatNumber(n, 0)}${NO_BREAK}${units}`;
}

/** Prints the numbers beside a value at its digits; of the units, the per cent sign alone is repeated. */
function boundPrinter(digits: number, unit: string): (x: number) => string {
	const sign = unit === "%" ? "%" : "";
	return (x) => formatNumber(x, digits, { missing: NOT_ESTIMABLE }) + sign;
}

function unitAfter(unit: string): string {
	if (unit === "") return "";
	return unit === "%" ? "%" : NO_BREAK + unit;
}
