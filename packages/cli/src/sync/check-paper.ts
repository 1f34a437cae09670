import { existsSync, readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import type { PaperDefinition, Source } from "@quickening/publishing";
import { parse } from "yaml";
import { definitionLocator } from "./locate-definition.ts";
import { type PaperPlan, planPaper, reservedStages } from "./plan.ts";
import type { SyncProblem } from "./problem.ts";

interface Found {
	/** Keys in the definition that lead to the place, such as ["stages", "features", "inputs"]. */
	readonly at: readonly string[];
	readonly message: string;
	readonly severity?: "warning";
}

const NAME = /^[a-z][a-z0-9-]*$/;

/**
 * What is wrong with a paper's definition, found before anything runs; empty when all is well.
 * Problems name the line of paper.ts where the definition is written out there.
 *
 * @param slug - Name of the paper's folder.
 */
export async function checkPaper(root: string, slug: string, paper: PaperDefinition): Promise<SyncProblem[]> {
	const found: Found[] = [];
	const add = (at: readonly string[], message: string) => found.push({ at, message });
	const folder = join(root, "papers", slug);
	const isFile = (path: string) => existsSync(join(folder, path)) && statSync(join(folder, path)).isFile();
	const demandFile = (at: readonly string[], path: string, what: string) => {
		if (climbs(path)) add(at, `${what} must lie in the paper's folder; got ${path}`);
		else if (!isFile(path)) add(at, `${what} ${path} does not exist`);
	};

	if (paper.slug !== slug) add(["slug"], `slug must be the name of its folder, ${slug}; got ${paper.slug}`);
	for (const dataset of paper.datasets) {
		if (!existsSync(join(root, "data", dataset, "dataset.json"))) {
			add(["datasets"], `data set ${dataset} is unknown: data/${dataset}/dataset.json does not exist`);
		}
	}
	checkNames(paper, add);
	checkParams(paper, folder, add);

	const checkSource = (at: readonly string[], from: Source) => {
		if (from.kind === "raw") {
			if (!paper.datasets.includes(from.dataset)) {
				add(at, `data set ${from.dataset} is not among the paper's datasets (${list(paper.datasets)})`);
			} else if (climbs(from.path || ".")) add(at, `a path in raw/ must not climb out of it; got ${from.path}`);
		} else if (from.kind === "file") {
			if (climbs(from.path)) add(at, `an input must lie in the paper's folder; got ${from.path}`);
			else if (inFolder(from.path, "results")) {
				add(at, `${from.path} is a result: name it with output(stage, name), so that it is made first`);
			} else if (!existsSync(join(folder, from.path))) add(at, `input ${from.path} does not exist`);
		} else {
			const stage = paper.stages[from.stage];
			if (stage === undefined) {
				add(at, `stage ${from.stage} is unknown; stages here: ${list(Object.keys(paper.stages))}`);
			} else if (stage.outputs[from.name] === undefined) {
				add(at, `stage ${from.stage} has no output ${from.name}; it has ${list(Object.keys(stage.outputs))}`);
			}
		}
	};

	for (const [name, stage] of Object.entries(paper.stages)) {
		demandFile(["stages", name, "script"], stage.script, "script");
		for (const [input, from] of Object.entries(stage.inputs)) checkSource(["stages", name, "inputs", input], from);
		for (const [output, path] of Object.entries(stage.outputs)) {
			const at = ["stages", name, "outputs", output];
			if (climbs(path) || !inFolder(path, "results")) add(at, `an output must lie in results/; got ${path}`);
			else if (path === "results/reproduction.json") add(at, `${path} is written by quickening reproduce`);
		}
		if (Object.keys(stage.outputs).length === 0 && !stage.values) {
			add(["stages", name], `stage ${name} has no output and records no values`);
		}
		if (stage.description.trim() === "") add(["stages", name, "description"], `stage ${name} needs a description`);
	}
	for (const [id, figure] of Object.entries(paper.figures)) {
		demandFile(["figures", id, "spec"], figure.spec, "figure module");
		checkSource(["figures", id, "rows"], figure.rows);
	}
	for (const [id, table] of Object.entries(paper.tables)) {
		demandFile(["tables", id, "table"], table.table, "table module");
		checkSource(["tables", id, "rows"], table.rows);
	}
	demandFile(["manuscript", "source"], paper.manuscript.source, "manuscript");
	demandFile(["manuscript", "bibliography"], paper.manuscript.bibliography, "bibliography");
	const claims = new Set<string>();
	paper.claims.forEach((claim, i) => {
		if (claims.has(claim.id)) add(["claims", String(i), "id"], `claim ${claim.id} is there twice`);
		claims.add(claim.id);
	});

	const plan = planPaper(root, paper);
	checkOutputs(plan, add);
	checkCycles(plan, add);
	return place(root, slug, found);
}

function checkNames(paper: PaperDefinition, add: (at: readonly string[], message: string) => void): void {
	const rule = "must be lower-case words joined by hyphens";
	for (const kind of ["stages", "figures", "tables"] as const) {
		for (const name of Object.keys(paper[kind])) if (!NAME.test(name)) add([kind, name], `name "${name}" ${rule}`);
	}
	for (const name of Object.keys(paper.stages)) {
		if (reservedStages.includes(name) || /^(figure|table)-/.test(name)) {
			add(["stages", name], `the name ${name} is taken by a stage that every paper has`);
		}
	}
}

function checkParams(
	paper: PaperDefinition,
	folder: string,
	add: (at: readonly string[], message: string) => void,
): void {
	const asked = Object.entries(paper.stages).flatMap(([name, stage]) =>
		(stage.params ?? []).map((param) => ({ at: ["stages", name, "params"], param })),
	);
	if (asked.length === 0) return;
	const path = join(folder, "params.yaml");
	if (!existsSync(path)) {
		add(asked[0]!.at, "params.yaml does not exist");
		return;
	}
	let params: unknown;
	try {
		params = parse(readFileSync(path, "utf8"));
	} catch (error) {
		add(asked[0]!.at, `params.yaml cannot be read: ${(error as Error).message.split("\n")[0]}`);
		return;
	}
	const known = new Set(Object.keys((params ?? {}) as object));
	for (const { at, param } of asked) {
		if (/[.[\]]/.test(param)) add(at, `a parameter is a top-level key of params.yaml; got ${param}`);
		else if (!known.has(param)) add(at, `parameter ${param} is not in params.yaml, which has ${list([...known])}`);
	}
}

function checkOutputs(plan: PaperPlan, add: (at: readonly string[], message: string) => void): void {
	const makers = new Map<string, string>();
	for (const stage of plan.stages) {
		for (const { name, path } of stage.outputs) {
			const other = makers.get(normalize(path));
			if (other === undefined) {
				makers.set(normalize(path), stage.name);
				continue;
			}
			// Where a generated stage has the path too, the paper's own stage is the one to be changed.
			const own = stage.kind === "script" ? stage : plan.stages.find(({ name }) => name === other)!;
			const named = own.outputs.find((output) => normalize(output.path) === normalize(path));
			const at = own.kind === "script" ? ["stages", own.name, "outputs", named?.name ?? name] : placeOf(own.name);
			add(at, `${path} is an output of ${other} and of ${stage.name}`);
		}
	}
	for (const [path, stage] of makers) {
		for (const [outer, other] of makers) {
			if (path.startsWith(`${outer}/`)) add(placeOf(stage), `${path} lies in ${outer}, an output of ${other}`);
		}
	}
}

function checkCycles(plan: PaperPlan, add: (at: readonly string[], message: string) => void): void {
	const makers = new Map<string, string>();
	for (const stage of plan.stages) {
		for (const { path } of stage.outputs) makers.set(`${plan.folder}/${path}`, stage.name);
	}
	const byName = new Map(plan.stages.map((stage) => [stage.name, stage]));
	const done = new Set<string>();
	const visit = (name: string, trail: readonly string[]): boolean => {
		if (trail.includes(name)) {
			const circle = [...trail.slice(trail.indexOf(name)), name];
			add(placeOf(name), `stages wait for one another: ${circle.join(" needs ")}`);
			return true;
		}
		if (done.has(name)) return false;
		done.add(name);
		const needed = byName.get(name)!.inputs.flatMap(({ path }) => makers.get(path) ?? []);
		return needed.some((next) => visit(next, [...trail, name]));
	};
	for (const { name } of plan.stages) if (visit(name, [])) return;
}

function placeOf(stage: string): string[] {
	const generated = /^(figure|table)-(.+)$/.exec(stage);
	return generated ? [`${generated[1]}s`, generated[2]!] : ["stages", stage];
}

function climbs(path: string): boolean {
	const plain = normalize(path);
	return path === "" || plain.startsWith("..") || plain.startsWith("/");
}

function inFolder(path: string, folder: string): boolean {
	return normalize(path).startsWith(`${folder}/`);
}

function list(names: readonly string[]): string {
	return names.length === 0 ? "none" : names.join(", ");
}

/** Gives each problem its place in paper.ts, or in the file of the paper that paper.ts takes it from. */
async function place(root: string, slug: string, found: readonly Found[]): Promise<SyncProblem[]> {
	if (found.length === 0) return [];
	const locate = await definitionLocator(root, slug);
	return found.map(({ at, message, severity }) => ({ ...locate(at), ...(severity && { severity }), message }));
}
