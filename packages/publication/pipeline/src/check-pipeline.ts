import { normalize } from "node:path";
import type { PaperDefinition } from "@quickening/paper";
import { placeProblem } from "./check-places.ts";
import type { DefinitionLocator } from "./locate-definition.ts";
import { type PaperPlan, valuesOutput } from "./plan/plan.ts";

/**
 * Notes something that is wrong at a place of the definition, given by keys such as ["stages", "features", "inputs"]. The
 * message may be made where other parts are known, when it names their lines too.
 */
export type AddFound = (
	at: readonly string[],
	message: string | ((locate: DefinitionLocator) => string),
	severity?: "warning",
) => void;

/**
 * What is wrong between the stages of a paper: two that write one file, circles, links on the way of what they write and,
 * when nothing else is wrong, outputs that nobody reads.
 */
export function checkPipeline(
	root: string,
	plan: PaperPlan,
	paper: PaperDefinition,
	{ add, isRightSoFar }: { readonly add: AddFound; readonly isRightSoFar: () => boolean },
): void {
	checkPlaces(root, plan, add);
	checkOutputs(plan, add);
	checkCycles(plan, add);
	if (isRightSoFar()) checkUnread(plan, paper, add);
}

/** Links and files in the way of what figures, tables, values and the manuscript write; each told once. */
function checkPlaces(root: string, plan: PaperPlan, add: AddFound): void {
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

function checkOutputs(plan: PaperPlan, add: AddFound): void {
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
function checkCycles(plan: PaperPlan, add: AddFound): void {
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
function checkUnread(plan: PaperPlan, paper: PaperDefinition, add: AddFound): void {
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
