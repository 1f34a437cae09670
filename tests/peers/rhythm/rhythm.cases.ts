import {
	activityFragmentation,
	cosinor,
	dailyPower,
	extendedCosinor,
	interdailyStability,
	intradailyVariability,
	meanInterdailyStability,
	meanIntradailyVariability,
	mostAndLeastActive,
	restActivityTransitions,
} from "@quickening/actigraphy";
import { detrendedFluctuation } from "@quickening/signal";
import { type PeerCase, type PeerTolerance, readPeerOutput, readVector, sameDefinition } from "../peer-case.ts";

const { values: counts } = readVector("w4_counts14d_1min");
const clock = { epochSeconds: 60 } as const;
const input = "14 days of minute counts (W4c)";
const pyActigraphy = "pyActigraphy 1.2.2";
const output = (file: string) => readPeerOutput(`${file}.json.gz`).output;
const py = (file: string) => output(`pyactigraphy/W4c.pyActigraphy.${file}`);
const searched: PeerTolerance = { relative: 1e-6, reason: "the peer's search stops there" };

function rhythm(
	measure: string,
	ours: string,
	peer: string,
	call: string,
	unit: string,
	theirs: PeerCase["theirs"],
	compute: PeerCase["ours"],
	more: { readonly tolerance?: PeerTolerance; readonly note?: string } = {},
): PeerCase {
	return {
		package: "actigraphy",
		group: "Rhythm",
		measure,
		function: ours,
		peer,
		call,
		input,
		unit,
		theirs,
		ours: compute,
		tolerance: more.tolerance ?? sameDefinition,
		...(more.note ? { note: more.note } : {}),
	};
}

const sample = { ...clock, ddof: 1 } as const;
const divided = "with ddof 1; as published the sums are divided by their number";
const firstDays = counts.subarray(0, 13 * 1440);
const extended = readPeerOutput("scipy/W4c.scipy.extended_cosinor.json.gz").output;
const fitted = () =>
	extendedCosinor(
		counts.map((value) => Math.log(value + 1)),
		clock,
	);

export const cases: readonly PeerCase[] = [
	rhythm(
		"L5",
		"mostAndLeastActive",
		pyActigraphy,
		"L5(binarize=False)",
		"counts",
		() => py("nonparam").L5,
		() => mostAndLeastActive(counts, clock).least,
	),
	rhythm(
		"M10",
		"mostAndLeastActive",
		pyActigraphy,
		"M10(binarize=False)",
		"counts",
		() => py("nonparam").M10,
		() => mostAndLeastActive(counts, clock).most,
	),
	rhythm(
		"RA",
		"mostAndLeastActive",
		pyActigraphy,
		"RA(binarize=False)",
		"",
		() => py("nonparam").RA,
		() => mostAndLeastActive(counts, clock).relativeAmplitude,
	),
	rhythm(
		"RA of 7 days",
		"mostAndLeastActive",
		pyActigraphy,
		'RAp(period="7D", binarize=False)',
		"",
		() => py("nonparam").RAp[0],
		() => mostAndLeastActive(counts.subarray(0, 7 * 1440 + 1), clock).relativeAmplitude,
		{ note: "it counts the first minute of the eighth day in, and leaves the second week out for want of a minute" },
	),
	rhythm(
		"RA, day by day",
		"mostAndLeastActive",
		"accelerometer 7.5.0",
		"circadian.calculateM10L5",
		"",
		() => output("accelerometer/W4c.accelerometer.circadian").M10L5,
		() => mostAndLeastActive(firstDays, { ...clock, over: "each-day" }).relativeAmplitude,
		{ note: "it leaves the fourteenth day out, for want of the minute after it" },
	),
	rhythm(
		"IS",
		"interdailyStability",
		pyActigraphy,
		'IS(freq="1h", binarize=False)',
		"",
		() => py("nonparam").IS,
		() => interdailyStability(counts, sample),
		{ note: divided },
	),
	rhythm(
		"IV",
		"intradailyVariability",
		pyActigraphy,
		'IV(freq="1h", binarize=False)',
		"",
		() => py("nonparam").IV,
		() => intradailyVariability(counts, sample),
		{ note: divided },
	),
	rhythm(
		"IS, binarised",
		"interdailyStability",
		pyActigraphy,
		'IS(freq="1h")',
		"",
		() => py("nonparam").IS_bin,
		() => interdailyStability(counts, { ...sample, activeAbove: 4 }),
		{ note: divided },
	),
	rhythm(
		"IV, binarised",
		"intradailyVariability",
		pyActigraphy,
		'IV(freq="1h")',
		"",
		() => py("nonparam").IV_bin,
		() => intradailyVariability(counts, { ...sample, activeAbove: 4 }),
		{ note: divided },
	),
	rhythm(
		"ISm",
		"meanInterdailyStability",
		pyActigraphy,
		"ISm(binarize=False)",
		"",
		() => py("nonparam").ISm,
		() => meanInterdailyStability(counts, sample),
		{ note: divided },
	),
	rhythm(
		"IVm",
		"meanIntradailyVariability",
		pyActigraphy,
		"IVm(binarize=False)",
		"",
		() => py("nonparam").IVm,
		() => meanIntradailyVariability(counts, sample),
		{ note: divided },
	),
	rhythm(
		"kRA",
		"restActivityTransitions",
		pyActigraphy,
		"kRA(4)",
		"",
		() => py("kRA_kAR").kRA,
		() => restActivityTransitions(counts, { activeAbove: 4 }).restToActive,
	),
	rhythm(
		"kAR",
		"restActivityTransitions",
		pyActigraphy,
		"kAR(4)",
		"",
		() => py("kRA_kAR").kAR,
		() => restActivityTransitions(counts, { activeAbove: 4 }).activeToRest,
	),
	rhythm(
		"cosinor: mesor, sine, cosine",
		"cosinor",
		"CosinorPy 3.1",
		"cosinor.fit_me(hours, counts, n_components=1, period=24)",
		"counts",
		() => output("cosinorpy/W4c.CosinorPy.cosinor").params,
		() => {
			const { mesor, components } = cosinor(counts, clock);
			return [mesor, components[0].sine, components[0].cosine];
		},
	),
	rhythm(
		"cosinor: limits of the mesor",
		"cosinor",
		"CosinorPy 3.1",
		"cosinor.fit_me(...).conf_int()",
		"counts",
		() => output("cosinorpy/W4c.CosinorPy.cosinor").conf[0],
		() => {
			const { mesorLow, mesorHigh } = cosinor(counts, clock);
			return [mesorLow, mesorHigh];
		},
	),
	rhythm(
		"cosinor: mesor, amplitude, acrophase, squares",
		"cosinor",
		pyActigraphy,
		"Cosinor().fit, Period 1440",
		"",
		() => {
			const { params, chisqr } = py("cosinor");
			return [params.Mesor, params.Amplitude, 24 - (params.Acrophase * 24) / (2 * Math.PI), chisqr];
		},
		() => {
			const { mesor, components, residualSumOfSquares } = cosinor(counts, clock);
			return [mesor, components[0].amplitude, components[0].acrophaseHours, residualSumOfSquares];
		},
		{ tolerance: searched, note: "its acrophase in radians before the peak, here in hours" },
	),
	rhythm(
		"extended cosinor: minimum, amplitude, alpha, beta, acrophase, squares",
		"extendedCosinor",
		"SciPy 1.17.1",
		"optimize.least_squares, the model of Marler 2006 on log(counts + 1)",
		"",
		() => [...extended.parameters, extended.squares],
		() => {
			const { minimum, amplitude, alpha, beta, acrophaseHours, residualSumOfSquares } = fitted();
			return [minimum, amplitude, alpha, beta, acrophaseHours, residualSumOfSquares];
		},
		{ tolerance: searched },
	),
	rhythm(
		"power at one cycle a day",
		"dailyPower",
		"accelerometer 7.5.0",
		"circadian.calculatePSD",
		"counts²",
		() => output("accelerometer/W4c.accelerometer.circadian").PSD,
		() => dailyPower(counts, clock).atOneCyclePerDay,
		{ note: "its most prevalent frequency, 0.81 a day, is a side lobe: the magnitude there is 41.8, at ours 109.5" },
	),
	rhythm(
		"ASTP: chance that activity ends",
		"activityFragmentation",
		"NumPy 2.4.6",
		"1 / mean of the lengths of runs above 4",
		"",
		() => extended.astp,
		() => activityFragmentation(counts, { activeAbove: 4 }).active.transitionProbability,
	),
	{
		package: "signal",
		group: "Rhythm",
		measure: "detrended fluctuation of activity, 40 min to a day",
		function: "detrendedFluctuation",
		peer: pyActigraphy,
		call: "Fractal.dfa(data, scales, deg=1)",
		input,
		unit: "counts",
		theirs: () => py("more").dfa.slice(2),
		ours: () =>
			detrendedFluctuation(counts, { scales: [40, 60, 120, 240, 480, 1440], order: 1, overlap: "none" }).fluctuations,
		tolerance: sameDefinition,
		note: "scales that divide the record: windows from its end, which the peer takes besides, are then the same; at 10 and 20 min some windows hold no movement at all, which are left out here, as NeuroKit2 does, and counted there",
	},
];
