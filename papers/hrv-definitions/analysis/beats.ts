import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { compareBeats, detectPulsePeaks, detectRPeaks } from "@quickening/cardio";
import { readWfdb, readWfdbAnnotations, wfdbBeatSymbols } from "@quickening/io";
import type { StageContext } from "@quickening/paper";
import { resampleUniform } from "@quickening/signal";
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
export default function beats(stage: StageContext): void {
	const toleranceSeconds = stage.param<number>("toleranceSeconds");
	const rows = [...annotated(stage, toleranceSeconds), ...camera(stage, toleranceSeconds)];
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
		files: { "100.dat": new Uint8Array(readFileSync(stage.inputPath("samples"))) },
	});
	const marks = readWfdbAnnotations(new Uint8Array(readFileSync(stage.inputPath("annotations"))), {
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
function camera(stage: StageContext, toleranceSeconds: number): BeatRow[] {
	const paths = stage.listInput("camera");
	return paths
		.filter((path) => basename(path) === "PPG.csv")
		.map((path) => {
			const lines = readFileSync(path, "utf8").trimEnd().split("\n").slice(1);
			const cells = lines.map((line) => line.split(",").map(Number));
			const rising = cells.filter(([time], i) => i === 0 || time > cells[i - 1][0]);
			const times = rising.map(([time]) => time / 1000);
			const red = rising.map((cell) => cell[1]);
			const { samples, startSeconds } = resampleUniform(times, red, {
				samplingRateHz: 60,
				method: "cubicSpline",
				longestGapSeconds: 0.5,
			});
			const { pulsePeakTimesSeconds } = detectPulsePeaks(samples, 60, { polarity: "down" });
			const pulses = pulsePeakTimesSeconds.map((time) => time + startSeconds);
			const rr = readFileSync(`${dirname(path)}/RR.txt`, "utf8")
				.trim()
				.split(/\s+/)
				.map(Number);
			const reference = alignBeats(pulses, rr);
			const found = compareBeats(pulses, reference, { toleranceSeconds });
			return rowOf("ppg", basename(dirname(path)), times[times.length - 1] - times[0], found);
		});
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
