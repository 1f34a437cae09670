import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { type Fixture, makeFixture, preparedFixture } from "../reproduce/fixture.ts";

/** The 64 women of a made-up clinic, eight weeks each: ids that say by their form that they are ids. */
export const women = Array.from({ length: 64 }, (_, i) => {
	const id = `PT-${String(4000 + 37 * i).padStart(6, "0")}`;
	// Five with eclampsia are too few to be shown; 19 have hypertension.
	return { id, diagnosis: i < 5 ? "eclampsia" : i < 24 ? "hypertension" : "none", level: 105 + ((i * 29) % 41) };
});
const weeks = [20, 21, 22, 23, 24, 25, 26, 27];
const rows = women.flatMap(({ id, diagnosis, level }, i) =>
	weeks.map((week) => `${id},${week},${diagnosis},${level + ((i * 7 + week * 3) % 11)}`),
);
const visits = `participant,week,diagnosis,sbp\n${rows.join("\n")}\n`;

/** The stage as an author writes it who thinks of what may leave. */
export const honestStage = `import type { StageContext } from "@quickening/paper";

interface Visit { participant: string; week: number; diagnosis: string; sbp: number }

export default function (stage: StageContext): void {
	const visits = stage.readText("visits").trim().split("\\n").slice(1).map((line): Visit => {
		const [participant = "", week, diagnosis = "", sbp] = line.split(",");
		return { participant, week: Number(week), diagnosis, sbp: Number(sbp) };
	});
	stage.writeJson("rows", visits);
	const cells: object[] = [];
	for (const diagnosis of ["eclampsia", "hypertension", "none"]) {
		for (const week of [20, 24]) {
			const own = visits.filter((visit) => visit.diagnosis === diagnosis && visit.week === week);
			const people = own.map(({ participant }) => participant);
			cells.push({ diagnosis, week, n: people.length, meanSbp: mean(own), people });
		}
	}
	stage.writeJson("means", cells);
	const everyone = [...new Set(visits.map(({ participant }) => participant))];
	const n = everyone.length;
	stage.value("women", { value: n, unit: "", digits: 0, n, units: "women", method: "Women seen." }, { people: everyone });
	stage.value(
		"sbp.mean",
		{ value: mean(visits), unit: "mmHg", digits: 1, n, units: "women", method: "Mean over all visits." },
		{ people: everyone },
	);
	// PLANT
}

function mean(visits: readonly Visit[]): number {
	return visits.reduce((sum, { sbp }) => sum + sbp, 0) / visits.length;
}
`;

export const honestPaper = `import { definePaper, output, rawData } from "@quickening/paper";

export default definePaper({
	slug: "weekly",
	title: "Blood pressure has a mean",
	authors: [{ family: "Tester", given: "A", roles: ["Software"] }],
	version: "0.1.0",
	date: "2025-01-02",
	keywords: ["blood pressure"],
	ethics: "A made-up clinic.",
	synthetic: false,
	datasets: ["clinic"],
	stages: {
		weekly: {
			script: "analysis/weekly.ts",
			description: "Takes means by week and diagnosis.",
			inputs: { visits: rawData("clinic", "visits.csv") },
			outputs: { rows: "results/weekly/weeks.json", means: "results/weekly/means.json" },
			values: ["women", "sbp.*"],
			release: {
				outputs: {
					means: {
						groups: ["diagnosis", "week"],
						people: "people",
						columns: { n: "count", meanSbp: "mean" },
					},
				},
				values: { women: "count", "sbp.*": "mean" },
			},
		},
	},
	figures: { means: { spec: "figures/means.ts", rows: output("weekly", "means") } },
	tables: { means: { table: "tables/means.ts", rows: output("weekly", "means") } },
	claims: [{ id: "mean", sentence: "The mean was {value}.", value: "sbp.mean" }],
	manuscript: { source: "manuscript.typ", bibliography: "references.bib" },
});
`;

/** A repository whose paper "weekly" stands on restricted data; sources are committed, nothing is built. */
export function makeClinic(tier: "restricted" | "registered" | "open" = "restricted"): Fixture {
	const fixture = makeFixture();
	for (const slug of ["tiny", "plain"]) rmSync(fixture.path("papers", slug), { recursive: true });
	rmSync(fixture.path("data/toy"), { recursive: true });
	fixture.write("data/clinic/raw/visits.csv", visits);
	fixture.write("data/clinic/.gitignore", "/raw\n");
	fixture.write("data/clinic/README.md", "# Clinic\n");
	fixture.write("data/clinic/dataset.json", `${JSON.stringify(clinic(tier), null, "\t")}\n`);
	const at = (path: string) => `papers/weekly/${path}`;
	const dependencies = { "@quickening/figures": "0.1.0", "@quickening/paper": "0.1.0" };
	const manifest = { name: "@quickening-papers/weekly", version: "0.1.0", private: true, type: "module", dependencies };
	fixture.write(at("package.json"), `${JSON.stringify(manifest)}\n`);
	fixture.write(at("paper.ts"), honestPaper);
	fixture.write(at("analysis/weekly.ts"), honestStage);
	fixture.write(
		at("figures/means.ts"),
		`import { type FigureSpec, figureSpec } from "@quickening/figures";

export function spec(rows: readonly { diagnosis: string; week: number; meanSbp: number | null }[]): FigureSpec {
	return figureSpec(
		{
			columnMm: 85,
			title: "Blood pressure by week",
			caption: "Means by diagnosis; groups of few women are left out (n = 60 women).",
			alt: "Points of mean blood pressure by week, for each diagnosis with enough women.",
		},
		{
			data: { values: rows.filter(({ meanSbp }) => meanSbp !== null) },
			mark: "point",
			encoding: {
				x: { field: "week", type: "ordinal", title: "Week" },
				y: { field: "meanSbp", type: "quantitative", title: "Systolic pressure (mmHg)" },
			},
		},
	);
}
`,
	);
	fixture.write(
		at("tables/means.ts"),
		`import type { Table } from "@quickening/paper";

export function table(rows: readonly { diagnosis: string; week: number; n: number | null }[]): Table {
	return {
		title: "Women",
		caption: "Women seen, by diagnosis and week.",
		columns: [
			{ key: "diagnosis", title: "Diagnosis", align: "left" },
			{ key: "n", title: "n", align: "decimal" },
		],
		rows: rows.map(({ diagnosis, week, n }) => ({ cells: { diagnosis: \`\${diagnosis}, week \${week}\`, n: n === null ? "few" : String(n) } })),
		notes: [],
	};
}
`,
	);
	fixture.write(
		at("manuscript.typ"),
		`#import "paper.typ": *
#show: paper

#abstract[Over #value("women") women the mean was #value("sbp.mean").]

= Results
Pressure has a mean (@fig-means, @tab-means), as others found @nobody.

#fig("means")
#tab("means")
`,
	);
	fixture.write(
		at("references.bib"),
		"@article{nobody, title = {Pressure}, author = {Nobody, A.}, year = {2001}, journal = {Journal of Pressure}, doi = {10.1000/1}}\n",
	);
	fixture.commit("a paper on restricted data");
	return fixture;
}

/** The clinic with its paper built and committed. */
export function builtClinic(): Promise<Fixture> {
	return preparedFixture("clinic", {
		from: ["tests/pipelines/disclosure/clinic.ts"],
		make: () => {
			const fixture = makeClinic();
			fixture.succeed("reproduce", "weekly", "--no-site");
			fixture.commit("results");
			return fixture;
		},
	});
}

function clinic(tier: string) {
	const column = (name: string, unit: string, range: readonly [number, number] | null) => ({
		name,
		description: name,
		unit,
		range,
		missing: [],
	});
	return {
		schema: 1,
		slug: "clinic",
		title: "A made-up clinic",
		citation: "Nobody, nowhere.",
		doi: null,
		licence: { spdx: "NONE", confirmed: false, note: "Ask the clinic." },
		tier,
		access: { holder: "the clinic", how: "write to it", afterwards: "keep it on the clinic's server" },
		population: "64 women.",
		devices: ["a cuff"],
		archive: "clinic.tar.gz",
		tables: [
			{
				files: "visits.csv",
				description: "visits",
				columns: [
					column("participant", "1", null),
					column("week", "wk", [4, 44]),
					column("diagnosis", "1", null),
					column("sbp", "mm[Hg]", [60, 250]),
				],
			},
		],
		files: [
			{
				path: "visits.csv",
				bytes: visits.length,
				sha256: createHash("sha256").update(visits).digest("hex"),
				url: null,
			},
		],
	};
}

/** Ids of women in a text. */
export function idsIn(text: string): string[] {
	return women.map(({ id }) => id).filter((id) => text.includes(id));
}
