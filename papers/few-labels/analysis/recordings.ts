import { readFileSync } from "node:fs";
import { nnFromRr, timesFromRr } from "@quickening/cardio";
import { InvalidInputError } from "@quickening/core";
import type { StageContext } from "@quickening/paper";

/** NN intervals of one recording; NaN where a beat was taken out. */
export interface Recording {
	readonly name: string;
	/** 1 for heart failure, 0 for sinus rhythm. */
	readonly failure: 0 | 1;
	readonly nnMs: Float64Array;
	/** Time of the beat that ends each interval, in s. */
	readonly timesSeconds: Float64Array;
}

/** All recordings, cleaned by the rule of Lipponen and Tarvainen. */
export function readRecordings(stage: StageContext): Recording[] {
	const plausibleMs = stage.param<[number, number]>("plausibleMs");
	const files = (["sinus", "failure"] as const).flatMap((group) =>
		stage.listInput(group).map((path) => ({ path, failure: group === "failure" ? (1 as const) : (0 as const) })),
	);
	return files.map(({ path, failure }) => {
		const name = /(\w+?)_rr_secs\.txt$/.exec(path)?.[1];
		if (name === undefined) {
			throw new InvalidInputError(`readRecordings: ${path} must be named …_rr_secs.txt`, {
				code: "unknown-name",
				argument: "path",
				received: path,
			});
		}
		// The first line is the time to the first beat.
		const [first, ...intervals] = readFileSync(path, "utf8").trimEnd().split("\n").map(Number);
		const rrMs = Float64Array.from(intervals, (seconds) => 1000 * seconds);
		const timesSeconds = timesFromRr(rrMs, { startSeconds: first! });
		const { nnMs } = nnFromRr(rrMs, { rule: "lipponenTarvainen", plausibleMs });
		return { name, failure, nnMs, timesSeconds };
	});
}
