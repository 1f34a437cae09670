import { checkInteger } from "@quickening/core";

/**
 * What a centred window does at the record's ends: "shrink" cuts it there (fewer samples), "hold" pushes it inside, so
 * that it keeps its length as long as the record is long enough.
 */
export type WindowEdge = "shrink" | "hold";

/** First index of the window around i. With an even length the extra sample lies before i. */
export function windowStart(i: number, windowSamples: number, n: number, edge: WindowEdge): number {
	const start = i - (windowSamples >> 1);
	if (edge === "hold") return Math.max(0, Math.min(start, n - windowSamples));
	return Math.max(0, start);
}

/** Index after the last of the window around i. */
export function windowEnd(i: number, windowSamples: number, n: number, edge: WindowEdge): number {
	const end = i - (windowSamples >> 1) + windowSamples;
	if (edge === "hold") return Math.min(n, Math.max(end, windowSamples));
	return Math.min(n, end);
}

/** Refuses a window without samples. */
export function checkWindow(where: string, windowSamples: number): void {
	checkInteger(where, "windowSamples", windowSamples, 1);
}
