import { coversValue } from "@quickening/paper";
import { nearestDeclared, recordedProblems } from "../declared-values.ts";
import { stageValuesPath, valuesOutput } from "../plan/plan.ts";
import type { CheckContext } from "./check-context.ts";
import { madeOutputs } from "./made-outputs.ts";

/** The ids of values that the stages of a paper record. */
export interface KnownValues {
	/** Whether some stage has recorded the id, or declares it and may yet record it. */
	has(id: string): boolean;
	/** What is said of an id that is not known: "value x is declared by no stage; nearest: y". */
	refusal(id: string): string;
}

/** What is known of the values of one stage. */
interface StageIds {
	readonly stage: string;
	/** The ids and patterns that paper.ts lists. */
	readonly values: readonly string[];
	/** The ids that it has recorded, where its results are those of the code and inputs as they are now. */
	readonly recorded?: ReadonlySet<string>;
}

/** Overrides what is known of a stage that has just run. */
export interface JustRecorded {
	readonly stage: string;
	readonly ids: readonly string[];
}

/**
 * Which ids the stages of a paper record: exactly, where results/values/<stage>.json was made by the code and from the
 * inputs as they are now; else those that paper.ts declares.
 */
export function knownValues(context: CheckContext, justRecorded?: JustRecorded): KnownValues {
	const stages = idsOfStages(context, justRecorded);
	const has = (id: string) =>
		stages.some(({ values, recorded }) => recorded?.has(id) ?? values.some((entry) => coversValue(entry, id)));
	const refusal = (id: string) => {
		const isDeclared = stages.some(({ values }) => values.some((entry) => coversValue(entry, id)));
		const names = stages.flatMap(({ values, recorded }) => (recorded === undefined ? values : [...recorded]));
		const near = nearestDeclared(id, names);
		const none = names.length === 0 ? "; no stage of the paper records values" : "";
		const hint = near.length > 0 ? `; nearest: ${near.join(", ")}` : none;
		return `value ${id} is ${isDeclared ? "recorded" : "declared"} by no stage${hint}`;
	};
	return { has, refusal };
}

/** Problems of stages whose results are made, and hold other values than paper.ts now declares. */
export async function checkRecordedValues(context: CheckContext): Promise<void> {
	for (const { recorded, ...declaring } of idsOfStages(context)) {
		if (recorded === undefined) continue;
		for (const { at, ...problem } of recordedProblems(context.plan.folder, declaring, recorded)) {
			const locate = await context.locator();
			context.add({ ...locate(at), ...problem });
		}
	}
}

function idsOfStages(context: CheckContext, justRecorded?: JustRecorded): StageIds[] {
	const made = madeOutputs(context);
	const recording = context.plan.stages.filter(({ outputs }) => outputs.some(({ name }) => name === valuesOutput));
	return recording.map(({ name: stage }) => {
		const values = context.paper.stages[stage]?.values ?? [];
		if (justRecorded?.stage === stage) return { stage, values, recorded: new Set(justRecorded.ids) };
		const content = made.read(stage, stageValuesPath(stage));
		if (content === undefined) return { stage, values };
		return { stage, values, recorded: new Set(Object.keys(JSON.parse(content.toString("utf8")) as object)) };
	});
}
