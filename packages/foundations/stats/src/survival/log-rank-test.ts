import { InvalidInputError } from "@quickening/core";
import { chiSquareTail } from "../distributions/chi-square.ts";
import { type GroupLabels, groupingOf } from "../mixed/grouping.ts";
import type { Matrix } from "../model/matrix.ts";
import { eventGrid } from "./event-grid.ts";
import { checkRows, checkTimes, type SurvivalTimes } from "./survival-times.ts";

export interface LogRankOptions {
	/** Stratum of each row, such as a centre: groups are compared within strata. */
	readonly strata?: GroupLabels;
	/**
	 * Weight of an event by S(t-)^rho, the survival of all groups together just before: 0 (log-rank, default) weighs all alike,
	 * 1 (Peto and Peto) early ones more.
	 */
	readonly rho?: number;
}

export interface LogRankGroup {
	readonly label: number | string;
	readonly n: number;
	/** Events, and those to be expected if all groups had one curve; weighted when rho is not 0. */
	readonly observed: number;
	readonly expected: number;
}

export interface LogRankTest {
	/** In the order in which they first appear. */
	readonly groups: readonly LogRankGroup[];
	/** Covariance of observed minus expected, k x k; it has rank k - 1 at most. */
	readonly covariance: Matrix;
	readonly chiSquare: number;
	readonly degreesOfFreedom: number;
	readonly p: number;
}

/**
 * Log-rank test that k groups have one survival curve; stratified, and weighted (Harrington and Fleming) on request.
 *
 * @param rows - `times`, `events` (1 or 0), `entries` for left truncation; n rows each, one a participant.
 * @param groups - Group of each row, two or more different numbers or texts.
 * @param options - `strata`; `rho` (0).
 * @returns Chi-square on as many degrees of freedom as the covariance has rank: k - 1 when all groups were at risk together;
 *   NaN when no event could tell groups apart.
 * @throws InvalidInputError as `kaplanMeier`; no events, a missing group or stratum, a single group, or rho not finite.
 *
 * Source: Mantel N. Cancer Chemother Rep 1966;50:163-170; Peto R, Peto J. J R Stat Soc A 1972;135:185-207,
 * doi:10.2307/2344317; Harrington DP, Fleming TR. Biometrika 1982;69:553-566, doi:10.1093/biomet/69.3.553.
 * Agrees with: R's survival, survdiff, to 1e-9 (tests/peers/survival).
 * @example
 * logRankTest({ times: [1, 2, 3, 4], events: [1, 1, 1, 1] }, ["a", "a", "b", "b"]).chiSquare; // 2.882...
 */
export function logRankTest(
	rows: SurvivalTimes,
	groups: GroupLabels,
	{ strata, rho = 0 }: LogRankOptions = {},
): LogRankTest {
	const where = "logRankTest";
	const checked = checkTimes(where, rows);
	const { times, events } = checked;
	checkRows(where, "groups", groups.length, times.length);
	if (!Number.isFinite(rho)) {
		throw new InvalidInputError(`${where}: rho must be finite; got ${rho}`, {
			code: "not-finite",
			argument: "rho",
			received: rho,
		});
	}
	const { codes, labels } = groupingOf(where, "groups", groups, times.length);
	const k = labels.length;
	if (k < 2) {
		throw new InvalidInputError(`${where}: groups must be two or more; got only ${labels[0]}`, {
			code: "too-short",
			argument: "groups",
			received: k,
		});
	}
	const { starts, first, end, strata: stratum, times: grid } = eventGrid(where, checked, strata);
	const m = grid.length;
	// Changes of the numbers at risk by event time and group; a stratum has one place more, for those at risk to its end.
	const change = new Float64Array((m + starts.length - 1) * k);
	const died = new Float64Array(m * k);
	for (let i = 0; i < codes.length; i++) {
		if (first[i] === end[i]) continue;
		change[(first[i] + stratum[i]) * k + codes[i]]++;
		change[(end[i] + stratum[i]) * k + codes[i]]--;
		if (events[i] === 1) died[(end[i] - 1) * k + codes[i]]++;
	}
	const observed = new Float64Array(k);
	const expected = new Float64Array(k);
	const covariance = new Float64Array(k * k);
	const atRisk = new Float64Array(k);
	for (let s = 0; s + 1 < starts.length; s++) {
		atRisk.fill(0);
		let survival = 1;
		for (let t = starts[s]; t < starts[s + 1]; t++) {
			let n = 0;
			let d = 0;
			for (let g = 0; g < k; g++) {
				atRisk[g] += change[(t + s) * k + g];
				n += atRisk[g];
				d += died[t * k + g];
			}
			const weight = rho === 0 ? 1 : survival ** rho;
			const spread = n > 1 ? (weight * weight * d * (n - d)) / (n - 1) / n : 0;
			for (let g = 0; g < k; g++) {
				observed[g] += weight * died[t * k + g];
				expected[g] += (weight * d * atRisk[g]) / n;
				covariance[g * k + g] += spread * atRisk[g];
				for (let h = 0; h < k; h++) covariance[g * k + h] -= (spread * atRisk[g] * atRisk[h]) / n;
			}
			survival *= (n - d) / n;
		}
	}
	const { chiSquare, degreesOfFreedom } = quadraticForm(observed, expected, covariance);
	const sizes = new Int32Array(k);
	for (const code of codes) sizes[code]++;
	return {
		groups: labels.map((label, g) => ({ label, n: sizes[g], observed: observed[g], expected: expected[g] })),
		covariance: { values: covariance, nRows: k, nColumns: k },
		chiSquare: degreesOfFreedom > 0 ? chiSquare : Number.NaN,
		degreesOfFreedom,
		p: degreesOfFreedom > 0 ? chiSquareTail(chiSquare, degreesOfFreedom) : Number.NaN,
	};
}

/** (O - E)' V^- (O - E) and the rank of V, by elimination; a group that those before it decide is passed over. */
function quadraticForm(
	observed: Float64Array,
	expected: Float64Array,
	covariance: Float64Array,
): { chiSquare: number; degreesOfFreedom: number } {
	const k = observed.length;
	const left = covariance.slice();
	const u = observed.map((value, g) => value - expected[g]);
	let chiSquare = 0;
	let degreesOfFreedom = 0;
	for (let g = 0; g < k; g++) {
		const pivot = left[g * k + g];
		if (!(pivot > 1e-10 * covariance[g * k + g])) continue;
		chiSquare += (u[g] * u[g]) / pivot;
		degreesOfFreedom++;
		for (let i = g + 1; i < k; i++) {
			const factor = left[i * k + g] / pivot;
			u[i] -= factor * u[g];
			for (let j = g + 1; j < k; j++) left[i * k + j] -= factor * left[g * k + j];
		}
	}
	return { chiSquare, degreesOfFreedom };
}
