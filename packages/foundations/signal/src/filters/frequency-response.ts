import type { Samples } from "@quickening/core";
import type { SecondOrderSections } from "./second-order-sections.ts";

/** What a filter does to sine waves. */
export interface FrequencyResponse {
	/** Factor on the amplitude at each frequency. */
	readonly gain: Float64Array;
	/** Turn in radians, -pi to pi, at each frequency. */
	readonly phaseRadians: Float64Array;
}

/**
 * Gain and phase of a filter at given frequencies, filtered once and forwards.
 *
 * @param filter - Sections of a design.
 * @param frequenciesHz - Any length.
 * @returns Two arrays as long as the frequencies.
 *
 * Source: the transfer function on the unit circle.
 * Agrees with: SciPy 1.17.1, `sosfreqz`, to 1e-9 (tests/peers/scipy).
 */
export function frequencyResponse(filter: SecondOrderSections, frequenciesHz: Samples): FrequencyResponse {
	const { sections, samplingRateHz } = filter;
	const gain = new Float64Array(frequenciesHz.length);
	const phaseRadians = new Float64Array(frequenciesHz.length);
	for (let i = 0; i < frequenciesHz.length; i++) {
		const angle = (-2 * Math.PI * frequenciesHz[i]) / samplingRateHz;
		const c1 = Math.cos(angle);
		const s1 = Math.sin(angle);
		const c2 = Math.cos(2 * angle);
		const s2 = Math.sin(2 * angle);
		let re = 1;
		let im = 0;
		for (let row = 0; row < sections.length; row += 6) {
			const topRe = sections[row] + sections[row + 1] * c1 + sections[row + 2] * c2;
			const topIm = sections[row + 1] * s1 + sections[row + 2] * s2;
			const bottomRe = 1 + sections[row + 4] * c1 + sections[row + 5] * c2;
			const bottomIm = sections[row + 4] * s1 + sections[row + 5] * s2;
			const size = bottomRe * bottomRe + bottomIm * bottomIm;
			const ratioRe = (topRe * bottomRe + topIm * bottomIm) / size;
			const ratioIm = (topIm * bottomRe - topRe * bottomIm) / size;
			const product = re * ratioRe - im * ratioIm;
			im = re * ratioIm + im * ratioRe;
			re = product;
		}
		gain[i] = Math.hypot(re, im);
		phaseRadians[i] = Math.atan2(im, re);
	}
	return { gain, phaseRadians };
}
