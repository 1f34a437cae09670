import type { PaperDefinition, ProvenanceFacts } from "../src/index.ts";

/** An invented paper of three stages on two data sets, one of which not everybody may have. */
export const factsOfSleep: ProvenanceFacts = {
	definition: {
		slug: "sleep",
		title: "Nights are shorter",
		authors: [
			{
				family: "Example",
				given: "Ada",
				affiliation: "Institute",
				affiliationUrl: "https://example.org",
				orcid: "0000-0002-1825-0097",
				roles: ["Software"],
			},
			{ family: "Sample", given: "Ben", affiliation: "Institute", affiliationUrl: "https://example.org", roles: [] },
		],
		version: "1.2.0",
		date: "2026-01-02",
		keywords: ["sleep"],
		ethics: "",
		synthetic: false,
		datasets: ["nights", "diaries"],
		stages: {},
		figures: { line: { spec: "figures/line.ts", rows: { kind: "output", stage: "fit", name: "rows" } } },
		tables: { who: { table: "tables/who.ts", rows: { kind: "output", stage: "read", name: "rows" } } },
		claims: [{ id: "shorter", sentence: "Nights last {value}.", value: "night.mean" }],
		manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
	} satisfies PaperDefinition,
	stages: [
		// In the order of dvc.yaml, which need not be the order of running.
		stage(
			"fit",
			[input("papers/sleep/results/rows.json", "read"), { path: "data/diaries/raw/mood.csv", dataset: "diaries" }],
			["papers/sleep/results/fit.json"],
			{ "@tensorflow/tfjs-node": "4.22.0" },
		),
		stage(
			"read",
			[{ path: "data/nights/raw/nights", md5: "ab.dir", dataset: "nights" }],
			["papers/sleep/results/rows.json"],
		),
		stage(
			"figure-line",
			[input("papers/sleep/results/fit.json", "fit")],
			["papers/sleep/results/figures/line.csv", "papers/sleep/results/figures/line.svg"],
		),
		stage("table-who", [input("papers/sleep/results/rows.json", "read")], ["papers/sleep/results/tables/who.json"]),
	],
	parameters: { seed: 7 },
	values: {
		"night.mean": {
			value: 7.25,
			unit: "h",
			digits: 2,
			n: 40,
			units: "women",
			spread: { kind: "SD", value: 0.75 },
			interval: { low: 7, high: 7.5, levelPercent: 95, method: "bootstrap" },
			method: "Mean night.",
			stage: "fit",
		},
	},
	figures: { line: { columnMm: 85, title: "A line", caption: "n = 40 & more.", alt: "A line falls." } },
	tables: {},
	datasets: [
		{
			slug: "nights",
			title: "Nights",
			citation: "Example A. Nights. 2020.",
			licence: "CC-BY-4.0",
			licenceConfirmed: true,
			tier: "open",
			address: "https://doi.org/10.1000/nights",
			nFiles: 2,
			bytes: 30,
			files: ["1", "2"].map((id) => ({
				path: `data/nights/raw/nights/${id}.csv`,
				bytes: 15,
				sha256: id.repeat(64),
				address: `https://example.org/${id}.csv`,
			})),
		},
		{
			slug: "diaries",
			title: "Diaries",
			citation: "Sample B. Diaries. 2021.",
			licence: "NONE (to be confirmed)",
			licenceConfirmed: false,
			tier: "restricted",
			nFiles: 1,
			bytes: 9,
			files: [{ path: "data/diaries/raw/mood.csv", bytes: 9, sha256: "3".repeat(64) }],
		},
	],
	variables: { TZ: "UTC", OMP_NUM_THREADS: "1", ONEDNN_MAX_CPU_ISA: "AVX2", UV_THREADPOOL_SIZE: "4" },
	commit: "c0ffee",
};

function input(path: string, stage: string) {
	return { path, stage };
}

function stage(
	name: string,
	inputs: ProvenanceFacts["stages"][number]["inputs"],
	outputs: readonly string[],
	npm: Record<string, string> = {},
): ProvenanceFacts["stages"][number] {
	return {
		name,
		description: `Does ${name}.`,
		script: `papers/sleep/analysis/${name}.ts`,
		source: "",
		codeSha256: "e".repeat(64),
		files: [`papers/sleep/analysis/${name}.ts`],
		npm: { vega: "6.4.0", ...npm },
		params: name === "fit" ? ["seed"] : [],
		inputs,
		outputs: outputs.map((path) => ({ path })),
	};
}
