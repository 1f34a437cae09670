import { InvalidInputError, type Samples } from "@quickening/core";
import type { GroupLabels } from "../mixed/grouping.ts";
import { checkFeatures, checkFinite } from "../model/check-model-input.ts";
import type { Matrix } from "../model/matrix.ts";
import { reachOf, refuseExtrapolation } from "./gam-curve.ts";
import { gamFamilies } from "./gam-family.ts";
import type { Gam } from "./gam-fit.ts";

/** New rows for a fitted model. */
export interface GamRows {
	/** Number of rows. */
	readonly n: number;
	/** As in the fit, n rows. */
	readonly fixed?: Matrix;
	/**
	 * Of each term by its name: `x`, `by` as in the fit, or `groups`. A random term left out counts as 0 (a
	 * new participant's mean).
	 */
	readonly terms: Readonly<
		Record<
			string,
			{
				readonly x?: Samples;
				readonly by?: { readonly values: Samples } | { readonly labels: GroupLabels };
				readonly groups?: GroupLabels;
			}
		>
	>;
	readonly offset?: Samples;
	/** Beyond the data (cubic: as a straight line); refused by default. */
	readonly extrapolate?: boolean;
}

/** Predictions, one for each row. */
export interface GamPredictions {
	readonly predictor: Float64Array;
	/** Of the predictor. */
	readonly standardError: Float64Array;
	/** On the scale of the outcome. */
	readonly mean: Float64Array;
	/** Limits of the mean (not of a new outcome). */
	readonly low: Float64Array;
	readonly high: Float64Array;
}

/**
 * Means of new rows by a generalised additive model, with Bayesian limits.
 *
 * @throws InvalidInputError when a curve, its `by`, `fixed` or the fit's offset is missing, lengths differ, a
 *   value is not finite,
 *   x lies outside the data (unless `extrapolate`), or a group or label is not of the fit.
 *
 * Agrees with: R's mgcv, predict with se.fit, to 1e-6 (tests/peers/mgcv).
 * @example
 * gamPredictions(gam({ outcome: [1, 2, 3, 4, 5], smooths: [{ name: "week", x: [1, 2, 3, 4, 5], nBasis: 3 }] }), {
 *   n: 1,
 *   terms: { week: { x: [2.5] } },
 * }).mean[0]; // 2.5
 */
export function gamPredictions(fit: Gam, { n, fixed, terms, offset, extrapolate = false }: GamRows): GamPredictions {
	const where = "gamPredictions";
	const p = fit.allCoefficients.length;
	const nFixed = fit.coefficients.length;
	const refuse = (code: string, argument: string, rule: string, received: unknown): never => {
		throw new InvalidInputError(`${where}: ${argument} must ${rule}; got ${String(received)}`, {
			code,
			argument,
			received,
		});
	};
	const checked = (argument: string, values: Samples | undefined): Samples => {
		if (!values || values.length !== n)
			refuse("length-mismatch", argument, `be given for all ${n} rows`, values?.length ?? "none");
		checkFinite(where, argument, values as Samples);
		return values as Samples;
	};
	const unknown = Object.keys(terms).find((name) => !fit.parts.terms.includes(name));
	if (unknown !== undefined)
		refuse("unknown-term", "terms", `be terms of the fit (${fit.parts.terms.join(", ")})`, unknown);
	if (fit.parts.hasOffset !== (offset !== undefined))
		refuse(
			"offset",
			"offset",
			fit.parts.hasOffset ? "be given, as it was in the fit (0 for an exposure of 1)" : "be left out, as in the fit",
			offset?.length ?? "none",
		);
	if (offset) checked("offset", offset);
	if (fixed) checkFeatures(where, fixed);
	if ((fixed?.nColumns ?? 0) !== nFixed - 1 || (fixed && fixed.nRows !== n))
		refuse(
			"length-mismatch",
			"fixed",
			`have ${n} rows and the ${nFixed - 1} columns of the fit`,
			`${fixed?.nRows ?? 0} x ${fixed?.nColumns ?? 0}`,
		);
	const rows = new Float64Array(n * p);
	for (let i = 0; i < n; i++) {
		rows[i * p] = 1;
		for (let j = 1; j < nFixed; j++) rows[i * p + j] = fixed?.values[i * (nFixed - 1) + j - 1] as number;
	}
	for (const [b, { term, label, groups, hasMultiplier, rowsAt }] of fit.parts.smooths.entries()) {
		const { first, nCoefficients: k } = fit.smooths[b];
		const given = terms[term];
		if (groups) {
			if (!given) continue;
			const own = given.groups;
			if (!own || own.length !== n)
				refuse("length-mismatch", `${term}.groups`, `be given for all ${n} rows`, own?.length ?? "none");
			const slopes = hasMultiplier ? checked(`${term}.x`, given.x) : undefined;
			for (let i = 0; i < n; i++) {
				const at = groups.indexOf((own as GroupLabels)[i]);
				if (at < 0)
					refuse(
						"unknown-group",
						`${term}.groups`,
						"be groups of the fit; leave the term out for a new one",
						(own as GroupLabels)[i],
					);
				rows[i * p + first + at] = slopes?.[i] ?? 1;
			}
			continue;
		}
		const x = checked(`${term}.x`, given?.x);
		const by = given?.by;
		const values = hasMultiplier
			? checked(`${term}.by.values`, by && "values" in by ? by.values : undefined)
			: undefined;
		let taken: ArrayLike<unknown> | undefined;
		if (label !== undefined) {
			taken = by && "labels" in by ? by.labels : undefined;
			if (!taken || taken.length !== n)
				refuse("length-mismatch", `${term}.by.labels`, `be given for all ${n} rows`, taken?.length ?? "none");
			const known = fit.parts.smooths.filter((one) => one.term === term).map((one) => one.label);
			for (let i = 0; i < n; i++)
				if (!known.includes((taken as GroupLabels)[i]))
					refuse("unknown-label", `${term}.by.labels`, `be labels of the fit (${known.join(", ")})`, taken?.[i]);
		}
		const isOwn = (i: number) => label === undefined || taken?.[i] === label;
		refuseExtrapolation(
			where,
			fit,
			b,
			Float64Array.from(x).filter((_, i) => isOwn(i)),
			extrapolate,
		);
		const basis = rowsAt(x);
		for (let i = 0; i < n; i++) {
			if (!isOwn(i)) continue;
			for (let a = 0; a < k; a++) rows[i * p + first + a] = basis.values[i * k + a] * (values?.[i] ?? 1);
		}
	}
	const reach = reachOf(where, fit);
	const { mean } = gamFamilies[fit.family];
	const predictor = new Float64Array(n);
	const standardError = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		const row = rows.subarray(i * p, (i + 1) * p);
		let variance = 0;
		for (let a = 0; a < p; a++) {
			if (row[a] === 0) continue;
			predictor[i] += row[a] * fit.allCoefficients[a];
			for (let b = 0; b < p; b++) variance += row[a] * fit.covariance.values[a * p + b] * row[b];
		}
		predictor[i] += offset?.[i] ?? 0;
		standardError[i] = Math.sqrt(Math.max(variance, 0));
	}
	return {
		predictor,
		standardError,
		mean: predictor.map(mean),
		low: predictor.map((value, i) => mean(value - reach * standardError[i])),
		high: predictor.map((value, i) => mean(value + reach * standardError[i])),
	};
}
