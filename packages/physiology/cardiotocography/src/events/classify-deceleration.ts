import { checkInRange } from "@quickening/core";
import type { Contraction } from "./contractions.ts";
import type { DecelerationKind, FetalHeartRateEvent } from "./event.ts";

/** A deceleration longer than this is prolonged. */
export const prolongedSeconds = 180;
/** A fall that takes less than this from onset to nadir is rapid. */
const rapidSeconds = 30;
/** A late deceleration begins more than this after its contraction. */
const lateOnsetSeconds = 20;

/**
 * The kind of one deceleration.
 *
 * In this order: longer than 3 minutes, prolonged (no tocogram needed); without a tocogram, unclassified; less than
 * 30 s from the baseline to the level of the nadir, variable (NICHD: to the nadir's beginning); otherwise the fall is gradual,
 * and it is late when it begins more than 20 s after its contraction began and reaches its nadir after the acme, early when it
 * begins within 20 s and its nadir lies inside the contraction, and unclassified when neither fits or no contraction goes with
 * it. The contraction that goes with a deceleration is the last to begin before the nadir, if it ended no more than 60 s before
 * the deceleration began.
 *
 * @param deceleration - As {@link decelerations} gives it.
 * @param contractions - All contractions of the record; undefined when no tocogram was recorded.
 * @returns The kind.
 *
 * Source: FIGO 2015, doi:10.1016/j.ijgo.2015.06.020; NICHD 2008, doi:10.1111/j.1552-6909.2008.00284.x. Deliberate difference:
 * FIGO also counts a deceleration with reduced variability inside it as late; that is reported by {@link figoClassification}, not
 * used for the kind.
 * @example
 * const fall = { startSeconds: 130, extremeSeconds: 165, endSeconds: 200, amplitudeBpm: 20, areaBeats: 12 };
 * classifyDeceleration(fall, [{ startSeconds: 100, peakSeconds: 130, endSeconds: 160, amplitude: 40 }]); // "late"
 */
export function classifyDeceleration(
	deceleration: FetalHeartRateEvent,
	contractions: readonly Contraction[] | undefined,
): DecelerationKind {
	const { startSeconds, extremeSeconds, endSeconds } = deceleration;
	const { approachSeconds = extremeSeconds - startSeconds } = deceleration;
	checkInRange("classifyDeceleration", "deceleration.extremeSeconds", extremeSeconds, startSeconds, endSeconds);
	if (endSeconds - startSeconds > prolongedSeconds) return "prolonged";
	if (contractions === undefined) return "unclassified";
	if (approachSeconds < rapidSeconds) return "variable";
	const contraction = contractionOf(deceleration, contractions);
	if (contraction === undefined) return "unclassified";
	const onset = startSeconds - contraction.startSeconds;
	if (onset > lateOnsetSeconds && extremeSeconds > contraction.peakSeconds) return "late";
	if (onset <= lateOnsetSeconds && extremeSeconds <= contraction.endSeconds) return "early";
	return "unclassified";
}

/**
 * {@link classifyDeceleration} for each deceleration of a record.
 *
 * @returns One kind a deceleration, in the same order.
 */
export function classifyDecelerations(
	decelerations: readonly FetalHeartRateEvent[],
	contractions: readonly Contraction[] | undefined,
): DecelerationKind[] {
	return decelerations.map((deceleration) => classifyDeceleration(deceleration, contractions));
}

/** How long after its end a contraction may still have caused a deceleration. */
const afterContractionSeconds = 60;

/** The contraction that goes with a deceleration: the last to begin before the nadir, unless it is long over. */
export function contractionOf(
	deceleration: FetalHeartRateEvent,
	contractions: readonly Contraction[],
): Contraction | undefined {
	let last: Contraction | undefined;
	for (const contraction of contractions) {
		if (contraction.startSeconds < deceleration.extremeSeconds) last = contraction;
	}
	if (last === undefined || deceleration.startSeconds - last.endSeconds > afterContractionSeconds) return undefined;
	return last;
}
