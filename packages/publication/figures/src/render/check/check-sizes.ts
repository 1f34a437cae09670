import type { Scene } from "../scene/read-scene.ts";
import { name } from "./check-labels.ts";
import type { FigureFault } from "./fault.ts";

/** The sizes that a journal, or the house, takes; null where its guidelines name none. */
export interface SizeLimits {
	/** Who asks for them, for the message. */
	readonly journal: string;
	readonly leastFontPt: number;
	readonly greatestFontPt: number | null;
	readonly leastLineWidthPt: number | null;
}

/** Sizes differ from their limits by rounding alone up to this much, in points. */
const ROUNDING = 0.005;

/** Text that is too small or too large for where the figure goes, and lines that are too thin; each size once. */
export function checkSizes(
	{ texts, lines }: Scene,
	{ journal, leastFontPt, greatestFontPt, leastLineWidthPt }: SizeLimits,
): FigureFault[] {
	const faults = new Map<string, FigureFault>();
	for (const text of texts) {
		const { fontSize } = text;
		const small = fontSize < leastFontPt - ROUNDING;
		if (!small && (greatestFontPt === null || fontSize <= greatestFontPt + ROUNDING)) continue;
		const rule = small ? `at least ${leastFontPt} pt` : `at most ${greatestFontPt} pt`;
		const message = `${name(text)} must be set in ${rule} (${journal}); it is ${Number(fontSize.toFixed(2))} pt`;
		if (!faults.has(`text ${fontSize}`)) faults.set(`text ${fontSize}`, { check: "text-size", message });
	}
	for (const { kind, strokeWidth } of lines) {
		if (leastLineWidthPt === null || strokeWidth === 0 || strokeWidth >= leastLineWidthPt - ROUNDING) continue;
		const width = Number(strokeWidth.toFixed(2));
		const message = `the ${kind}s must be drawn with at least ${leastLineWidthPt} pt (${journal}); they have ${width} pt`;
		if (!faults.has(`line ${strokeWidth}`)) faults.set(`line ${strokeWidth}`, { check: "line-width", message });
	}
	return [...faults.values()];
}
