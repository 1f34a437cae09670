import { checkInRange, checkPositive, checkSameLength, type Samples } from "@quickening/core";
import { checkRisingTimes } from "@quickening/signal";
import { checkIntervals } from "../../intervals/check-intervals.ts";

export interface SegmentOptions {
	/** Length of a segment in s. Default 300, the Task Force's 5 min. */
	readonly segmentSeconds?: number;
	/** A segment counts only when its intervals cover at least this share of it. Default 0.5. */
	readonly minimumCoverage?: number;
}

/** Mean and standard deviation (n - 1) of the intervals of each segment that is covered enough. */
export function segmentStatistics(
	where: string,
	nnMs: Samples,
	nnTimesSeconds: Samples,
	{ segmentSeconds = 300, minimumCoverage = 0.5 }: SegmentOptions,
): { readonly means: number[]; readonly deviations: number[] } {
	checkIntervals(where, "nnMs", nnMs);
	checkSameLength(where, { argument: "nnMs", values: nnMs }, { argument: "nnTimesSeconds", values: nnTimesSeconds });
	checkRisingTimes(where, "nnTimesSeconds", nnTimesSeconds);
	checkPositive(where, "segmentSeconds", segmentSeconds);
	checkInRange(where, "minimumCoverage", minimumCoverage, 0, 1);
	const means: number[] = [];
	const deviations: number[] = [];
	const n = nnMs.length;
	// The record begins with the beat before its first interval; where that is missing, with the beat after it.
	const start = n === 0 ? 0 : nnTimesSeconds[0] - (Number.isNaN(nnMs[0]) ? 0 : nnMs[0] / 1000);
	for (let from = 0; from < n; ) {
		const segment = Math.floor((nnTimesSeconds[from] - start) / segmentSeconds);
		let to = from;
		let sum = 0;
		let count = 0;
		while (to < n && Math.floor((nnTimesSeconds[to] - start) / segmentSeconds) === segment) {
			if (!Number.isNaN(nnMs[to])) {
				sum += nnMs[to];
				count++;
			}
			to++;
		}
		if (count > 1 && sum / 1000 >= minimumCoverage * segmentSeconds) {
			const mean = sum / count;
			let squares = 0;
			for (let i = from; i < to; i++) if (!Number.isNaN(nnMs[i])) squares += (nnMs[i] - mean) ** 2;
			means.push(mean);
			deviations.push(Math.sqrt(squares / (count - 1)));
		}
		from = to;
	}
	return { means, deviations };
}
