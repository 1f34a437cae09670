import {
	type Acceleration,
	angleZDegrees,
	bfenMg,
	enmoMg,
	fitGravity,
	type GravityDefinition,
	gravityDefinitions,
	hfenMg,
	hfenPlusMg,
	madMg,
	nonwearBySpread,
	nonwearByStillness,
	nonwearDefinitions,
	type WindowMoments,
	windowMoments,
} from "@quickening/actigraphy";
import { butterworth, filterZeroPhase } from "@quickening/signal";
import { type PeerCase, type PeerTolerance, readPeerOutput, readVector, sameDefinition } from "../peer-case.ts";

/** Acceleration of a vector, changed sample by sample and axis by axis. */
function acceleration(name: string, change = (g: number, _axis: number, _i: number) => g): Acceleration {
	const { values, shape, fs } = readVector(name);
	const axis = (k: number) => Float64Array.from({ length: shape[0]! }, (_, i) => change(values[3 * i + k]!, k, i));
	return { x: axis(0), y: axis(1), z: axis(2), samplingRateHz: fs! };
}

const hour = acceleration("w4_acc1h_100hz");
const distort = (g: number, axis: number) => g * [0.97, 1.03, 0.99][axis]! + [0.03, -0.02, 0.045][axis]!;
const temperatureOf = (i: number) => 25 + 5 * Math.abs(((i / 36_000) % 2) - 1);
const onATable = (i: number) =>
	[
		[4, 7],
		[7.25, 8],
		[12, 12.75],
		[24.5, 26],
	].some(([a, b]) => i >= a! * 36_000 && i < b! * 36_000);
const table = (axis: number, i: number) =>
	[0.02 + 0.001 * (((i * 7) % 3) - 1), -0.03 + 0.001 * (((i * 5) % 3) - 1), 0.998][axis]!;

const day = acceleration("w4_acc26h_10hz");
const distorted = windowMoments(acceleration("w4_acc26h_10hz", distort));
const warmed = windowMoments(
	acceleration("w4_acc26h_10hz", (g, axis, i) => distort(g, axis) + (temperatureOf(i) - 25) * 0.002),
);
const withNonwear = windowMoments(acceleration("w4_acc26h_10hz", (g, axis, i) => (onATable(i) ? table(axis, i) : g)));
const windowTemperatures = Float64Array.from({ length: warmed.measured.length }, (_, k) => {
	let sum = 0;
	for (let i = 100 * k; i < 100 * (k + 1); i++) sum += temperatureOf(i);
	return sum / 100;
});

const skdh = "skdh 0.17.18";
const actipy = "actipy 3.8.3";
const anHour = "acceleration, 1 h at 100 Hz (W4)";
const aDay = "acceleration, 26 h at 10 Hz (W4)";
const equal: PeerTolerance = { absolute: 0, reason: "times of steps, equal" };
const single: PeerTolerance = { relative: 1e-7, absolute: 1e-7, reason: "the peer keeps single precision" };
const iterated: PeerTolerance = {
	relative: 1e-9,
	absolute: 1e-9,
	reason: "same definition; least squares solved otherwise at each of some 60 steps",
};

const byEpoch = (
	measure: string,
	name: string,
	file: string,
	call: string,
	theirs: () => ArrayLike<number>,
	ours: () => ArrayLike<number>,
	input = anHour,
): PeerCase => ({
	package: "actigraphy",
	group: "Raw acceleration by epoch",
	measure,
	function: name,
	peer: file.startsWith("actipy") ? actipy : skdh,
	call,
	input,
	unit: measure === "Angle-z" ? "deg" : "mg",
	theirs,
	ours,
	tolerance: sameDefinition,
});

const mg = (file: string) => () => (readPeerOutput(file).output.values as number[]).map((g) => 1000 * g);
const thin = (values: Float64Array) => values.filter((_, k) => k % 20 === 0);

/** The first 72 h of a definition made shorter, for there are 26. */
const within26h = (definition: GravityDefinition): GravityDefinition => ({ ...definition, minimumHours: 24 });

function gravity(file: string, measure: string, moments: WindowMoments, temperatureCelsius?: Float64Array): PeerCase[] {
	const isSkdh = file.startsWith("skdh");
	const definition = isSkdh ? within26h(gravityDefinitions.skdh) : gravityDefinitions.actipy;
	const fit = () => fitGravity(moments, { definition, temperatureCelsius });
	const output = () => readPeerOutput(`${file}.json.gz`).output;
	const common = {
		package: "actigraphy",
		group: "Autocalibration",
		function: "fitGravity",
		peer: isSkdh ? skdh : actipy,
		call: readPeerOutput(`${file}.json.gz`).params.call as string,
		input: `${aDay}, distorted`,
		tolerance: iterated,
	};
	const letters = ["x", "y", "z"];
	const theirScale = () => (isSkdh ? output().scale : letters.map((axis) => output()[`Calib${axis}Slope`]));
	const theirWarm = () =>
		isSkdh ? output()["temperature scale"][0] : letters.map((axis) => output()[`Calib${axis}SlopeT`]);
	const cases: PeerCase[] = [
		{ ...common, measure: `${measure}: scale`, unit: "", theirs: theirScale, ours: () => [...fit().calibration.scale] },
	];
	if (temperatureCelsius !== undefined)
		cases.push({
			...common,
			measure: `${measure}: per degree`,
			unit: "g/Cel",
			theirs: theirWarm,
			ours: () => [...fit().calibration.temperatureGPerCelsius],
		});
	if (isSkdh)
		cases.push({
			...common,
			measure: `${measure}: offset`,
			unit: "g",
			theirs: () => output().offset,
			ours: () => [...fit().calibration.offsetG],
		});
	else
		cases.push({
			...common,
			measure: `${measure}: intercept, error before and after, windows and steps`,
			unit: "g, mg",
			theirs: () => [
				...letters.map((axis) => output()[`Calib${axis}Intercept`]),
				output()["CalibErrorBefore(mg)"],
				output()["CalibErrorAfter(mg)"],
				output().CalibNumSamples,
				output().CalibNumIters,
			],
			ours: () => {
				const { calibration, errorBeforeMg, errorAfterMg, stillWindows, iterations } = fit();
				const { offsetG, scale, temperatureGPerCelsius, temperatureMeanCelsius } = calibration;
				const intercepts = offsetG.map(
					(offset, axis) => offset * scale[axis]! - temperatureGPerCelsius[axis]! * temperatureMeanCelsius,
				);
				return [...intercepts, errorBeforeMg, errorAfterMg, stillWindows, iterations];
			},
			note: "The peer's intercept is scale x offset, at 0 degrees.",
		});
	return cases;
}

/** Stretches of wear in samples at a rate, as skdh gives them: the last ends with the last sample. */
function wearSamples(moments: WindowMoments, samplingRateHz: number, samples: number): number[] {
	const { stepSeconds, codes } = nonwearBySpread(moments, { definition: nonwearDefinitions.skdh });
	const at: number[] = [];
	for (let k = 0; k <= codes.length; k++) {
		const now = k < codes.length && codes[k] === 0;
		if (now !== (k > 0 && codes[k - 1] === 0)) at.push(Math.min(k * stepSeconds * samplingRateHz, samples - 1));
	}
	return at;
}

export const cases: readonly PeerCase[] = [
	byEpoch("ENMO", "enmoMg", "skdh", "metric_enmo(accel, wlen=5 s)", mg("skdh/W4.skdh.enmo.json.gz"), () =>
		enmoMg(hour),
	),
	byEpoch(
		"ENMOa",
		"enmoMg",
		"skdh",
		"metric_enmo(accel, wlen=5 s, take_abs=True)",
		mg("skdh/W4x.skdh.enmo_abs.json.gz"),
		() => thin(enmoMg(day, { below: "absolute" })),
		aDay,
	),
	byEpoch("MAD", "madMg", "skdh", "metric_mad(accel, wlen=5 s)", mg("skdh/W4.skdh.mad.json.gz"), () => madMg(hour)),
	byEpoch(
		"Angle-z",
		"angleZDegrees",
		"skdh",
		"metric_anglez(accel, wlen=5 s)",
		() => readPeerOutput("skdh/W4.skdh.anglez.json.gz").output.values,
		() => angleZDegrees(hour),
	),
	byEpoch("BFEN", "bfenMg", "skdh", "metric_bfen(accel, wlen=5 s, fs)", mg("skdh/W4.skdh.bfen.json.gz"), () =>
		bfenMg(hour),
	),
	byEpoch("HFEN", "hfenMg", "skdh", "metric_hfen(accel, wlen=5 s, fs)", mg("skdh/W4.skdh.hfen.json.gz"), () =>
		hfenMg(hour),
	),
	byEpoch(
		"HFEN+",
		"hfenPlusMg",
		"skdh",
		"metric_hfenplus(accel, wlen=5 s, fs)",
		mg("skdh/W4x.skdh.hfenplus.json.gz"),
		() => thin(hfenPlusMg(day)),
		aDay,
	),
	{
		...byEpoch(
			"Low-pass, 20 Hz",
			"filterZeroPhase",
			"actipy",
			"lowpass(df, fs, 20)",
			() => (readPeerOutput("actipy/W4.actipy.lowpass.json.gz").output.head as number[][]).flat(),
			() => {
				const filter = butterworth({ order: 8, band: "lowpass", cutoffHz: 20, samplingRateHz: 100 });
				const axes = [hour.x, hour.y, hour.z].map((axis) => filterZeroPhase(filter, axis));
				return Array.from({ length: 60 }, (_, i) => axes[i % 3]![Math.floor(i / 3)]!);
			},
		),
		unit: "g",
		tolerance: single,
	},
	...gravity("skdh/W4x.skdh.calibrate", "Calibration", distorted),
	...gravity("skdh/W4x.skdh.calibrate_temperature", "Calibration with temperature", warmed, windowTemperatures),
	...gravity("actipy/W4x.actipy.calibrate", "Calibration", distorted),
	...gravity("actipy/W4x.actipy.calibrate_temperature", "Calibration with temperature", warmed, windowTemperatures),
	{
		package: "actigraphy",
		group: "Autocalibration",
		measure: "Still windows, error before",
		function: "fitGravity",
		peer: actipy,
		call: "calibrate_gravity(df)",
		input: anHour,
		unit: ", mg",
		theirs: () => {
			const { info } = readPeerOutput("actipy/W4.actipy.calibrate.json.gz").output;
			return [info.CalibNumSamples, info["CalibErrorBefore(mg)"]];
		},
		ours: () => {
			const { stillWindows, errorBeforeMg } = fitGravity(windowMoments(hour), {
				definition: gravityDefinitions.actipy,
			});
			return [stillWindows, errorBeforeMg];
		},
		tolerance: sameDefinition,
		note: "The peer calls it calibrated, as its error was small; ours says that the sphere was not filled.",
	},
	...[
		{
			file: "skdh/W4.skdh.nonwear_threshold",
			moments: windowMoments(hour),
			input: anHour,
			rate: 100,
			samples: 360_000,
		},
		{
			file: "skdh/W4x.skdh.nonwear_threshold",
			moments: withNonwear,
			input: `${aDay}, with non-wear`,
			rate: 10,
			samples: 936_000,
		},
	].map(
		({ file, moments, input, rate, samples }): PeerCase => ({
			package: "actigraphy",
			group: "Non-wear from raw acceleration",
			measure: "Wear, first and last samples",
			function: "nonwearBySpread",
			peer: skdh,
			call: "AccelThresholdWearDetection().predict(time, accel, fs)[wear]",
			input,
			unit: "samples",
			theirs: () => (readPeerOutput(`${file}.json.gz`).output.wear as number[][]).flat(),
			ours: () => wearSamples(moments, rate, samples),
			tolerance: equal,
			note: "By nonwearDefinitions.skdh; ours is by default that of van Hees 2013.",
		}),
	),
	{
		package: "actigraphy",
		group: "Non-wear from raw acceleration",
		measure: "Still episodes, start and length",
		function: "nonwearByStillness",
		peer: actipy,
		call: "find_nonwear_segments(df, patience='40m')",
		input: `${aDay}, with non-wear`,
		unit: "s",
		theirs: () => {
			const { startSeconds, lengthSeconds } = readPeerOutput("actipy/W4x.actipy.nonwear.json.gz").output;
			return [...startSeconds, ...lengthSeconds];
		},
		ours: () => {
			const episodes = nonwearByStillness(withNonwear, { longerThanMinutes: 40 });
			return [
				...episodes.map(({ startSeconds }) => startSeconds),
				...episodes.map(({ startSeconds, endSeconds }) => endSeconds - startSeconds),
			];
		},
		tolerance: equal,
	},
	{
		package: "actigraphy",
		group: "Non-wear from raw acceleration",
		measure: "Still episodes, how many",
		function: "nonwearByStillness",
		peer: actipy,
		call: "flag_nonwear(df)",
		input: anHour,
		unit: "",
		theirs: () => readPeerOutput("actipy/W4.actipy.nonwear.json.gz").output.info.NumNonwearEpisodes,
		ours: () => nonwearByStillness(windowMoments(hour)).length,
		tolerance: equal,
	},
];
