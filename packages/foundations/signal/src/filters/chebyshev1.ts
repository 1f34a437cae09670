import { checkPositive } from "@quickening/core";
import { type Complex, product, real } from "./complex.ts";
import { designSections } from "./design-sections.ts";
import type { FilterDesign, SecondOrderSections } from "./second-order-sections.ts";

export interface Chebyshev1Design extends FilterDesign {
	/** How far the gain may ripple where the filter lets pass, in dB. */
	readonly rippleDb: number;
}

/**
 * Chebyshev filter of type I: steeper than Butterworth's of the same order, at the price of a ripple where it lets pass.
 *
 * @param design - Order, band, edges in Hz (where the gain has fallen by the ripple), sampling rate in Hz, ripple in dB.
 * @returns Sections for {@link filterForward} and {@link filterZeroPhase}.
 * @throws InvalidInputError when the order is below 1, the ripple not above 0, or an edge not between 0 and half the rate.
 *
 * Source: Chebyshev's polynomials as a filter: Cauer 1931; Oppenheim and Schafer, Discrete-Time Signal Processing, appendix B.
 * Agrees with: SciPy 1.17.1, `cheby1(..., output="sos")` as a frequency response, to 1e-9 (tests/peers/scipy).
 */
export function chebyshev1(design: Chebyshev1Design): SecondOrderSections {
	checkPositive("chebyshev1", "rippleDb", design.rippleDb);
	return designSections("chebyshev1", design, (order) => {
		const ripple = Math.sqrt(10 ** (0.1 * design.rippleDb) - 1);
		const poles = chebyshevPoles(order, Math.asinh(1 / ripple) / order);
		const gain = product(poles.map(({ re, im }) => ({ re: -re, im: -im }))).re;
		return { zeros: [], poles, gain: order % 2 === 0 ? gain / Math.sqrt(1 + ripple * ripple) : gain };
	});
}

/** Poles on an ellipse: those of type I, and the inverses of those of type II. */
export function chebyshevPoles(order: number, spread: number): Complex[] {
	return Array.from({ length: order }, (_, k) => {
		if (2 * k + 1 === order) return real(-Math.sinh(spread));
		const angle = (Math.PI * (2 * k + 1 - order)) / (2 * order);
		return { re: -Math.sinh(spread) * Math.cos(angle), im: -Math.cosh(spread) * Math.sin(angle) };
	});
}
