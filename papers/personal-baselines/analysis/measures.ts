/** What a personal baseline is made of here. */
export const measures = ["restingHr", "lnRmssd", "logSteps", "sleep"] as const;
export type Measure = (typeof measures)[number];

export const measureNames: Readonly<Record<Measure, string>> = {
	restingHr: "Resting heart rate",
	lnRmssd: "ln RMSSD",
	logSteps: "log steps",
	sleep: "Sleep",
};

/** Unit of a deviation. */
export const measureUnits: Readonly<Record<Measure, string>> = {
	restingHr: "bpm",
	lnRmssd: "ln ms",
	logSteps: "ln steps",
	sleep: "h",
};
