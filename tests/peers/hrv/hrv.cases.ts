import {
	classifyRr,
	dfa,
	dfaScales,
	heartRateAsymmetry,
	heartRateFragmentation,
	hrvFrequency,
	hrvFrequencyDefinitions,
	hrvTime,
	nnFromRr,
	pnn,
	poincare,
	sdnn,
	sdsd,
	timesFromRr,
	triangularIndex,
} from "@quickening/cardio";
import { approximateEntropy, multiscaleEntropy, recurrence, sampleEntropy } from "@quickening/signal";
import { standardDeviation } from "@quickening/stats";
import {
	type PeerCase,
	type PeerTolerance,
	readPeerOutput,
	readVector,
	sameDefinition,
	sameSpectrum,
} from "../peer-case.ts";

const { values: rr } = readVector("w3_rr5min");
const times = timesFromRr(rr);
const input = "350 RR intervals, 5 min (W3)";

interface Program {
	readonly peer: string;
	/** The peer's number, from its own output. */
	readonly of: (file: string, key: string) => number;
}

const output = (file: string) => readPeerOutput(`${file}.json.gz`).output;
const programs = {
	neurokit2: {
		peer: "NeuroKit2 0.2.13",
		of: (file, key) => output(`neurokit2/W3.neurokit2.${file}`).columns[`HRV_${key}`][0],
	},
	systole: {
		peer: "systole 0.3.1",
		of: (file, key) => {
			const { Values, Metric } = output(`systole/W3.systole.${file}`).columns;
			return Values[Metric.indexOf(key)];
		},
	},
	hrvanalysis: {
		peer: "hrvanalysis 1.0.6",
		of: (file, key) => {
			const found = output(`hrvanalysis/W3.hrvanalysis.${file}`);
			return (found.time && { ...found.time, ...found.poincare, ...found.csicvi }[key]) ?? found[key];
		},
	},
	pyhrv: { peer: "pyhrv 0.5.0", of: (file, key) => output(`pyhrv/W3.pyhrv.${file}`)[key] },
	heartpy: { peer: "heartpy 1.2.7", of: (file, key) => output(`heartpy/W3.heartpy.${file}`)[key] },
} as const satisfies Record<string, Program>;

function hrv(
	group: string,
	measure: string,
	ours: string,
	program: keyof typeof programs,
	file: string,
	key: string,
	unit: string,
	compute: () => number,
	more: { readonly tolerance?: PeerTolerance; readonly note?: string; readonly scale?: number } = {},
): PeerCase {
	return {
		package: "cardio",
		group,
		measure,
		function: ours,
		peer: programs[program].peer,
		call: `${file}, ${key}`,
		input,
		unit,
		theirs: () => programs[program].of(file, key) * (more.scale ?? 1),
		ours: compute,
		tolerance: more.tolerance ?? sameDefinition,
		...(more.note ? { note: more.note } : {}),
	};
}

const summary = hrvTime(rr);
const time = "HRV, time domain";
const sixDigits: PeerTolerance = { absolute: 6e-7, reason: "the peer rounds to six digits" };
const timeCases = [
	hrv(time, "mean NN", "hrvTime", "neurokit2", "time", "MeanNN", "ms", () => summary.meanNnMs),
	hrv(time, "median NN", "hrvTime", "neurokit2", "time", "MedianNN", "ms", () => summary.medianNnMs),
	hrv(time, "SDNN", "sdnn", "neurokit2", "time", "SDNN", "ms", () => summary.sdnnMs),
	hrv(time, "RMSSD", "rmssd", "neurokit2", "time", "RMSSD", "ms", () => summary.rmssdMs),
	hrv(time, "SDSD", "sdsd", "neurokit2", "time", "SDSD", "ms", () => summary.sdsdMs),
	hrv(time, "CVNN", "hrvTime", "neurokit2", "time", "CVNN", "%", () => summary.cvnnPercent, { scale: 100 }),
	hrv(time, "CVSD", "hrvTime", "neurokit2", "time", "CVSD", "%", () => summary.cvsdPercent, { scale: 100 }),
	hrv(time, "MAD", "hrvTime", "neurokit2", "time", "MadNN", "ms", () => summary.madNnMs),
	hrv(time, "interquartile range", "hrvTime", "neurokit2", "time", "IQRNN", "ms", () => summary.iqrNnMs),
	hrv(time, "20th percentile", "hrvTime", "neurokit2", "time", "Prc20NN", "ms", () => summary.percentile20NnMs),
	hrv(time, "80th percentile", "hrvTime", "neurokit2", "time", "Prc80NN", "ms", () => summary.percentile80NnMs),
	hrv(time, "pNN50", "pnn", "neurokit2", "time", "pNN50", "%", () => pnn(rr, { per: "intervals" }).percent, {
		note: "NeuroKit2 divides by the intervals, the others by the differences, one fewer: our default.",
	}),
	hrv(time, "triangular index", "triangularIndex", "neurokit2", "time", "HTI", "", () => triangularIndex(rr)),
	hrv(time, "SDNN", "sdnn", "systole", "time_domain", "SDNN", "ms", () => summary.sdnnMs, { tolerance: sixDigits }),
	hrv(time, "RMSSD", "rmssd", "systole", "time_domain", "RMSSD", "ms", () => summary.rmssdMs, { tolerance: sixDigits }),
	hrv(time, "pNN50", "pnn", "systole", "time_domain", "pnn50", "%", () => summary.pnn50Percent, {
		tolerance: sixDigits,
	}),
	hrv(time, "SDNN", "sdnn", "hrvanalysis", "time_poincare", "sdnn", "ms", () => summary.sdnnMs),
	hrv(time, "SDSD", "sdsd", "hrvanalysis", "time_poincare", "sdsd", "ms", () => sdsd(rr, { ddof: 0 }), {
		note: "hrvanalysis divides by n.",
	}),
	hrv(time, "NN50", "pnn", "hrvanalysis", "time_poincare", "nni_50", "", () => summary.nn50),
	hrv(time, "pNN20", "pnn", "hrvanalysis", "time_poincare", "pnni_20", "%", () => summary.pnn20Percent),
	hrv(
		time,
		"mean heart rate",
		"hrvTime",
		"hrvanalysis",
		"time_poincare",
		"mean_hr",
		"bpm",
		() => summary.meanHeartRateBpm,
	),
	hrv(time, "RMSSD", "rmssd", "pyhrv", "time", "rmssd", "ms", () => summary.rmssdMs),
	hrv(time, "SDSD", "sdsd", "pyhrv", "time", "sdsd", "ms", () => sdsd(rr, { differences: "absolute" }), {
		note: "pyhrv and heartpy take the deviation of the sizes of the differences; the Task Force's is of the differences themselves.",
	}),
	hrv(time, "triangular index", "triangularIndex", "pyhrv", "time", "tri_index", "", () => triangularIndex(rr)),
	hrv(time, "SDNN", "sdnn", "heartpy", "process_rr", "sdnn", "ms", () => sdnn(rr, { ddof: 0 }), {
		note: "heartpy divides by n.",
	}),
	hrv(time, "SDSD", "sdsd", "heartpy", "process_rr", "sdsd", "ms", () =>
		sdsd(rr, { differences: "absolute", ddof: 0 }),
	),
	hrv(
		time,
		"heart rate of the mean",
		"hrvTime",
		"heartpy",
		"process_rr",
		"bpm",
		"bpm",
		() => summary.heartRateOfMeanNnBpm,
	),
];

const frequency = "HRV, frequency domain";
const welchOf = (name: keyof typeof hrvFrequencyDefinitions) => hrvFrequency(rr, times, hrvFrequencyDefinitions[name]);
const spectral = { tolerance: sameSpectrum };
const frequencyCases = [
	...(["vlf", "lf", "hf"] as const).flatMap((band) => {
		const key = `${band}Ms2` as const;
		return [
			hrv(
				frequency,
				`${band.toUpperCase()}, Welch`,
				"hrvFrequency",
				"hrvanalysis",
				"freq_welch",
				band,
				"ms²",
				() => welchOf("hrvanalysisWelch")[key],
				spectral,
			),
			hrv(
				frequency,
				`${band.toUpperCase()}, Lomb`,
				"hrvFrequency",
				"hrvanalysis",
				"freq_lomb",
				band,
				"ms²",
				() => welchOf("hrvanalysisLomb")[key],
				spectral,
			),
			hrv(
				frequency,
				`${band.toUpperCase()}, Welch`,
				"hrvFrequency",
				"systole",
				"frequency_domain",
				`${band}_power`,
				"ms²",
				() => welchOf("systoleWelch")[key],
				spectral,
			),
		];
	}),
	hrv(
		frequency,
		"LF, normalised",
		"hrvFrequency",
		"hrvanalysis",
		"freq_welch",
		"lfnu",
		"%",
		() => welchOf("hrvanalysisWelch").lfNu,
		spectral,
	),
	...[0, 1, 2].map(
		(band): PeerCase => ({
			...hrv(
				frequency,
				`${["VLF", "LF", "HF"][band]}, Welch`,
				"hrvFrequency",
				"pyhrv",
				"welch",
				"fft_abs",
				"ms²",
				() => {
					const found = welchOf("pyhrvWelch");
					return [found.vlfMs2, found.lfMs2, found.hfMs2][band];
				},
				spectral,
			),
			theirs: () => output("pyhrv/W3.pyhrv.welch").fft_abs[band],
		}),
	),
];

const nonlinear = "HRV, nonlinear";
const entropy = { tolerance: sameSpectrum };
const cloud = poincare(rr);
const asymmetry = heartRateAsymmetry(rr);
const fragmentation = heartRateFragmentation(rr);
const lines = recurrence(rr, { shortestLine: 3, searchedFraction: 0.5 });
const sdOf = (ddof: number) => standardDeviation(rr, { ddof });
const nonlinearCases: PeerCase[] = [
	hrv(nonlinear, "SD1", "poincare", "neurokit2", "nonlinear", "SD1", "ms", () => cloud.sd1Ms),
	hrv(nonlinear, "SD2", "poincare", "neurokit2", "nonlinear", "SD2", "ms", () => cloud.sd2Ms),
	hrv(nonlinear, "area", "poincare", "neurokit2", "nonlinear", "S", "ms²", () => cloud.areaMs2),
	hrv(nonlinear, "CSI", "poincare", "neurokit2", "nonlinear", "CSI", "", () => cloud.csi),
	hrv(nonlinear, "CVI", "poincare", "neurokit2", "nonlinear", "CVI", "", () => cloud.cvi),
	hrv(
		nonlinear,
		"CSI, modified",
		"poincare",
		"neurokit2",
		"nonlinear",
		"CSI_Modified",
		"ms",
		() => cloud.csiModifiedMs,
	),
	hrv(
		nonlinear,
		"SD2",
		"poincare",
		"hrvanalysis",
		"time_poincare",
		"sd2",
		"ms",
		() => poincare(rr, { axes: "fromSdnn" }).sd2Ms,
		{ note: "hrvanalysis and systole derive SD2 from SDNN and SDSD; NeuroKit2 and pyhrv turn the points." },
	),
	hrv(
		nonlinear,
		"SD2",
		"poincare",
		"systole",
		"nonlinear_domain",
		"SD2",
		"ms",
		() => poincare(rr, { axes: "fromSdnn", ddof: 0 }).sd2Ms,
	),
	hrv(nonlinear, "SD2", "poincare", "pyhrv", "poincare", "sd2", "ms", () => poincare(rr, { ddof: 0 }).sd2Ms),
	hrv(
		nonlinear,
		"Guzik's index",
		"heartRateAsymmetry",
		"neurokit2",
		"nonlinear",
		"GI",
		"%",
		() => asymmetry.guzikPercent,
	),
	hrv(
		nonlinear,
		"slope index",
		"heartRateAsymmetry",
		"neurokit2",
		"nonlinear",
		"SI",
		"%",
		() => asymmetry.slopePercent,
	),
	hrv(nonlinear, "area index", "heartRateAsymmetry", "neurokit2", "nonlinear", "AI", "%", () => asymmetry.areaPercent),
	hrv(
		nonlinear,
		"Porta's index",
		"heartRateAsymmetry",
		"neurokit2",
		"nonlinear",
		"PI",
		"%",
		() => asymmetry.portaPercent,
	),
	hrv(
		nonlinear,
		"C1d",
		"heartRateAsymmetry",
		"neurokit2",
		"nonlinear",
		"C1d",
		"",
		() => asymmetry.shortTermDecelerationFraction,
	),
	hrv(
		nonlinear,
		"C2d",
		"heartRateAsymmetry",
		"neurokit2",
		"nonlinear",
		"C2d",
		"",
		() => asymmetry.longTermDecelerationFraction,
	),
	hrv(
		nonlinear,
		"Cd",
		"heartRateAsymmetry",
		"neurokit2",
		"nonlinear",
		"Cd",
		"",
		() => asymmetry.totalDecelerationFraction,
	),
	hrv(
		nonlinear,
		"PIP",
		"heartRateFragmentation",
		"neurokit2",
		"nonlinear",
		"PIP",
		"",
		() => fragmentation.inflectionFraction,
	),
	hrv(
		nonlinear,
		"IALS",
		"heartRateFragmentation",
		"neurokit2",
		"nonlinear",
		"IALS",
		"",
		() => fragmentation.inverseMeanSegment,
	),
	hrv(
		nonlinear,
		"PSS",
		"heartRateFragmentation",
		"neurokit2",
		"nonlinear",
		"PSS",
		"",
		() => fragmentation.shortSegmentFraction,
	),
	hrv(
		nonlinear,
		"PAS",
		"heartRateFragmentation",
		"neurokit2",
		"nonlinear",
		"PAS",
		"",
		() => fragmentation.alternationFraction,
	),
	hrv(
		nonlinear,
		"DFA α1, 4 to 11 beats",
		"dfa",
		"neurokit2",
		"nonlinear",
		"DFA_alpha1",
		"",
		() => dfa(rr, { scales: dfaScales.neurokitAlpha1 }).alpha,
		entropy,
	),
	hrv(
		nonlinear,
		"approximate entropy",
		"approximateEntropy",
		"neurokit2",
		"nonlinear",
		"ApEn",
		"",
		() => approximateEntropy(rr),
		entropy,
	),
	hrv(
		nonlinear,
		"sample entropy",
		"sampleEntropy",
		"neurokit2",
		"nonlinear",
		"SampEn",
		"",
		() => sampleEntropy(rr).sampleEntropy,
		entropy,
	),
	hrv(
		nonlinear,
		"sample entropy",
		"sampleEntropy",
		"hrvanalysis",
		"sampen",
		"sampen",
		"",
		() => sampleEntropy(rr, { tolerance: sdOf(1) * 0.1164 * (0.5627 * Math.log(2) + 1.3334) }).sampleEntropy,
		{ ...entropy, note: "hrvanalysis calls nolds, whose tolerance is 0.2003 standard deviations." },
	),
	hrv(
		nonlinear,
		"sample entropy",
		"sampleEntropy",
		"pyhrv",
		"sampen",
		"sampen",
		"",
		() => sampleEntropy(rr, { tolerance: 0.2 * sdOf(0) * Math.sqrt(rr.length / (rr.length + 1)) }).sampleEntropy,
		{ ...entropy, note: "pyhrv divides by n + 1 in the standard deviation of its tolerance." },
	),
	hrv(
		nonlinear,
		"multiscale entropy, scale 1",
		"multiscaleEntropy",
		"neurokit2",
		"nonlinear",
		"SampEn",
		"",
		() => multiscaleEntropy(rr, { scales: 1 })[0],
		entropy,
	),
	hrv(nonlinear, "longest line", "recurrence", "systole", "nonlinear_domain", "l_max", "", () => lines.longestLine),
	hrv(nonlinear, "mean line", "recurrence", "systole", "nonlinear_domain", "l_mean", "", () => lines.meanLineLength, {
		note: "systole counts lines of three and more, in the nearer half of the matrix; ours of two and more, in all of it.",
	}),
	hrv(
		nonlinear,
		"determinism",
		"recurrence",
		"systole",
		"nonlinear_domain",
		"determinism_rate",
		"%",
		() => lines.determinismPercent,
	),
	hrv(
		nonlinear,
		"entropy of lines",
		"recurrence",
		"systole",
		"nonlinear_domain",
		"shannon_entropy",
		"",
		() => lines.lineEntropy,
	),
	hrv(
		nonlinear,
		"recurrence",
		"recurrence",
		"systole",
		"nonlinear_domain",
		"recurrence_rate",
		"%",
		() => lines.recurrencePercent + 200 / (lines.nStates - 1),
		{ note: "systole counts each state as a recurrence of itself." },
	),
	{
		...hrv(
			nonlinear,
			"DFA α1, 4 to 16 beats",
			"dfa",
			"neurokit2",
			"nonlinear",
			"DFA_alpha1",
			"",
			() => dfa(rr).alpha,
			entropy,
		),
		call: "nk.fractal_dfa(rr, scale=arange(4,17))",
		theirs: () => output("neurokit2/W3.neurokit2.dfa").alpha1,
	},
	{
		...hrv(
			nonlinear,
			"DFA α2, 16 to 64 beats",
			"dfa",
			"neurokit2",
			"nonlinear",
			"DFA_alpha2",
			"",
			() => dfa(rr, { scales: dfaScales.alpha2 }).alpha,
			entropy,
		),
		call: "nk.fractal_dfa(rr, scale=arange(16,65))",
		theirs: () => output("neurokit2/W3.neurokit2.dfa").alpha2,
	},
];

const indices: PeerTolerance = { relative: 0, reason: "indices" };
const classes = classifyRr(rr);
const cleaning: PeerCase[] = [
	...(["ectopic", "missed", "extra", "long", "short"] as const).map(
		(name, i): PeerCase => ({
			...hrv("Cleaning", `${name} beats`, "classifyRr", "systole", "rr_artefacts", name, "", () => 0),
			theirs: () => output("systole/W3.systole.rr_artefacts")[name],
			ours: () => Array.from(classes.keys()).filter((k) => classes[k] === i + 1),
			tolerance: indices,
		}),
	),
	{
		...hrv(
			"Cleaning",
			"Malik's rule, removed",
			"nnFromRr",
			"hrvanalysis",
			"clean_malik",
			"n_removed",
			"",
			() => nnFromRr(rr, { rule: "malik" }).nRemoved,
		),
		tolerance: indices,
	},
];

export const cases: PeerCase[] = [...timeCases, ...frequencyCases, ...nonlinearCases, ...cleaning];
