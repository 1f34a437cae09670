import { formatDuration, type ProgressBar, type Terminal } from "@quickening/workspace/terminal";
import type { Pipeline } from "./pipeline.ts";
import type { PipelineEvents } from "./planned-pipeline.ts";

/**
 * Shows how pipelines come along: on a terminal a bar for all stages and one for each stage at work, elsewhere a line a
 * stage. A stage that was up to date has no line of its own; they are named together at the end.
 */
export function stageProgress(
	terminal: Terminal,
	pipelines: readonly Pipeline[],
): Required<PipelineEvents> & { end(): void } {
	const total = pipelines.reduce((sum, { stages }) => sum + stages.length, 0);
	const paint = terminal.colours;
	const overall = terminal.isLive && total > 0 ? terminal.bar({ label: "stages", total, unit: "stages" }) : undefined;
	const bars = new Map<string, ProgressBar>();
	const clear = (name: string) => {
		bars.get(name)?.clear();
		bars.delete(name);
	};
	let done = 0;
	const upToDate = new Map<string, string[]>();
	const tell = (mark: string, paper: string, stage: string, words: string) =>
		terminal.line(`${mark} ${paper} ${paint.bold(stage)}: ${words}`);

	return {
		onStart(paper, stage) {
			const name = `${paper} ${stage.name}`;
			clear(name);
			bars.set(name, terminal.bar({ label: name, unit: "fraction" }));
		},
		onProgress(paper, stage, fraction, message) {
			bars.get(`${paper} ${stage.name}`)?.update(fraction, message);
		},
		onNotice(paper, stage, notice) {
			terminal.warn(`${paper} ${stage.name}: ${notice}`);
		},
		onEnd(paper, stage, outcome) {
			clear(`${paper} ${stage.name}`);
			done++;
			overall?.update(done);
			if (outcome.state === "ran") {
				tell(paint.green("✓"), paper, stage.name, `ran (${formatDuration(outcome.seconds ?? 0)})`);
			} else if (outcome.state === "taken") {
				const then = formatDuration(outcome.seconds ?? 0);
				tell(paint.green("✓"), paper, stage.name, `taken from the store, made on this machine earlier (${then} then)`);
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
			for (const name of [...bars.keys()]) clear(name);
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
