import type { NoiseLevel } from "../analysis/design.ts";
import type { Detector } from "../analysis/judge-recording.ts";

/** Headings of panels by noise, in order. */
export const noiseNames: Readonly<Record<NoiseLevel, string>> = {
	none: "No noise",
	moderate: "Moderate noise",
	strong: "Strong noise",
};

export const detectorNames: Readonly<Record<Detector, string>> = {
	accelerations: "Accelerations",
	decelerations: "Decelerations",
	contractions: "Contractions",
};

/** Axis of the share of signal that is lost. */
export const lossAxis = {
	field: "lossPercent",
	type: "quantitative" as const,
	title: "Heart rate lost (%)",
	scale: { domain: [0, 50], nice: false },
	axis: { values: [0, 10, 20, 30, 40, 50] },
};

/** What tells three series apart beside their colour. */
export const seriesShapes = ["circle", "square", "triangle-up"] as const;
export const seriesDashes = [
	[1, 0],
	[5, 2],
	[1.5, 1.5],
];
