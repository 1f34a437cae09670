import { checkInteger, checkPositive, InvalidInputError } from "@quickening/core";
import { add, type Complex, divide, modulus, multiply, product, real, scale, squareRoot, subtract } from "./complex.ts";
import type { FilterDesign, SecondOrderSections } from "./second-order-sections.ts";

/** Zeros, poles and gain of an analogue or digital filter. */
export interface ZerosPolesGain {
	readonly zeros: readonly Complex[];
	readonly poles: readonly Complex[];
	readonly gain: number;
}

/**
 * An analogue low-pass prototype with its edge at 1 rad/s as digital sections: edges warped, band transformed, bilinear
 * transform, zeros paired with the poles beside them.
 *
 * @throws InvalidInputError when the order is no whole number of at least 1, or an edge is not between 0 and half the rate.
 */
export function designSections(
	where: string,
	design: FilterDesign,
	prototype: (order: number) => ZerosPolesGain,
): SecondOrderSections {
	const { order, band, samplingRateHz } = design;
	checkInteger(where, "order", order, 1);
	checkPositive(where, "samplingRateHz", samplingRateHz);
	const edges = checkEdges(where, design);
	// Twice the tangent: the bilinear transform at a rate of 1 bends frequencies so.
	const warped = edges.map((edgeHz) => 4 * Math.tan((Math.PI * edgeHz) / samplingRateHz));
	const analogue = transformBand(prototype(order), band, warped);
	return { sections: toSections(bilinear(analogue)), samplingRateHz };
}

function checkEdges(where: string, { band, cutoffHz, samplingRateHz }: FilterDesign): number[] {
	const edges = typeof cutoffHz === "number" ? [cutoffHz] : [...cutoffHz];
	const expected = band === "lowpass" || band === "highpass" ? 1 : 2;
	const ordered = edges.every((edge, i) => edge > (i === 0 ? 0 : edges[i - 1]) && edge < samplingRateHz / 2);
	if (edges.length === expected && ordered) return edges;
	throw new InvalidInputError(
		`${where}: cutoffHz must be ${expected === 1 ? "one frequency" : "two rising frequencies"} between 0 and half the rate (${samplingRateHz / 2} Hz) for a ${band}; got ${edges.join(", ")}`,
		{ code: "out-of-range", argument: "cutoffHz", received: cutoffHz },
	);
}

function transformBand(
	prototype: ZerosPolesGain,
	band: FilterDesign["band"],
	edges: readonly number[],
): ZerosPolesGain {
	const { zeros, poles, gain } = prototype;
	const degree = poles.length - zeros.length;
	if (band === "lowpass") {
		const edge = edges[0];
		return {
			zeros: zeros.map((zero) => scale(zero, edge)),
			poles: poles.map((pole) => scale(pole, edge)),
			gain: gain * edge ** degree,
		};
	}
	const atZero = divide(product(zeros.map(negative)), product(poles.map(negative))).re;
	if (band === "highpass") {
		const edge = real(edges[0]);
		return {
			zeros: [...zeros.map((zero) => divide(edge, zero)), ...repeated(real(0), degree)],
			poles: poles.map((pole) => divide(edge, pole)),
			gain: gain * atZero,
		};
	}
	const width = edges[1] - edges[0];
	const centreSquared = real(edges[0] * edges[1]);
	const centre = Math.sqrt(edges[0] * edges[1]);
	if (band === "bandpass") {
		const split = (root: Complex) => splitPair(scale(root, width / 2), centreSquared);
		return {
			zeros: [...zeros.flatMap(split), ...repeated(real(0), degree)],
			poles: poles.flatMap(split),
			gain: gain * width ** degree,
		};
	}
	const split = (root: Complex) => splitPair(divide(real(width / 2), root), centreSquared);
	return {
		zeros: [
			...zeros.flatMap(split),
			...repeated({ re: 0, im: centre }, degree),
			...repeated({ re: 0, im: -centre }, degree),
		],
		poles: poles.flatMap(split),
		gain: gain * atZero,
	};
}

/** The two roots that a band makes of one. */
function splitPair(root: Complex, centreSquared: Complex): [Complex, Complex] {
	const offset = squareRoot(subtract(multiply(root, root), centreSquared));
	return [add(root, offset), subtract(root, offset)];
}

function bilinear({ zeros, poles, gain }: ZerosPolesGain): ZerosPolesGain {
	const twice = real(4);
	const map = (root: Complex) => divide(add(twice, root), subtract(twice, root));
	return {
		zeros: [...zeros.map(map), ...repeated(real(-1), poles.length - zeros.length)],
		poles: poles.map(map),
		gain: gain * divide(product(zeros, twice), product(poles, twice)).re,
	};
}

/** Sections with the poles farthest from the unit circle first, each with the zeros nearest to its poles. */
function toSections({ zeros, poles, gain }: ZerosPolesGain): Float64Array {
	const poleSets = inPairs(poles).toSorted((a, b) => modulus(b[0]) - modulus(a[0]));
	const zeroSets = inPairs(zeros);
	const sections = new Float64Array(6 * poleSets.length);
	poleSets.forEach((pair, position) => {
		const distance = (set: readonly Complex[]) =>
			(set.length === pair.length ? 0 : 10) + modulus(subtract(set[0], { re: pair[0].re, im: Math.abs(pair[0].im) }));
		const nearest = zeroSets.toSorted((a, b) => distance(a) - distance(b))[0] ?? [];
		if (nearest.length > 0) zeroSets.splice(zeroSets.indexOf(nearest), 1);
		// The poles nearest to the circle ring longest: they come last.
		const row = 6 * (poleSets.length - 1 - position);
		sections.set(polynomial(nearest), row);
		sections.set(polynomial(pair), row + 3);
	});
	for (let i = 0; i < 3; i++) sections[i] *= gain;
	return sections;
}

/** Conjugate pairs first (the member above the axis stands first), then real roots two by two, largest first. */
function inPairs(roots: readonly Complex[]): Complex[][] {
	const isReal = (root: Complex) => Math.abs(root.im) <= 1e-10 * Math.max(1, modulus(root));
	const pairs = roots
		.filter((root) => !isReal(root) && root.im > 0)
		.map((root) => [root, { re: root.re, im: -root.im }]);
	const reals = roots
		.filter(isReal)
		.map(({ re }) => real(re))
		.toSorted((a, b) => b.re - a.re);
	const sets: Complex[][] = [...pairs];
	// A zero at each end of the axis goes with a zero at the other end: a band-pass keeps its shape in every section.
	while (reals.length > 1) sets.push([reals.shift()!, reals.pop()!]);
	if (reals.length === 1) sets.push(reals);
	return sets;
}

/** Coefficients of the monic polynomial in 1/z with these roots (at most two). */
function polynomial(roots: readonly Complex[]): [number, number, number] {
	if (roots.length === 0) return [1, 0, 0];
	if (roots.length === 1) return [1, -roots[0].re, 0];
	return [1, -(roots[0].re + roots[1].re), multiply(roots[0], roots[1]).re];
}

function negative(root: Complex): Complex {
	return { re: -root.re, im: -root.im };
}

function repeated(value: Complex, times: number): Complex[] {
	return Array.from({ length: times }, () => value);
}
