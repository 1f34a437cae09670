import { definePaper, output } from "@quickening/paper";
import { designParams } from "./analysis/design.ts";
import { claims } from "./claims.ts";

const measured = { measured: output("measure", "measured") };

export default definePaper({
	slug: "hrv-inversion",
	title: "A difference in AIC does not tell which clock turns heart rate variability before birth",
	subtitle: "A simulation study with known truth of a turn by gestational age or by time to birth",
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
	date: "2026-11-30",
	keywords: [
		"heart rate variability",
		"pregnancy",
		"preterm birth",
		"wearables",
		"simulation study",
		"ADEMP",
		"linear mixed models",
		"Akaike information criterion",
	],
	ethics: "No person took part and no person's data were used: every woman is synthetic.",
	synthetic: true,
	datasets: [],
	stages: {
		measure: {
			script: "analysis/measure.ts",
			description:
				"Measures the RMSSD of whole nights from beats as a wrist sensor sees them, and the error that is left.",
			inputs: {},
			params: ["seed", "measure"],
			outputs: { measured: "results/measure/measured.json" },
			values: [
				"measure.bias",
				"measure.sd",
				"measure.sdPlain",
				"measure.slope",
				"measure.removed",
				"measure.beats",
				"measure.women",
			],
		},
		simulate: {
			script: "analysis/simulate.ts",
			description: "Simulates every study of every cell and compares the clocks on the same nights.",
			inputs: measured,
			params: [...designParams],
			outputs: { clocks: "results/simulate/clocks.csv", places: "results/simulate/places.csv" },
		},
		performance: {
			script: "analysis/performance.ts",
			description:
				"Turns studies into shares of right and wrong decisions, and places the published differences among them.",
			inputs: { clocks: output("simulate", "clocks"), places: output("simulate", "places") },
			params: [...designParams],
			outputs: {
				decisions: "results/performance/decisions.json",
				sizes: "results/performance/sizes.json",
				worlds: "results/performance/worlds.json",
				differences: "results/performance/differences.json",
				published: "results/performance/published.json",
				places: "results/performance/places.json",
			},
			values: [
				"count.*",
				"birth.**",
				"gestation.**",
				"difference.**",
				"published.**",
				"signal.*.*",
				"place.**",
				"nights.perWoman",
			],
		},
		axes: {
			script: "analysis/axes.ts",
			description:
				"Says how alike the two clocks are, and what a woman tells of them by the week in which she gives birth.",
			inputs: measured,
			params: [...designParams],
			outputs: { axes: "results/axes/axes.json", weeks: "results/axes/weeks.json" },
			values: ["axes.*.*"],
		},
		"other-rows": {
			script: "analysis/other-rows.ts",
			description: "Shows what a difference in AIC becomes when the two models are not fitted to the same nights.",
			inputs: measured,
			params: [...designParams],
			outputs: { rows: "results/other-rows/rows.json" },
			values: ["otherRows.**"],
		},
		cohort: {
			script: "analysis/cohort.ts",
			description: "Runs the comparison on the tables of a synthetic cohort, as a study team would on its own.",
			inputs: {},
			params: ["pregnancies"],
			outputs: { cohort: "results/cohort/cohort.json" },
			values: ["cohort.pregnancies", "cohort.*.*"],
		},
		example: {
			script: "analysis/example.ts",
			description: "Draws the mean curve of women by the week of birth, under either truth.",
			inputs: {},
			params: [...designParams],
			outputs: { curves: "results/example/curves.json" },
		},
		assumptions: {
			script: "analysis/assumptions.ts",
			description: "Lists what was simulated: each parameter, its value, and where it comes from.",
			inputs: measured,
			params: [...designParams],
			outputs: { assumptions: "results/assumptions/assumptions.json" },
		},
		plan: {
			script: "analysis/ademp.ts",
			description: "Lists the plan by ADEMP: aims, data-generating mechanisms, estimands, methods, performance.",
			inputs: {},
			params: [...designParams],
			outputs: { plan: "results/plan/plan.json" },
		},
	},
	figures: {
		clocks: { spec: "figures/fig1-clocks.ts", rows: output("example", "curves") },
		differences: { spec: "figures/fig2-differences.ts", rows: output("performance", "differences") },
		sizes: { spec: "figures/fig3-sizes.ts", rows: output("performance", "sizes") },
		weeks: { spec: "figures/fig4-weeks.ts", rows: output("axes", "weeks") },
		worlds: { spec: "figures/fig5-worlds.ts", rows: output("performance", "worlds") },
		places: { spec: "figures/fig6-places.ts", rows: output("performance", "places") },
	},
	tables: {
		plan: { table: "tables/table1-plan.ts", rows: output("plan", "plan") },
		assumptions: { table: "tables/table2-assumptions.ts", rows: output("assumptions", "assumptions") },
		performance: { table: "tables/table3-performance.ts", rows: output("performance", "decisions") },
		published: { table: "tables/table4-published.ts", rows: output("performance", "published") },
		rows: { table: "tables/table5-rows.ts", rows: output("other-rows", "rows") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
