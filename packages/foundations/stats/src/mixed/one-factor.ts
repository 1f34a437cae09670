import type { Criterion, Effects, Evaluation, Part } from "./criterion.ts";
import type { FreeElement, GroupSums } from "./group-sums.ts";
import { invertOnePlusAd, multiply, solveFixed, subtractQuadratic } from "./small-matrices.ts";
import { startOfGroups } from "./start-of-groups.ts";

/**
 * The criterion of a model with one grouping factor, with exact first and second derivatives.
 *
 * Per group, with A = Z'Z: W^-1 = I - Z T Z', T = D (I + A D)^-1, so that Z'W^-1 Z = (I + A D)^-1 A and
 * Z'W^-1 X = (I + A D)^-1 Z'X, without the cancellation of A - A T A.
 *
 * Source: Laird NM, Ware JH. Biometrics 1982;38:963-974, doi:10.2307/2529876; derivatives as in Lindstrom MJ, Bates DM.
 * J Am Stat Assoc 1988;83:1014-1022, doi:10.1080/01621459.1988.10478693.
 */
export function oneFactorCriterion(sums: GroupSums, free: readonly FreeElement[]): Criterion {
	const { nGroups, q, p, zz, zx, xx } = sums;
	const w = p + 1;
	const qq = q * q;
	const spread = new Float64Array(nGroups * qq);
	const slopes = new Float64Array(nGroups * q * w);
	const l = new Float64Array(qq);
	const d = new Float64Array(qq);
	const inverse = new Float64Array(qq);
	const work = new Float64Array(qq);
	const t = new Float64Array(qq);
	const s = new Float64Array(q);
	const cross = new Float64Array(w * w);

	const last = new Float64Array(free.length).fill(Number.NaN);
	let logDeterminant = 0;

	/** What the value needs: kept, so that derivatives at the same theta do not make it again. */
	function prepare(theta: Float64Array): void {
		if (theta.length > 0 && theta.every((value, i) => value === last[i])) return;
		last.set(theta);
		l.fill(0);
		for (let i = 0; i < free.length; i++) l[free[i][0] * q + free[i][1]] = theta[i];
		for (let a = 0; a < q; a++) {
			for (let b = 0; b < q; b++) {
				let sum = 0;
				for (let c = 0; c < q; c++) sum += l[a * q + c] * l[b * q + c];
				d[a * q + b] = sum;
			}
		}
		logDeterminant = sums.logDeterminant;
		cross.set(xx);
		for (let g = 0; g < nGroups; g++) {
			const determinant = invertOnePlusAd(zz, g * qq, d, q, inverse, work);
			logDeterminant += Math.log(determinant);
			multiply(d, 0, inverse, 0, t, 0, q, q, q);
			multiply(inverse, 0, zz, g * qq, spread, g * qq, q, q, q);
			multiply(inverse, 0, zx, g * q * w, slopes, g * q * w, q, q, w);
			subtractQuadratic(zx, g * q * w, t, cross, q, w);
		}
		for (let i = 0; i < w; i++) for (let j = 0; j < i; j++) cross[i * w + j] = cross[j * w + i];
	}

	function evaluate(theta: Float64Array, order: 0 | 1 | 2, withInformation: boolean): Evaluation {
		prepare(theta);
		const solved = solveFixed(cross, p);
		const inverseInformation = solved.inverse;
		const { delta } = solved;
		const nTheta = free.length;
		const none = new Float64Array(0);
		if (order === 0) {
			return {
				logDeterminant: { value: logDeterminant, gradient: none, hessian: none },
				residualSquares: { value: solved.residualSquares, gradient: none, hessian: none },
				logInformation: { value: solved.logInformation, gradient: none, hessian: none },
				delta,
				inverseInformation,
				informationSlopes: [],
			};
		}
		// Sums over groups: P, s s', B K^-1 B', and the products that second derivatives need.
		const sumP = new Float64Array(qq);
		const sumS = new Float64Array(qq);
		const sumR = new Float64Array(qq);
		const second = order === 2;
		const sumPP = new Float64Array(second ? qq * qq : 0);
		const sumPS = new Float64Array(second ? qq * qq : 0);
		const sumPR = new Float64Array(second ? qq * qq : 0);
		const sumBs = new Float64Array(second ? qq * p : 0);
		const sumBB = new Float64Array(withInformation ? qq * p * p : 0);
		const outer = new Float64Array(qq);
		const reach = new Float64Array(qq);
		const weighted = new Float64Array(q * p);
		/** B K^-1 B' and B x B of one group. */
		function informationOf(b: number): void {
			for (let a = 0; a < q; a++) {
				for (let j = 0; j < p; j++) {
					let sum = 0;
					for (let m = 0; m < p; m++) sum += slopes[b + a * w + m] * inverseInformation[m * p + j];
					weighted[a * p + j] = sum;
				}
			}
			for (let a = 0; a < q; a++) {
				for (let c = 0; c < q; c++) {
					let sum = 0;
					for (let j = 0; j < p; j++) sum += weighted[a * p + j] * slopes[b + c * w + j];
					reach[a * q + c] = sum;
					sumR[a * q + c] += sum;
					const from = (a * q + c) * p;
					for (let j = 0; j < p; j++) {
						const left = slopes[b + a * w + j];
						const to = (from + j) * p;
						for (let m = 0; m < p; m++) sumBB[to + m] += left * slopes[b + c * w + m];
					}
				}
			}
		}
		for (let g = 0; g < nGroups; g++) {
			const b = g * q * w;
			const pg = g * qq;
			for (let a = 0; a < q; a++) {
				let sum = slopes[b + a * w + p];
				for (let j = 0; j < p; j++) sum -= slopes[b + a * w + j] * delta[j];
				s[a] = sum;
			}
			for (let a = 0; a < q; a++) {
				for (let c = 0; c < q; c++) {
					outer[a * q + c] = s[a] * s[c];
					sumS[a * q + c] += s[a] * s[c];
					sumP[a * q + c] += spread[pg + a * q + c];
					const from = (a * q + c) * p;
					if (second) for (let j = 0; j < p; j++) sumBs[from + j] += slopes[b + a * w + j] * s[c];
				}
			}
			if (withInformation) informationOf(b);
			if (!second) continue;
			for (let m = 0; m < qq; m++) {
				const left = spread[pg + m];
				for (let k = 0; k < qq; k++) {
					sumPP[m * qq + k] += left * spread[pg + k];
					sumPS[m * qq + k] += left * outer[k];
					if (withInformation) sumPR[m * qq + k] += left * reach[k];
				}
			}
		}
		// dD of each theta.
		const directions = free.map(([row, column]) => {
			const e = new Float64Array(qq);
			for (let c = 0; c < q; c++) {
				e[row * q + c] += l[c * q + column];
				e[c * q + row] += l[c * q + column];
			}
			return e;
		});
		const informationSlopes = (withInformation ? directions : []).map((e) => {
			const f = new Float64Array(p * p);
			for (let m = 0; m < qq; m++) {
				if (e[m] === 0) continue;
				for (let k = 0; k < p * p; k++) f[k] += e[m] * sumBB[m * p * p + k];
			}
			return f;
		});
		const gradientOf = (sum: Float64Array, sign: number) =>
			Float64Array.from(directions, (e) => {
				let value = 0;
				for (let m = 0; m < qq; m++) value += e[m] * sum[m];
				return sign * value;
			});
		const hessians = second
			? secondDerivatives()
			: { logDeterminant: none, residualSquares: none, logInformation: none };

		function secondDerivatives() {
			const shifted = directions.map((e) => {
				const v = new Float64Array(p);
				for (let m = 0; m < qq; m++) for (let j = 0; j < p; j++) v[j] += e[m] * sumBs[m * p + j];
				return v;
			});
			const products = informationSlopes.map((f) => {
				const product = new Float64Array(p * p);
				multiply(inverseInformation, 0, f, 0, product, 0, p, p, p);
				return product;
			});
			const hLog = new Float64Array(nTheta * nTheta);
			const hRss = new Float64Array(nTheta * nTheta);
			const hInformation = new Float64Array(nTheta * nTheta);
			for (let i = 0; i < nTheta; i++) {
				for (let j = 0; j <= i; j++) {
					const e1 = directions[i];
					const e2 = directions[j];
					let trace = 0;
					let square = 0;
					let mixed = 0;
					// Sums of E1_ab P_bc E2_cd times P_da, s_d s_a and R_da.
					for (let a = 0; a < q; a++) {
						for (let b = 0; b < q; b++) {
							const first = e1[a * q + b];
							if (first === 0) continue;
							for (let c = 0; c < q; c++) {
								for (let k = 0; k < q; k++) {
									const both = first * e2[c * q + k];
									if (both === 0) continue;
									const at = (b * q + c) * qq + k * q + a;
									trace += both * sumPP[at];
									square += both * sumPS[at];
									mixed += both * sumPR[at];
								}
							}
						}
					}
					let shift = 0;
					for (let m = 0; m < p; m++)
						for (let k = 0; k < p; k++) shift += shifted[i][m] * inverseInformation[m * p + k] * shifted[j][k];
					let both = 0;
					if (withInformation)
						for (let m = 0; m < p; m++)
							for (let k = 0; k < p; k++) both += products[i][m * p + k] * products[j][k * p + m];
					const [rowI, columnI] = free[i];
					const [rowJ, columnJ] = free[j];
					const curve = columnI === columnJ ? 2 : 0;
					const at = rowI * q + rowJ;
					hLog[i * nTheta + j] = hLog[j * nTheta + i] = curve * sumP[at] - trace;
					hRss[i * nTheta + j] = hRss[j * nTheta + i] = -curve * sumS[at] + 2 * square - 2 * shift;
					hInformation[i * nTheta + j] = hInformation[j * nTheta + i] = -curve * sumR[at] + 2 * mixed - both;
				}
			}
			return { logDeterminant: hLog, residualSquares: hRss, logInformation: hInformation };
		}

		const part = (value: number, gradient: Float64Array, hessian: Float64Array): Part => ({ value, gradient, hessian });
		return {
			logDeterminant: part(logDeterminant, gradientOf(sumP, 1), hessians.logDeterminant),
			residualSquares: part(solved.residualSquares, gradientOf(sumS, -1), hessians.residualSquares),
			logInformation: part(solved.logInformation, gradientOf(sumR, -1), hessians.logInformation),
			delta,
			inverseInformation,
			informationSlopes,
		};
	}
	function effects(theta: Float64Array, delta: Float64Array): readonly Effects[] {
		prepare(theta);
		const modes = new Float64Array(nGroups * q);
		const variances = new Float64Array(nGroups * qq);
		for (let g = 0; g < nGroups; g++) {
			invertOnePlusAd(zz, g * qq, d, q, inverse, work);
			multiply(d, 0, inverse, 0, variances, g * qq, q, q, q);
			for (let a = 0; a < q; a++) {
				s[a] = slopes[(g * q + a) * w + p];
				for (let j = 0; j < p; j++) s[a] -= slopes[(g * q + a) * w + j] * delta[j];
			}
			for (let a = 0; a < q; a++) for (let b = 0; b < q; b++) modes[g * q + a] += d[a * q + b] * s[b];
		}
		return [{ modes, variances }];
	}
	return { nTheta: free.length, evaluate, start: () => startOfGroups(sums, free), effects };
}
