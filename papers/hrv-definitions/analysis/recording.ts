import { timesFromRr } from "@quickening/cardio";
import type { StageContext } from "@quickening/paper";

/** Which database a recording is from. */
export type Group = "sinus" | "failure";

export const groups: readonly Group[] = ["sinus", "failure"];

export const groupNames: Readonly<Record<Group, string>> = {
	sinus: "sinus rhythm",
	failure: "heart failure",
};

/** RR intervals of one recording, as detected. */
export interface Recording {
	readonly name: string;
	readonly group: Group;
	readonly rrMs: Float64Array;
	/** Time of the beat that ends each interval, in s. */
	readonly timesSeconds: Float64Array;
}

/** Reads one file: the first line is the time to the first beat, each further line an interval, in s. */
export function parseRecording(name: string, group: Group, text: string): Recording {
	const lines = text.trimEnd().split("\n");
	const rrMs = new Float64Array(lines.length - 1);
	for (let i = 1; i < lines.length; i++) {
		const seconds = Number(lines[i]);
		if (!(seconds > 0)) throw new Error(`${name}, line ${i + 1}: an interval must be above 0 s; got ${lines[i]}`);
		rrMs[i - 1] = 1000 * seconds;
	}
	return { name, group, rrMs, timesSeconds: timesFromRr(rrMs, { startSeconds: Number(lines[0]) }) };
}

/** All recordings, one after the other; each is read when it is asked for. */
export function* readRecordings(stage: StageContext, read: (path: string) => string): Generator<Recording> {
	for (const group of groups) {
		for (const path of stage.listInput(group)) {
			const name = /(\w+?)_rr_secs\.txt$/.exec(path)?.[1];
			if (name === undefined) throw new Error(`${path}: not the name of a recording`);
			yield parseRecording(name, group, read(path));
		}
	}
}
