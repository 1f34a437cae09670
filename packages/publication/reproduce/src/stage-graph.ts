import type { PipelineStage } from "./pipeline.ts";
import type { PlannedPipeline } from "./planned-pipeline.ts";

/** A stage among those of all papers. */
export interface StageNode {
	readonly plan: PlannedPipeline;
	readonly stage: PipelineStage;
	/** Stages whose outputs it reads. */
	readonly needs: ReadonlySet<StageNode>;
	/** Memory in MB that it is expected to need. */
	readonly memoryMb: number;
	/** Expected seconds until the last of the stages that wait for it has ended; what keeps most waiting goes first. */
	readonly secondsToEnd: number;
}

/** What is expected of stages that this machine has not run yet; native code is TensorFlow, which trains networks. */
const expected = {
	native: { seconds: 120, memoryMb: 2000 },
	script: { seconds: 10, memoryMb: 700 },
	drawing: { seconds: 2, memoryMb: 500 },
} as const;

/** The stages of papers with who needs whom, and what is known of their time and memory from earlier runs. */
export function stageGraph(plans: readonly PlannedPipeline[]): StageNode[] {
	const nodes = plans.flatMap((plan) =>
		plan.pipeline.stages.map((stage) => {
			const { seconds, memoryMb } = expectation(plan, stage);
			return { plan, stage, memoryMb, seconds, needs: new Set<StageNode>(), secondsToEnd: 0 };
		}),
	);
	const makers = new Map<string, (typeof nodes)[number]>(
		nodes.flatMap((node) => node.stage.outs.map((out) => [`papers/${node.plan.pipeline.paper}/${out}`, node] as const)),
	);
	const readers = new Map(nodes.map((node) => [node, [] as (typeof nodes)[number][]]));
	for (const node of nodes) {
		for (const path of node.stage.reads) {
			const maker = makers.get(path);
			if (maker === undefined || node.needs.has(maker)) continue;
			node.needs.add(maker);
			readers.get(maker)!.push(node);
		}
	}
	const toEnd = (node: (typeof nodes)[number]): number => {
		if (node.secondsToEnd === 0) node.secondsToEnd = node.seconds + Math.max(0, ...readers.get(node)!.map(toEnd));
		return node.secondsToEnd;
	};
	for (const node of nodes) toEnd(node);
	return nodes;
}

function expectation({ pipeline, made }: PlannedPipeline, { name }: PipelineStage) {
	const script = pipeline.definition.stages[name];
	const kind = script === undefined ? "drawing" : script.native === undefined ? "script" : "native";
	const { seconds, memoryMb } = expected[kind];
	return { seconds: Math.max(0.1, made[name]?.seconds ?? seconds), memoryMb: made[name]?.peakMemoryMb ?? memoryMb };
}
