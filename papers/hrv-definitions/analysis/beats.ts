import { basename, dirname, relative } from "node:path";
import { compareBeats, detectPulsePeaks, detectRPeaks } from "@quickening/cardio";
import { readWfdb, readWfdbAnnotations, wfdbBeatSymbols } from "@quickening/io";
import type { StageContext } from "@quickening/paper";
import { resampleUniform } from "@quickening/signal";
import { op } from "@quickening/table";
import { ppg } from "../../../data/welltory-ppg/columns.ts";
import { alignBeats } from "./align-beats.ts";

/** How well beats were found in one record. */
export interface BeatRow {
	readonly source: string;
	readonly record: string;
	readonly seconds: number;
	readonly nReference: number;
	readonly nDetected: number;
	readonly sensitivityPercent: number;
	readonly precisionPercent: number;
	readonly medianErrorMs: number;
	readonly p95AbsoluteErrorMs: number;
}

/** Beats found in recordings that others annotated, or recorded with a chest strap. */
export default async function beats(stage: StageContext): Promise<void> {
	const toleranceSeconds = stage.param<number>("toleranceSeconds");
	const rows = [...annotated(stage, toleranceSeconds), ...(await camera(stage, toleranceSeconds))];
	stage.writeJson("beats", rows);
	const of = (source: string) => rows.filter((row) => row.source === source);
	for (const source of ["ecg", "ppg"] as const) {
		const some = of(source);
		const sum = (key: "nReference" | "nDetected") => some.reduce((total, row) => total + row[key], 0);
		const hits = some.reduce((total, row) => total + (row.sensitivityPercent * row.nReference) / 100, 0);
		const n = some.length;
		const unit = "%";
		stage.value(`beats.${source}.sensitivity`, {
			value: (100 * hits) / sum("nReference"),
			unit,
			digits: 2,
			n,
			method: "Reference beats that were found; n: records.",
		});
		stage.value(`beats.${source}.precision`, {
			value: (100 * hits) / sum("nDetected"),
			unit,
			digits: 2,
			n,
			method: "Found beats that are reference beats; n: records.",
		});
		const errors = some.map(({ p95AbsoluteErrorMs }) => p95AbsoluteErrorMs).toSorted((a, b) => a - b);
		stage.value(`beats.${source}.error`, {
			value: errors[errors.length >> 1],
			unit: "ms",
			digits: 1,
			n,
			method: "95th percentile of the distance of a found beat from its reference, in the middle record; n: records.",
		});
		stage.value(`beats.${source}.reference`, {
			value: sum("nReference"),
			unit: "",
			digits: 0,
			n,
			method: "Reference beats; n: records.",
		});
	}
}

/** Record 100 of the MIT-BIH Arrhythmia Database, each lead by itself. */
function annotated(stage: StageContext, toleranceSeconds: number): BeatRow[] {
	const record = readWfdb({
		header: stage.readText("header"),
		files: { "100.dat": stage.readBytes("samples") },
	});
	const marks = readWfdbAnnotations(stage.readBytes("annotations"), {
		samplingRateHz: 360,
	});
	const reference = marks.timesSeconds.filter((_, i) => wfdbBeatSymbols.has(marks.symbols[i]));
	return record.signals.map(({ name, samples, samplingRateHz }) => {
		const { rPeakTimesSeconds } = detectRPeaks(samples, samplingRateHz);
		const found = compareBeats(rPeakTimesSeconds, reference, { toleranceSeconds });
		return rowOf("ecg", `100, lead ${name}`, samples.length / samplingRateHz, found);
	});
}

/** Pulses in the camera's red channel beside the beats of the strap, once the two clocks have been laid over one another. */
async function camera(stage: StageContext, toleranceSeconds: number): Promise<BeatRow[]> {
	const folder = stage.inputPath("camera");
	const files = stage.listInput("camera").map((path) => relative(folder, path));
	const rows: BeatRow[] = [];
	for (const file of files.filter((each) => basename(each) === "PPG.csv")) {
		const table = await stage.readTable("camera", ppg, { file });
		// A sample whose time does not rise was written twice.
		const rising = table.filter((d) => d.time > op.lag(d.time, 1, -1));
		const times = rising.array("time").map((time) => time / 1000);
		const { samples, startSeconds } = resampleUniform(times, rising.array("R"), {
			samplingRateHz: 60,
			method: "cubicSpline",
			longestGapSeconds: 0.5,
		});
		const { pulsePeakTimesSeconds } = detectPulsePeaks(samples, 60, { polarity: "down" });
		const pulses = pulsePeakTimesSeconds.map((time) => time + startSeconds);
		const rr = new TextDecoder()
			.decode(stage.readBytes("camera", { file: `${dirname(file)}/RR.txt` }))
			.trim()
			.split(/\s+/)
			.map(Number);
		const reference = alignBeats(pulses, rr);
		const found = compareBeats(pulses, reference, { toleranceSeconds });
		rows.push(rowOf("ppg", basename(dirname(file)), times[times.length - 1] - times[0], found));
	}
	return rows;
}

function rowOf(source: string, record: string, seconds: number, found: ReturnType<typeof compareBeats>): BeatRow {
	const { nReference, nDetected, sensitivityPercent, precisionPercent, medianErrorMs, p95AbsoluteErrorMs } = found;
	return {
		source,
		record,
		seconds,
		nReference,
		nDetected,
		sensitivityPercent,
		precisionPercent,
		medianErrorMs,
		p95AbsoluteErrorMs,
	};
}
