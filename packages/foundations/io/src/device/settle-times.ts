import { sampleFlags } from "@quickening/core";
import type { Piece } from "./piece.ts";

/** A hole longer than this is no hole: the clock was set. */
const longestGapSeconds = 31 * 86_400;

/** By how much of its length a piece's end may miss the next one's beginning; a device's rate is off by less. */
const slackFraction = 0.1;

/** Whether a difference between two times is within what a device's rate may be off in so many seconds. */
export function contiguous(differenceSeconds: number, lengthSeconds: number): boolean {
	return Math.abs(differenceSeconds) <= slackFraction * lengthSeconds;
}

export interface SettleOptions {
	readonly samplingRateHz: number;
	/** What is added to the device's times, since its clock was set while it ran. */
	readonly clockShift: number;
	readonly note: (code: string, what: string, byte: number) => void;
}

/**
 * Decides when a piece really began, from the piece before it, whose time stands, and the one after it. A time that fits neither
 * neighbour while they fit each other is wrong, and the piece lies where its place in the file says. A time that runs back, or
 * leaps by more than a month, and stays so is a clock that was set: later times are shifted. Any other leap forward is a hole.
 *
 * @returns The new shift of the clock, in seconds; `next` has its time and whether a hole is before it.
 */
export function settleTimes(
	current: Piece,
	next: Piece,
	after: Piece | null,
	{ samplingRateHz, clockShift, note }: SettleOptions,
): number {
	const length = current.count / samplingRateHz;
	const nextLength = next.count / samplingRateHz;
	const nMissing = next.sequence - current.sequence - 1;
	const seconds = next.seconds + clockShift;
	const between = seconds - current.seconds - length;
	next.seconds = seconds;
	if (contiguous(between, length)) {
		if (nMissing !== 0 && !Number.isNaN(nMissing)) {
			note("sequence", `block ${next.sequence} follows block ${current.sequence} without a gap in time`, next.byte);
		}
		return clockShift;
	}
	const expected = current.seconds + length * (1 + Math.max(0, nMissing || 0));
	const isExplained = nMissing > 0 && between > 0;
	const fits =
		after !== null &&
		!contiguous(seconds - expected, nextLength) &&
		contiguous(after.seconds + clockShift - expected - nextLength, nextLength);
	const isWrong = Number.isNaN(seconds) || fits || (after === null && !isExplained);
	next.gapBefore = nMissing > 0 || !isWrong;
	if (isWrong) {
		note("time", `a block's time does not fit those around it; it is laid where its place says`, next.byte);
		next.flags.fill(sampleFlags.damaged, 1, next.count + 1);
		next.seconds = expected;
		if (next.gapBefore && expected - current.seconds > longestGapSeconds) next.seconds = current.seconds + length;
		return clockShift;
	}
	if (between > 0 && between <= longestGapSeconds) {
		note("gap", `${between.toFixed(3)} s are missing${nMissing > 0 ? ` with ${nMissing} blocks` : ""}`, next.byte);
		return clockShift;
	}
	const [code, way] = between < 0 ? ["clock-back", "back"] : ["clock-forward", "forward"];
	note(code, `the clock was set ${way} by ${Math.abs(between).toFixed(3)} s; later times are shifted`, next.byte);
	next.flags.fill(sampleFlags.damaged, 1, next.count + 1);
	next.seconds = current.seconds + length;
	next.gapBefore = false;
	return clockShift - between;
}

/** What a piece says of its place and length. */
export interface PieceTime {
	readonly seconds: number;
	readonly sequence: number;
	readonly count: number;
}

/**
 * When a recording began: its first piece's time, or what the next two say of it where they fit each other and it cannot be.
 *
 * @returns Seconds on the pieces' clock; NaN where none of them has a time.
 */
export function settleStart(pieces: readonly PieceTime[], samplingRateHz: number): number {
	const [first, second, third] = pieces;
	if (first === undefined) return Number.NaN;
	if (second === undefined) return first.seconds;
	const length = first.count / samplingRateHz;
	const between = second.seconds - first.seconds - length;
	if (contiguous(between, length)) return first.seconds;
	const secondLength = second.count / samplingRateHz;
	const restFits = third !== undefined && contiguous(third.seconds - second.seconds - secondLength, secondLength);
	const isImpossible = Number.isNaN(first.seconds) || between < 0 || between > longestGapSeconds;
	if (isImpossible && (restFits || Number.isNaN(first.seconds))) return second.seconds - length;
	return first.seconds;
}
