import { analyseRecording } from "../analyse-recording.ts";
import type { madeUp } from "../made-up-recording.ts";
import type { AnalysisProgress, RecordingReport, RecordingSettings } from "../report/report.ts";

/** What the page asks of the worker. */
export interface AnalysisRequest {
	readonly files: readonly File[] | typeof madeUp;
	readonly settings: RecordingSettings;
}

/** What the worker answers: progress, then one of the others. */
export type AnalysisAnswer =
	| { readonly kind: "progress"; readonly progress: AnalysisProgress }
	| { readonly kind: "report"; readonly report: RecordingReport }
	| { readonly kind: "error"; readonly message: string };

const answer = (message: AnalysisAnswer) => self.postMessage(message);

// One recording a worker: the page ends this one and starts another for the next.
self.addEventListener("message", async ({ data: { files, settings } }: MessageEvent<AnalysisRequest>) => {
	try {
		const report = await analyseRecording(files, settings, (progress) => answer({ kind: "progress", progress }));
		answer({ kind: "report", report });
	} catch (error) {
		answer({ kind: "error", message: error instanceof Error ? error.message : String(error) });
	}
});
