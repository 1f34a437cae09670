import { formatNumber } from "../values/format-value.ts";

/**
 * A p value as it is printed: two digits, three below 0.01, "< 0.001" below that, and "> 0.99" above.
 *
 * @param p - in 0..1; NaN or null when there is none.
 * @returns an en dash when there is none.
 * @example
 * formatP(0.0004); // "< 0.001"
 */
export function formatP(p: number | null | undefined): string {
	if (p === null || p === undefined || !Number.isFinite(p)) return formatNumber(Number.NaN, 0);
	if (p < 0.001) return "< 0.001";
	if (p > 0.99) return "> 0.99";
	// A value that rounds up to the limit is printed as what it rounds to.
	return formatNumber(p, p < 0.01 ? 3 : 2);
}
