import type { DisclosureRules } from "../control/rules.ts";
import { kindName, quantileFraction, type StatisticKind } from "../control/statistic-kind.ts";

/** Why a number must go out, or why the whole release must stop. */
export interface Judgement {
	readonly suppress?: string;
	readonly refuse?: { readonly rule: string; readonly whatToDo: string };
}

/**
 * Judges one statistic by how many people are behind it; counts, percents, sums and curves have rules of their own besides.
 *
 * @param n - Number of distinct people.
 *
 * Source: Brandt et al. 2010 (ESSnet SDC), chapter 3; SACRO's classes of statistics, doi:10.1109/TP.2025.3566052.
 */
export function judgeStatistic(kind: StatisticKind, n: number, rules: DisclosureRules): Judgement {
	const name = kindName(kind);
	if (name === "minimum" || name === "maximum") {
		return {
			refuse: {
				rule: `a ${name} is what one person has`,
				whatToDo: "Give quantiles inside the distribution, such as the 5th and the 95th percentile, as kind quantile",
			},
		};
	}
	if (name === "prediction") {
		return {
			refuse: {
				rule: "a prediction is about one person",
				whatToDo: "Give how well the model predicts: discrimination, calibration in groups, errors by group",
			},
		};
	}
	if (name === "constant") return {};
	if (name === "leaf") {
		return n > rules.smallCount
			? {}
			: {
					refuse: {
						rule: "a leaf of a tree holds too few people, and a tree cannot lose one",
						whatToDo: `Grow the tree again with more than ${rules.smallCount} people in each leaf`,
					},
				};
	}
	if (n === 0) return { suppress: "nobody is behind it" };
	if (n <= rules.smallCount) return { suppress: "too few people are behind it" };
	const p = quantileFraction(kind);
	// 140 times 1 - 0.95 is a little more than 7 in binary, so just 7 is told with a margin.
	if (p !== undefined && !(n * Math.min(p, 1 - p) > rules.smallCount + 1e-6)) {
		return { suppress: "too few people lie beyond this quantile" };
	}
	if (name === "estimate") {
		const parameters = typeof kind === "object" && kind.kind === "estimate" ? kind.parameters : 1;
		if (!(n - parameters >= rules.minResidualDf))
			return { suppress: "the model has too few residual degrees of freedom" };
	}
	return {};
}
