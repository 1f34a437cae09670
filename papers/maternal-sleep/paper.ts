import { definePaper, output, rawData } from "@quickening/paper";
import { filePath, inputName, figures as originals } from "./analysis/aggregates.ts";
import { claims } from "./claims.ts";

/** The fourteen tables, each under the name of its figure: figure2a to figure5d. */
const tables = Object.fromEntries(
	originals.map((figure) => [inputName(figure), rawData("fitbit-pregnancy-sleep", filePath(figure))]),
);

export default definePaper({
	slug: "maternal-sleep",
	title: "Early pregnancy adds light sleep, and deep sleep wanes until birth",
	subtitle: "A reanalysis of the public aggregates of 2540 Fitbit users",
	authors: [
		{
			name: "The Quickening authors",
			roles: [
				"Conceptualization",
				"Methodology",
				"Software",
				"Formal analysis",
				"Validation",
				"Writing - original draft",
			],
		},
	],
	version: "1.0.0",
	date: "2026-11-25",
	keywords: ["sleep", "pregnancy", "postpartum", "wearable device", "reanalysis", "reproducibility"],
	ethics:
		"Reanalysis of public aggregates without data on any individual; approval and consent of the original study are described by its authors (doi:10.1016/j.ebiom.2025.105640).",
	synthetic: false,
	datasets: ["fitbit-pregnancy-sleep"],
	stages: {
		"data-check": {
			script: "analysis/data-check.ts",
			description: "Looks at the fourteen tables before anything is computed, and at what their shares are shares of.",
			inputs: tables,
			outputs: { findings: "results/data-check/findings.json", counts: "results/data-check/counts.json" },
			values: true,
		},
		series: {
			script: "analysis/series.ts",
			description: "Puts the tables into the rows that figures draw; nothing is smoothed or left out.",
			inputs: { ...tables, counts: output("data-check", "counts") },
			outputs: {
				timeAsleep: "results/series/time-asleep.json",
				stages: "results/series/stages.json",
				percentiles: "results/series/percentiles.json",
				shares: "results/series/shares.json",
				afterBirth: "results/series/after-birth.json",
				unnamed: "results/series/unnamed.json",
				who: "results/series/who.json",
				heartRate: "results/series/heart-rate.json",
				weekly: "results/series/weekly.json",
			},
		},
		summary: {
			script: "analysis/summary.ts",
			description: "Computes peaks, falls, spread and periods, and the same under other defensible choices.",
			inputs: { ...tables, counts: output("data-check", "counts") },
			params: [
				"trimesterStartWeeks",
				"otherTrimesterStartWeeks",
				"afterBirthWeeks",
				"smoothingWeeks",
				"referenceWeeks",
				"declineWeeks",
				"heartRateLowDays",
			],
			outputs: { periods: "results/summary/periods.json", headline: "results/summary/headline.json" },
			values: true,
		},
		published: {
			script: "analysis/comparison.ts",
			description: "Sets each published number beside what the files give.",
			inputs: { headline: output("summary", "headline") },
			outputs: { comparison: "results/published/comparison.json" },
			values: true,
		},
	},
	figures: {
		who: { spec: "figures/fig1-who.ts", rows: output("series", "who") },
		"time-asleep": { spec: "figures/fig2-time-asleep.ts", rows: output("series", "timeAsleep") },
		stages: { spec: "figures/fig3-stages.ts", rows: output("series", "stages") },
		percentiles: { spec: "figures/fig4-percentiles.ts", rows: output("series", "percentiles") },
		"after-birth": { spec: "figures/fig5-after-birth.ts", rows: output("series", "afterBirth") },
		shares: { spec: "figures/fig6-shares.ts", rows: output("series", "shares") },
		unnamed: { spec: "figures/fig7-unnamed.ts", rows: output("series", "unnamed") },
		"heart-rate": { spec: "figures/fig8-heart-rate.ts", rows: output("series", "heartRate") },
	},
	tables: {
		"data-check": { table: "tables/table1-data-check.ts", rows: output("data-check", "findings") },
		periods: { table: "tables/table2-periods.ts", rows: output("summary", "periods") },
		published: { table: "tables/table3-published.ts", rows: output("published", "comparison") },
		pregnancy: { table: "tables/table4-pregnancy.ts", rows: output("series", "weekly") },
		"after-birth": { table: "tables/table5-after-birth.ts", rows: output("series", "weekly") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
