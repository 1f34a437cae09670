import { existsSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import type { PaperDefinition, Source } from "@quickening/publishing";
import { checkParams } from "./check-params.ts";
import { folderProblem, outputProblem, ownFileProblem, placeProblem } from "./check-places.ts";
import { type DefinitionLocator, definitionLocator } from "./locate-definition.ts";
import { type PaperPlan, planPaper, reservedStages, valuesOutput } from "./plan.ts";
import { isError, type SyncProblem } from "./problem.ts";

interface Found {
	/** Keys in the definition that lead to the place, such as ["stages", "features", "inputs"]. */
	readonly at: readonly string[];
	/** Given where other parts are, when it names their lines too. */
	readonly message: string | ((locate: DefinitionLocator) => string);
	readonly severity?: "warning";
}

type Add = (at: readonly string[], message: Found["message"], severity?: "warning") => void;

const NAME = /^[a-z][a-z0-9-]*$/;

/**
 * What is wrong with a paper's definition, found before anything runs; empty when all is well.
 * Problems name the line of paper.ts where the definition is written out there.
 *
 * @param slug - Name of the paper's folder.
 */
export async function checkPaper(root: string, slug: string, paper: PaperDefinition): Promise<SyncProblem[]> {
	const found: Found[] = [];
	const add: Add = (at, message, severity) => found.push({ at, message, ...(severity && { severity }) });
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

	const { citationStyle } = paper.manuscript;
	if (citationStyle?.endsWith(".csl")) demandFile(["manuscript", "citationStyle"], citationStyle, "citation style");

	const plan = planPaper(root, paper);
	checkPlaces(root, plan, add);
	checkOutputs(plan, add);
	checkCycles(plan, add);
	if (found.length === 0) checkUnread(plan, paper, add);
	return [...inParams, ...(await place(root, slug, found))];
}

function checkNames(paper: PaperDefinition, add: Add): void {
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

function checkAskedParams(paper: PaperDefinition, names: readonly string[] | undefined, add: Add): void {
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

/** Links and files in the way of what figures, tables, values and the manuscript write; each told once. */
function checkPlaces(root: string, plan: PaperPlan, add: Add): void {
	const told = new Set<string>();
	for (const { kind, name, outputs } of plan.stages) {
		for (const { path } of kind === "script" ? outputs.filter((output) => output.name === valuesOutput) : outputs) {
			const problem = placeProblem(root, plan.folder, path);
			const what = problem?.split(", so ")[0] ?? "";
			if (problem === undefined || told.has(what)) continue;
			told.add(what);
			add(placeOf(name), problem);
		}
	}
}

function checkOutputs(plan: PaperPlan, add: Add): void {
	const makers = new Map<string, { readonly path: string; readonly stage: string }>();
	for (const stage of plan.stages) {
		for (const { name, path } of stage.outputs) {
			// Two names that differ in case alone are one file on macOS and Windows.
			const plain = normalize(path).normalize("NFC").toLowerCase();
			const other = makers.get(plain);
			if (other === undefined) {
				makers.set(plain, { path: normalize(path), stage: stage.name });
				continue;
			}
			// Where a generated stage has the path too, the paper's own stage is the one to be changed.
			const own = stage.kind === "script" ? stage : plan.stages.find(({ name }) => name === other.stage)!;
			const named = own.outputs.find((output) => normalize(output.path).normalize("NFC").toLowerCase() === plain);
			const at = own.kind === "script" ? ["stages", own.name, "outputs", named?.name ?? name] : placeOf(own.name);
			const twins = `${other.path} is an output of ${other.stage} and of ${stage.name}`;
			const isCase = other.path !== normalize(path);
			add(at, isCase ? `${twins}: ${path} is the same file where letter case does not count` : twins);
		}
	}
	for (const [plain, { path, stage }] of makers) {
		for (const [outer, other] of makers) {
			if (plain.startsWith(`${outer}/`))
				add(placeOf(stage), `${path} lies in ${other.path}, an output of ${other.stage}`);
		}
	}
}

/** Every circle of stages, once. */
function checkCycles(plan: PaperPlan, add: Add): void {
	const makers = new Map<string, string>();
	for (const stage of plan.stages) {
		for (const { path } of stage.outputs) makers.set(`${plan.folder}/${path}`, stage.name);
	}
	const byName = new Map(plan.stages.map((stage) => [stage.name, stage]));
	const done = new Set<string>();
	const visit = (name: string, trail: readonly string[]): boolean => {
		if (trail.includes(name)) {
			const circle = [...trail.slice(trail.indexOf(name)), name];
			add(placeOf(name), (locate) => {
				const told = circle.map((stage) => `${stage} (line ${locate(placeOf(stage)).line})`);
				return `stages wait for one another: ${told.join(" needs ")}`;
			});
			return true;
		}
		if (done.has(name)) return false;
		done.add(name);
		const needed = byName.get(name)!.inputs.flatMap(({ path }) => makers.get(path) ?? []);
		return needed.some((next) => visit(next, [...trail, name]));
	};
	for (const { name } of plan.stages) visit(name, []);
}

/** Outputs that nothing of the paper reads: a mistyped name somewhere, or a leftover. */
function checkUnread(plan: PaperPlan, paper: PaperDefinition, add: Add): void {
	const read = new Set(plan.stages.flatMap(({ inputs }) => inputs.map(({ path }) => path)));
	for (const [stage, { outputs }] of Object.entries(paper.stages)) {
		for (const [name, path] of Object.entries(outputs)) {
			if (read.has(`${plan.folder}/${path}`)) continue;
			const at = ["stages", stage, "outputs", name];
			add(at, `output ${name} of stage ${stage} is read by no stage, figure or table`, "warning");
		}
	}
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
	return found.map(({ at, message, severity }) => ({
		...locate(at),
		...(severity && { severity }),
		message: typeof message === "string" ? message : message(locate),
	}));
}
