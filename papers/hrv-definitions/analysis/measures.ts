import { readFileSync } from "node:fs";
import {
	dfa,
	dfaScales,
	hrvFrequency,
	hrvTime,
	nnFromRr,
	pnn,
	poincare,
	rmssd,
	sdnn,
	triangularIndex,
} from "@quickening/cardio";
import type { StageContext } from "@quickening/paper";
import { sampleEntropy } from "@quickening/signal";
import { mean } from "@quickening/stats";
import { dfaWindows, type MeasureKey, rules, spectra } from "./definitions.ts";
import { type Group, type Recording, readRecordings } from "./recording.ts";

/** What is known of one recording. */
export interface RecordingRow {
	readonly recording: string;
	readonly group: Group;
	readonly hours: number;
	readonly intervals: number;
	readonly removedPercent: number;
	/** By the primary definitions. */
	readonly primary: Readonly<Record<MeasureKey, number>>;
	/** The same measure by each other definition, by its key. */
	readonly others: Readonly<Record<string, number>>;
}

/** Every measure of every recording, by the primary definitions and by the others. */
export default function measures(stage: StageContext): void {
	const plausibleMs = stage.param<[number, number]>("plausibleMs");
	const rule = stage.param<"lipponenTarvainen">("rule");
	const entropyIntervals = stage.param<number>("entropyIntervals");
	const rows: RecordingRow[] = [];
	for (const recording of readRecordings(stage, (path) => readFileSync(path, "utf8"))) {
		stage.progress(rows.length / 83, recording.name);
		rows.push(measure(recording, { plausibleMs, rule, entropyIntervals }));
	}
	stage.writeJson("recordings", rows);
	const count = (group: Group) => rows.filter((row) => row.group === group).length;
	stage.value("count.sinus", {
		value: count("sinus"),
		unit: "",
		digits: 0,
		n: count("sinus"),
		method: "Recordings in sinus rhythm (nsr2db).",
	});
	stage.value("count.failure", {
		value: count("failure"),
		unit: "",
		digits: 0,
		n: count("failure"),
		method: "Recordings of people with heart failure (chf2db).",
	});
	const intervals = rows.reduce((sum, row) => sum + row.intervals, 0);
	stage.value("count.intervals", {
		value: intervals / 1e6,
		unit: "million",
		digits: 2,
		n: rows.length,
		method: "RR intervals of all recordings.",
	});
	const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1];
	stage.value("hours.median", {
		value: median(rows.map(({ hours }) => hours)),
		unit: "h",
		digits: 1,
		n: rows.length,
		method: "Median length of a recording.",
	});
	for (const group of ["sinus", "failure"] as const) {
		const removed = rows.filter((row) => row.group === group).map(({ removedPercent }) => removedPercent);
		stage.value(`removed.${group}`, {
			value: median(removed),
			unit: "%",
			digits: 1,
			n: removed.length,
			interval: {
				low: Math.min(...removed),
				high: Math.max(...removed),
				levelPercent: 100,
				method: "smallest and largest",
				label: "range",
			},
			method: "Median share of intervals that the primary rule takes out; n: recordings.",
		});
	}
}

interface MeasureOptions {
	readonly plausibleMs: [number, number];
	readonly rule: "lipponenTarvainen";
	readonly entropyIntervals: number;
}

/** All measures of one recording. */
export function measure({ name, group, rrMs, timesSeconds }: Recording, options: MeasureOptions): RecordingRow {
	const { plausibleMs, rule, entropyIntervals } = options;
	const { nnMs, removedFraction } = nnFromRr(rrMs, { rule, plausibleMs });
	const time = hrvTime(nnMs, { nnTimesSeconds: timesSeconds });
	const frequency = hrvFrequency(nnMs, timesSeconds);
	const filled = nnFromRr(rrMs, { rule, plausibleMs, fill: "linear" }).nnMs.filter(
		(interval) => !Number.isNaN(interval),
	);
	const { sd1Ms, sd2Ms } = poincare(nnMs);
	const entropy = (fraction: number) => meanEntropy(nnMs, entropyIntervals, fraction);
	const others: Record<string, number> = {
		"pnn50.perInterval": pnn(nnMs, { per: "intervals" }).percent,
		"triangular.shortest": triangularIndex(nnMs, { origin: "shortest" }),
		"sampleEntropy.r15": entropy(0.15),
		"sampleEntropy.r25": entropy(0.25),
	};
	for (const other of rules) {
		const cleaned = nnFromRr(rrMs, {
			plausibleMs,
			rule: other.rule,
			...(other.level ? { level: other.level } : {}),
		}).nnMs;
		others[`sdnnMs.${other.key}`] = sdnn(cleaned);
		others[`rmssdMs.${other.key}`] = rmssd(cleaned);
		others[`pnn50Percent.${other.key}`] = pnn(cleaned).percent;
	}
	for (const other of spectra) {
		const { lfMs2, hfMs2 } = hrvFrequency(nnMs, timesSeconds, { segmentSeconds: 300, ...other.options });
		others[`lnLf.${other.key}`] = Math.log(lfMs2);
		others[`lnHf.${other.key}`] = Math.log(hfMs2);
	}
	for (const { key, scales, overlap } of dfaWindows)
		others[`dfaAlpha1.${key}`] = dfa(filled, { scales, overlap }).alpha;
	return {
		recording: name,
		group,
		hours: (timesSeconds[timesSeconds.length - 1] - timesSeconds[0]) / 3600,
		intervals: rrMs.length,
		removedPercent: 100 * removedFraction,
		primary: {
			meanNnMs: time.meanNnMs,
			sdnnMs: time.sdnnMs,
			sdannMs: time.sdannMs,
			sdnnIndexMs: time.sdnnIndexMs,
			rmssdMs: time.rmssdMs,
			pnn50Percent: time.pnn50Percent,
			triangularIndex: time.triangularIndex,
			tinnMs: time.tinnMs,
			lnUlf: Math.log(frequency.ulfMs2),
			lnVlf: Math.log(frequency.vlfMs2),
			lnLf: Math.log(frequency.lfMs2),
			lnHf: frequency.lnHf,
			lfNu: frequency.lfNu,
			lnLfHf: Math.log(frequency.lfHfRatio),
			sd1Ms,
			sd2Ms,
			dfaAlpha1: dfa(filled, { scales: dfaScales.alpha1 }).alpha,
			dfaAlpha2: dfa(filled, { scales: dfaScales.alpha2 }).alpha,
			sampleEntropy: entropy(0.2),
		},
		others,
	};
}

/** Mean of the sample entropies of pieces of the record that have one. */
function meanEntropy(nnMs: Float64Array, length: number, toleranceFraction: number): number {
	const found: number[] = [];
	for (let start = 0; start + length <= nnMs.length; start += length) {
		const { sampleEntropy: value } = sampleEntropy(nnMs.subarray(start, start + length), { toleranceFraction });
		if (Number.isFinite(value)) found.push(value);
	}
	return found.length === 0 ? Number.NaN : mean(found);
}
