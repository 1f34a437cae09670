import { checkPositive } from "@quickening/core";
import { chebyshevPoles } from "./chebyshev1.ts";
import { divide, product, real } from "./complex.ts";
import { designSections } from "./design-sections.ts";
import type { FilterDesign, SecondOrderSections } from "./second-order-sections.ts";

export interface Chebyshev2Design extends FilterDesign {
	/** How much is taken, at least, of what is not to pass, in dB. */
	readonly attenuationDb: number;
}

/**
 * Chebyshev filter of type II: flat where it lets pass, with a ripple where it does not.
 *
 * @param design - Order, band, edges in Hz (where the attenuation is first reached), sampling rate in Hz, attenuation in dB.
 * @returns Sections for {@link filterForward} and {@link filterZeroPhase}.
 * @throws InvalidInputError when the order is below 1, the attenuation not above 0, or an edge not between 0 and half the rate.
 *
 * Source: Oppenheim and Schafer, Discrete-Time Signal Processing, appendix B.
 * Agrees with: SciPy 1.17.1, `cheby2(..., output="sos")` as a frequency response, to 1e-9 (tests/peers/scipy).
 */
export function chebyshev2(design: Chebyshev2Design): SecondOrderSections {
	checkPositive("chebyshev2", "attenuationDb", design.attenuationDb);
	return designSections("chebyshev2", design, (order) => {
		const depth = 1 / Math.sqrt(10 ** (0.1 * design.attenuationDb) - 1);
		const zeros = Array.from({ length: order }, (_, k) => 2 * k + 1 - order)
			.filter((k) => k !== 0)
			.map((k) => ({ re: 0, im: 1 / Math.sin((k * Math.PI) / (2 * order)) }));
		const poles = chebyshevPoles(order, Math.asinh(1 / depth) / order).map((pole) => divide(real(1), pole));
		const negative = ({ re, im }: { re: number; im: number }) => ({ re: -re, im: -im });
		return { zeros, poles, gain: divide(product(poles.map(negative)), product(zeros.map(negative))).re };
	});
}
