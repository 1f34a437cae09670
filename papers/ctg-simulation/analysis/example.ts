import { analyseCardiotocogram } from "@quickening/cardiotocography";
import type { StageContext } from "@quickening/paper";
import { readDesign, simulateLabour } from "./design.ts";

/** One drawn moment of the example, every two seconds. null: no signal, or no baseline. */
export interface ExamplePoint {
	readonly minute: number;
	readonly fhrBpm: number | null;
	readonly trueBaselineBpm: number;
	readonly foundBaselineBpm: number | null;
	readonly uterineActivity: number;
}

/** A true or found event of the example. */
export interface ExampleEvent {
	readonly source: "truth" | "found";
	readonly type: "acceleration" | "deceleration" | "contraction";
	/** Kind of a deceleration, else the type. */
	readonly label: string;
	readonly startMinute: number;
	readonly endMinute: number;
}

export interface Example {
	readonly labour: number;
	readonly missingPercent: number;
	readonly trace: readonly ExamplePoint[];
	readonly events: readonly ExampleEvent[];
}

/** The drawing is finer than its lines at this step. */
const drawnEverySeconds = 2;

/**
 * The recording that the first figure draws, at the reference: the first labour in which every kind of deceleration and an
 * acceleration occur. The rule looks at the truth alone, so that no success was picked.
 */
export default function example(stage: StageContext): void {
	const design = readDesign(stage);
	const cell = { scenario: "main", ...design.reference };
	for (let labour = 0; labour < design.recordingsPerCell; labour++) {
		const recording = simulateLabour(design, { cell, labour });
		const { truth, samplingRateHz } = recording;
		if (new Set(truth.decelerations.map(({ kind }) => kind)).size < 4 || truth.accelerations.length === 0) continue;
		const analysis = analyseCardiotocogram(recording, samplingRateHz);
		const trace: ExamplePoint[] = [];
		for (let i = 0; i < recording.fhrBpm.length; i += drawnEverySeconds * samplingRateHz) {
			const rate = recording.fhrBpm[i] as number;
			const baseline = analysis.baselineBpm[i] as number;
			trace.push({
				minute: i / samplingRateHz / 60,
				fhrBpm: rate > 0 ? rate : null,
				trueBaselineBpm: truth.baselineBpm[i] as number,
				foundBaselineBpm: Number.isFinite(baseline) ? baseline : null,
				uterineActivity: recording.uterineActivity[i] as number,
			});
		}
		const sources = [
			["truth", truth],
			["found", analysis],
		] as const;
		const events = sources.flatMap(([source, { accelerations, decelerations, contractions }]): ExampleEvent[] => [
			...accelerations.map((event) => ({
				source,
				type: "acceleration" as const,
				label: "acceleration",
				...span(event),
			})),
			...decelerations.map((event) => ({ source, type: "deceleration" as const, label: event.kind, ...span(event) })),
			...contractions.map((event) => ({ source, type: "contraction" as const, label: "contraction", ...span(event) })),
		]);
		const missingPercent = 100 * recording.missingFraction;
		stage.writeJson("example", { labour, missingPercent, trace, events } satisfies Example);
		stage.value("example.missing", {
			value: missingPercent,
			unit: "%",
			digits: 0,
			n: 1,
			method: "Heart rate missing in the recording of the first figure",
		});
		return;
	}
	throw new Error("example: no labour has all four kinds of deceleration and an acceleration; simulate more labours");
}

function span({ startSeconds, endSeconds }: { readonly startSeconds: number; readonly endSeconds: number }) {
	return { startMinute: startSeconds / 60, endMinute: endSeconds / 60 };
}
