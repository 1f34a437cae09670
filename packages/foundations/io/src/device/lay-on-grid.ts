import { type SignalBlock, sampleFlags } from "@quickening/core";
import type { Piece } from "./piece.ts";
import { contiguous, settleTimes } from "./settle-times.ts";

export interface GridOptions {
	readonly samplingRateHz: number;
	readonly nSignals: number;
	readonly nSpots: number;
	/** The most samples that a piece holds. */
	readonly pieceSamples: number;
	/** Signals of which the nearest sample is taken: a button is on or off. */
	readonly isNearest: (signal: number) => boolean;
	/** What is doubtful. */
	readonly note: (code: string, what: string, byte: number) => void;
	/** Told each piece when its time is settled. */
	readonly place: (piece: Piece) => void;
}

export interface GridLayer {
	/** The piece to be filled next. */
	slot(): Piece;
	/** Takes the slot that was filled, and gives the blocks that are full; they must be taken before the next slot. */
	push(): Iterable<SignalBlock>;
	/** Ends the recording: what is left. */
	finish(): Generator<SignalBlock, void>;
}

const blockSamples = 32_768;

const nothing: readonly SignalBlock[] = [];

/**
 * Lays pieces of samples, each with a time of its own, on the regular grid of the nominal rate, in one pass. A device's true rate
 * differs from the nominal one by up to some percent, so the samples of a piece are spread evenly from its time to that of the
 * next, and each grid point takes the straight line between the two samples around it, or the nearer one. Where pieces do not
 * follow one another, NaN with the flag `gap` fills the hole; a sample stands for half a step beyond a hole's edge.
 *
 * Agrees with: GGIRread 1.0 (`readAxivity`, `resample`) but for the few grid points between two blocks, where GGIRread takes the
 * line from its last grid point instead of from the last sample, and for holes, which it fills with the last value.
 */
export function gridLayer(options: GridOptions): GridLayer {
	const { samplingRateHz: rate, nSignals, pieceSamples, isNearest, note, place } = options;
	const pieces = Array.from({ length: 3 }, () => emptyPiece(options));
	let [current, next, spare] = pieces as [Piece, Piece, Piece];
	let nHeld = 0;
	let clockShift = 0;
	let lastSequence = Number.NaN;
	// The last sample laid, for the line to the next piece; NaN when that piece does not follow.
	let carrySeconds = Number.NaN;
	let stepSeconds = 1 / rate;

	const nearest = Array.from({ length: nSignals }, (_, signal) => isNearest(signal));
	const out = Array.from({ length: nSignals }, () => new Float64Array(blockSamples));
	const outFlags = new Uint8Array(blockSamples);
	let [firstIndex, filled] = [0, 0];
	const room = Math.ceil(1.25 * pieceSamples) + 16;
	const places: Places = { lower: new Int32Array(room), fraction: new Float64Array(room) };

	function take(): SignalBlock {
		const flags = outFlags.subarray(0, filled);
		const block = {
			startSeconds: firstIndex / rate,
			samples: out.map((samples) => samples.subarray(0, filled)),
			flags: out.map(() => flags),
		};
		firstIndex += filled;
		filled = 0;
		return block;
	}

	function* hole(untilSeconds: number, flag: number): Generator<SignalBlock, void> {
		let left = Math.ceil(untilSeconds * rate - 1e-6) - (firstIndex + filled);
		while (left > 0) {
			if (filled === blockSamples) yield take();
			const n = Math.min(left, blockSamples - filled);
			for (const samples of out) samples.fill(Number.NaN, filled, filled + n);
			outFlags.fill(flag, filled, filled + n);
			filled += n;
			left -= n;
		}
	}

	/** One sample of a piece for the grid points up to a time. */
	function* hold(piece: Piece, index: number, untilSeconds: number): Generator<SignalBlock, void> {
		while ((firstIndex + filled) / rate < untilSeconds - 1e-6 / rate) {
			if (filled === blockSamples) yield take();
			for (let signal = 0; signal < nSignals; signal++) out[signal]![filled] = piece.samples[signal]![index]!;
			outFlags[filled++] = piece.flags[index]! | sampleFlags.interpolated;
		}
	}

	/** The points of a piece from a place on, as many as there is room for. */
	function copy({ samples, flags }: Piece, from: number, to: number): void {
		for (let signal = 0; signal < nSignals; signal++) {
			if (nearest[signal]!) takeNearest(samples[signal]!, places, out[signal]!, filled, from, to);
			else interpolate(samples[signal]!, places, out[signal]!, filled, from, to);
		}
		mixFlags(flags, places, outFlags, filled, from, to);
		filled += to - from;
	}

	/** Finds where the grid points of a piece lie; to be called once all before it are laid. */
	function find({ seconds, count, lengthSeconds }: Piece, following: Piece | null): number {
		if (following !== null && !following.gapBefore) stepSeconds = (following.seconds - seconds) / count;
		else if (contiguous(lengthSeconds - count / rate, count / rate)) stepSeconds = lengthSeconds / count;
		const lastSeconds = seconds + (count - 1) * stepSeconds;
		const end = Math.floor((lastSeconds + 1e-6 * stepSeconds) * rate + 1e-9);
		const n = findPlaces(places, { from: firstIndex + filled, to: end, rate, seconds, stepSeconds, carrySeconds });
		carrySeconds = lastSeconds;
		return n;
	}

	/** Hands the last sample on, for the line to the first one of the next piece. */
	function carry({ samples, flags, count }: Piece, following: Piece): void {
		for (let signal = 0; signal < nSignals; signal++) following.samples[signal]![0] = samples[signal]![count]!;
		following.flags[0] = flags[count]!;
	}

	function* lay(piece: Piece, following: Piece | null): Generator<SignalBlock, void> {
		place(piece);
		if (piece.gapBefore) {
			const flag = sampleFlags.gap | (piece.afterDamage ? sampleFlags.damaged : 0);
			yield* hole(piece.seconds - 0.5 / rate, flag);
			yield* hold(piece, 1, piece.seconds);
			carrySeconds = Number.NaN;
		}
		const n = find(piece, following);
		for (let from = 0; from < n; ) {
			if (filled === blockSamples) yield take();
			const to = Math.min(n, from + blockSamples - filled);
			copy(piece, from, to);
			from = to;
		}
		if (following === null) return;
		if (following.gapBefore) yield* hold(piece, piece.count, carrySeconds + 0.5 / rate);
		carry(piece, following);
	}

	/** Puts the piece that was read last into the row, and lays the first one of it. */
	function shift(): Iterable<SignalBlock> {
		const [first, second, third] = [current, next, spare];
		clockShift = settleTimes(first, second, third, { samplingRateHz: rate, clockShift, note });
		[current, next, spare] = [second, third, first];
		// As a rule a piece has no hole beside it and room for all of it; a generator for each would take as long as its samples.
		if (first.gapBefore || second.gapBefore || filled + room > blockSamples) return lay(first, second);
		place(first);
		copy(first, 0, find(first, second));
		carry(first, second);
		return nothing;
	}

	return {
		slot: () => spare,
		push() {
			if (spare.sequence === lastSequence) {
				note("repeated", `block ${spare.sequence} stands there twice; the second one is left out`, spare.byte);
				return nothing;
			}
			lastSequence = spare.sequence;
			spare.gapBefore = false;
			if (nHeld === 2) return shift();
			if (nHeld === 0) {
				if (!contiguous(spare.seconds, spare.count / rate)) {
					note("time", `the first block's time is ${spare.seconds} s off what follows`, spare.byte);
					spare.flags.fill(sampleFlags.damaged, 1, spare.count + 1);
				}
				spare.seconds = 0;
				[current, spare] = [spare, current];
			} else [next, spare] = [spare, next];
			nHeld++;
			return nothing;
		},
		*finish() {
			if (nHeld === 2) {
				clockShift = settleTimes(current, next, null, { samplingRateHz: rate, clockShift, note });
				yield* lay(current, next);
				yield* lay(next, null);
			} else if (nHeld === 1) yield* lay(current, null);
			if (filled > 0) yield take();
		},
	};
}

function emptyPiece({ nSignals, nSpots, pieceSamples }: GridOptions): Piece {
	return {
		seconds: 0,
		sequence: 0,
		count: 0,
		lengthSeconds: Number.NaN,
		byte: 0,
		afterDamage: false,
		gapBefore: false,
		samples: Array.from({ length: nSignals }, () => new Float64Array(pieceSamples + 1)),
		flags: new Uint8Array(pieceSamples + 1),
		spots: new Float64Array(nSpots),
	};
}

/** Where grid points lie among a piece's samples: between `lower` and the one after it, by `fraction` of the way. */
interface Places {
	readonly lower: Int32Array;
	readonly fraction: Float64Array;
}

interface Stretch {
	/** Grid points, the last one included. */
	readonly from: number;
	readonly to: number;
	readonly rate: number;
	/** The piece's first sample, and the step between its samples. */
	readonly seconds: number;
	readonly stepSeconds: number;
	/** The last sample of the piece before, at index 0; NaN where there is none. */
	readonly carrySeconds: number;
}

// Loops over samples stand outside the generators: there, V8 keeps their variables in registers.

function findPlaces(places: Places, stretch: Stretch): number {
	const { lower, fraction } = places;
	const { from, to, rate, seconds, stepSeconds, carrySeconds } = stretch;
	let n = 0;
	let index = from;
	for (; index <= to && index / rate < seconds; index++)
		n = setPlace(places, n, beforeFirst(index / rate, seconds, carrySeconds));
	// One product a point: the sum of steps would drift, and the difference of two large times is taken only once.
	const first = (index / rate - seconds) / stepSeconds + 1;
	const ratio = 1 / (rate * stepSeconds);
	for (let k = 0; index <= to; index++, k++) {
		const position = first + k * ratio;
		const below = (position + 1e-6) | 0;
		const rest = position - below;
		lower[n] = below;
		fraction[n++] = rest > 1e-6 ? rest : 0;
	}
	return n;
}

function setPlace({ lower, fraction }: Places, n: number, position: number): number {
	const below = Math.floor(position + 1e-6);
	const rest = position - below;
	lower[n] = below;
	fraction[n] = rest > 1e-6 ? rest : 0;
	return n + 1;
}

function beforeFirst(at: number, seconds: number, carrySeconds: number): number {
	return Number.isNaN(carrySeconds) ? 1 : Math.max(0, (at - carrySeconds) / (seconds - carrySeconds));
}

function interpolate(
	samples: Float64Array,
	places: Places,
	out: Float64Array,
	at: number,
	from: number,
	to: number,
): void {
	const { lower, fraction } = places;
	for (let k = from, o = at; k < to; k++, o++) {
		const below = lower[k]!;
		const value = samples[below]!;
		const part = fraction[k]!;
		out[o] = part === 0 ? value : part * (samples[below + 1]! - value) + value;
	}
}

function takeNearest(
	samples: Float64Array,
	places: Places,
	out: Float64Array,
	at: number,
	from: number,
	to: number,
): void {
	const { lower, fraction } = places;
	for (let k = from, o = at; k < to; k++, o++) out[o] = samples[lower[k]! + (fraction[k]! > 0.5 ? 1 : 0)]!;
}

function mixFlags(flags: Uint8Array, places: Places, out: Uint8Array, at: number, from: number, to: number): void {
	const { lower, fraction } = places;
	for (let k = from, o = at; k < to; k++, o++) {
		const below = lower[k]!;
		out[o] = fraction[k] === 0 ? flags[below]! : flags[below]! | flags[below + 1]! | sampleFlags.interpolated;
	}
}
