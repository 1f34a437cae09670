import type { FreeElement } from "./group-sums.ts";
import type { Factor } from "./random-terms.ts";

/**
 * All elements of L of each correlated term, not its lower triangle alone. The search for the optimum moves in these: where a
 * variance or more falls to 0, a triangle has to turn on a narrow curve, and the full L has not.
 */
export function searchedElements({ terms }: Factor): readonly FreeElement[] {
	return terms.flatMap(({ at, columnNames, correlated }) =>
		columnNames.flatMap((_, row) =>
			columnNames.flatMap((_other, column): FreeElement[] =>
				correlated || row === column ? [[at + row, at + column]] : [],
			),
		),
	);
}

/** The lower triangle with the same L L', its diagonal not negative, as theta of the factor's own elements. */
export function triangularTheta(
	{ q, free }: Factor,
	elements: readonly FreeElement[],
	theta: Float64Array,
): Float64Array {
	const full = new Float64Array(q * q);
	for (const [i, [row, column]] of elements.entries()) full[row * q + column] = theta[i];
	// Rows of L made of directions at right angles, each taken out twice: L = T Q.
	const triangle = new Float64Array(q * q);
	const directions = new Float64Array(q * q);
	for (let a = 0; a < q; a++) {
		const rest = full.slice(a * q, (a + 1) * q);
		const whole = Math.hypot(...rest);
		for (let pass = 0; pass < 2; pass++) {
			for (let b = 0; b < a; b++) {
				let share = 0;
				for (let c = 0; c < q; c++) share += directions[b * q + c] * rest[c];
				triangle[a * q + b] += share;
				for (let c = 0; c < q; c++) rest[c] -= share * directions[b * q + c];
			}
		}
		const left = Math.hypot(...rest);
		triangle[a * q + a] = left;
		if (left > 1e-14 * whole) for (let c = 0; c < q; c++) directions[a * q + c] = rest[c] / left;
	}
	return Float64Array.from(free, ([row, column]) => triangle[row * q + column]);
}
