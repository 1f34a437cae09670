import { formatEstimate, type Table, type TableRow } from "@quickening/paper";
import type { OddsRow } from "../analysis/odds-ratios.ts";

const digits = (value: number) => (value < 3 ? 2 : 1);
const p = (value: number) => (value < 0.001 ? "< 0.001" : value.toFixed(3));

/** All odds ratios, with n, events, intervals and p. */
export function table(rows: readonly OddsRow[]): Table {
	const samples = ["all", "strict", "not obese", "obese"];
	const titles: Readonly<Record<string, string>> = {
		all: "All women",
		strict: "Strict sample: within 20 weeks, no earlier diabetes, first fasting glucose not diagnostic",
		"not obese": "Body mass index below 30",
		obese: "Body mass index of 30 or more",
	};
	return {
		title: "Odds ratios of gestational diabetes",
		caption: "Odds ratio with 95% interval. Other variables in the model are given after a semicolon.",
		columns: [
			{ key: "what", title: "", align: "left" },
			{ key: "method", title: "Method", align: "left" },
			{ key: "n", title: "n", align: "decimal" },
			{ key: "events", title: "Events", align: "decimal" },
			{ key: "estimate", title: "Odds ratio (95% CI)", align: "left" },
			{
				key: "p",
				title: "p",
				align: "decimal",
				definition:
					"Two-sided: Wald’s (Woolf), Fisher’s (exact), twice the mid-P tail, penalised likelihood ratio (Firth)",
			},
		],
		rows: samples.flatMap((sample): TableRow[] => [
			{ cells: { what: titles[sample] ?? sample }, kind: "header" },
			...rows
				.filter((row) => row.sample === sample)
				.map((row) => ({
					kind: "indented" as const,
					cells: {
						what: row.what,
						method: row.method,
						n: String(row.n),
						events: String(row.nEvents),
						estimate: formatEstimate(row, digits(row.estimate)),
						p: p(row.p),
					},
				})),
		]),
		notes: [
			"The cut-off of 45 mm was chosen on these women: its odds ratios are optimistic, and their p-values are not those of a prespecified test.",
		],
	};
}
