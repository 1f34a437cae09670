import { type SignalBlock, sampleFlags } from "@quickening/core";
import type { Axes } from "./unpack-samples.ts";

/** Samples of three axes on the grid, second by second; what is older than some minutes has been handed over. */
export interface SecondGrid extends Axes {
	readonly flags: Uint8Array;
	/** The first second, from the start, that is not on the grid yet. */
	readonly nextSecond: number;
	/** The oldest second that can still be changed. */
	readonly oldestSecond: number;
	/** Whether {@link take} must be called before another second is added. */
	readonly isFull: boolean;
	/** Index of a second's first sample in the arrays. */
	indexOf(second: number): number;
	/** Adds the next second, its samples yet to be written, and returns its index. */
	add(): number;
	/** Adds a second without samples. */
	addGap(flag: number): void;
	/** Adds a second filled with three values. */
	addFilled(values: readonly [x: number, y: number, z: number], flag: number): void;
	/** The oldest seconds as a block. Its arrays are valid until the next call of any function here. */
	take(isLast: boolean): SignalBlock | null;
}

/** How long records may come late and still find their place. */
const lateSeconds = 120;
const samplesOfBlock = 20_000;

/** A grid of whole seconds. */
export function secondGrid(samplingRateHz: number): SecondGrid {
	const rate = samplingRateHz;
	const blockSeconds = Math.ceil(samplesOfBlock / rate);
	const capacity = (blockSeconds + lateSeconds) * rate;
	const x = new Float64Array(capacity);
	const y = new Float64Array(capacity);
	const z = new Float64Array(capacity);
	const flags = new Uint8Array(capacity);
	let base = 0;
	let next = 0;
	/** Seconds at the front that were handed over. */
	let taken = 0;

	function dropTaken() {
		if (taken === 0) return;
		for (const values of [x, y, z, flags]) values.copyWithin(0, taken * rate, (next - base) * rate);
		base += taken;
		taken = 0;
	}

	function add(): number {
		dropTaken();
		next++;
		return (next - 1 - base) * rate;
	}

	return {
		x,
		y,
		z,
		flags,
		get nextSecond() {
			return next;
		},
		get oldestSecond() {
			return base + taken;
		},
		get isFull() {
			return taken === 0 && next - base === blockSeconds + lateSeconds;
		},
		indexOf: (second) => {
			dropTaken();
			return (second - base) * rate;
		},
		add,
		addGap(flag) {
			const at = add();
			for (const values of [x, y, z]) values.fill(Number.NaN, at, at + rate);
			flags.fill(sampleFlags.gap | flag, at, at + rate);
		},
		addFilled(values, flag) {
			const at = add();
			x.fill(values[0], at, at + rate);
			y.fill(values[1], at, at + rate);
			z.fill(values[2], at, at + rate);
			flags.fill(flag, at, at + rate);
		},
		take(isLast) {
			dropTaken();
			const seconds = Math.min(blockSeconds, isLast ? next - base : next - base - lateSeconds);
			if (seconds <= 0) return null;
			taken = seconds;
			const n = seconds * rate;
			const shared = flags.subarray(0, n);
			return {
				startSeconds: base,
				samples: [x.subarray(0, n), y.subarray(0, n), z.subarray(0, n)],
				flags: [shared, shared, shared],
			};
		},
	};
}
