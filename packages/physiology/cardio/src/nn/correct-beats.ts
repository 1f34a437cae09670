import type { Samples } from "@quickening/core";
import { checkRisingTimes } from "@quickening/signal";
import { rrFromBeats } from "../intervals/rr-from-beats.ts";
import { beatClasses, type ClassifyRrOptions, classifyRr } from "./classify-rr.ts";

export interface CorrectBeatsOptions extends ClassifyRrOptions {
	/** Stretches without signal, in s; nothing is inserted or moved across one. Default none. */
	readonly gaps?: readonly { readonly startSeconds: number; readonly endSeconds: number }[];
	/** Rounds of classifying and correcting at most; fewer when nothing is left to do or a round makes it worse. Default 10. */
	readonly maximumRounds?: number;
}

/** Beats after correction. */
export interface CorrectedBeats {
	/** Times of the beats in s. */
	readonly beatTimesSeconds: Float64Array;
	/** What was done in all rounds together. */
	readonly removed: number;
	readonly inserted: number;
	readonly moved: number;
	readonly rounds: number;
}

/**
 * Corrects beats: an extra one is removed, a missed one is put in the middle, and an ectopic, long or short one is moved
 * between its neighbours; again until nothing changes.
 *
 * For intervals that are rather left out than made up see {@link nnFromRr}.
 *
 * @param beatTimesSeconds - Rising.
 * @throws InvalidInputError when times do not rise.
 *
 * Source: Lipponen and Tarvainen 2019, doi:10.1080/03091902.2019.1640306.
 */
export function correctBeats(beatTimesSeconds: Samples, options: CorrectBeatsOptions = {}): CorrectedBeats {
	const { gaps = [], maximumRounds = 10 } = options;
	checkRisingTimes("correctBeats", "beatTimesSeconds", beatTimesSeconds);
	let beats = Float64Array.from(beatTimesSeconds);
	let classes = classesOf(beats, gaps, options);
	let artefacts = countArtefacts(classes);
	let [removed, inserted, moved, rounds] = [0, 0, 0, 0];
	while (artefacts > 0 && rounds < maximumRounds) {
		const round = correctOnce(beats, classes);
		const nextClasses = classesOf(round.beats, gaps, options);
		const next = countArtefacts(nextClasses);
		if (next >= artefacts && rounds > 0) break;
		beats = round.beats;
		classes = nextClasses;
		removed += round.removed;
		inserted += round.inserted;
		moved += round.moved;
		rounds++;
		if (next >= artefacts) break;
		artefacts = next;
	}
	return { beatTimesSeconds: beats, removed, inserted, moved, rounds };
}

function classesOf(
	beats: Float64Array,
	gaps: NonNullable<CorrectBeatsOptions["gaps"]>,
	options: ClassifyRrOptions,
): Uint8Array {
	return classifyRr(rrFromBeats(beats, { gaps }).rrMs, options);
}

function countArtefacts(classes: Uint8Array): number {
	return classes.reduce((count, one) => count + (one === beatClasses.normal ? 0 : 1), 0);
}

/** Interval i ends with beat i + 1: that is the beat which is removed or moved, or before which one is put. */
function correctOnce(beats: Float64Array, classes: Uint8Array) {
	const corrected: number[] = [beats[0]];
	let [removed, inserted, moved] = [0, 0, 0];
	for (let i = 0; i < classes.length; i++) {
		const beat = beats[i + 1];
		const next = beats[i + 2];
		const previous = corrected[corrected.length - 1];
		if (classes[i] === beatClasses.extra) {
			removed++;
			continue;
		}
		if (classes[i] === beatClasses.missed) {
			corrected.push((previous + beat) / 2, beat);
			inserted++;
		} else if (classes[i] !== beatClasses.normal && next !== undefined) {
			corrected.push((previous + next) / 2);
			moved++;
		} else corrected.push(beat);
	}
	return { beats: Float64Array.from(corrected), removed, inserted, moved };
}
