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
	// What a journal asks for; an empty text is printed nowhere.
	// What is missing: `npm run quickening -- submission __slug__ --list`.
	submission: {
		funding: "",
		interests: "",
		useOfAi: "",
	},
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
		people: {
			script: "analysis/people.ts",
			description: "Summarises the valid days and nights of each participant.",
			inputs: { days: output("read", "days"), nights: output("read", "nights") },
			params: ["validDay", "leastValidDays", "leastNightHours"],
			outputs: { days: "results/people/days.json", people: "results/people/people.json" },
		},
		means: {
			script: "analysis/means.ts",
			description: "Takes means over people with intervals, and counts what was read, valid and left out.",
			inputs: {
				recordings: output("read", "recordings"),
				unread: output("read", "unread"),
				days: output("people", "days"),
				people: output("people", "people"),
			},
			params: ["validDay"],
			outputs: { spread: "results/means/spread.json", reading: "results/means/reading.json" },
			values: [
				...["count.files", "count.unread", "count.calibrated", "count.people", "count.counted", "count.valid"],
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
					"count.calibrated": { kind: "count", counts: "other" },
					"count.people": "count",
					"count.counted": "count",
					"count.valid": { kind: "count", counts: "other" },
					"*.mean": "mean",
				},
			},
		},
	},
	figures: { days: { spec: "figures/fig1-days.ts", rows: output("means", "spread") } },
	tables: {
		days: { table: "tables/table1-days.ts", rows: output("means", "spread") },
		unread: { table: "tables/table2-unread.ts", rows: output("means", "reading") },
	},
	claims: [
		{ id: "worn", sentence: "On a valid day the device was worn for {value}.", value: "worn.mean" },
		{ id: "enmo", sentence: "Mean acceleration over valid days was {value}.", value: "enmo.mean" },
	],
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
