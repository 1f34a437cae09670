import { formatEstimate, formatNumber, type Table } from "@quickening/paper";
import { type VariantRow, variantNames, variants } from "../analysis/choices.ts";

const shown = ["adept", "stepcountSsl", "actilife", "mims"];

/** One choice changed at a time, for four of nine measures. */
export function table(rows: readonly VariantRow[]): Table {
	const at = (variant: string, key: string) => {
		const found = rows.find((row) => row.variant === variant && row.key === key);
		if (found === undefined) throw new Error(`no ${key} in ${variant}`);
		return found;
	};
	return {
		title: "One choice changed at a time",
		caption:
			"Pregnant minus others in percent (95% CI from the survey's design), everything but the choice named as in the main analysis.",
		columns: [
			{ key: "variant", title: "", align: "left" },
			{ key: "nPregnant", title: "Pregnant, n", align: "decimal" },
			{ key: "nOthers", title: "Others, n", align: "decimal" },
			...shown.map((key) => ({ key, title: at("oneDay", key).name, align: "decimal" as const })),
		],
		rows: Object.keys(variants).map((variant) => ({
			cells: {
				variant: variantNames[variant] as string,
				nPregnant: formatNumber(at(variant, "mims").nPregnant, 0),
				nOthers: formatNumber(at(variant, "mims").nOthers, 0),
				...Object.fromEntries(shown.map((key) => [key, formatEstimate(at(variant, key), 0)])),
			},
		})),
		notes: ["Without survey weights strata and sampling units are kept, and each woman counts alike."],
	};
}
