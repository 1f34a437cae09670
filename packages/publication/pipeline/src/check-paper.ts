import { existsSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import type { PaperDefinition, Source } from "@quickening/paper";
import { checkDeclaredValues } from "./check-declared-values.ts";
import { checkParams } from "./check-params.ts";
import { type AddFound, checkPipeline } from "./check-pipeline.ts";
import { folderProblem, outputProblem, ownFileProblem } from "./check-places.ts";
import { rawPathProblem } from "./check-raw-path.ts";
import { checkRelease } from "./check-release.ts";
import { type DefinitionLocator, definitionLocator } from "./locate-definition.ts";
import { planPaper, reservedStages } from "./plan/plan.ts";
import { isError, type SyncProblem } from "./plan/problem.ts";

interface Found {
	/** Keys in the definition that lead to the place, such as ["stages", "features", "inputs"]. */
	readonly at: readonly string[];
	/** Given where other parts are, when it names their lines too. */
	readonly message: string | ((locate: DefinitionLocator) => string);
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
	const add: AddFound = (at, message, severity) => found.push({ at, message, ...(severity && { severity }) });
	const folder = join(root, "papers", slug);
	const isFile = (path: string) => existsSync(join(folder, path)) && statSync(join(folder, path)).isFile();
	const demandFile = (at: readonly string[], path: string, what: string) => {
		if (climbs(path)) add(at, `${what} must lie in the paper's folder; got ${path}`);
		else if (!isFile(path)) add(at, `${what} ${path} does not exist`);
		else demandOwn(at, path);
	};
	const demandOwn = (at: readonly string[], path: string) => {
		const problem = ownFileProblem(root, { folder: `papers/${slug}` }, path);
		if (problem !== undefined) add(at, problem);
	};

	const misplaced = folderProblem(root, slug);
	if (misplaced !== undefined) add(["slug"], misplaced);
	if (paper.slug !== slug) add(["slug"], `slug must be the name of its folder, ${slug}; got ${paper.slug}`);
	paper.datasets.forEach((dataset, i) => {
		const at = ["datasets", String(i)];
		if (paper.datasets.indexOf(dataset) !== i) add(at, `data set ${dataset} is named twice`);
		else if (!NAME.test(dataset)) add(at, `data set "${dataset}" must be lower-case words joined by hyphens`);
		else if (!existsSync(join(root, "data", dataset, "dataset.json"))) {
			add(at, `data set ${dataset} is unknown: data/${dataset}/dataset.json does not exist`);
		}
	});
	checkNames(paper, add);
	const { problems: inParams, names } = checkParams(root, slug, paper);
	if (inParams.every((problem) => !isError(problem))) checkAskedParams(paper, names, add);

	const checkSource = (at: readonly string[], from: Source) => {
		if (from.kind === "raw") {
			if (!paper.datasets.includes(from.dataset)) {
				add(at, `data set ${from.dataset} is not among the paper's datasets (${list(paper.datasets)})`);
			} else if (climbs(from.path || ".")) add(at, `a path in raw/ must not climb out of it; got ${from.path}`);
			else {
				const problem = rawPathProblem(root, from.dataset, from.path);
				if (problem !== undefined) add(at, problem);
			}
		} else if (from.kind === "file") {
			if (climbs(from.path)) add(at, `an input must lie in the paper's folder; got ${from.path}`);
			else if (inFolder(from.path, "results")) {
				add(at, `${from.path} is a result: name it with output(stage, name), so that it is made first`);
			} else if (!existsSync(join(folder, from.path))) add(at, `input ${from.path} does not exist`);
			else demandOwn(at, from.path);
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
			const problem = outputProblem(root, { folder: `papers/${slug}` }, path);
			if (problem !== undefined) add(at, problem);
		}
		if (Object.keys(stage.outputs).length === 0 && stage.values === undefined) {
			add(["stages", name], `stage ${name} has no output and records no values`);
		}
		if (stage.description.trim() === "") add(["stages", name, "description"], `stage ${name} needs a description`);
	}
	checkDeclaredValues(paper, add);
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

	const { citationStyle } = paper.manuscript;
	if (citationStyle?.endsWith(".csl")) demandFile(["manuscript", "citationStyle"], citationStyle, "citation style");

	const plan = planPaper(root, paper);
	checkRelease(plan, paper, add);
	checkPipeline(root, plan, paper, { add, isRightSoFar: () => found.length === 0 });
	return [...inParams, ...(await place(root, slug, found))];
}

function checkNames(paper: PaperDefinition, add: AddFound): void {
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

function checkAskedParams(paper: PaperDefinition, names: readonly string[] | undefined, add: AddFound): void {
	for (const [stage, { params = [] }] of Object.entries(paper.stages)) {
		params.forEach((param, i) => {
			const at = ["stages", stage, "params", String(i)];
			if (names === undefined) add(at, "params.yaml does not exist");
			else if (/[.[\]]/.test(param)) add(at, `a parameter is a top-level key of params.yaml; got ${param}`);
			else if (!names.includes(param)) add(at, `parameter ${param} is not in params.yaml, which has ${list(names)}`);
			else if (params.indexOf(param) !== i) add(at, `parameter ${param} is asked for twice`);
		});
	}
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
	return found.map(({ at, message, severity }) => ({
		...locate(at),
		...(severity && { severity }),
		message: typeof message === "string" ? message : message(locate),
	}));
}
