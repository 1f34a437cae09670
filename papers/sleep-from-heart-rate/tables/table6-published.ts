import { formatNumber, type Table } from "@quickening/paper";
import type { Comparison } from "../analysis/comparison.ts";
import { modelWords } from "./words.ts";

/** Roberts and others 2020, table 2: eight people, four nights each. */
const roberts = [
	["Always asleep", 0.876, 0],
	["Cole-Kripke, wrist acceleration", 0.891, 0.482],
	["Sadeh, wrist acceleration", 0.88, 0.487],
	["Actiwatch", 0.904, 0.424],
	["Oura ring", 0.899, 0.423],
] as const;

/** What devices with acceleration reach in other people, beside what heart rate reaches here. */
export function table({ rows }: Comparison): Table {
	return {
		title: "Published results of other devices",
		caption:
			"Sleep against wake: accuracy and Cohen's kappa of all epochs. Other people, other nights and other shares of wake: differences should not be computed.",
		columns: [
			{ key: "who", title: "", align: "left" },
			{ key: "accuracy", title: "Accuracy (%)", align: "decimal" },
			{ key: "kappa", title: "Kappa", align: "decimal" },
		],
		rows: [
			{ cells: { who: "This study, heart rate alone, sleep where it is more probable" }, kind: "header" },
			...rows.map(({ model, half }) => ({
				kind: "indented" as const,
				cells: {
					who: modelWords[model],
					accuracy: formatNumber(half.accuracy.estimate === null ? null : 100 * half.accuracy.estimate, 1),
					kappa: formatNumber(half.kappa.estimate, 2),
				},
			})),
			{ cells: { who: "Roberts 2020, as published" }, kind: "header" },
			...roberts.map(([who, accuracy, kappa]) => ({
				kind: "indented" as const,
				cells: { who, accuracy: formatNumber(100 * accuracy, 1), kappa: formatNumber(kappa, 2) },
			})),
		],
		notes: [
			"Roberts DM, et al. Sleep 2020;43(7):zsaa045, doi:10.1093/sleep/zsaa045, table 2. Our intervals are in the table of sleep against wake.",
		],
	};
}
