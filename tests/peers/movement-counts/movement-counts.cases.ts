import {
	activityCounts,
	activityEnergyFromEnmo,
	bouts,
	choiWear,
	intensityGradient,
	mimsUnits,
	oakSteps,
	verisenseSteps,
} from "@quickening/actigraphy";
import { type PeerCase, type PeerTolerance, readPeerOutput, readVector, sameDefinition } from "../peer-case.ts";
import { madeUpG, madeUpMask, madeUpMg } from "./made-up.ts";

const equal: PeerTolerance = { absolute: 0, reason: "whole numbers, the same definition" };
const axisNames = ["axis 1", "axis 2", "axis 3"];
const output = (file: string) => readPeerOutput(`${file}.json.gz`).output;
/** Columns of a row-major array of axes. */
const columns = (rows: readonly (readonly number[])[]) => axisNames.map((_, axis) => rows.map((row) => row[axis]!));
const madeUp = "made-up movement in whole mg (made-up.ts)";

const countsCase = (
	input: string,
	call: string,
	axis: number,
	theirs: () => ArrayLike<number>,
	ours: () => ArrayLike<number>,
): PeerCase => ({
	package: "actigraphy",
	group: "ActiGraph counts",
	measure: `counts, ${axisNames[axis]}`,
	function: "activityCounts",
	peer: "agcounts 0.2.6",
	call,
	input,
	unit: "",
	theirs,
	ours,
	tolerance: equal,
});

function byRate(file: string, lowFrequencyExtension: boolean, words: string): PeerCase[] {
	const rates = output(`agcounts/${file}`) as Record<string, number[][]>;
	return Object.entries(rates).flatMap(([rate, axes]) => {
		const rateHz = Number(rate);
		const counted = activityCounts(madeUpG(rateHz, 120, rateHz), rateHz, { epochSeconds: 10, lowFrequencyExtension });
		return axes.map((counts, axis) =>
			countsCase(
				`${madeUp}, 2 min at ${rate} Hz`,
				`get_counts(raw, freq=${rate}, epoch=10)${words}`,
				axis,
				() => counts,
				() => counted.axes[axis]!,
			),
		);
	});
}

const hour = readVector("w4_acc1h_100hz");
const hourAxes = axisNames.map((_, axis) =>
	Float64Array.from({ length: hour.shape[0]! }, (_, i) => hour.values[3 * i + axis]!),
);
const ofHour = [10, 60].flatMap((epochSeconds) => {
	const counted = activityCounts(hourAxes, 100, { epochSeconds });
	return columns(output(`agcounts/W4.agcounts.${epochSeconds}s`).counts).map((counts, axis) =>
		countsCase(
			"1 h of acceleration at 100 Hz (W4)",
			`get_counts(raw, freq=100, epoch=${epochSeconds})`,
			axis,
			() => counts,
			() => counted.axes[axis]!,
		),
	);
});

/** wristpy stretches its grid so that it ends with the last sample, so the input ends on a hundredth of a second. */
const left: Readonly<Record<string, number>> = { 30: 2, 50: 1, 80: 3, 100: 1 };
const mims = Object.entries(output("wristpy/mims") as Record<string, number[][]>).flatMap(([rate, axes]) => {
	const rateHz = Number(rate);
	const input = madeUpG(rateHz, 240, 100 + rateHz).map((axis) => axis.slice(0, axis.length - left[rate]!));
	const found = mimsUnits(input, rateHz, { rangeG: [-8, 8] });
	return axes.map(
		(areas, axis): PeerCase => ({
			package: "actigraphy",
			group: "MIMS-units",
			measure: `MIMS-unit, ${["x", "y", "z"][axis]}`,
			function: "mimsUnits",
			peer: "wristpy 0.2.10",
			call: "aggregate_mims(butterworth_filter(interpolate_measure(raw)), epoch=60)",
			input: `${madeUp}, 3 min at ${rate} Hz, within the device's range`,
			unit: "",
			theirs: () => areas.slice(0, 3),
			ours: () => found.axes[axis]!,
			tolerance: { relative: 1e-6, reason: "wristpy filters with one polynomial of order 8, we with four of order 2" },
			note: "Where nothing is clipped. What is clipped, wristpy puts back by another spline than MIMSunit and we do.",
		}),
	);
});

const steps = output("verisense/steps") as Record<"original" | "revised", number[]>;
const stepCases = (["original", "revised"] as const).map(
	(definition): PeerCase => ({
		package: "actigraphy",
		group: "Steps and cadence",
		measure: `steps per second, ${definition}`,
		function: "verisenseSteps",
		peer: "Verisense-Toolbox, R 4.2.2",
		call: "verisense_count_steps(raw, coeffs)",
		input: `${madeUp}, 10 min at 15 Hz`,
		unit: "",
		theirs: () => steps[definition],
		ours: () => verisenseSteps(madeUpG(15, 600, 9, [0, 100, 300, 500, 800]), { definition }),
		tolerance: equal,
	}),
);

const oak = output("forest/oak") as Record<string, number[]>;
const oakSeeds: Readonly<Record<string, number>> = { 20: 5, 600: 77, 2400: 78 };
const oakCases = Object.entries(oak).map(
	([seconds, cadence]): PeerCase => ({
		package: "actigraphy",
		group: "Steps and cadence",
		measure: "steps per second, Oak",
		function: "oakSteps",
		peer: "forest 1.0",
		call: "oak.base.find_walking(vm)",
		input: `${madeUp}, ${seconds} s at 10 Hz`,
		unit: "Hz",
		theirs: () => cadence,
		ours: () => oakSteps(madeUpG(10, Number(seconds), oakSeeds[seconds]!, [0, 100, 300, 500, 700])),
		tolerance: { absolute: 1e-9, reason: "one of the same frequencies, 0.05 Hz apart" },
	}),
);

interface GgirBouts {
	readonly epochSeconds: number;
	readonly minutes: number;
	readonly fraction: number;
	readonly seed: number;
	readonly stay: number;
	readonly bouts: readonly (readonly [number, number])[];
}
const ggir = output("ggir/bouts") as GgirBouts[];
const boutCase: PeerCase = {
	package: "actigraphy",
	group: "Intensity",
	measure: `first and last epochs of bouts, ${ggir.length} settings`,
	function: "bouts",
	peer: "GGIR 3.1, R 4.2.2",
	call: "g.getbout(x, boutduration, boutcriter, ws3)",
	input: "1,200 zeros and ones that change now and then, epochs of 5, 15 and 60 s",
	unit: "",
	theirs: () => ggir.flatMap((one) => one.bouts.flat()),
	ours: () =>
		ggir.flatMap(({ seed, stay, epochSeconds, minutes, fraction }) =>
			bouts(madeUpMask(seed, 1200, stay), { epochSeconds, minimumMinutes: minutes, fraction }).flatMap(
				({ start, end }) => [start, end],
			),
		),
	tolerance: equal,
};

const worn = output("skdh/count-wear") as { axes: number[][]; wearMinutes: number[][] };
const magnitude = worn.axes[0]!.map((_, i) => Math.hypot(...worn.axes.map((axis) => axis[i]!)));
const wearCase: PeerCase = {
	package: "actigraphy",
	group: "Wear",
	measure: "minutes in which wear begins and ends, Choi",
	function: "choiWear",
	peer: "skdh 0.17.18",
	call: "CountWearDetection().predict(time, accel, fs)",
	input: "12 h of minute counts",
	unit: "min",
	theirs: () => worn.wearMinutes.flat(),
	ours: () => {
		const { wear } = choiWear(magnitude, { minimumMinutes: 91, joinSpikes: false });
		return [...wear.keys(), wear.length].filter((i) => (wear[i] ?? 0) !== (wear[i - 1] ?? 0));
	},
	tolerance: equal,
	note: "skdh wants more than 90 minutes, and does not join spikes with a minute between them.",
};

const [gradient, intercept, rSquared] = output("skdh/intensity-gradient") as [number, number, number];
const enmoMg = madeUpMg(50, 600, 5)[0]!.map(Math.abs);
const ourGradient = intensityGradient(enmoMg, { epochSeconds: 5 });
const gradientCases = (
	[
		["gradient", gradient, ourGradient.gradient],
		["intercept", intercept, ourGradient.intercept],
		["R²", rSquared, ourGradient.rSquared],
	] as const
).map(
	([measure, theirs, ours]): PeerCase => ({
		package: "actigraphy",
		group: "Intensity",
		measure: `intensity gradient, ${measure}`,
		function: "intensityGradient",
		peer: "skdh 0.17.18",
		call: "IntensityGradient().predict(enmo)",
		input: "30,000 epochs of made-up ENMO",
		unit: "",
		theirs: () => theirs,
		ours: () => ours,
		tolerance: sameDefinition,
	}),
);

const white = output("skdh/enmo-met-mg") as { mets: number[]; enmoMg: number[] };
const whiteMg = white.mets.map((_, i) => Math.max(...white.enmoMg.slice(60 * i, 60 * i + 60)));
const energyCase: PeerCase = {
	package: "actigraphy",
	group: "Energy",
	measure: "METs above rest, White 2016",
	function: "activityEnergyFromEnmo",
	peer: "skdh 0.17.18",
	call: "metric_enmo_met(accel, fs), with ENMO in mg",
	input: `${madeUp}, 20 min at 20 Hz`,
	unit: "MET",
	theirs: () => white.mets.map((mets, i) => (whiteMg[i]! > 982.28 ? Number.NaN : Math.max(0, mets))),
	ours: () => activityEnergyFromEnmo(whiteMg).mets,
	tolerance: sameDefinition,
	note: "skdh hands the curve g for mg, and gives negative METs throughout; here it was given mg, what is below 0 is set to 0, and what lies beyond the top of the curve (982 mg) is not known.",
};

export const cases: PeerCase[] = [
	...ofHour,
	...byRate("rates", false, ""),
	...byRate("extended", true, " with lfe_select"),
	...mims,
	...stepCases,
	...oakCases,
	boutCase,
	...gradientCases,
	wearCase,
	energyCase,
];
