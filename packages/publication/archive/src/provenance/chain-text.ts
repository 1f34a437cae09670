import { type Claim, chainOf, type Provenance, type ProvenanceStage, tensorflowOf } from "@quickening/paper";
import { type Colours, formatBytes, formatCount, formatTable } from "@quickening/workspace/terminal";
import type { FoundResult } from "./find-result.ts";

const SHOWN_FILES = 8;

/** The way from a result back to the bytes, for a terminal: result, stages, data, environment. */
export function chainText(
	provenance: Provenance,
	{ key, claim, detail, others }: FoundResult,
	{ depth, paint }: { readonly depth: number; readonly paint: Colours },
): string {
	const chain = chainOf(provenance, key);
	const { result, stages, datasets, environment, commit, paper } = chain;
	const lines: string[] = [];
	const fact = (name: string, text: string | undefined) => {
		if (text) lines.push(`  ${paint.dim(name.padEnd(12))} ${text}`);
	};

	lines.push(paint.bold(`${key}  ${result.printed}`));
	if (claim) fact("claim", `${claim.id}: ${claim.sentence}`);
	if (detail?.kind === "cell") {
		fact(
			"cell",
			`row ${detail.row}${detail.rowLabel ? ` (${detail.rowLabel})` : ""}, column "${detail.column}": ${detail.text || "empty"}`,
		);
		fact("column", detail.definition);
	}
	if (detail?.kind === "mark") {
		fact("mark", `row ${detail.row} of ${detail.of} plotted rows`);
		for (const [name, text] of Object.entries(detail.columns)) fact(`  ${name}`, text);
	}
	fact("spread", result.spread);
	fact("interval", result.interval);
	fact("n", result.n);
	fact("how", result.method);
	if (!claim && result.claims.length > 0) fact("claims", result.claims.join(", "));
	fact("file", result.file);
	fact("paper", `${paper.slug}, version ${paper.version}${paper.synthetic ? " (synthetic data)" : ""}`);
	fact("access", result.tier === "open" ? "" : `${result.tier}: made from data that not everybody may have`);
	if (others.length > 0)
		fact("also", `${others.slice(0, 6).join(", ")}${others.length > 6 ? `, and ${others.length - 6} more` : ""}`);

	for (const stage of stages.slice(0, depth)) lines.push(...stageLines(stage, commit, paint));
	if (stages.length > depth)
		lines.push(`${formatCount(stages.length - depth, "stage")} further back; --depth shows more`);

	if (datasets.length === 0)
		lines.push(`${paint.cyan("data")}  none from outside: the first stage makes its own from a seed`);
	for (const dataset of datasets) {
		lines.push(`${paint.cyan("data")}  ${paint.bold(dataset.title)}`);
		fact("name", `${dataset.slug}: ${formatCount(dataset.nFiles, "file")}, ${formatBytes(dataset.bytes)}`);
		fact("citation", dataset.citation);
		fact("doi", dataset.address);
		fact("licence", dataset.licence + (dataset.licenceNote ? ` \u2013 ${dataset.licenceNote}` : ""));
		fact("access", dataset.tier);
		const read = rawInputs(stages, dataset.slug);
		const files = dataset.files.filter(({ path }) => read.some((from) => path === from || path.startsWith(`${from}/`)));
		for (const { path, sha256, address } of files.slice(0, 2)) {
			fact("file", `${path}  sha256 ${sha256}`);
			fact("", address);
		}
		if (files.length > 2)
			fact("", `and ${formatCount(files.length - 2, "more file")} (--json has each with its sha256 and address)`);
	}

	lines.push(paint.cyan("environment"));
	if (!environment) fact("", `not rebuilt on this machine: \`quickening reproduce ${paper.slug}\` does it`);
	else {
		for (const [name, text] of Object.entries({ ...environment, tensorflow: tensorflowOf(stages) })) {
			fact(names[name] ?? name, name === "dirty" ? (text === "true" ? "yes" : "none") : text);
		}
	}
	return lines.join("\n");
}

const names: Readonly<Record<string, string>> = {
	os: "system",
	cpu: "processor",
	node: "Node",
	dvc: "DVC",
	quickening: "Quickening",
	tensorflow: "TensorFlow",
	npmLockSha256: "npm lock",
	dirty: "uncommitted",
};

function rawInputs(stages: readonly ProvenanceStage[], dataset: string): string[] {
	return stages.flatMap(({ inputs }) => inputs.flatMap((input) => (input.dataset === dataset ? [input.path] : [])));
}

function stageLines(stage: ProvenanceStage, commit: string | undefined, paint: Colours): string[] {
	const lines = [`${paint.cyan("stage")}  ${paint.bold(stage.name)}  ${stage.description}`];
	const fact = (name: string, text: string) => lines.push(`  ${paint.dim(name.padEnd(12))} ${text}`);
	fact("script", stage.script);
	fact("code", `${stage.codeSha256 ?? "no fingerprint yet"}${commit ? ` at commit ${commit.slice(0, 12)}` : ""}`);
	if (stage.state)
		fact("state", stage.seconds === undefined ? stage.state : `${stage.state}, ${stage.seconds.toFixed(1)} s`);
	for (const [name, value] of Object.entries(stage.parameters)) fact("parameter", `${name} = ${JSON.stringify(value)}`);
	for (const { path, md5, stage: maker } of stage.inputs) {
		fact("input", `${path}${md5 ? `  md5 ${md5}` : ""}${maker ? `  from ${maker}` : ""}`);
	}
	const npm = Object.entries(stage.npm).map(([name, version]) => `${name} ${version}`);
	const list = (of: readonly string[], shown: number) =>
		of.length > shown ? `${of.slice(0, shown).join(", ")}, and ${of.length - shown} more` : of.join(", ");
	fact("files", `${stage.files.length}: ${list(stage.files, SHOWN_FILES)}`);
	fact("npm", `${npm.length}: ${list(npm, SHOWN_FILES)}`);
	return lines;
}

/** What can be asked of a paper: claims, values, figures, tables. */
export function listText(
	{ paper, results, environment }: Provenance,
	claims: readonly Claim[],
	paint: Colours,
): string {
	const all = Object.values(results);
	const blocks = [`${paint.bold(paper.slug)}  ${paper.title}`];
	if (!environment) blocks.push("Not rebuilt on this machine: these are the committed results.");
	const ofClaims = claims.map(({ id, value }) => [id, value, results[`value:${value}`]?.printed ?? "no value yet"]);
	if (ofClaims.length > 0) {
		blocks.push(formatTable([{ header: "claim" }, { header: "value" }, { header: "" }], ofClaims));
	}
	for (const kind of ["figure", "table"] as const) {
		const rows = all.filter((each) => each.kind === kind).map(({ id, printed }) => [`${kind}:${id}`, printed]);
		if (rows.length > 0) blocks.push(formatTable([{ header: kind }, { header: "" }], rows));
	}
	const values = all.filter((each) => each.kind === "value").map(({ id, printed, stage }) => [id, printed, stage]);
	if (values.length > 0) {
		blocks.push(formatTable([{ header: "value" }, { header: "", align: "right" }, { header: "stage" }], values));
	} else blocks.push("No stage has recorded a value yet.");
	return blocks.join("\n\n");
}
