import { readFileSync } from "node:fs";
import { InvalidInputError } from "@quickening/core";
import type { StageContext } from "@quickening/paper";

/** Stages of three classes, in this order. */
export const stageNames = ["Wake", "NREM", "REM"] as const;
export const WAKE = 0;
export const NREM = 1;
export const REM = 2;

/** One person's night. */
export interface Recording {
	readonly id: string;
	/** Start of each epoch of 30 s from the start of the polysomnography. */
	readonly epochStartsSeconds: Float64Array;
	/** Scored epochs as 0 (wake), 1 (NREM: N1 to N4) and 2 (REM); -1 where nothing was scored. */
	readonly stages: Int8Array;
	/** Heart rates in order of time, one at a time, from an hour before the first epoch on. */
	readonly timesSeconds: Float64Array;
	readonly heartRatesBpm: Float64Array;
	/** Heart rates that stood before an earlier one, or at the same time as another. */
	readonly nOutOfOrder: number;
	readonly nSameTime: number;
}

export const EPOCH_SECONDS = 30;
/** Heart rate before the night that a night's first windows may look at. */
const BEFORE_SECONDS = 3600;

/** Codes of the files: N1 to N4 are NREM, and N4 of the older rules is N3 of the newer. */
const classOf: Readonly<Record<number, number>> = { [-1]: -1, 0: WAKE, 1: NREM, 2: NREM, 3: NREM, 4: NREM, 5: REM };

/** All recordings, in order of their file names. */
export function readRecordings(stage: StageContext): Recording[] {
	const labels = stage.listInput("labels").filter((path) => path.endsWith("_labeled_sleep.txt"));
	const folder = stage.inputPath("heartRates");
	return labels.map((path) => {
		const id = /([0-9]+)_labeled_sleep\.txt$/.exec(path)![1]!;
		return parseRecording(id, readFileSync(path, "utf8"), readFileSync(`${folder}/${id}_heartrate.txt`, "utf8"));
	});
}

/** One recording from the texts of its two files; a comma or blanks part the two numbers of a line. */
export function parseRecording(id: string, labels: string, heartRates: string): Recording {
	const epochs = parseLines(id, labels);
	epochs.forEach(([start, code], i) => {
		const expected = i === 0 ? 0 : epochs[i - 1]![0] + EPOCH_SECONDS;
		if (start === expected && classOf[code] !== undefined) return;
		throw new InvalidInputError(
			`parseRecording: labels of ${id} must be one epoch of ${EPOCH_SECONDS} s after the other from 0, coded -1 to 5; got ${start}, ${code} in line ${i + 1}`,
			{ code: "not-regular", argument: "labels", received: start },
		);
	});
	const first = epochs[0]![0];
	const all = parseLines(id, heartRates);
	const nOutOfOrder = all.filter(([time], i) => i > 0 && time < all[i - 1]![0]).length;
	const sorted = all.filter(([time]) => time >= first - BEFORE_SECONDS).sort(([a], [b]) => a - b);
	const times: number[] = [];
	const rates: number[] = [];
	let nSame = 1;
	for (const [time, rate] of sorted) {
		const last = times.length - 1;
		if (times[last] === time) {
			// Of rates at one time the mean.
			rates[last] = (rates[last]! * nSame + rate) / (nSame + 1);
			nSame++;
			continue;
		}
		times.push(time);
		rates.push(rate);
		nSame = 1;
	}
	return {
		id,
		epochStartsSeconds: Float64Array.from(epochs, ([start]) => start),
		stages: Int8Array.from(epochs, ([, code]) => classOf[code]!),
		timesSeconds: Float64Array.from(times),
		heartRatesBpm: Float64Array.from(rates),
		nOutOfOrder,
		nSameTime: sorted.length - times.length,
	};
}

function parseLines(id: string, text: string): (readonly [number, number])[] {
	return text
		.trim()
		.split("\n")
		.map((line, i) => {
			const parts = line.trim().split(/[\s,]+/);
			const [first, second] = parts.map(Number);
			if (parts.length === 2 && Number.isFinite(first) && Number.isFinite(second)) return [first!, second!] as const;
			throw new InvalidInputError(
				`parseRecording: a file of ${id} must have two numbers a line; got ${JSON.stringify(line)} in line ${i + 1}`,
				{ code: "not-a-number", argument: "text", received: line },
			);
		});
}
