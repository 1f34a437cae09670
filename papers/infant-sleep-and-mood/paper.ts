import { definePaper, output, rawData } from "@quickening/paper";
import { claims } from "./claims.ts";

const survey = rawData("infant-sleep-maternal-mh", "Dataset_maternal_mental_health_infant_sleep.csv");
const copy = rawData("infant-sleep-maternal-mh", "clean_sleep_data.csv");

export default definePaper({
	slug: "infant-sleep-and-mood",
	title: "Mothers with more depressive symptoms report shorter infant nights, by a little, however it is analysed",
	subtitle: "A planned reanalysis of an open survey of 410 mothers",
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
	keywords: [
		"postpartum depression",
		"anxiety",
		"infant sleep",
		"reanalysis",
		"multiple testing",
		"multiverse analysis",
	],
	ethics:
		"Secondary analysis of a public, de-identified data set; approval and consent of the original survey are described by its authors (doi:10.3390/diagnostics12071625). Results hold counts and estimates, no one's row of answers.",
	synthetic: false,
	datasets: ["infant-sleep-maternal-mh"],
	stages: {
		"data-check": {
			script: "analysis/data-check.ts",
			description: "Looks at every column that is used, at the two tables against each other, and at what is missing.",
			inputs: { survey, copy },
			outputs: { findings: "results/data-check/findings.json", missing: "results/data-check/missing.json" },
			values: [
				"count.mothers",
				"count.twins",
				"count.atLimit",
				"count.noAwakening",
				"count.sleepKnown",
				"count.sleepMissing",
				"count.infantsUnder6Months",
				"count.infants6To9Months",
				"count.infants9To12Months",
				"awakenings.mean",
				"awakenings.variance",
				"sleep.meanHours",
				"copy.different",
				"copy.rewritten",
			],
		},
		participants: {
			script: "analysis/participants.ts",
			description: "Describes mothers and infants by a published cut-off of the EPDS, with standardised differences.",
			inputs: { survey },
			params: ["epdsCutOff", "temperamentItems"],
			outputs: { participants: "results/participants/participants.json" },
			values: ["count.epdsAtCutOff", "percent.epdsAtCutOff"],
		},
		associations: {
			script: "analysis/associations.ts",
			description:
				"Estimates three symptom scores against two reports of sleep in four ways, corrects for six tests, and puts both scores together.",
			inputs: { survey },
			params: ["level", "huberTuning", "epdsGroups"],
			outputs: {
				associations: "results/associations/associations.json",
				joint: "results/associations/joint.json",
				curves: "results/associations/curves.json",
			},
			values: [
				"unadjusted.*.*.*",
				"robust.*.*.*",
				"hc3.*.*.*",
				"infantAge.*.*.*",
				"kept.*.*",
				"takenAtItsWord.*.*",
				"together.*.*.*",
				"together.varianceInflation",
				"correlation.*.*",
				"sd.*",
			],
		},
		multiverse: {
			script: "analysis/multiverse.ts",
			description: "Runs every combination of the planned choices, and says how far each association depends on them.",
			inputs: { survey },
			params: ["level", "huberTuning", "multiverse"],
			outputs: {
				specifications: "results/multiverse/specifications.json",
				options: "results/multiverse/options.json",
			},
			values: ["multiverse.specifications", "multiverse.*.*.*", "variant.*.kept", "variant.*.*.*.*"],
		},
	},
	figures: {
		associations: { spec: "figures/fig1-associations.ts", rows: output("associations", "associations") },
		means: { spec: "figures/fig2-means.ts", rows: output("associations", "curves") },
		specifications: { spec: "figures/fig3-specifications.ts", rows: output("multiverse", "specifications") },
		options: { spec: "figures/fig4-options.ts", rows: output("multiverse", "options") },
		missing: { spec: "figures/fig5-missing.ts", rows: output("data-check", "missing") },
	},
	tables: {
		participants: { table: "tables/table1-participants.ts", rows: output("participants", "participants") },
		choices: { table: "tables/table2-choices.ts", rows: output("multiverse", "options") },
		associations: { table: "tables/table3-associations.ts", rows: output("associations", "associations") },
		multiplicity: { table: "tables/table4-multiplicity.ts", rows: output("associations", "associations") },
		joint: { table: "tables/table5-joint.ts", rows: output("associations", "joint") },
		"data-check": { table: "tables/table6-data-check.ts", rows: output("data-check", "findings") },
	},
	claims,
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
