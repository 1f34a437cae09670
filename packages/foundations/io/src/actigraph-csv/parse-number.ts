const tens = Float64Array.from({ length: 23 }, (_, i) => 10 ** i);

/**
 * A decimal number in bytes, as `Number` reads it, to the last bit: up to 15 digits as a quotient of two exact numbers.
 *
 * @param point - Byte of the decimal mark, "." or ",".
 * @returns NaN for an empty field, Infinity for what is no number.
 */
export function parseNumber(bytes: Uint8Array, from: number, to: number, point: number): number {
	let at = from;
	let end = to;
	while (at < end && isSpace(bytes[at]!)) at++;
	while (end > at && isSpace(bytes[end - 1]!)) end--;
	if (end - at >= 2 && bytes[at] === 34 && bytes[end - 1] === 34) {
		at++;
		end--;
	}
	if (at === end) return Number.NaN;
	const first = at;
	const isNegative = bytes[at] === 45;
	if (isNegative || bytes[at] === 43) at++;
	let value = 0;
	let digits = 0;
	let decimals = -1;
	for (; at < end; at++) {
		const byte = bytes[at]!;
		if (byte >= 48 && byte <= 57) {
			value = value * 10 + byte - 48;
			if (value > 0) digits++;
			if (decimals >= 0) decimals++;
		} else if (byte === point && decimals < 0) {
			decimals = 0;
		} else {
			return slowNumber(bytes, first, end, point);
		}
	}
	if (at === first + (isNegative || bytes[first] === 43 ? 1 : 0) || (decimals >= 0 && at - first === 1))
		return Number.POSITIVE_INFINITY;
	if (digits > 15 || decimals > 22) return slowNumber(bytes, first, end, point);
	const whole = decimals > 0 ? value / tens[decimals]! : value;
	return isNegative ? -whole : whole;
}

const isSpace = (byte: number) => byte === 32 || byte === 9;

/** What has an exponent or more digits, by the language's own reader. */
function slowNumber(bytes: Uint8Array, from: number, to: number, point: number): number {
	let text = "";
	for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i] === point ? 46 : bytes[i]!);
	if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number.POSITIVE_INFINITY;
	return Number(text);
}
