import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderFigure } from "@quickening/figures/render";
import { definePaper, mergeValues, output, type Table } from "@quickening/paper";
import { panelsSpec, rocRows, rocSpec } from "../../figures/test/demo-figures.ts";
import { renderTable } from "../src/index.ts";

/** A small invented paper that has one of everything; the tests set it, and people look at it when the layout changes. */
export const demoPaper = definePaper({
	slug: "demo",
	title: "A heart rate that is not there looks like an answer",
	subtitle: "An invented study of invented recordings, to show how a paper is set",
	authors: [
		{
			family: "Example",
			given: "Ada",
			affiliation: "Department of Obstetrics, University of Somewhere",
			roles: ["Conceptualization", "Methodology"],
		},
		{
			family: "Sample",
			given: "Ben",
			affiliation: "Institute of Signals, University of Elsewhere",
			roles: ["Software", "Formal analysis"],
		},
	],
	version: "0.1.0",
	date: "2025-05-12",
	keywords: ["cardiotocography", "missing data", "prediction"],
	ethics: "No person took part: all recordings were made by a program.",
	synthetic: true,
	datasets: [],
	stages: {},
	figures: {
		roc: { spec: "figures/fig1-roc.ts", rows: output("demo", "roc") },
		panels: { spec: "figures/fig2-panels.ts", rows: output("demo", "roc") },
	},
	tables: {
		performance: { table: "tables/table1-performance.ts", rows: output("demo", "rows") },
		participants: { table: "tables/table2-participants.ts", rows: output("demo", "rows") },
	},
	claims: [],
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});

/** A table module's `table`. */
export function performanceTable(): Table {
	return {
		title: "Performance.",
		caption: "Area under the curve and calibration slope, corrected for optimism, with 95% intervals.",
		columns: [
			{ key: "model", title: "Model", align: "left" },
			{ key: "events", title: "Events", align: "decimal" },
			{ key: "auc", title: "AUC", align: "decimal", definition: "area under the receiver operating characteristic" },
		],
		rows: [
			{ cells: { model: "By the last signal" }, kind: "header" },
			{ cells: { model: "Vaginal births", events: "29", auc: "0.77 (0.68 to 0.85)" }, kind: "indented" },
			{ cells: { model: "All births", events: "44", auc: "0.71 (0.62 to 0.79)" }, kind: "indented" },
			{ cells: { model: "By the clock" }, kind: "header" },
			{ cells: { model: "Vaginal births", events: "29", auc: "0.68 (0.57 to 0.78)" }, kind: "indented" },
			{ cells: { model: "All births", events: "1,044", auc: "\u2013" }, kind: "indented" },
		],
		notes: ["A dash: not estimable."],
	};
}

/** A wide table. */
export function participantsTable(): Table {
	const row = (label: string, all: string, low: string, high: string, difference: string) => ({
		cells: { label, all, low, high, difference },
	});
	return {
		title: "Who was studied.",
		caption: "Mean (SD), median (quartiles) or number (%), by pH of the umbilical artery.",
		columns: [
			{ key: "label", title: "", align: "left" },
			{ key: "all", title: "All births (n = 552)", align: "decimal" },
			{ key: "low", title: "pH < 7.05 (n = 40)", align: "decimal" },
			{ key: "high", title: "pH \u2265 7.05 (n = 512)", align: "decimal" },
			{
				key: "difference",
				title: "Standardised difference",
				align: "decimal",
				definition: "difference of means over the pooled SD",
			},
		],
		rows: [
			{ cells: { label: "Mother and birth" }, kind: "header" },
			row("Age (years)", "29.6 (4.5)", "28.9 (4.1)", "29.7 (4.5)", "\u22120.18"),
			row("Caesarean section", "46 (8.3%)", "11 (27.5%)", "35 (6.8%)", "0.57"),
			{ cells: { label: "Baby" }, kind: "header" },
			row("Birth weight (g)", "3,402 (455)", "3,310 (512)", "3,409 (450)", "\u22120.21"),
			row("Apgar at 5 min below 7", "14 (2.5%)", "9 (22.5%)", "5 (1.0%)", "0.71"),
			{ cells: { label: "Recording" }, kind: "header" },
			row("Missing signal (%)", "18.8 (9.1 to 26.0)", "23.4 (11.2 to 31.7)", "18.1 (8.9 to 25.2)", "0.29"),
		],
		notes: ["Base deficit was missing in 14 births."],
	};
}

export const demoValues = mergeValues([
	{
		stage: "demo",
		values: {
			"auc.primary": {
				value: 0.7712,
				unit: "",
				digits: 2,
				n: 506,
				units: "births",
				interval: { low: 0.6813, high: 0.8468, levelPercent: 95, method: "bootstrap" },
				method: "AUC, corrected for optimism",
			},
			"count.recordings": { value: 552, unit: "", digits: 0, n: 552, method: "files read" },
			"missing.percent": { value: 18.8213, unit: "%", digits: 1, n: 552, method: "mean share of missing samples" },
			"baseline.bias": {
				value: -1.26,
				unit: "bpm",
				digits: 1,
				n: 552,
				spread: { kind: "SD", value: 2.41 },
				interval: { low: -2.02, high: -0.51, levelPercent: 95, method: "t" },
				method: "mean of estimated minus true baseline",
			},
		},
	},
]);

export const demoBibliography = `@article{figo2015,
	author = {Ayres-de-Campos, Diogo and Spong, Catherine Y. and Chandraharan, Edwin},
	title = {{FIGO} consensus guidelines on intrapartum fetal monitoring: Cardiotocography},
	journaltitle = {International Journal of Gynecology \\& Obstetrics},
	volume = {131}, number = {1}, pages = {13--24}, date = {2015}, doi = {10.1016/j.ijgo.2015.06.020}
}
@article{lakens2017,
	author = {Lakens, Dani\\"el},
	title = {Equivalence tests: a practical primer for t tests, correlations, and meta-analyses},
	journaltitle = {Social Psychological and Personality Science},
	volume = {8}, number = {4}, pages = {355--362}, date = {2017}, doi = {10.1177/1948550617697177}
}
@report{nasem2019,
	author = {{National Academies of Sciences, Engineering, and Medicine}},
	title = {Reproducibility and Replicability in Science},
	institution = {The National Academies Press}, location = {Washington, DC}, date = {2019}, doi = {10.17226/25303}
}
`;

const paragraph = `A recording that ends in silence tells a reader little, and a program that is not asked to look will read the
silence as a finding. Missing signal was #value("missing.percent") of the recording on average, and it was not spread evenly:
women whose labour ended in theatre had been taken off the monitor earlier. We therefore asked how much of a published result
could be had from what is missing, and how much was left when the window ended with the last signal.`;

export const demoManuscript = `#import "paper.typ": *
#show: paper

#abstract[
  *Background.* Machine learning on intrapartum cardiotocography is often reported as nearly solved. We asked how well four
  simple features tell acidaemia at birth.

  *Methods.* #value("count.recordings") recordings, one a birth. Logistic regression on four features of the last #fixed[30] minutes
  was judged by optimism-corrected bootstrap.

  *Results.* The area under the curve was #value("auc.primary", interval: true). The estimated baseline lay
  #value("baseline.bias", spread: true, interval: true) from the truth.

  *Conclusions.* The honest answer is moderate, and wide.
]

= Introduction

${paragraph} The guideline of FIGO @figo2015 puts the reading into rules.

${paragraph} Agreement was judged as equivalence @lakens2017.

= Methods

== Signals and features
${paragraph}

Differences are given as in $hat(beta) = (X^top X + lambda I)^(-#fixed[1]) X^top y$. The penalty was fixed beforehand.

- Baseline: the mean level between accelerations and decelerations.
- Variability: the band within which the rate moves over a minute.

== Judgement
Words are those of the National Academies @nasem2019. ${paragraph}

= Results

The curve lay above the diagonal (@fig-roc), with #value("auc.primary") (n = #value("auc.primary", part: "n"), that is #value("auc.primary", part: "count")). @tab-performance
has the other analyses and @tab-participants the participants.

#fig("roc")

#tab("performance")

${paragraph}

#fig("panels")

#tab("participants")

${paragraph}

= Discussion

${paragraph}

${paragraph}

== Limitations
${paragraph}
`;

/** Writes the paper's folder, with figures and tables made by the functions under test. */
export async function writeDemoPaper(folder: string): Promise<void> {
	const write = (path: string, content: string | Uint8Array) => {
		mkdirSync(join(folder, path, ".."), { recursive: true });
		writeFileSync(join(folder, path), content);
	};
	write("manuscript.typ", demoManuscript);
	write("references.bib", demoBibliography);
	write("results/values.json", `${JSON.stringify(demoValues, null, "\t")}\n`);
	for (const [id, spec] of Object.entries({ roc: rocSpec(rocRows()), panels: panelsSpec() })) {
		const files = await renderFigure(spec, { id, synthetic: true });
		for (const [ending, content] of Object.entries(files)) write(`results/figures/${id}.${ending}`, content);
	}
	for (const [id, table] of Object.entries({ performance: performanceTable(), participants: participantsTable() })) {
		const files = renderTable(table, { id, synthetic: true });
		for (const [ending, content] of Object.entries(files)) write(`results/tables/${id}.${ending}`, content);
	}
}
