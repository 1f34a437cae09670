import type { Samples } from "@quickening/core";
import type { OrderStatistics } from "@quickening/stats";

/** Counts of NN intervals in bins of equal width. */
export interface NnHistogram {
	readonly counts: Int32Array;
	/** Lower edge of the first bin in ms. */
	readonly startMs: number;
	readonly binMs: number;
	readonly nIntervals: number;
}

/** The Task Force's bin: one sample of a recorder at 128 Hz. */
export const taskForceBinMs = 1000 / 128;

/** Counts the finite intervals in bins whose edges are whole multiples of `binMs`, or that begin at the shortest interval. */
export function nnHistogram(nnMs: Samples, binMs: number, origin: "zero" | "shortest"): NnHistogram {
	let shortest = Number.POSITIVE_INFINITY;
	let longest = 0;
	for (let i = 0; i < nnMs.length; i++) {
		if (nnMs[i] < shortest) shortest = nnMs[i];
		if (nnMs[i] > longest) longest = nnMs[i];
	}
	if (longest === 0) return { counts: new Int32Array(0), startMs: 0, binMs, nIntervals: 0 };
	const firstBin = origin === "zero" ? Math.floor(shortest / binMs) : 0;
	const startMs = origin === "zero" ? firstBin * binMs : shortest;
	const counts = new Int32Array(Math.floor((longest - startMs) / binMs) + 1);
	let nIntervals = 0;
	const last = counts.length - 1;
	for (let i = 0; i < nnMs.length; i++) {
		const interval = nnMs[i];
		if (Number.isNaN(interval)) continue;
		const bin = ((interval - startMs) / binMs) | 0;
		counts[Math.min(bin, last)]++;
		nIntervals++;
	}
	return { counts, startMs, binMs, nIntervals };
}

/** The histogram that finer cells, `perBin` of them to a bin, already hold. */
export function histogramOfCells(
	{ counts: cells, firstCell, cellWidth, n }: OrderStatistics,
	perBin: number,
): NnHistogram {
	const firstBin = Math.floor(firstCell / perBin);
	const counts = new Int32Array(Math.floor((firstCell + cells.length - 1) / perBin) - firstBin + 1);
	for (let cell = 0; cell < cells.length; cell++)
		counts[Math.floor((firstCell + cell) / perBin) - firstBin] += cells[cell];
	return { counts, startMs: firstBin * perBin * cellWidth, binMs: perBin * cellWidth, nIntervals: n };
}
