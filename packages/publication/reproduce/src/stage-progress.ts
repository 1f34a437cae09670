import { formatDuration, type ProgressBar, type Terminal } from "@quickening/workspace/terminal";
import type { Pipeline } from "./pipeline.ts";
import type { PipelineEvents } from "./run-pipelines.ts";

/**
 * Shows how pipelines come along: on a terminal a bar for all stages and one for the stage at work, elsewhere a line a
 * stage. A stage that was up to date has no line of its own; they are named together at the end.
 */
export function stageProgress(
	terminal: Terminal,
	pipelines: readonly Pipeline[],
): Required<PipelineEvents> & { end(): void } {
	const total = pipelines.reduce((sum, { stages }) => sum + stages.length, 0);
	const paint = terminal.colours;
	const overall = terminal.isLive && total > 0 ? terminal.bar({ label: "stages", total, unit: "stages" }) : undefined;
	let current: ProgressBar | undefined;
	let done = 0;
	const upToDate = new Map<string, string[]>();
	const tell = (mark: string, paper: string, stage: string, words: string) =>
		terminal.line(`${mark} ${paper} ${paint.bold(stage)}: ${words}`);

	return {
		onStart(paper, stage) {
			current?.clear();
			current = terminal.bar({ label: `${paper} ${stage.name}`, unit: "fraction" });
		},
		onProgress(_paper, _stage, fraction, message) {
			current?.update(fraction, message);
		},
		onEnd(paper, stage, outcome) {
			if (outcome.state !== "up to date" && outcome.state !== "skipped") {
				current?.clear();
				current = undefined;
			}
			done++;
			overall?.update(done);
			if (outcome.state === "ran") {
				tell(paint.green("✓"), paper, stage.name, `ran (${formatDuration(outcome.seconds ?? 0)})`);
			} else if (outcome.state === "failed") {
				tell(paint.red("✗"), paper, stage.name, "failed");
				for (const line of outcome.output?.slice(-20) ?? []) terminal.line(`    ${line}`);
			} else if (outcome.state === "skipped") {
				tell(paint.yellow("-"), paper, stage.name, `not run: ${outcome.because}`);
			} else {
				upToDate.set(paper, [...(upToDate.get(paper) ?? []), stage.name]);
			}
		},
		end() {
			current?.clear();
			overall?.clear();
			for (const [paper, stages] of upToDate) {
				const all = pipelines.find((pipeline) => pipeline.paper === paper)!.stages.length === stages.length;
				tell(
					paint.dim("·"),
					paper,
					`${all ? "all " : ""}${stages.length} ${stages.length === 1 ? "stage" : "stages"}`,
					`up to date ${paint.dim(`(${stages.join(", ")})`)}`,
				);
			}
		},
	};
}
