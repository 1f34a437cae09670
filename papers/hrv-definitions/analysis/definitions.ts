import { dfaScales, type HrvSpectrumOptions, hrvFrequencyDefinitions, type NnRule } from "@quickening/cardio";

/** A measure of the primary analysis. */
export interface MeasureDefinition {
	readonly key: string;
	readonly name: string;
	readonly unit: string;
	readonly digits: number;
	readonly family: "Time" | "Frequency" | "Nonlinear";
}

/** The measures that are compared, in the order of the tables. */
export const measures = [
	{ key: "meanNnMs", name: "Mean NN", unit: "ms", digits: 0, family: "Time" },
	{ key: "sdnnMs", name: "SDNN", unit: "ms", digits: 1, family: "Time" },
	{ key: "sdannMs", name: "SDANN", unit: "ms", digits: 1, family: "Time" },
	{ key: "sdnnIndexMs", name: "SDNN index", unit: "ms", digits: 1, family: "Time" },
	{ key: "rmssdMs", name: "RMSSD", unit: "ms", digits: 1, family: "Time" },
	{ key: "pnn50Percent", name: "pNN50", unit: "%", digits: 1, family: "Time" },
	{ key: "triangularIndex", name: "Triangular index", unit: "", digits: 1, family: "Time" },
	{ key: "tinnMs", name: "TINN", unit: "ms", digits: 0, family: "Time" },
	{ key: "lnUlf", name: "ln ULF", unit: "ln ms²", digits: 2, family: "Frequency" },
	{ key: "lnVlf", name: "ln VLF", unit: "ln ms²", digits: 2, family: "Frequency" },
	{ key: "lnLf", name: "ln LF", unit: "ln ms²", digits: 2, family: "Frequency" },
	{ key: "lnHf", name: "ln HF", unit: "ln ms²", digits: 2, family: "Frequency" },
	{ key: "lfNu", name: "LF, normalised", unit: "%", digits: 1, family: "Frequency" },
	{ key: "lnLfHf", name: "ln LF/HF", unit: "", digits: 2, family: "Frequency" },
	{ key: "sd1Ms", name: "SD1", unit: "ms", digits: 1, family: "Nonlinear" },
	{ key: "sd2Ms", name: "SD2", unit: "ms", digits: 1, family: "Nonlinear" },
	{ key: "dfaAlpha1", name: "DFA α1", unit: "", digits: 2, family: "Nonlinear" },
	{ key: "dfaAlpha2", name: "DFA α2", unit: "", digits: 2, family: "Nonlinear" },
	{ key: "sampleEntropy", name: "Sample entropy", unit: "nats", digits: 2, family: "Nonlinear" },
] as const satisfies readonly MeasureDefinition[];

export type MeasureKey = (typeof measures)[number]["key"];

/** Rules for artefacts beside the primary one. */
export const rules: readonly {
	readonly key: string;
	readonly name: string;
	readonly rule: NnRule;
	readonly level?: "medium" | "strong";
}[] = [
	{ key: "none", name: "only 300 to 2000 ms", rule: "none" },
	{ key: "kubiosMedium", name: "Kubios-like, medium", rule: "kubiosThreshold", level: "medium" },
	{ key: "kubiosStrong", name: "Kubios-like, strong", rule: "kubiosThreshold", level: "strong" },
	{ key: "malik", name: "Malik, 20% from the previous", rule: "malik" },
	{ key: "karlsson", name: "Karlsson, 20% from both", rule: "karlsson" },
];

/** Spectra beside the primary one: Welch, 300 s, half overlap, Hann, line taken off, spline at 4 Hz. */
export const spectra: readonly { readonly key: string; readonly name: string; readonly options: HrvSpectrumOptions }[] =
	[
		{ key: "constant", name: "mean removed, no detrending", options: { detrend: "constant" } },
		{ key: "linear", name: "linear interpolation", options: { interpolation: "linear" } },
		{
			key: "segments256",
			name: "256 s at 5 Hz (systole)",
			options: { ...hrvFrequencyDefinitions.systoleWelch, longestGapSeconds: 3 },
		},
		{
			key: "segments64",
			name: "64 s, linear (hrvanalysis)",
			options: { ...hrvFrequencyDefinitions.hrvanalysisWelch, longestGapSeconds: 3 },
		},
		{ key: "bridged", name: "gaps of any length bridged", options: { longestGapSeconds: 3600 } },
	];

/** Windows of DFA beside 4 to 16 beats with half overlap. */
export const dfaWindows: readonly {
	readonly key: string;
	readonly name: string;
	readonly scales: readonly number[];
	readonly overlap: "half" | "none";
}[] = [
	{ key: "short", name: "4 to 11 beats (NeuroKit2)", scales: dfaScales.neurokitAlpha1, overlap: "half" },
	{ key: "beside", name: "windows without overlap", scales: dfaScales.alpha1, overlap: "none" },
];

/** A choice of definition: the measure it moves, and an option of it. */
export interface Definition {
	readonly key: string;
	readonly measure: MeasureKey;
	readonly choice: "Counting" | "Artefacts" | "Spectrum" | "Windows" | "Tolerance";
	readonly name: string;
}

/** Every option beside the primary one, in the order of the figure. */
export const definitions: readonly Definition[] = [
	{ key: "pnn50.perInterval", measure: "pnn50Percent", choice: "Counting", name: "per interval, not per pair" },
	{ key: "triangular.shortest", measure: "triangularIndex", choice: "Counting", name: "bins start at the shortest" },
	...(["sdnnMs", "rmssdMs", "pnn50Percent"] as const).flatMap((measure) =>
		rules.map(({ key, name }): Definition => ({ key: `${measure}.${key}`, measure, choice: "Artefacts", name })),
	),
	...(["lnLf", "lnHf"] as const).flatMap((measure) =>
		spectra.map(({ key, name }): Definition => ({ key: `${measure}.${key}`, measure, choice: "Spectrum", name })),
	),
	...dfaWindows.map(
		({ key, name }): Definition => ({ key: `dfaAlpha1.${key}`, measure: "dfaAlpha1", choice: "Windows", name }),
	),
	{ key: "sampleEntropy.r15", measure: "sampleEntropy", choice: "Tolerance", name: "0.15 SD" },
	{ key: "sampleEntropy.r25", measure: "sampleEntropy", choice: "Tolerance", name: "0.25 SD" },
];
