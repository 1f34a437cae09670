import { definePaper, output, rawData } from "@quickening/paper";

/** The reviewer's list: every result, the stage that makes it, and each claim with how it is judged. */
export default definePaper({
	slug: "__slug__",
	title: "__title__",
	authors: [
		{
			given: "__given__",
			family: "__family__",
			roles: ["Conceptualization", "Software", "Writing - original draft"],
		},
	],
	version: "0.1.0",
	date: "__date__",
	keywords: ["accelerometry", "physical activity", "sleep"],
	ethics: "__ethics__",
	synthetic: false,
	datasets: ["__dataset__"],
	stages: {
		read: {
			script: "analysis/read.ts",
			description: "Reads each recording block by block, and writes a row a day and a night.",
			inputs: { recordings: rawData("__dataset__") },
			params: ["zone", "endings", "participant", "dateOrder", "epochSeconds", "calibrate", "nightBelongsTo"],
			outputs: {
				recordings: "results/read/recordings.json",
				days: "results/read/days.json",
				nights: "results/read/nights.json",
				unread: "results/read/unread.json",
			},
		},
		summarise: {
			script: "analysis/summarise.ts",
			description: "Summarises valid days and nights by participant, and participants by means with intervals.",
			inputs: {
				recordings: output("read", "recordings"),
				days: output("read", "days"),
				nights: output("read", "nights"),
				unread: output("read", "unread"),
			},
			params: ["validDay", "leastValidDays", "leastNightHours"],
			outputs: {
				days: "results/summarise/days.json",
				people: "results/summarise/people.json",
				spread: "results/summarise/spread.json",
				reading: "results/summarise/reading.json",
			},
			values: [
				...["count.files", "count.unread", "count.people", "count.counted", "count.valid"],
				...["worn.mean", "enmo.mean", "window.mean", "sleep.mean"],
			],
			// What may leave: rows of people stay on the machine, and each number named here passes disclosure control.
			release: {
				outputs: {
					spread: { groups: ["validDays"], people: "people", columns: { n: "count" } },
					reading: { groups: ["reading"], people: "people", columns: { n: "count" } },
				},
				values: {
					"count.files": { kind: "count", counts: "other" },
					"count.unread": { kind: "count", counts: "other" },
					"count.people": "count",
					"count.counted": "count",
					"count.valid": { kind: "count", counts: "other" },
					"*.mean": "mean",
				},
			},
		},
	},
	figures: { days: { spec: "figures/fig1-days.ts", rows: output("summarise", "spread") } },
	tables: {
		days: { table: "tables/table1-days.ts", rows: output("summarise", "spread") },
		unread: { table: "tables/table2-unread.ts", rows: output("summarise", "reading") },
	},
	claims: [
		{ id: "worn", sentence: "On a valid day the device was worn for {value}.", value: "worn.mean" },
		{ id: "enmo", sentence: "Mean acceleration over valid days was {value}.", value: "enmo.mean" },
	],
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
