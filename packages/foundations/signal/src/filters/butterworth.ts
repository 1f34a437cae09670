import { real } from "./complex.ts";
import { designSections } from "./design-sections.ts";
import type { FilterDesign, SecondOrderSections } from "./second-order-sections.ts";

/**
 * Butterworth filter: as flat as can be where it lets pass, half the power at its edges.
 *
 * @param design - Order, band, edges in Hz and sampling rate in Hz.
 * @returns Sections for {@link filterForward} and {@link filterZeroPhase}.
 * @throws InvalidInputError when the order is below 1 or an edge does not lie between 0 and half the rate.
 *
 * Source: Butterworth 1930, Experimental Wireless 7:536; bilinear transform with warped edges.
 * Agrees with: SciPy 1.17.1, `butter(..., output="sos")` as a frequency response, to 1e-9 (tests/peers/scipy).
 * @example
 * butterworth({ order: 2, band: "lowpass", cutoffHz: 10, samplingRateHz: 40 }).sections; // [0.2928..., 0.5857..., 0.2928..., 1,
 * 0, 0.1715...]
 */
export function butterworth(design: FilterDesign): SecondOrderSections {
	return designSections("butterworth", design, (order) => ({
		zeros: [],
		poles: Array.from({ length: order }, (_, k) => {
			// The middle pole of an odd order lies on the axis, exactly.
			if (2 * k + 1 === order) return real(-1);
			const angle = (Math.PI * (2 * k + 1 - order)) / (2 * order);
			return { re: -Math.cos(angle), im: -Math.sin(angle) };
		}),
		gain: 1,
	}));
}
