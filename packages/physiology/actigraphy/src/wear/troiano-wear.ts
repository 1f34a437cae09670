import { checkInRange, checkInteger, checkName, type Samples } from "@quickening/core";
import { checkCounts } from "./check-counts.ts";
import { type CountWear, countWear, joinRuns, type NonwearPeriod, stateRuns } from "./nonwear-periods.ts";

export interface TroianoOptions {
	/** Shortest nonwear; default 60. */
	readonly minimumMinutes?: number;
	/** A count up to this many is none; default 0. */
	readonly activityThreshold?: number;
	/** A count above this many ends nonwear at once; default 100. */
	readonly spikeStopCounts?: number;
	/** Minutes with a count, up to `spikeStopCounts` each, that are forgiven; default 2. */
	readonly spikeMinutes?: number;
	/** A count above this many cannot be right and reads as none; default Infinity. */
	readonly largestCount?: number;
	/**
	 * "inARow": nonwear ends with more than `spikeMinutes` minutes with a count in a row (the published rule, and ActiLife's);
	 * "inAll": with more than that many altogether, as the SAS program for NHANES counts. Default "inARow".
	 */
	readonly spikes?: "inARow" | "inAll";
}

/**
 * Nonwear by Troiano: at least 60 minutes without a count, in which up to 2 minutes with 1 to 100 counts are forgiven.
 *
 * @param counts - Per minute, of the vertical axis or the vector magnitude; NaN where missing, which ends a stretch.
 * @throws InvalidInputError when a count is negative.
 *
 * Source: Troiano et al. 2008, doi:10.1249/mss.0b013e31815a51b3, and its SAS program.
 * Agrees with: actigraph.sleepr, `apply_troiano`, equal periods by either rule (tests/peers/movement-counts).
 * @example
 * troianoWear(new Array(59).fill(0)).nonwear; // []
 */
export function troianoWear(
	counts: Samples,
	{
		minimumMinutes = 60,
		activityThreshold = 0,
		spikeStopCounts = 100,
		spikeMinutes = 2,
		largestCount = Number.POSITIVE_INFINITY,
		spikes = "inARow",
	}: TroianoOptions = {},
): CountWear {
	checkInteger("troianoWear", "minimumMinutes", minimumMinutes, 1);
	checkInteger("troianoWear", "spikeMinutes", spikeMinutes, 0);
	checkName("troianoWear", "spikes", spikes, ["inARow", "inAll"]);
	checkInRange("troianoWear", "activityThreshold", activityThreshold, 0, spikeStopCounts);
	checkCounts("troianoWear", counts);
	/** 0 none, 1 a small count, 2 one that ends nonwear. */
	const levels = Uint8Array.from(counts, (count) => {
		if (spikes === "inAll" && count > largestCount) return 0;
		if (count > spikeStopCounts) return 2;
		return count <= activityThreshold || count > largestCount ? 0 : 1;
	});
	const find = spikes === "inARow" ? bySpikesInARow : bySpikesInAll;
	return countWear(counts, (from, end) => find(levels, from, end, spikeMinutes, minimumMinutes));
}

function bySpikesInARow(levels: Uint8Array, from: number, end: number, spike: number, minimum: number) {
	const runs = stateRuns(levels, from, end);
	const before = runs.map(({ state }) => state);
	for (let i = 1; i < runs.length; i++) {
		// A short spike that is followed by none takes the state of what stands before it.
		if (before[i] === 1 && before[i + 1] === 0 && runs[i]!.length <= spike) runs[i]!.state = runs[i - 1]!.state;
	}
	return joinRuns(runs)
		.filter(({ state, length }) => state === 0 && length >= minimum)
		.map(({ start, length }) => ({ start, end: start + length }));
}

/** The longest nonwear that begins at each minute; of those that overlap, the first. */
function bySpikesInAll(levels: Uint8Array, from: number, end: number, spike: number, minimum: number) {
	const lengths = new Int32Array(end - from);
	// Lengths of the run of zeros that is being read, backwards, and of those after each of the next spikes.
	const zeros = new Int32Array(spike + 1);
	for (let i = end - 1; i >= from; i--) {
		if (levels[i] === 0) {
			zeros[0]++;
			let length = zeros[0]!;
			let counted = false;
			for (let j = spike; j > 0; j--) {
				counted ||= zeros[j]! > 0;
				if (counted) length += zeros[j]! + 1;
			}
			lengths[i - from] = length;
		} else if (levels[i] === 2) zeros.fill(0);
		else {
			zeros.copyWithin(1, 0, spike);
			zeros[0] = 0;
		}
	}
	const periods: NonwearPeriod[] = [];
	for (let i = from; i < end; i++) {
		const length = lengths[i - from]!;
		const last = periods.at(-1);
		if (length >= minimum && (!last || i > last.end)) periods.push({ start: i, end: i + length });
	}
	return periods;
}
