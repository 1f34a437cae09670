import { join } from "node:path";
import { formatInterval, formatValue, type Source } from "@quickening/publishing";
import type {
	Provenance,
	ProvenanceDataset,
	ProvenanceInput,
	ProvenanceResult,
	ProvenanceStage,
} from "../components/chain.ts";
import { readDataset } from "./dataset.ts";
import type { PaperOnDisk } from "./paper.ts";
import { readText } from "./read.ts";

/** The way from every value, figure and table of a paper back to the bytes: from paper.ts, and from the last rebuild. */
export function provenanceOf(paper: PaperOnDisk): Provenance {
	const { definition, reproduction } = paper;
	const { slug, title, version, date } = definition;
	const stages: Record<string, ProvenanceStage> = {};
	for (const [name, stage] of Object.entries(definition.stages)) {
		stages[name] = describeStage(paper, name, stage.script, stage.description, Object.values(stage.inputs));
	}
	const results: Record<string, ProvenanceResult> = {};
	for (const { id, meta } of paper.figures) {
		const { spec, rows } = definition.figures[id]!;
		stages[`figure-${id}`] = describeStage(paper, `figure-${id}`, spec, "Draws the figure", [rows]);
		results[`figure:${id}`] = { kind: "figure", id, printed: meta?.title ?? id, stage: `figure-${id}` };
	}
	for (const { id, table } of paper.tables) {
		const { table: script, rows } = definition.tables[id]!;
		stages[`table-${id}`] = describeStage(paper, `table-${id}`, script, "Sets the table", [rows]);
		results[`table:${id}`] = { kind: "table", id, printed: table?.title ?? id, stage: `table-${id}` };
	}
	for (const [id, value] of Object.entries(paper.values ?? {})) {
		results[`value:${id}`] = {
			kind: "value",
			id,
			printed: formatValue(value),
			unit: value.unit,
			n: String(value.n),
			...(value.interval && { interval: `${formatInterval(value.interval, value)}, ${value.interval.method}` }),
			method: value.method,
			stage: value.stage,
		};
	}
	const datasets = Object.fromEntries(definition.datasets.map((name) => [name, describeDataset(name)]));
	return {
		schema: 1,
		paper: { slug, title, version, date },
		results,
		stages,
		datasets,
		...(reproduction && { environment: describeEnvironment(reproduction.environment) }),
	};
}

function describeStage(
	paper: PaperOnDisk,
	name: string,
	script: string,
	description: string,
	sources: readonly Source[],
): ProvenanceStage {
	const ran = paper.reproduction?.stages.find((stage) => stage.name === name);
	const codeSha256 = ran?.codeSha256 ?? paper.fingerprints[name];
	const inputs = sources.map((source): ProvenanceInput => {
		const input = describeInput(paper, source);
		const md5 = ran?.inputs.find(({ path }) => samePath(path, input.path))?.md5;
		return { ...input, ...(md5 && { md5 }) };
	});
	return {
		name,
		description,
		script: `papers/${paper.slug}/${script}`,
		source: readText(join(paper.folder, script)) ?? "",
		...(ran && { state: ran.state }),
		...(ran?.seconds !== undefined && { seconds: ran.seconds }),
		...(codeSha256 && { codeSha256 }),
		files: ran?.files ?? [],
		npm: ran?.npm ?? {},
		inputs,
	};
}

function describeInput({ slug, definition }: PaperOnDisk, source: Source): ProvenanceInput {
	if (source.kind === "file") return { path: `papers/${slug}/${source.path}` };
	if (source.kind === "raw") {
		const { dataset, path } = source;
		return { path: ["data", dataset, "raw", ...(path ? [path] : [])].join("/"), dataset };
	}
	const path = definition.stages[source.stage]?.outputs[source.name];
	if (path === undefined) throw new Error(`${slug}: no stage ${source.stage} with an output ${source.name}`);
	return { path: `papers/${slug}/${path}`, stage: source.stage };
}

/** DVC names a file from the paper's folder, provenance from the repository's. */
function samePath(recorded: string, path: string): boolean {
	const plain = recorded.replace(/^(\.\.\/)+/, "");
	return plain === path || path.endsWith(`/${plain}`);
}

function describeDataset(slug: string): ProvenanceDataset {
	const dataset = readDataset(slug);
	if (!dataset) {
		const missing = `not described: data/${slug}/dataset.json is missing`;
		return { slug, title: slug, citation: missing, licence: missing, tier: missing };
	}
	return {
		slug,
		title: dataset.title,
		citation: dataset.citation,
		licence: dataset.licence.spdx + (dataset.licence.confirmed ? "" : " (to be confirmed)"),
		tier: dataset.tier,
		...(dataset.doi && { address: `https://doi.org/${dataset.doi}` }),
	};
}

function describeEnvironment(environment: object): Record<string, string> {
	return Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, String(value)]));
}
