import { type SignalBlock, sampleFlags } from "@quickening/core";
import type { WarningTally } from "../errors/warning-tally.ts";
import { isMissingWord, readNumber } from "../text/read-number.ts";
import { textError } from "../text/text-error.ts";

/** One signal of a table of epochs. */
export interface EpochSignal {
	readonly name: string;
	/** UCUM. */
	readonly unit: string;
	/** Values outside cannot be, so they are flagged as damaged. */
	readonly range?: readonly [lowest: number, highest: number];
	/** The number that a cell stands for; undefined when it is none. Default: decimal point. */
	readonly read?: (cell: string) => number | undefined;
}

/** One row of such a table. */
export interface EpochRow {
	/** Seconds since 1970 on the device's clock; null in formats that write a row an epoch and no times. */
	readonly localSeconds: number | null;
	/** One cell a signal, in their order; undefined where the row is too short. */
	readonly cells: readonly (string | undefined)[];
	readonly line: number;
	/** Number of the row as the file counts them; lets a change of the clock be told from a gap. */
	readonly counter?: number | null;
}

/** Longest hole that is filled: beyond it, a date is more probably wrong than a device silent. */
const longestGapSeconds = 60 * 86_400;
const hourSeconds = 3600;

/**
 * Puts rows of a table on a regular grid. Missing rows become NaN with the flag `gap`; a time that alone is out of step keeps
 * its values, flagged `damaged`; rows that come twice or too late are left out and counted; an hour that the clock repeats or
 * skips (the rows go on, the times do not) is no gap.
 */
export class EpochGrid {
	readonly #options: {
		readonly reader: string;
		readonly file: string;
		readonly signals: readonly EpochSignal[];
		readonly epochSeconds: number;
		readonly startLocalSeconds: number;
		readonly tally: WarningTally;
		readonly blockEpochs: number;
	};
	#samples: Float64Array[] = [];
	#flags: Uint8Array[] = [];
	#filled = 0;
	#blockStart = 0;
	/** Clock minus grid: changes when the clock is put forward or back. */
	#shiftSeconds = 0;
	#odd: EpochRow | null = null;
	/** Epoch before which a row lay between two. */
	#lastBetween = Number.NEGATIVE_INFINITY;
	#nLeftOut = 0;
	#lastCounter: number | null = null;
	#ready: SignalBlock[] = [];

	constructor(options: Omit<EpochGrid["options"], "blockEpochs"> & { readonly blockEpochs?: number }) {
		this.#options = { blockEpochs: 20_000, ...options };
		this.#begin();
	}

	get options() {
		return this.#options;
	}

	add(row: EpochRow): void {
		if (row.localSeconds === null) {
			this.#put(row, 0);
			return;
		}
		const odd = this.#odd;
		if (odd === null) {
			if (this.#isNear(row.localSeconds, this.#expected())) this.#put(row, 0);
			else this.#odd = row;
			return;
		}
		const { epochSeconds, tally } = this.#options;
		this.#odd = null;
		if (this.#isNear(row.localSeconds, this.#expected() + epochSeconds)) {
			const within = odd.localSeconds! - this.#expected();
			if (within > 0 && within < epochSeconds) {
				// ActTrust gives an epoch in which its button was pressed the moment of the press.
				tally.add(
					"time-within-epoch",
					"times lie within their epoch, not at its begin; they were moved there",
					odd.line,
				);
				this.#put(odd, 0);
			} else {
				tally.add("time-out-of-step", "times do not follow the one before; their values are flagged", odd.line);
				this.#put(odd, sampleFlags.damaged);
			}
			this.#put(row, 0);
			return;
		}
		if (this.#isNear(row.localSeconds, this.#expected())) {
			const ahead = odd.localSeconds! - this.#expected();
			if (this.#isBetween(ahead)) {
				// One row between two others is a stray one; one in each of two epochs that follow is another epoch.
				if (this.nEpochs - this.#lastBetween <= 1) throw this.#epochChange(odd, ahead);
				this.#lastBetween = this.nEpochs;
			}
			this.#leaveOut(odd);
			this.#put(row, 0);
			return;
		}
		this.#jump(odd);
		this.add(row);
	}

	/** Blocks that are full. */
	full(): SignalBlock[] {
		return this.#ready.splice(0);
	}

	/** The blocks that are left when all rows were added. */
	end(): SignalBlock[] {
		if (this.#odd !== null) {
			const odd = this.#odd;
			this.#odd = null;
			this.#jump(odd);
		}
		if (this.#nLeftOut > this.nEpochs) {
			const { reader, file } = this.#options;
			throw textError(reader, file, {
				problem: "must have rows in order of time, the oldest first",
				received: `${this.#nLeftOut} rows that go back in time, and ${this.nEpochs} that go on`,
				advice: "Sort it by time, or export it again.",
				code: "unsorted",
			});
		}
		if (this.#filled > 0) this.#close();
		return this.#ready.splice(0);
	}

	/** Epochs on the grid so far. */
	get nEpochs(): number {
		return this.#blockStart + this.#filled;
	}

	#expected(): number {
		const { startLocalSeconds, epochSeconds } = this.#options;
		return startLocalSeconds + this.nEpochs * epochSeconds + this.#shiftSeconds;
	}

	#isNear(a: number, b: number): boolean {
		return Math.abs(a - b) < Math.min(0.5, this.#options.epochSeconds / 2);
	}

	/** A row whose time does not follow, and that is not alone in it. */
	#jump(row: EpochRow): void {
		const { epochSeconds, tally, reader, file } = this.#options;
		const ahead = row.localSeconds! - this.#expected();
		const goesOn =
			row.counter === undefined || row.counter === null || this.#lastCounter === null
				? null
				: row.counter === this.#lastCounter + 1;
		if (Math.abs(Math.abs(ahead) - hourSeconds) < 0.5 && (goesOn ?? ahead < 0) && epochSeconds < hourSeconds) {
			tally.add(
				"clock-changed",
				"times the clock was changed by an hour while rows went on; they were kept as they follow",
				row.line,
			);
			this.#shiftSeconds += ahead;
			this.#put(row, 0);
			return;
		}
		if (ahead < 0) {
			if (this.#isBetween(ahead)) throw this.#epochChange(row, ahead);
			this.#leaveOut(row);
			return;
		}
		if (ahead > longestGapSeconds) {
			throw textError(reader, file, {
				place: { line: row.line },
				problem: `must have times without holes of more than ${longestGapSeconds / 86_400} days`,
				received: `${Math.round(ahead / 86_400)} days without a row`,
				advice: "A date is probably damaged; mend that line, or cut the file there.",
				code: "impossible-time",
			});
		}
		const nMissing = Math.round(ahead / epochSeconds);
		const offGrid = ahead - nMissing * epochSeconds;
		if (nMissing === 0 || (Math.abs(offGrid) >= 0.5 && ahead < 1.5 * epochSeconds)) throw this.#epochChange(row, ahead);
		if (Math.abs(offGrid) >= 0.5) {
			tally.add("off-grid", "times after a gap were moved to the nearest epoch", row.line);
			this.#shiftSeconds += offGrid;
		}
		tally.add("gap", "epochs are missing and were filled with NaN", row.line, nMissing);
		for (let n = 0; n < nMissing; n++) this.#fillGap();
		this.#put(row, 0);
	}

	/** Whether a time lies after the last epoch's begin and before the next's. */
	#isBetween(ahead: number): boolean {
		return ahead > -this.#options.epochSeconds + 0.5 && ahead < -0.5;
	}

	#epochChange(row: EpochRow, ahead: number): Error {
		const { epochSeconds, reader, file } = this.#options;
		return textError(reader, file, {
			place: { line: row.line },
			problem: `must go on in epochs of ${epochSeconds} s`,
			received: `a step of ${epochSeconds + ahead} s`,
			advice: "Where the epoch changes, split the file in two, or export it with one epoch.",
			code: "epoch-changes",
		});
	}

	#leaveOut(row: EpochRow): void {
		this.#nLeftOut++;
		this.#options.tally.add("row-left-out", "rows repeat times that were read already, and were left out", row.line);
	}

	#fillGap(): void {
		for (let s = 0; s < this.#samples.length; s++) {
			this.#samples[s]![this.#filled] = Number.NaN;
			this.#flags[s]![this.#filled] = sampleFlags.gap;
		}
		this.#next();
	}

	#put(row: EpochRow, flag: number): void {
		const { signals, tally } = this.#options;
		const at = this.#filled;
		for (const [s, { read = readNumber, range }] of signals.entries()) {
			const cell = row.cells[s];
			const value = cell === undefined ? undefined : read(cell);
			const isPossible = value !== undefined && (range === undefined || (value >= range[0] && value <= range[1]));
			this.#samples[s]![at] = isPossible ? value : Number.NaN;
			if (isPossible) this.#flags[s]![at] = flag;
			else if (cell !== undefined && isMissingWord(cell)) this.#flags[s]![at] = flag | sampleFlags.gap;
			else {
				this.#flags[s]![at] = flag | sampleFlags.damaged;
				tally.add("unreadable-value", "cells are no value of their column and were flagged", row.line);
			}
		}
		if (row.counter !== undefined) this.#lastCounter = row.counter;
		this.#next();
	}

	#next(): void {
		this.#filled++;
		if (this.#filled === this.#options.blockEpochs) this.#close();
	}

	#close(): void {
		this.#ready.push({
			startSeconds: this.#blockStart * this.#options.epochSeconds,
			samples: this.#samples.map((each) => each.subarray(0, this.#filled)),
			flags: this.#flags.map((each) => each.subarray(0, this.#filled)),
		});
		this.#blockStart += this.#filled;
		this.#begin();
	}

	#begin(): void {
		const { signals, blockEpochs } = this.#options;
		this.#samples = signals.map(() => new Float64Array(blockEpochs));
		this.#flags = signals.map(() => new Uint8Array(blockEpochs));
		this.#filled = 0;
	}
}
