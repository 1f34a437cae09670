import type { StageContext } from "@quickening/paper";
import { median } from "@quickening/stats";
import { EPOCH_SECONDS, NREM, REM, type Recording, readRecordings, WAKE } from "./recordings.ts";

/** One person's night in numbers. */
export interface NightRow {
	readonly id: string;
	/** Scored epochs, in hours. */
	readonly hours: number;
	readonly wakePercent: number;
	readonly nremPercent: number;
	readonly remPercent: number;
	readonly notScored: number;
	/** Median time between heart rates within the night, and the longest (s). */
	readonly stepSeconds: number;
	readonly longestGapSeconds: number;
}

/** Describes the nights, and counts what is left out and what is odd in the files. */
export default function nights(stage: StageContext): void {
	const recordings = readRecordings(stage);
	const rows = recordings.map(nightOf);
	stage.writeJson("nights", rows);
	const epochs = (holds: (code: number) => boolean) =>
		recordings.reduce((sum, { stages }) => sum + Array.from(stages).filter(holds).length, 0);
	const all = epochs(() => true);
	const scored = epochs((code) => code >= 0);
	const count = (id: string, value: number, n: number, method: string) =>
		stage.value(`count.${id}`, { value, unit: "", digits: 0, n, method });
	count("people", recordings.length, recordings.length, "People with both files");
	count("epochs", all, all, "Epochs of 30 s");
	count("scored", scored, all, "Epochs that are scored");
	count("notScored", all - scored, all, "Epochs that are not scored, and left out");
	const share = (id: string, code: number, what: string) =>
		stage.value(`share.${id}`, {
			...{ value: (100 * epochs((own) => own === code)) / scored, unit: "%", digits: 1, n: scored },
			method: `Scored epochs of ${what}`,
		});
	share("wake", WAKE, "wake");
	share("nrem", NREM, "N1, N2, N3 and N4");
	share("rem", REM, "REM");
	stage.value("share.sleep", {
		...{ value: (100 * epochs((code) => code > 0)) / scored, unit: "%", digits: 1, n: scored },
		method: "Scored epochs of sleep: how often whoever always says asleep is right",
	});
	const repeated = recordings.filter(({ nOutOfOrder }) => nOutOfOrder > 0);
	count(
		"repeated",
		repeated.length,
		recordings.length,
		"Files of heart rate in which time goes back: the recording stands in them more than once",
	);
	for (const [id, values, unit, digits, what] of [
		["hours", rows.map(({ hours }) => hours), "h", 1, "Scored time of a night"],
		["wakePercent", rows.map(({ wakePercent }) => wakePercent), "%", 1, "Wake in a person's scored epochs"],
		["stepSeconds", rows.map(({ stepSeconds }) => stepSeconds), "s", 0, "Median time between heart rates"],
	] as const) {
		stage.value(`night.${id}`, {
			...{ value: median(values), unit, digits, n: values.length, units: "people" },
			spread: { kind: "range", low: Math.min(...values), high: Math.max(...values) },
			method: `${what}: median and range over people`,
		});
	}
}

function nightOf({ id, stages, timesSeconds, epochStartsSeconds }: Recording): NightRow {
	const scored = Array.from(stages).filter((code) => code >= 0);
	const percent = (code: number) => (100 * scored.filter((own) => own === code).length) / scored.length;
	const end = epochStartsSeconds.at(-1)! + EPOCH_SECONDS;
	const inside = Array.from(timesSeconds).filter((time) => time >= 0 && time < end);
	const steps = [...inside, end].map((time, i) => time - (i === 0 ? 0 : inside[i - 1]!));
	return {
		id,
		hours: (scored.length * EPOCH_SECONDS) / 3600,
		wakePercent: percent(WAKE),
		nremPercent: percent(NREM),
		remPercent: percent(REM),
		notScored: stages.length - scored.length,
		stepSeconds: median(steps),
		longestGapSeconds: Math.max(...steps),
	};
}
