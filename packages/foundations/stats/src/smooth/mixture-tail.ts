import { chiSquareTail } from "../distributions/chi-square.ts";
import { logGamma } from "../distributions/incomplete-beta.ts";

const NODES = 32;
const ANGLES = 12;
const SCALES = 49;
/** Standard deviations of the logarithm of the scale, on both sides. */
const REACH = 12;

/**
 * Upper tail of chi-square of `whole` degrees plus two squared normal variables of weights that sum to 1 + part, which stand for
 * 1 + part degrees (Wood 2013, doi:10.1093/biomet/ass048, section 2.3); with finite residual degrees the statistic is over an
 * estimated scale: chi-square of these over their number.
 *
 * The two squares are an exponential variable of scale a cos2 + b sin2, averaged over the angle; each integral is by rules that
 * gain a digit with every few nodes, so that p is right to about 1e-8 of itself for p above 1e-12.
 */
export function mixtureTail(statistic: number, whole: number, part: number, residual: number): number {
	if (!(statistic > 0)) return 1;
	const sum = 1 + part;
	const a = (sum + Math.sqrt(sum * (2 - sum))) / 2;
	const scales = Array.from({ length: ANGLES }, (_, i) => {
		const angle = ((i + 0.5) / ANGLES) * (Math.PI / 2);
		return a * Math.cos(angle) ** 2 + (sum - a) * Math.sin(angle) ** 2;
	});
	const known = (q: number) => {
		let total = 0;
		for (const scale of scales) total += withExponential(q, whole, scale);
		return total / ANGLES;
	};
	if (!Number.isFinite(residual)) return known(statistic);
	// Average over the logarithm of the estimated scale over the true one, by equal steps.
	const degrees = Math.max(1, Math.round(residual));
	const width = Math.sqrt(2 / degrees) * REACH;
	const step = (2 * width) / (SCALES - 1);
	const constant = (degrees / 2) * Math.log(degrees / 2) - logGamma(degrees / 2);
	let total = 0;
	let weights = 0;
	for (let i = 0; i < SCALES; i++) {
		const t = -width + i * step;
		const weight = Math.exp(constant + (degrees / 2) * (t - Math.exp(t)));
		if (weight < 1e-300) continue;
		weights += weight;
		total += weight * known(statistic * Math.exp(t));
	}
	return total / weights;
}

/** P(chi-square of `whole` degrees + scale times an exponential variable of mean 2 > q). */
function withExponential(q: number, whole: number, scale: number): number {
	if (whole === 0) return Math.exp(-q / (2 * scale));
	const end = q / scale;
	let sum = 0;
	if (end > 80) {
		for (const { x, w } of nodes) sum += w * 80 * 0.5 * Math.exp(-40 * x) * chiSquareTail(q - scale * 80 * x, whole);
		return sum;
	}
	// e = end (1 - x^2): the tail has a root at 0, which the square takes away.
	for (const { x, w } of nodes) {
		const e = end * (1 - x * x);
		sum += w * end * x * Math.exp(-e / 2) * chiSquareTail(q - scale * e, whole);
	}
	return sum + Math.exp(-end / 2);
}

/** Gauss-Legendre nodes and weights on 0 to 1, by Newton's method on Legendre's polynomial. */
const nodes = Array.from({ length: NODES }, (_, i) => {
	let x = Math.cos((Math.PI * (i + 0.75)) / (NODES + 0.5));
	let slope = 1;
	for (let step = 0; step < 100; step++) {
		let before = 1;
		let value = x;
		for (let k = 2; k <= NODES; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
		slope = (NODES * (x * value - before)) / (x * x - 1);
		const change = value / slope;
		x -= change;
		if (Math.abs(change) < 1e-16) break;
	}
	return { x: (1 - x) / 2, w: 1 / ((1 - x * x) * slope * slope) };
});
