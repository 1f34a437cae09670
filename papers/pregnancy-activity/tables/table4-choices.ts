import { formatEstimate, type Table } from "@quickening/paper";
import { type VariantRow, variants } from "../analysis/choices.ts";

const shown = ["adept", "stepcountSsl", "actilife", "mims"];

/** Short, to stand beside four intervals. */
const names: Readonly<Record<keyof typeof variants, string>> = {
	oneDay: "One valid day",
	fiveDays: "Five valid days",
	sevenDays: "Seven valid days",
	unweighted: "No weights",
	ageLinear: "Age as a line",
	ageQuadratic: "Age as a curve",
	ageGroups: "Age in groups",
	withNotAscertained: "Not ascertained included",
	to39Years: "Up to 39 years",
};

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
			"Pregnant minus others in percent (95% CI from the survey’s design), everything but the choice named as in the main analysis.",
		columns: [
			{ key: "variant", title: "", align: "left" },
			{ key: "n", title: "n", align: "decimal", definition: "Pregnant women; others" },
			...shown.map((key) => ({ key, title: at("oneDay", key).name, align: "decimal" as const })),
		],
		rows: Object.keys(variants).map((variant) => ({
			cells: {
				variant: names[variant] as string,
				n: `${at(variant, "mims").nPregnant}; ${at(variant, "mims").nOthers}`,
				...Object.fromEntries(shown.map((key) => [key, formatEstimate(at(variant, key), 1)])),
			},
		})),
		notes: [
			"Valid days: that many or more. No weights: strata and sampling units are kept, and each woman counts equally. Age: in a regression, as a line, as a curve with its square, in five-year groups.",
			"Not ascertained included: women for whom pregnancy could not be ascertained count as not pregnant.",
		],
	};
}
