import type { Samples } from "@quickening/core";
import { finiteRuns } from "../gaps/finite-runs.ts";
import { runSections, steadyState } from "./run-sections.ts";
import type { SecondOrderSections } from "./second-order-sections.ts";

export interface FilterForwardOptions {
	/**
	 * What the filter remembers at the start of each run: "rest" is nothing, "steady" as if the first sample had stood there
	 * for ever, so that a signal far from zero does not begin with a step. Default "rest".
	 */
	readonly start?: "rest" | "steady";
}

/**
 * Filters in one direction, as an instrument does: what passes comes out late.
 *
 * @param filter - Sections of {@link butterworth}, {@link chebyshev1} or {@link chebyshev2}.
 * @param samples - Any length; NaN marks a missing sample. Each run without gaps is filtered by itself.
 * @returns As long as the samples; NaN where they are.
 *
 * Source: cascade of sections in transposed direct form II; Oppenheim and Schafer, Discrete-Time Signal Processing, chapter 6.
 * Agrees with: SciPy 1.17.1, `sosfilt`, to 1e-9 of the largest value (tests/peers/scipy).
 */
export function filterForward(
	filter: SecondOrderSections,
	samples: Samples,
	{ start = "rest" }: FilterForwardOptions = {},
): Float64Array {
	const filtered = Float64Array.from(samples);
	const { sections } = filter;
	const unit = start === "steady" ? steadyState(sections) : undefined;
	const state = new Float64Array((sections.length / 6) * 2);
	for (const { start: from, end } of finiteRuns(filtered)) {
		for (let i = 0; i < state.length; i++) state[i] = unit ? unit[i] * filtered[from] : 0;
		runSections(sections, state, filtered, from, end);
	}
	return filtered;
}
