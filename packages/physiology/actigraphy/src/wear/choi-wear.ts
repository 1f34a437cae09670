import { checkInteger, InvalidInputError, type Samples } from "@quickening/core";
import { checkCounts } from "./check-counts.ts";
import { type CountWear, countWear, joinRuns, stateRuns } from "./nonwear-periods.ts";

export interface ChoiOptions {
	/** Shortest nonwear; default 90. */
	readonly minimumMinutes?: number;
	/** Minutes without a count that must stand on either side of a spike that is forgiven; default 30. */
	readonly windowMinutes?: number;
	/** Longest spike that is forgiven; default 2. */
	readonly spikeMinutes?: number;
	/**
	 * Whether a pause shorter than `spikeMinutes` between two spikes belongs to one longer spike, as in ActiLife. Default true.
	 */
	readonly joinSpikes?: boolean;
}

/**
 * Nonwear by Choi: at least 90 minutes without a count, in which a spike of up to 2 minutes is forgiven when 30 minutes without a
 * count stand before and after it (a bag that is moved, not a person that wakes).
 *
 * @param counts - Per minute, of the vertical axis or the vector magnitude; NaN where missing, which ends a stretch.
 * @throws InvalidInputError when a count is negative or the window is shorter than a spike.
 *
 * Source: Choi et al. 2011, doi:10.1249/MSS.0b013e3181ed61a3; joining of spikes from ActiLife's manual.
 * Agrees with: actigraph.sleepr, `apply_choi`, equal periods; with `joinSpikes: false` and 91 minutes, skdh 0.17.18,
 * `CountWearDetection`, equal (tests/peers/movement-counts).
 * @example
 * choiWear(new Array(100).fill(0)).nonwear; // [{ start: 0, end: 100 }]
 */
export function choiWear(
	counts: Samples,
	{ minimumMinutes = 90, windowMinutes = 30, spikeMinutes = 2, joinSpikes = true }: ChoiOptions = {},
): CountWear {
	checkInteger("choiWear", "minimumMinutes", minimumMinutes, 1);
	checkInteger("choiWear", "spikeMinutes", spikeMinutes, 0);
	checkInteger("choiWear", "windowMinutes", windowMinutes, 1);
	if (windowMinutes < spikeMinutes) {
		throw new InvalidInputError(
			`choiWear: windowMinutes must be at least spikeMinutes (${spikeMinutes}); got ${windowMinutes}`,
			{ code: "out-of-range", argument: "windowMinutes", received: windowMinutes },
		);
	}
	checkCounts("choiWear", counts);
	const moving = Uint8Array.from(counts, (count) => (count > 0 ? 1 : 0));
	return countWear(counts, (from, end) => {
		let runs = stateRuns(moving, from, end);
		if (joinSpikes) {
			for (const run of runs) if (run.state === 0 && run.length < spikeMinutes) run.state = 1;
			runs = joinRuns(runs);
		}
		const lengths = runs.map(({ length }) => length);
		for (let i = 0; i < runs.length; i++) {
			const run = runs[i]!;
			const forgiven =
				run.state === 1 &&
				run.length <= spikeMinutes &&
				(lengths[i - 1] ?? 0) >= windowMinutes &&
				(lengths[i + 1] ?? 0) >= windowMinutes;
			if (forgiven) run.state = 0;
		}
		return joinRuns(runs)
			.filter(({ state, length }) => state === 0 && length >= minimumMinutes)
			.map(({ start, length }) => ({ start, end: start + length }));
	});
}
