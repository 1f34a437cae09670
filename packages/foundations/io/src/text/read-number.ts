const withPoint = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/**
 * A number as a table has it, with a decimal point or, if `decimal` is ",", a decimal comma; never with marks between thousands.
 *
 * @returns undefined when the text is no such number, so that a caller decides what a word means.
 */
export function readNumber(text: string, decimal: "." | "," = "."): number | undefined {
	const pointed = decimal === "," ? text.replace(",", ".") : text;
	if (decimal === "," && text.includes(".")) return undefined;
	return withPoint.test(pointed) ? Number(pointed) : undefined;
}

/** Words for "no value": empty, NaN, and what Actiware writes in its languages. */
const missingWords = new Set(["", "nan", "na", "n/a", "kz", "-", "--", "null"]);

/** Whether a cell says that there is no value. */
export function isMissingWord(text: string): boolean {
	return missingWords.has(text.toLowerCase());
}
