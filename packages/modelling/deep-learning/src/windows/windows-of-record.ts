import { checkInRange, checkPositive, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import type { Signal } from "../examples/signal.ts";

/** One channel of a record: values with the times at which they were measured, regular or not. */
export interface Channel {
	/** Seconds from the record's start, rising. */
	readonly timesSeconds: Samples;
	/** NaN is missing. */
	readonly values: Samples;
}

export interface WindowsOptions {
	readonly windowSeconds: number;
	/** From one window's start to the next one's. Default `windowSeconds`: no overlap. */
	readonly stepSeconds?: number;
	/** Rate of the grid inside a window; what falls into one cell is averaged. */
	readonly samplingRateHz: number;
	/**
	 * Windows with a smaller share of filled cells over all channels are left out, and counted. Default 0: only empty windows
	 * are.
	 */
	readonly minimumObservedFraction?: number;
	/** Where the first window starts. Default: at the first time of any channel. */
	readonly startSeconds?: number;
}

/** Windows of one record. */
export interface RecordWindows {
	/** A cell without a measurement is NaN: nothing is filled in. */
	readonly signal: Signal;
	/** Start of each window. */
	readonly startsSeconds: Float64Array;
	/** Share of filled cells of each window. */
	readonly observedFractions: Float64Array;
	/** Windows left out because too little was observed in them. */
	readonly nLeftOut: number;
}

/**
 * Windows over a record with gaps: channels are put by time, never by row, on one grid; cells in which nothing was measured stay
 * NaN, which networks mask.
 *
 * @param channels - One or more channels; they may differ in rate and in gaps.
 * @returns Windows that lie wholly within the record's span, as `nSamples` x channels each.
 * @throws InvalidInputError when times do not rise, lengths differ, or a window holds no whole cell.
 * @example
 * const { signal } = windowsOfRecord([{ timesSeconds: [0, 1, 3], values: [5, 6, 8] }], { windowSeconds: 4, samplingRateHz: 1 });
 * signal.values; // Float32Array [5, 6, NaN, 8]
 */
export function windowsOfRecord(
	channels: readonly Channel[],
	{
		windowSeconds,
		stepSeconds = windowSeconds,
		samplingRateHz,
		minimumObservedFraction = 0,
		startSeconds,
	}: WindowsOptions,
): RecordWindows {
	const where = "windowsOfRecord";
	checkPositive(where, "windowSeconds", windowSeconds);
	checkPositive(where, "stepSeconds", stepSeconds);
	checkPositive(where, "samplingRateHz", samplingRateHz);
	checkInRange(where, "minimumObservedFraction", minimumObservedFraction, 0, 1);
	if (channels.length === 0) throw refuse("channels", "must have at least 1 channel", 0);
	for (let c = 0; c < channels.length; c++) checkChannel(where, c, channels[c]);
	const nSamples = Math.round(windowSeconds * samplingRateHz);
	const stepCells = Math.round(stepSeconds * samplingRateHz);
	if (nSamples < 1) throw refuse("windowSeconds", `must hold a cell of 1 / ${samplingRateHz} Hz`, windowSeconds);
	if (stepCells < 1) throw refuse("stepSeconds", `must be at least one cell of 1 / ${samplingRateHz} Hz`, stepSeconds);
	const filled = channels.filter(({ timesSeconds }) => timesSeconds.length > 0);
	const start = startSeconds ?? Math.min(...filled.map(({ timesSeconds }) => timesSeconds[0]));
	const end = Math.max(...filled.map(({ timesSeconds }) => timesSeconds[timesSeconds.length - 1]));
	// The last measurement fills the cell that it opens.
	const nCells = filled.length === 0 || end < start ? 0 : cellOf(end, start, samplingRateHz) + 1;
	const nChannels = channels.length;
	const grid = new Float32Array(nCells * nChannels).fill(Number.NaN);
	const sums = new Float64Array(nCells);
	const counts = new Int32Array(nCells);
	for (let c = 0; c < nChannels; c++) {
		const { timesSeconds, values } = channels[c];
		sums.fill(0);
		counts.fill(0);
		for (let i = 0; i < values.length; i++) {
			if (!(timesSeconds[i] >= start) || !Number.isFinite(values[i])) continue;
			const cell = cellOf(timesSeconds[i], start, samplingRateHz);
			sums[cell] += values[i];
			counts[cell]++;
		}
		for (let cell = 0; cell < nCells; cell++) {
			if (counts[cell] > 0) grid[cell * nChannels + c] = sums[cell] / counts[cell];
		}
	}
	const kept: number[] = [];
	const fractions: number[] = [];
	let nWindows = 0;
	for (let first = 0; first + nSamples <= nCells; first += stepCells, nWindows++) {
		let nFilled = 0;
		for (let j = first * nChannels; j < (first + nSamples) * nChannels; j++) if (!Number.isNaN(grid[j])) nFilled++;
		const fraction = nFilled / (nSamples * nChannels);
		if (nFilled === 0 || fraction < minimumObservedFraction) continue;
		kept.push(first);
		fractions.push(fraction);
	}
	const size = nSamples * nChannels;
	const values = new Float32Array(kept.length * size);
	for (let i = 0; i < kept.length; i++) {
		const from = kept[i] * nChannels;
		values.set(grid.subarray(from, from + size), i * size);
	}
	return {
		signal: { values, nSamples, nChannels },
		startsSeconds: Float64Array.from(kept, (first) => start + first / samplingRateHz),
		observedFractions: Float64Array.from(fractions),
		nLeftOut: nWindows - kept.length,
	};

	function refuse(argument: string, rule: string, received: unknown): InvalidInputError {
		return new InvalidInputError(`${where}: ${argument} ${rule}; got ${received}`, {
			code: "too-short",
			argument,
			received,
		});
	}
}

/** A time that a rounding error puts just below a cell's edge belongs to the cell. */
function cellOf(time: number, start: number, samplingRateHz: number): number {
	return Math.floor((time - start) * samplingRateHz + 1e-6);
}

function checkChannel(where: string, c: number, { timesSeconds, values }: Channel): void {
	const argument = `channels[${c}].timesSeconds`;
	checkSameLength(where, { argument, values: timesSeconds }, { argument: `channels[${c}].values`, values });
	for (let i = 0; i < timesSeconds.length; i++) {
		if (Number.isFinite(timesSeconds[i]) && (i === 0 || timesSeconds[i] > timesSeconds[i - 1])) continue;
		throw new InvalidInputError(
			`${where}: ${argument} must rise; got ${timesSeconds[i]} at index ${i}. Sort the channel, and keep one value a time.`,
			{ code: "unsorted-times", argument, received: timesSeconds[i] },
		);
	}
}
