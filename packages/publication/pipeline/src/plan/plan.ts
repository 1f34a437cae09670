import { join } from "node:path";
import {
	manuscriptLayouts,
	type PaperDefinition,
	type ProvenanceTier,
	type Source,
	strictestTier,
} from "@quickening/paper";
import { readJsonIfThere } from "@quickening/workspace";
import { paperContact } from "./contact.ts";
import { sourceTiers, staysHere } from "./tiers.ts";

/** What kind of work a DVC stage is: the paper's own script, or one that every paper has. */
export type StageKind = "script" | "figure" | "table" | "values" | "manuscript" | "disclosure";

/** A file or folder that a stage reads. */
export interface PlannedInput {
	/** How the stage names it. */
	readonly name: string;
	/** Path below the checkout's root. */
	readonly path: string;
}

/** A file that a stage writes. */
export interface PlannedOutput {
	readonly name: string;
	/** Path below the paper's folder. */
	readonly path: string;
	/** It holds rows of people whose data are not open: DVC keeps it, git and the site never do. */
	readonly staysHere?: true;
}

/** One stage as DVC runs it. */
export interface PlannedStage {
	/** DVC's name of it: `<stage>`, `figure-<id>`, `table-<id>`, `values`, `manuscript` or `disclosure`. */
	readonly name: string;
	readonly kind: StageKind;
	/** The strictest access of what it reads: "open", unless it reads rows of registered or restricted data. */
	readonly tier: ProvenanceTier;
	/** One sentence for the reader of the report. */
	readonly description: string;
	readonly inputs: readonly PlannedInput[];
	/** Top-level keys of params.yaml. */
	readonly params: readonly string[];
	/** All that it writes, the file of its values included. */
	readonly outputs: readonly PlannedOutput[];
	/** Module of the paper that it runs, below the paper's folder; none for values and manuscript. */
	readonly module?: string;
	/** What it takes from paper.ts beside paths; a part of its fingerprint. */
	readonly facts: Readonly<Record<string, unknown>>;
}

/** A paper as DVC builds it. */
export interface PaperPlan {
	readonly slug: string;
	/** `papers/<slug>`. */
	readonly folder: string;
	/** In the order of paper.ts; figures, tables, values and the manuscript follow. */
	readonly stages: readonly PlannedStage[];
}

/** Name of the output that holds a stage's values. */
export const valuesOutput = "(values)";

/** Names that a stage of paper.ts may not have, since every paper has them. */
export const reservedStages: readonly string[] = ["values", "manuscript", "disclosure"];

/** Name of the output in which a stage says who stands behind what it releases. */
export const evidenceOutput = "(evidence)";

/** What the stage `disclosure` writes: every file that may leave, with its hash. Below the paper's folder. */
export const disclosureRecord = "results/disclosure.json";

export const figureExtensions = ["vl.json", "svg", "png", "pdf", "csv"] as const;
export const tableExtensions = ["json", "html", "csv"] as const;

/** The DVC stages of a paper. The paper must have passed {@link checkPaper}; a source that leads nowhere is left out. */
export function planPaper(root: string, paper: PaperDefinition): PaperPlan {
	const folder = `papers/${paper.slug}`;
	const below = (path: string) => `${folder}/${path}`;
	const source = (from: Source) => sourcePath(paper, from);
	const stages: PlannedStage[] = [];
	const tierOf = sourceTiers(root, paper);

	for (const [name, stage] of Object.entries(paper.stages)) {
		const tier = strictestTier(Object.values(stage.inputs).map(tierOf));
		const isControlled = staysHere(tier) || stage.release !== undefined;
		const outputs = Object.entries(stage.outputs).map(([output, path]): PlannedOutput => {
			const isReleased = stage.release?.outputs?.[output] !== undefined;
			return { name: output, path, ...(staysHere(tier) && !isReleased && { staysHere: true }) };
		});
		if (stage.values) outputs.push({ name: valuesOutput, path: stageValuesPath(name) });
		if (isControlled) outputs.push({ name: evidenceOutput, path: evidencePath(name), staysHere: true });
		stages.push({
			name,
			kind: "script",
			tier,
			description: stage.description,
			inputs: Object.entries(stage.inputs).flatMap(([input, from]) => {
				const path = source(from);
				return path === undefined ? [] : [{ name: input, path }];
			}),
			params: [...(stage.params ?? [])],
			outputs,
			module: stage.script,
			facts: isControlled ? { release: stage.release ?? {}, tier } : {},
		});
	}
	for (const [id, figure] of Object.entries(paper.figures)) {
		stages.push({
			name: `figure-${id}`,
			kind: "figure",
			tier: tierOf(figure.rows),
			description: `Draws figure ${id}.`,
			inputs: [{ name: "rows", path: source(figure.rows) ?? "" }],
			params: [],
			outputs: figureExtensions.map((name) => ({ name, path: `results/figures/${id}.${name}` })),
			module: figure.spec,
			facts: { id, synthetic: paper.synthetic },
		});
	}
	for (const [id, table] of Object.entries(paper.tables)) {
		stages.push({
			name: `table-${id}`,
			kind: "table",
			tier: tierOf(table.rows),
			description: `Sets table ${id}.`,
			inputs: [{ name: "rows", path: source(table.rows) ?? "" }],
			params: [],
			outputs: tableExtensions.map((name) => ({ name, path: `results/tables/${id}.${name}` })),
			module: table.table,
			facts: { id, synthetic: paper.synthetic },
		});
	}
	const recording = Object.keys(paper.stages).filter((name) => paper.stages[name]!.values);
	stages.push({
		name: "values",
		kind: "values",
		tier: "open",
		description: "Joins the values that the stages recorded.",
		inputs: recording.map((name) => ({ name, path: below(stageValuesPath(name)) })),
		params: [],
		outputs: [{ name: "values", path: "results/values.json" }],
		facts: {},
	});
	const contact = paperContact(root, paper);
	stages.push({
		name: "manuscript",
		kind: "manuscript",
		tier: "open",
		description: "Sets the manuscript.",
		inputs: [
			{ name: "source", path: below(paper.manuscript.source) },
			{ name: "bibliography", path: below(paper.manuscript.bibliography) },
			...(paper.manuscript.citationStyle?.endsWith(".csl")
				? [{ name: "citation style", path: below(paper.manuscript.citationStyle) }]
				: []),
			{ name: "values", path: below("results/values.json") },
			...Object.keys(paper.figures).flatMap((id) =>
				["svg", "vl.json", "png"].map((end) => ({
					name: `figure ${id} ${end}`,
					path: below(`results/figures/${id}.${end}`),
				})),
			),
			...Object.keys(paper.tables).map((id) => ({ name: `table ${id}`, path: below(`results/tables/${id}.json`) })),
		],
		params: [],
		outputs: manuscriptOutputs(paper),
		facts: { ...manuscriptFacts(paper), datasetTitles: datasetTitles(root, paper), ...(contact && { contact }) },
	});
	if (stages.some(isControlled)) stages.push(disclosureStage(folder, stages));
	return { slug: paper.slug, folder, stages };
}

/** Whether disclosure control stands between a stage's script and its outputs. */
export function isControlled({ outputs }: Pick<PlannedStage, "outputs">): boolean {
	return outputs.some(({ name }) => name === evidenceOutput);
}

/** Comes last: looks at everything that may leave, together, and writes down what it is. */
function disclosureStage(folder: string, stages: readonly PlannedStage[]): PlannedStage {
	const inputs = stages.flatMap((stage) =>
		stage.outputs.flatMap(({ name, path, staysHere }) => {
			const from = `${folder}/${path}`;
			if (name === evidenceOutput) return [{ name: `evidence ${stage.name}`, path: from }];
			return staysHere ? [] : [{ name: path, path: from }];
		}),
	);
	return {
		name: "disclosure",
		kind: "disclosure",
		tier: "open",
		description: "Looks at everything that may leave together, and lists it with hashes.",
		inputs,
		params: [],
		outputs: [{ name: "record", path: disclosureRecord }],
		facts: {},
	};
}

/** The PDF in each layout, Word for co-authors, JATS XML for journals and archives. */
function manuscriptOutputs({ slug, manuscript }: PaperDefinition): PlannedOutput[] {
	const layouts = manuscript.layouts ?? manuscriptLayouts;
	return [
		...layouts.map((layout) => ({
			name: layout,
			path: layout === "house" ? `results/${slug}.pdf` : `results/${slug}-${layout}.pdf`,
		})),
		{ name: "docx", path: `results/${slug}.docx` },
		{ name: "xml", path: `results/${slug}.xml` },
	];
}

/** Where a stage's values go, below the paper's folder. */
export function stageValuesPath(stage: string): string {
	return `results/values/${stage}.json`;
}

/** Where a stage says who stands behind what it releases, below the paper's folder. */
export function evidencePath(stage: string): string {
	return `results/evidence/${stage}.json`;
}

/** Whether a path below a paper's folder is a file of values. */
export function isValuesFile(path: string): boolean {
	return /^results\/values(?:\.json$|\/)/.test(path);
}

/** Path of a source below the checkout's root; undefined when it leads nowhere. */
export function sourcePath(paper: PaperDefinition, from: Source): string | undefined {
	if (from.kind === "raw") return `data/${from.dataset}/raw${from.path === "" ? "" : `/${from.path}`}`;
	if (from.kind === "file") return `papers/${paper.slug}/${from.path}`;
	const path = paper.stages[from.stage]?.outputs[from.name];
	return path === undefined ? undefined : `papers/${paper.slug}/${path}`;
}

/** What the manuscript may print of paper.ts: all but how the results are made and judged. */
function manuscriptFacts(paper: PaperDefinition): Record<string, unknown> {
	const { stages: _stages, claims: _claims, ...facts } = paper;
	return facts;
}

/** Titles of the paper's data sets, as their dataset.json has them. */
function datasetTitles(root: string, { datasets }: PaperDefinition): Record<string, string> {
	const titles = datasets.map((dataset) => {
		// What is wrong with the file is told by checkDatasets.
		const title = readJsonIfThere<{ title?: unknown } | null>(join(root, "data", dataset, "dataset.json"))?.title;
		return [dataset, typeof title === "string" ? title : dataset] as const;
	});
	return Object.fromEntries(titles);
}
