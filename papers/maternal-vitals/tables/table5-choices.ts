import { formatEstimate, type Table } from "@quickening/paper";
import { type VariantRow, variantNames, variants } from "../analysis/choices.ts";
import { measures } from "../analysis/measures.ts";

/** One choice changed at a time. */
export function table(rows: readonly VariantRow[]): Table {
	const at = (variant: string, key: string) => rows.find((row) => row.variant === variant && row.key === key);
	return {
		title: "One choice changed at a time",
		caption:
			"Pregnant minus others (95% CI from the survey’s design), everything but the choice named as in the main analysis.",
		columns: [
			{ key: "variant", title: "", align: "left" },
			{ key: "n", title: "n", align: "left", definition: "Pregnant women; others, with a diastolic pressure" },
			...measures.map(({ key, name, unit }) => ({ key, title: `${name} (${unit})`, align: "decimal" as const })),
		],
		rows: Object.keys(variants).map((variant) => ({
			cells: {
				variant: variantNames[variant] as string,
				n: `${at(variant, "diastolic")?.nPregnant}; ${at(variant, "diastolic")?.nOthers}`,
				...Object.fromEntries(
					measures.map(({ key }) => {
						const found = at(variant, key);
						return [key, found === undefined ? "" : formatEstimate(found, 1)];
					}),
				),
			},
		})),
		notes: [
			"Pulse was measured once, so that choices of readings do not affect it. Without weights, strata and sampling units are kept, and each woman counts equally.",
		],
	};
}
