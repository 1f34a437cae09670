import { analyseCardiotocogram, cleanFetalHeartRate, lastSignalSample } from "@quickening/cardiotocography";
import type { StageContext } from "@quickening/paper";
import type { FeatureRow } from "./features.ts";
import { finiteOrNull } from "./finite-or-null.ts";
import { primaryTarget } from "./outcomes.ts";
import { readRecording, samplingRateHz } from "./recordings.ts";

/** One second of the annotated recording. null: no signal. */
export interface TracePoint {
	readonly minute: number;
	readonly fhrBpm: number | null;
	readonly baselineBpm: number | null;
	readonly uterineActivity: number;
}

/** A stretch of the annotated recording that the analysis named. */
export interface TraceEvent {
	readonly startMinute: number;
	readonly endMinute: number;
	readonly kind: "acceleration" | "deceleration" | "no signal" | "contraction";
	readonly label: string;
}

export interface Example {
	readonly recordingId: string;
	readonly umbilicalPh: number;
	readonly figoCategory: string;
	readonly trace: readonly TracePoint[];
	readonly events: readonly TraceEvent[];
}

/** Gaps shorter than this are not drawn as such (s). */
const shortestDrawnGapSeconds = 15;

/**
 * Annotates one recording: of the primary outcome's events whose baseline stays within FIGO's normal 110 to 160 bpm, the
 * one with the least missing signal in its last minutes (ties: the lower number). The rule is fixed, so that no handsome
 * trace was picked.
 */
export default function example(stage: StageContext): void {
	const rows = stage.readJson<FeatureRow[]>("features");
	const minutes = stage.param<number>("windowMinutes");
	const chosen = rows
		.filter((row) => primaryTarget.includes(row) && primaryTarget.isEvent(row))
		.filter(({ segments: { signal } }) => signal.baselineMinimumBpm >= 110 && signal.baselineMaximumBpm <= 160)
		.sort((a, b) => a.segments.signal.missingPercent - b.segments.signal.missingPercent)[0];
	if (chosen === undefined)
		throw new Error(
			"example: features must hold an event of the primary outcome with a baseline of 110 to 160 bpm; got none",
		);
	const recording = readRecording(`${stage.inputPath("signals")}/${chosen.recordingId}.csv`);
	const end = lastSignalSample(recording.fhrBpm);
	const start = Math.max(0, end - minutes * 60 * samplingRateHz);
	const fhrBpm = recording.fhrBpm.subarray(start, end);
	const uterineActivity = recording.uterineActivity.subarray(start, end);
	const analysis = analyseCardiotocogram({ fhrBpm, uterineActivity }, samplingRateHz);
	const clean = cleanFetalHeartRate(fhrBpm, samplingRateHz);
	const trace: TracePoint[] = [];
	for (let i = 0; i < fhrBpm.length; i += samplingRateHz) {
		trace.push({
			minute: i / samplingRateHz / 60,
			fhrBpm: finiteOrNull(clean.fhrBpm[i] as number),
			baselineBpm: finiteOrNull(analysis.baselineBpm[i] as number),
			uterineActivity: uterineActivity[i] as number,
		});
	}
	const events: TraceEvent[] = [
		...analysis.accelerations.map((event) => ({
			...span(event),
			kind: "acceleration" as const,
			label: "acceleration",
		})),
		...analysis.decelerations.map((event) => ({ ...span(event), kind: "deceleration" as const, label: event.kind })),
		...analysis.contractions.map((event) => ({ ...span(event), kind: "contraction" as const, label: "contraction" })),
		...clean.gaps
			.filter((gap) => gap.endSeconds - gap.startSeconds >= shortestDrawnGapSeconds)
			.map((gap) => ({ ...span(gap), kind: "no signal" as const, label: "no signal" })),
	];
	stage.writeJson("example", {
		recordingId: chosen.recordingId,
		umbilicalPh: chosen.umbilicalPh,
		figoCategory: analysis.figo.category,
		trace,
		events,
	} satisfies Example);
	stage.value("example.umbilicalPh", {
		value: chosen.umbilicalPh,
		unit: "",
		digits: 2,
		n: 1,
		method: `Umbilical artery pH of recording ${chosen.recordingId}, drawn in the first figure`,
	});
}

function span(event: { readonly startSeconds: number; readonly endSeconds: number }) {
	return { startMinute: event.startSeconds / 60, endMinute: event.endSeconds / 60 };
}
