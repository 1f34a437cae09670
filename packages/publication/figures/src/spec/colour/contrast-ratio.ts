import { modeLrgb, modeRgb, useMode, wcagContrast } from "culori/fn";

useMode(modeRgb);
useMode(modeLrgb);

/** What text needs against what lies behind it, and what a line or a point needs (WCAG 2.2, 1.4.3 and 1.4.11). */
export const LEAST_CONTRAST = { text: 4.5, line: 3 } as const;

/**
 * The contrast of two colours: (L1 + 0.05) / (L2 + 0.05) of their relative luminances, the lighter one first.
 *
 * @param a - a CSS colour. @param b - another one.
 * @returns 1 (the same) to 21 (black on white).
 *
 * Source: Web Content Accessibility Guidelines 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.
 * @example
 * contrastRatio("#000000", "#FFFFFF"); // 21
 */
export function contrastRatio(a: string, b: string): number {
	return wcagContrast(a, b);
}
