import type { AnalysisProgress, RecordingReport } from "../report/report.ts";
import type { AnalysisAnswer, AnalysisRequest } from "./worker.ts";

/** The worker's script as text, put here by the build. */
declare const RECORDING_WORKER: string;

/** An analysis that runs, and can be stopped. */
export interface RunningAnalysis {
	readonly report: Promise<RecordingReport>;
	stop(): void;
}

/**
 * Analyses files in a worker. Its script is a blob of this page's, so the page's policy holds in it too: it cannot reach any
 * host, this site's own included.
 */
export function runAnalysis(
	request: AnalysisRequest,
	onProgress: (progress: AnalysisProgress) => void,
): RunningAnalysis {
	const address = URL.createObjectURL(new Blob([RECORDING_WORKER], { type: "text/javascript" }));
	const worker = new Worker(address);
	const end = () => {
		worker.terminate();
		URL.revokeObjectURL(address);
	};
	let stop = () => {};
	const report = new Promise<RecordingReport>((resolve, reject) => {
		stop = () => reject(new Error("The analysis was stopped."));
		worker.addEventListener("message", ({ data }: MessageEvent<AnalysisAnswer>) => {
			if (data.kind === "progress") onProgress(data.progress);
			else if (data.kind === "report") resolve(data.report);
			else reject(new Error(data.message));
		});
		worker.addEventListener("error", (event) => {
			event.preventDefault();
			reject(
				new Error(event.message || "The analysis ended without saying why; the browser may have run out of memory."),
			);
		});
		worker.postMessage(request);
	}).finally(end);
	return { report, stop: () => stop() };
}
