import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const file = (name: string) => rawData("infant-body-position", `data/${name}.csv`);
const labels = { group: file("compiled_agreement_position"), individual: file("compiled_agreement_split") };
const days = { group: file("imu-compiled"), individual: file("imu-compiled-split") };

export default definePaper({
	slug: "infant-position",
	title: "Infants' posture from leggings holds on average, and not in every home",
	subtitle: "A reanalysis of 34 days of 22 infants, with infants as the unit",
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
	keywords: ["infant", "body position", "wearable sensors", "agreement", "kappa", "reanalysis", "reproducibility"],
	ethics:
		"Secondary analysis of public, de-identified data under an open licence; approval and parents' consent of the original study are described by its authors (doi:10.3758/s13428-023-02236-9). Results name infants by the numbers of the public files.",
	synthetic: false,
	datasets: ["infant-body-position"],
	stages: {
		agreement: {
			script: "analysis/agreement.ts",
			description: "Agreement of two kinds of model with people in the second video, by infant and by position.",
			inputs: { ...labels, days: days.group },
			params: ["bootstrapRepeats", "steadySeconds", "youngerMonths", "seed"],
			outputs: {
				agreement: "results/agreement/agreement.json",
				classes: "results/agreement/classes.json",
				infants: "results/agreement/infants.json",
				confusion: "results/agreement/confusion.json",
				numbers: "results/agreement/numbers.json",
			},
			values: [
				"accuracy.*.*",
				"kappa.*.*",
				"meanAccuracy.*.*",
				"meanKappa.*.*",
				"class.*.*.*",
				"infant.*.*",
				"difference.*",
				"count.labels",
				"count.coded",
				"count.napCoded",
				"count.sessions",
				"count.sessionsIndividual",
			],
		},
		windows: {
			script: "analysis/windows.ts",
			description: "What windows of two seconds to ten minutes change, and the published correlations found again.",
			inputs: labels,
			params: ["bootstrapRepeats", "windowSeconds", "leastCoded", "seed"],
			outputs: {
				windows: "results/windows/windows.json",
				correlations: "results/windows/correlations.json",
				numbers: "results/windows/numbers.json",
			},
			values: ["misplaced.*.*", "minutes.*.*", "r.*.*.*.*", "within.*.*"],
		},
		proximal: {
			script: "analysis/proximal.ts",
			description: "Agreement in the first video as published, and what one of its tables says of the other.",
			inputs: { metrics: file("group_split_metrics"), classMetrics: file("group_split_metrics_class") },
			params: ["bootstrapRepeats", "seed"],
			outputs: {
				rows: "results/proximal/rows.json",
				numbers: "results/proximal/numbers.json",
			},
			values: ["proximal.*.*.*", "proximal.*.lowest", "proximalClass.*.*.*", "check.*"],
		},
		day: {
			script: "analysis/day.ts",
			description: "Posture through the day by age, with infants as the unit.",
			inputs: days,
			params: ["bootstrapRepeats", "youngerMonths", "dayParts", "seed"],
			outputs: {
				sessions: "results/day/sessions.json",
				rows: "results/day/rows.json",
				slopes: "results/day/slopes.json",
				hours: "results/day/hours.json",
				numbers: "results/day/numbers.json",
			},
			values: [
				"day.*.*.*.*",
				"day.largestMove",
				"slope.*.*",
				"count.windows",
				"count.windowsApart",
				"count.infants",
				"count.days",
				"count.youngerDays",
				"count.olderDays",
				"count.youngerInfants",
				"count.olderInfants",
			],
		},
		published: {
			script: "analysis/published.ts",
			description: "Sets each published number beside what the files give.",
			inputs: Object.fromEntries(
				["agreement", "windows", "proximal", "day"].map((stage) => [stage, output(stage, "numbers")]),
			),
			outputs: { comparison: "results/published/comparison.json" },
			values: ["published.numbers", "published.same", "found.**"],
		},
	},
	figures: {
		infants: { spec: "figures/fig1-infants.ts", rows: output("agreement", "infants") },
		confusion: { spec: "figures/fig2-confusion.ts", rows: output("agreement", "confusion") },
		windows: { spec: "figures/fig3-windows.ts", rows: output("windows", "windows") },
		age: { spec: "figures/fig4-age.ts", rows: output("day", "sessions") },
		hours: { spec: "figures/fig5-hours.ts", rows: output("day", "hours") },
	},
	tables: {
		agreement: { table: "tables/table1-agreement.ts", rows: output("agreement", "agreement") },
		classes: { table: "tables/table2-classes.ts", rows: output("agreement", "classes") },
		proximal: { table: "tables/table3-proximal.ts", rows: output("proximal", "rows") },
		correlations: { table: "tables/table4-correlations.ts", rows: output("windows", "correlations") },
		slopes: { table: "tables/table7-slopes.ts", rows: output("day", "slopes") },
		published: { table: "tables/table6-published.ts", rows: output("published", "comparison") },
		day: { table: "tables/table5-day.ts", rows: output("day", "rows") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
