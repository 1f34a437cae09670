import type { DisclosureRules } from "../control/rules.ts";
import { kindName, type StatisticKind } from "../control/statistic-kind.ts";

/** Kinds that are rounded as statistics; counts, percents and constants have rules of their own. */
const rounded: readonly string[] = ["mean", "sd", "median", "quartile", "quantile", "sum", "estimate", "step"];

/**
 * A statistic at the digits that are released. At full precision it tells the count that was rounded: 2471/19 is 130.0526..., and
 * no other count of women with whole numbers gives that.
 *
 * @param digits - Digits after the decimal point, where the statistic is printed with so many.
 */
export function roundStatistic(
	x: number,
	kind: StatisticKind,
	{ significantDigits }: DisclosureRules,
	digits?: number,
): number {
	if (!Number.isFinite(x) || !rounded.includes(kindName(kind))) return x;
	const significant = Number(x.toPrecision(significantDigits));
	if (digits === undefined) return significant;
	const printed = Number(x.toFixed(digits));
	// Whichever says less.
	return Math.abs(printed - x) > Math.abs(significant - x) ? printed : significant;
}
