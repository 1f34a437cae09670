import { checkInRange, checkPositive, type Samples } from "@quickening/core";
import { checkRisingTimes } from "../interpolation/check-rising-times.ts";

export interface WindowsOverTimeOptions {
	readonly windowSeconds: number;
	/** From the start of one window to that of the next. Default windowSeconds: side by side. */
	readonly stepSeconds?: number;
	/** Where the first window begins, in s. Default the first time. */
	readonly startSeconds?: number;
	/**
	 * Nothing lies between two times further apart than this, in s: that part of a window is not covered. Default: all is
	 * covered.
	 */
	readonly longestGapSeconds?: number;
}

/** A window over irregular times. */
export interface TimeWindow {
	readonly startSeconds: number;
	readonly endSeconds: number;
	/** Index of the first time inside, and after the last. */
	readonly startIndex: number;
	readonly endIndex: number;
	/** Share of the window that lies between times not too far apart, 0..1. */
	readonly coverageFraction: number;
	/** Longest stretch of the window without a time, its ends included, in s. */
	readonly longestGapSeconds: number;
}

/**
 * Windows over irregular and gappy time, cut by time and never by row: each from its start to before its end. Windows that would
 * reach beyond the last time are left out.
 *
 * @param timesSeconds - In s, rising.
 * @returns In order; windows without a time have startIndex = endIndex and no coverage.
 * @throws InvalidInputError when times do not rise, or a length is not above 0.
 * @example
 * windowsOverTime([0, 1, 2, 9, 10], { windowSeconds: 5, longestGapSeconds: 2 }).map((w) => w.coverageFraction); // [0.4, 0.2]
 */
export function windowsOverTime(timesSeconds: Samples, options: WindowsOverTimeOptions): TimeWindow[] {
	const { windowSeconds, stepSeconds = windowSeconds, longestGapSeconds = Number.POSITIVE_INFINITY } = options;
	checkRisingTimes("windowsOverTime", "timesSeconds", timesSeconds);
	checkPositive("windowsOverTime", "windowSeconds", windowSeconds);
	checkPositive("windowsOverTime", "stepSeconds", stepSeconds);
	checkInRange("windowsOverTime", "longestGapSeconds", longestGapSeconds, Number.MIN_VALUE, Number.POSITIVE_INFINITY);
	const n = timesSeconds.length;
	const windows: TimeWindow[] = [];
	if (n === 0) return windows;
	const first = options.startSeconds ?? timesSeconds[0];
	let startIndex = 0;
	let endIndex = 0;
	for (let k = 0; first + k * stepSeconds + windowSeconds <= timesSeconds[n - 1] + 1e-9; k++) {
		const start = first + k * stepSeconds;
		const end = start + windowSeconds;
		while (startIndex < n && timesSeconds[startIndex] < start) startIndex++;
		endIndex = Math.max(endIndex, startIndex);
		while (endIndex < n && timesSeconds[endIndex] < end) endIndex++;
		windows.push({
			startSeconds: start,
			endSeconds: end,
			startIndex,
			endIndex,
			...coverageOf(timesSeconds, startIndex, endIndex, start, end, longestGapSeconds),
		});
	}
	return windows;
}

/** Looks at the pairs of neighbours whose stretch reaches into the window. */
function coverageOf(
	times: Samples,
	startIndex: number,
	endIndex: number,
	start: number,
	end: number,
	longest: number,
): { coverageFraction: number; longestGapSeconds: number } {
	let covered = 0;
	let gap = 0;
	for (let i = startIndex; i <= endIndex; i++) {
		const from = i === 0 ? Number.NEGATIVE_INFINITY : times[i - 1];
		const to = i === times.length ? Number.POSITIVE_INFINITY : times[i];
		const inside = Math.min(to, end) - Math.max(from, start);
		if (inside > gap) gap = inside;
		if (to - from <= longest && inside > 0 && Number.isFinite(to - from)) covered += inside;
	}
	return { coverageFraction: Math.min(1, covered / (end - start)), longestGapSeconds: gap };
}
