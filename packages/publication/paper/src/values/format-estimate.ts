import { formatNumber } from "./format-value.ts";

/** An estimate and its bounds; null where there is none. */
export interface BoundedEstimate {
	readonly estimate: number | null;
	readonly low: number | null | undefined;
	readonly high: number | null | undefined;
}

/**
 * An estimate with its bounds as a cell of a table has it, the coverage being in the caption.
 *
 * @returns An en dash where there is no estimate.
 * @example
 * formatEstimate({ estimate: 0.71, low: 0.62, high: 0.8 }, 2); // "0.71 (0.62 to 0.80)"
 */
export function formatEstimate({ estimate, low, high }: BoundedEstimate, digits: number): string {
	const number = formatNumber(estimate, digits);
	if (estimate === null || !Number.isFinite(estimate)) return number;
	return `${number} (${formatNumber(low, digits)} to ${formatNumber(high, digits)})`;
}
