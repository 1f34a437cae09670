import { nearestNames } from "@quickening/workspace";
import type { PlannedStage } from "../plan/plan.ts";
import { stageValuesPath, valuesOutput } from "../plan/plan.ts";
import type { CheckContext } from "./check-context.ts";
import { madeOutputs } from "./made-outputs.ts";
import { type ModuleBindings, moduleBindings } from "./values/module-bindings.ts";
import { HOLE } from "./values/possible-texts.ts";
import { type RecordedValues, recordedValues } from "./values/recorded-values.ts";

/** The ids of values that the stages of a paper record. */
export interface KnownValues {
	/** Whether some stage records the id, or may do so as far as its source tells. */
	has(id: string): boolean;
	/** "; nearest: auc.primary", or how many there are; for the end of a message. */
	hint(id: string): string;
	/** What is said of an id that is not known: "value x is recorded by no stage; nearest: y". */
	refusal(id: string): string;
}

/** What is known of the values of one stage. */
interface StageIds {
	readonly stage: string;
	/** The ids that it has recorded, where its results are those of the code and inputs as they are now. */
	readonly exact?: ReadonlySet<string>;
	/** What its source says otherwise. */
	readonly recorded?: RecordedValues;
}

/** Overrides what is known of a stage that has just run. */
export interface JustRecorded {
	readonly stage: string;
	readonly ids: readonly string[];
}

/**
 * Which ids the stages of a paper record: exactly, where results/values/<stage>.json was made by the code and from the
 * inputs as they are now; else as far as the syntax trees of the code that each stage reaches tell. Adds a problem for
 * an id that two stages surely record.
 */
export async function knownValues(context: CheckContext, justRecorded?: JustRecorded): Promise<KnownValues> {
	const made = madeOutputs(context);
	const stages: StageIds[] = [];
	for (const stage of context.plan.stages) {
		if (!stage.outputs.some(({ name }) => name === valuesOutput)) continue;
		if (justRecorded?.stage === stage.name) {
			stages.push({ stage: stage.name, exact: new Set(justRecorded.ids) });
			continue;
		}
		const exact = exactIds(made.read(stage.name, stageValuesPath(stage.name)));
		stages.push(
			exact === undefined
				? { stage: stage.name, recorded: await readRecorded(context, stage) }
				: { stage: stage.name, exact },
		);
	}
	if (justRecorded === undefined) refuseTwins(context, stages);

	const texts = new Set<string>();
	const patterns = new Set<string>();
	let isOpen = false;
	for (const { exact, recorded } of stages) {
		for (const id of exact ?? recorded?.recordings.flatMap(({ ids }) => ids) ?? []) {
			if (id.includes(HOLE)) patterns.add(id);
			else texts.add(id);
		}
		if (recorded?.lost !== undefined) isOpen = true;
	}
	if (patterns.has(HOLE)) isOpen = true;
	const matchers = [...patterns].map(
		(pattern) => new RegExp(`^${pattern.split(HOLE).map(escaped).join("\\S*")}$`, "u"),
	);
	const has = (id: string) => isOpen || texts.has(id) || matchers.some((matcher) => matcher.test(id));
	const hint = (id: string) => {
		const names = [...texts, ...[...patterns].map((pattern) => pattern.replaceAll(HOLE, "*"))];
		const near = nearestNames(id, names);
		if (near.length > 0) return `; nearest: ${near.join(", ")}`;
		return names.length === 0 ? "; no stage of the paper records values" : "";
	};
	return { has, hint, refusal: (id) => `value ${id} is recorded by no stage${hint(id)}` };
}

function exactIds(content: Buffer | undefined): ReadonlySet<string> | undefined {
	return content && new Set(Object.keys(JSON.parse(content.toString("utf8")) as object));
}

/** Reads the code of a stage: all of the paper that it reaches, and of packages what has to do with stages. */
async function readRecorded(context: CheckContext, stage: PlannedStage): Promise<RecordedValues> {
	const { plan, code } = context;
	const script = `${plan.folder}/${stage.module}`;
	const known = code[stage.name];
	// Code that cannot be bundled is a problem of its own, and what it would record is not known.
	if (known === undefined) return { recordings: [], lost: { file: script, line: 1, column: 1 } };
	const { files, modules: own } = known;
	const ownCode = files.filter((file) => file.startsWith(`${plan.folder}/`));
	const inPackages = files.filter((file) => /^packages\/(?!publication\/)/.test(file));
	const recording = inPackages.filter((file) => /\bStageContext\b|\.value\s*\(/.test(context.text(file) ?? ""));
	const doors = recording.length > 0 ? Object.values(own) : [];
	const modules: ModuleBindings[] = [];
	for (const file of new Set([script, ...ownCode, ...recording, ...doors])) {
		const tree = await context.tree(file);
		if (tree !== undefined) modules.push(moduleBindings(file, tree));
	}
	return recordedValues(script, modules, own);
}

/** Two stages that surely record one id; what one of them may record is seen when it has run. */
function refuseTwins(context: CheckContext, stages: readonly StageIds[]): void {
	const sure = new Map<string, string>();
	for (const { stage, exact, recorded } of stages) {
		const places = (recorded?.recordings ?? []).filter(({ ids }) => ids.length === 1 && !ids[0]!.includes(HOLE));
		for (const id of new Set(exact ?? places.map(({ ids }) => ids[0]!))) {
			const other = sure.get(id);
			if (other === undefined) {
				sure.set(id, stage);
				continue;
			}
			const place = places.find(({ ids }) => ids[0] === id);
			const file = `${context.plan.folder}/${context.paper.stages[stage]?.script}`;
			context.add({
				file: place?.file ?? file,
				...(place && { line: place.line, column: place.column }),
				message: `value ${id} is recorded by two stages, ${other} and ${stage}: give one of them another id`,
			});
		}
	}
}

function escaped(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
