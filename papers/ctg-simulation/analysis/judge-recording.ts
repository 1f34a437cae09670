import { analyseCardiotocogram, type SimulatedCardiotocogram } from "@quickening/cardiotocography";
import { type MatchingRule, matchEvents, type Span } from "./match-events.ts";

/** Detectors of events. */
export const detectors = ["accelerations", "decelerations", "contractions"] as const;
export type Detector = (typeof detectors)[number];

/** Kinds of deceleration that are simulated, and what a found one may be called. */
export const trueKinds = ["early", "late", "variable", "prolonged"] as const;
export const calledKinds = ["early", "late", "variable", "prolonged", "unclassified"] as const;

/** Lower ends of the classes of true amplitude (bpm), each open upwards to the next. */
export const amplitudeClasses = [15, 20, 25, 30, 40] as const;

/** What the detectors made of one recording: columns of recordings.csv. Counts, bpm, ms, s. */
export type RecordingResult = Record<string, number>;

/**
 * Lets every detector look at one simulated recording and compares with its truth. Names of columns: `<detector>.<count>`,
 * `kind.<true>.<called>`, `amplitude.<detector>.<class>.<count>`, and the errors of baseline and variability.
 */
export function judgeRecording(
	recording: SimulatedCardiotocogram,
	{ matching, visibleShare }: { matching: MatchingRule; visibleShare: number },
): RecordingResult {
	const { truth, samplingRateHz, fhrBpm } = recording;
	const analysis = analyseCardiotocogram(recording, samplingRateHz);
	const result: RecordingResult = { missingFraction: recording.missingFraction };
	for (const detector of detectors) {
		const trueEvents: readonly Span[] = truth[detector];
		const found: readonly Span[] = analysis[detector];
		const matches = matchEvents(trueEvents, found, matching);
		// The tocogram is never lost.
		const visible = trueEvents.map(
			(event) => detector === "contractions" || signalShare(fhrBpm, samplingRateHz, event) >= visibleShare,
		);
		const matchedFound = new Set(matches.map((match) => match.found));
		result[`${detector}.true`] = trueEvents.length;
		result[`${detector}.found`] = found.length;
		result[`${detector}.matched`] = matches.length;
		result[`${detector}.visible`] = visible.filter(Boolean).length;
		result[`${detector}.visibleMatched`] = matches.filter((match) => visible[match.truth]).length;
		// Found without a match, on a true event that has one: a piece of what was found already.
		const matchedTrue = matches.map((match) => trueEvents[match.truth] as Span);
		result[`${detector}.pieces`] = found.filter(
			(event, j) => !matchedFound.has(j) && matchedTrue.some((other) => overlap(event, other) > 0),
		).length;
		let startError = 0;
		let endError = 0;
		for (const match of matches) {
			startError += (found[match.found] as Span).startSeconds - (trueEvents[match.truth] as Span).startSeconds;
			endError += (found[match.found] as Span).endSeconds - (trueEvents[match.truth] as Span).endSeconds;
		}
		result[`${detector}.startErrorSum`] = startError;
		result[`${detector}.endErrorSum`] = endError;
		if (detector === "contractions") continue;
		const matchedTruth = new Set(matches.map((match) => match.truth));
		for (const [k, low] of amplitudeClasses.entries()) {
			const inClass = truth[detector].map(
				({ amplitudeBpm }) =>
					amplitudeBpm >= low && amplitudeBpm < (amplitudeClasses[k + 1] ?? Number.POSITIVE_INFINITY),
			);
			result[`amplitude.${detector}.${low}.true`] = inClass.filter(Boolean).length;
			result[`amplitude.${detector}.${low}.matched`] = inClass.filter((is, i) => is && matchedTruth.has(i)).length;
		}
		if (detector !== "decelerations") continue;
		for (const kind of trueKinds) {
			for (const called of calledKinds) {
				result[`kind.${kind}.${called}`] = matches.filter(
					(match) =>
						truth.decelerations[match.truth]?.kind === kind && analysis.decelerations[match.found]?.kind === called,
				).length;
			}
			result[`kind.${kind}.notFound`] = truth.decelerations.filter(
				(event, i) => event.kind === kind && !matchedTruth.has(i),
			).length;
		}
	}
	Object.assign(result, baselineErrors(truth.baselineBpm, analysis.baselineBpm, samplingRateHz));
	result["bandwidth.trueBpm"] = truth.bandwidthBpm;
	result["bandwidth.foundBpm"] = analysis.bandwidth.medianBpm;
	result["stv.trueMs"] = truth.stvMs;
	result["stv.foundMs"] = analysis.shortTermVariability.stvMs;
	return result;
}

function overlap(a: Span, b: Span): number {
	return Math.min(a.endSeconds, b.endSeconds) - Math.max(a.startSeconds, b.startSeconds);
}

/** Share of an event's samples that hold a rate. */
function signalShare(fhrBpm: Float64Array, samplingRateHz: number, { startSeconds, endSeconds }: Span): number {
	const first = Math.ceil(startSeconds * samplingRateHz);
	const after = Math.min(fhrBpm.length, Math.ceil(endSeconds * samplingRateHz));
	let held = 0;
	for (let i = first; i < after; i++) if ((fhrBpm[i] as number) > 0) held++;
	return held / (after - first);
}

function baselineErrors(truth: Float64Array, found: Float64Array, samplingRateHz: number): RecordingResult {
	let defined = 0;
	let sum = 0;
	let sumAbsolute = 0;
	for (let i = 0; i < truth.length; i++) {
		const error = (found[i] as number) - (truth[i] as number);
		if (Number.isNaN(error)) continue;
		defined++;
		sum += error;
		sumAbsolute += Math.abs(error);
	}
	return {
		"baseline.meanErrorBpm": sum / defined,
		"baseline.meanAbsoluteErrorBpm": sumAbsolute / defined,
		"baseline.definedShare": defined / truth.length,
		"baseline.stepBpm": largestStep(truth, samplingRateHz),
	};
}

/** Largest change of the true baseline within two minutes, bpm. */
function largestStep(truth: Float64Array, samplingRateHz: number): number {
	const twoMinutes = 120 * samplingRateHz;
	let largest = 0;
	for (let i = twoMinutes; i < truth.length; i += samplingRateHz) {
		largest = Math.max(largest, Math.abs((truth[i] as number) - (truth[i - twoMinutes] as number)));
	}
	return largest;
}
