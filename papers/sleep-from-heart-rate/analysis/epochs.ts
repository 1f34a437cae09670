import type { Inputs } from "@quickening/deep-learning";
import { type Matrix, matrixFromRows, median, quantile } from "@quickening/stats";
import { EPOCH_SECONDS, type Recording } from "./recordings.ts";

/** How windows are cut. */
export interface WindowPlan {
	readonly seconds: number;
	readonly cellSeconds: number;
}

/** Scored epochs of all people, one below the other. */
export interface Epochs {
	/** Whose epoch it is, by the person's place. */
	readonly person: Int32Array;
	readonly personIds: readonly string[];
	/** 0 wake, 1 NREM, 2 REM. */
	readonly stages: Float64Array;
	readonly startsSeconds: Float64Array;
	/** Whether a heart rate lies near enough. */
	readonly isMeasured: readonly boolean[];
	/** Time from the start of the polysomnography alone: h, h squared, h cubed. */
	readonly clock: Matrix;
	/** Heart rate by hand, then the clock. */
	readonly columns: Matrix;
	/** Heart rate around the epoch in the person's own spreads; NaN where a cell holds none; the clock as static columns. */
	readonly inputs: Inputs;
}

/** Names of the columns of heart rate, in their order. */
export const heartColumns = [
	"level over 1 min",
	"level over 5 min",
	"level over 20 min",
	"difference of 5 and 20 min",
	"SD over 5 min",
	"SD over 20 min",
	"successive differences over 5 min",
	"highest over 10 min",
	"change to the next 5 min",
	"above the lowest 20 min of the night so far",
] as const;

/**
 * What models are given of each scored epoch. Heart rate is the person's own: less the median of the night, over its
 * interquartile range. Both are of the whole night, so that this is scoring after the night, and not during it.
 */
export function epochsOf(
	recordings: readonly Recording[],
	{ window, gapSeconds }: { readonly window: WindowPlan; readonly gapSeconds: number },
): Epochs {
	const nCells = Math.round(window.seconds / window.cellSeconds);
	const person: number[] = [];
	const stages: number[] = [];
	const starts: number[] = [];
	const isMeasured: boolean[] = [];
	const clock: number[][] = [];
	const heart: number[][] = [];
	const cells: Float32Array[] = [];
	recordings.forEach((recording, p) => {
		const night = nightOf(recording);
		let lowest = Number.POSITIVE_INFINITY;
		for (let e = 0; e < recording.stages.length; e++) {
			const middle = recording.epochStartsSeconds[e]! + EPOCH_SECONDS / 2;
			const slow = night.between(middle - 600, middle + 600);
			lowest = Math.min(lowest, Number.isNaN(slow.mean) ? lowest : slow.mean);
			if (recording.stages[e]! < 0) continue;
			const minute = night.between(middle - 30, middle + 30);
			const five = night.between(middle - 150, middle + 150);
			const ten = night.between(middle - 300, middle + 300);
			const next = night.between(middle + 30, middle + 330);
			const level = [minute.mean, five.mean, slow.mean].map((value) =>
				Number.isNaN(value) ? night.nearest(middle) : value,
			);
			const hours = recording.epochStartsSeconds[e]! / 3600;
			person.push(p);
			stages.push(recording.stages[e]!);
			starts.push(recording.epochStartsSeconds[e]!);
			isMeasured.push(night.gapSeconds(middle) <= gapSeconds);
			clock.push([hours, hours ** 2, hours ** 3]);
			heart.push(
				[
					...level,
					level[1]! - level[2]!,
					five.sd,
					slow.sd,
					five.successive,
					ten.highest,
					next.mean - level[1]!,
					level[2]! - lowest,
				].map((value) => (Number.isFinite(value) ? value : 0)),
			);
			cells.push(night.grid(middle - window.seconds / 2, nCells, window.cellSeconds));
		}
	});
	const values = new Float32Array(cells.length * nCells);
	cells.forEach((own, i) => {
		values.set(own, i * nCells);
	});
	const statics = matrixFromRows(clock);
	return {
		person: Int32Array.from(person),
		personIds: recordings.map(({ id }) => id),
		stages: Float64Array.from(stages),
		startsSeconds: Float64Array.from(starts),
		isMeasured,
		clock: statics,
		columns: matrixFromRows(heart.map((row, i) => [...row, ...clock[i]!])),
		inputs: { signals: { heartRate: { values, nSamples: nCells, nChannels: 1 } }, statics },
	};
}

interface Stretch {
	readonly mean: number;
	readonly sd: number;
	readonly successive: number;
	readonly highest: number;
}

/** A person's heart rate in their own spreads, to be asked for stretches of time. */
function nightOf({ timesSeconds, heartRatesBpm, epochStartsSeconds }: Recording) {
	const end = epochStartsSeconds.at(-1)! + EPOCH_SECONDS;
	const inside = Array.from(heartRatesBpm).filter((_, i) => timesSeconds[i]! >= 0 && timesSeconds[i]! < end);
	const centre = median(inside);
	const spread = quantile(inside, 0.75) - quantile(inside, 0.25);
	const values = heartRatesBpm.map((rate) => (rate - centre) / spread);
	const from = (time: number) => {
		let low = 0;
		let high = timesSeconds.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (timesSeconds[middle]! < time) low = middle + 1;
			else high = middle;
		}
		return low;
	};
	const nearestAt = (time: number) => {
		const after = Math.min(from(time), timesSeconds.length - 1);
		const before = Math.max(after - 1, 0);
		return Math.abs(timesSeconds[before]! - time) <= Math.abs(timesSeconds[after]! - time) ? before : after;
	};
	return {
		nearest: (time: number) => values[nearestAt(time)]!,
		gapSeconds: (time: number) => Math.abs(timesSeconds[nearestAt(time)]! - time),
		/** Means of cells of equal length; NaN where one holds nothing. */
		grid(start: number, nCells: number, cellSeconds: number): Float32Array {
			const cells = new Float32Array(nCells).fill(Number.NaN);
			for (let c = 0; c < nCells; c++) {
				const first = from(start + c * cellSeconds);
				const last = from(start + (c + 1) * cellSeconds);
				let sum = 0;
				for (let i = first; i < last; i++) sum += values[i]!;
				if (last > first) cells[c] = sum / (last - first);
			}
			return cells;
		},
		between(start: number, stop: number): Stretch {
			const first = from(start);
			const last = from(stop);
			const n = last - first;
			let sum = 0;
			let highest = Number.NEGATIVE_INFINITY;
			for (let i = first; i < last; i++) {
				sum += values[i]!;
				highest = Math.max(highest, values[i]!);
			}
			const centreOf = sum / n;
			let squares = 0;
			let steps = 0;
			for (let i = first; i < last; i++) {
				squares += (values[i]! - centreOf) ** 2;
				if (i > first) steps += Math.abs(values[i]! - values[i - 1]!);
			}
			return { mean: centreOf, sd: Math.sqrt(squares / (n - 1)), successive: steps / (n - 1), highest };
		},
	};
}
