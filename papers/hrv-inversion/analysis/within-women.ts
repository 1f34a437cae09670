import type { ClockProducts } from "@quickening/cohort";
import { choleskyFactor, choleskySolve } from "@quickening/stats";

/**
 * The trivial baseline: no random effects, no spline, no search. Each woman's mean is taken out, a line that turns where the
 * published study has it turn is fitted by least squares on either clock, and n ln(RSS) is compared: gestation less birth.
 */
export function fixedTurnDifference(gestation: ClockProducts, birth: ClockProducts): number {
	const n = gestation.products.nRows.reduce((sum, rows) => sum + rows, 0);
	return n * Math.log(residualSquares(gestation) / residualSquares(birth));
}

function residualSquares({ products: { k, nGroups, nRows, products }, time, hinges, values }: ClockProducts): number {
	const columns = [time, ...hinges, values];
	const m = columns.length;
	const within = new Float64Array(m * m);
	for (let g = 0; g < nGroups; g++) {
		const at = g * k * k;
		columns.forEach((left, i) => {
			columns.forEach((right, j) => {
				within[i * m + j] += products[at + left * k + right] - (products[at + left] * products[at + right]) / nRows[g];
			});
		});
	}
	const p = m - 1;
	const factor = choleskyFactor({
		values: Float64Array.from({ length: p * p }, (_, at) => within[Math.floor(at / p) * m + (at % p)]),
		nRows: p,
		nColumns: p,
	});
	if (factor === undefined) throw new Error("residualSquares: the turn lies outside of all nights");
	const right = Float64Array.from({ length: p }, (_, i) => within[i * m + p]);
	const slopes = choleskySolve(factor, right);
	return within[p * m + p] - slopes.reduce((sum, slope, i) => sum + slope * right[i], 0);
}
