import { finiteRuns } from "../gaps/finite-runs.ts";
import type { FilterForwardOptions } from "./filter-forward.ts";
import { runSections, steadyState } from "./run-sections.ts";
import type { SecondOrderSections } from "./second-order-sections.ts";

/** A filter that remembers where it stood when it was last called. */
export interface ForwardFilter {
	/**
	 * Filters the next samples in place: what {@link filterForward} would give for all samples so far, block by block.
	 *
	 * @param samples - NaN marks a missing sample, and stays; the filter begins anew after it.
	 */
	filterNext(samples: Float64Array): void;
}

/**
 * {@link filterForward} for a signal that comes in blocks. Whatever the blocks, the same bits come out.
 */
export function forwardFilter(
	{ sections }: SecondOrderSections,
	{ start = "rest" }: FilterForwardOptions = {},
): ForwardFilter {
	const unit = start === "steady" ? steadyState(sections) : undefined;
	const state = new Float64Array((sections.length / 6) * 2);
	let goesOn = false;
	return {
		filterNext(samples) {
			if (samples.length === 0) return;
			const runs = finiteRuns(samples);
			for (const { start: from, end } of runs) {
				if (!(goesOn && from === 0))
					for (let i = 0; i < state.length; i++) state[i] = unit ? unit[i]! * samples[from]! : 0;
				runSections(sections, state, samples, from, end);
			}
			goesOn = runs.at(-1)?.end === samples.length;
		},
	};
}
