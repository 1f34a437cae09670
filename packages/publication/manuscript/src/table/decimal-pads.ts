/**
 * What must stand, unseen, before each text of a column for its numbers to align at the decimal point, with digits of
 * one width. Intervals and units after the first number hang to its right.
 *
 * @param texts - printed cells; a text that does not start with a number (after a sign) gets no padding, but a lone
 *   dash stands where a units digit would.
 * @returns one padding a text: zeros, commas and signs that are set but hidden, the only way to have their exact width.
 * @example
 * decimalPads(["9.5", "−12.25"]); // ["−0", ""]
 */
export function decimalPads(texts: readonly string[]): string[] {
	const heads = texts.map(head);
	const most = (count: (h: Head) => number) => Math.max(0, ...heads.map((h) => (h === undefined ? 0 : count(h))));
	const digits = most((h) => h.digits);
	const commas = most((h) => h.commas);
	const sign = heads.reduce((longest, h) => (h !== undefined && h.sign.length > longest.length ? h.sign : longest), "");
	return heads.map((h) => {
		if (h === undefined) return "";
		const signs = h.sign === "" ? sign : "";
		return signs + "0".repeat(digits - h.digits) + ",".repeat(commas - h.commas);
	});
}

interface Head {
	readonly sign: string;
	readonly digits: number;
	readonly commas: number;
}

function head(text: string): Head | undefined {
	if (text === "\u2013" || text === "-") return { sign: "", digits: 1, commas: 0 };
	const match = /^([^\p{L}\d(]?[ \u00a0]?)(\d[\d,]*)/u.exec(text);
	if (match === null) return undefined;
	const [, sign = "", whole = ""] = match;
	const commas = whole.replaceAll(/[^,]/g, "").length;
	return { sign, digits: whole.length - commas, commas };
}
