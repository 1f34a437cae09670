import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const days = rawData("lifesnaps-daily", "daily_fitbit_sema_df_unprocessed.csv");
const cleaning = ["leastSteps", "leastSleep", "mostSleep"];

export default definePaper({
	slug: "personal-baselines",
	title: "A month of steps is a less reliable personal baseline than the textbook formula promises",
	subtitle: "Reliability, alarms and the next day’s mood in 7,410 days of 71 people with a wristband",
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
		"wearable device",
		"heart rate variability",
		"reliability",
		"intraclass correlation",
		"within-person change",
		"false alarms",
		"ecological momentary assessment",
	],
	ethics:
		"Secondary analysis of a public, de-identified data set; approval and consent of the original study are described by its authors (doi:10.1038/s41597-022-01764-x). Results contain counts and estimates over people, and no individual days.",
	synthetic: false,
	datasets: ["lifesnaps-daily"],
	stages: {
		coverage: {
			script: "analysis/coverage.ts",
			description: "Counts the nights recorded per person, exclusions and missing data.",
			inputs: { days },
			params: cleaning,
			outputs: {
				coverage: "results/coverage/coverage.json",
				weeks: "results/coverage/weeks.json",
				findings: "results/coverage/findings.json",
				participants: "results/coverage/participants.json",
			},
			values: ["count.*", "nights.*", "people.*", "with28.*", "gapPeople.*", "medianNights.*", "share.*"],
		},
		reliability: {
			script: "analysis/reliability.ts",
			description:
				"Estimates how many nights a personal mean needs, in three ways, by analysis choice and group, and how it ages.",
			inputs: { days },
			params: [...cleaning, "targets", "blocks", "halves", "repeats", "seed"],
			outputs: {
				reliability: "results/reliability/reliability.json",
				curves: "results/reliability/curves.json",
				halves: "results/reliability/halves.json",
				variants: "results/reliability/variants.json",
				stale: "results/reliability/stale.json",
			},
			values: [
				"icc.*",
				"lagOne.*",
				"nights.*.*.*",
				"blocks.*.*",
				"formula.*.*",
				"target.*",
				"stale.*.*",
				"often.*",
				"seldom.*",
			],
		},
		alarms: {
			script: "analysis/alarms.ts",
			description: "Counts the nights per month that lie more than two standard deviations from a person’s baseline.",
			inputs: { days },
			params: [...cleaning, "deviations", "baselineNights", "repeats", "seed"],
			outputs: { alarms: "results/alarms/alarms.json" },
			values: ["alarms.*.*.*", "again.*.*.*", "fresh.*.*.*", "expected.*"],
		},
		mood: {
			script: "analysis/mood.ts",
			description:
				"Predicts the next day’s mood of people not in the training data, from their answers and from the watch.",
			inputs: { days },
			params: [...cleaning, "levelNights", "leastAnswers", "folds", "foldRepeats", "moodRepeats", "seed"],
			outputs: { mood: "results/mood/mood.json", subgroups: "results/mood/subgroups.json" },
			values: ["auc.*.*.*", "within.*.*.*", "brier.*.*.*", "gain.*.*.*", "asked.*"],
		},
	},
	figures: {
		reliability: { spec: "figures/fig1-reliability.ts", rows: output("reliability", "curves") },
		coverage: { spec: "figures/fig2-coverage.ts", rows: output("coverage", "weeks") },
		alarms: { spec: "figures/fig3-alarms.ts", rows: output("alarms", "alarms") },
		mood: { spec: "figures/fig4-mood.ts", rows: output("mood", "mood") },
		stale: { spec: "figures/fig5-stale.ts", rows: output("reliability", "stale") },
	},
	tables: {
		participants: { table: "tables/table1-participants.ts", rows: output("coverage", "participants") },
		coverage: { table: "tables/table2-coverage.ts", rows: output("coverage", "coverage") },
		reliability: { table: "tables/table3-reliability.ts", rows: output("reliability", "reliability") },
		halves: { table: "tables/table4-halves.ts", rows: output("reliability", "halves") },
		variants: { table: "tables/table5-variants.ts", rows: output("reliability", "variants") },
		alarms: { table: "tables/table6-alarms.ts", rows: output("alarms", "alarms") },
		mood: { table: "tables/table7-mood.ts", rows: output("mood", "mood") },
		subgroups: { table: "tables/table8-subgroups.ts", rows: output("mood", "subgroups") },
		"data-check": { table: "tables/table9-data-check.ts", rows: output("coverage", "findings") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
