import type { Measure } from "./analysis/measures.ts";

/** Means and standard deviations of these files that had been computed before, to be found again. */
export interface EarlierReading {
	readonly group: "pregnant" | "others";
	readonly key: Measure["key"] | "bmi" | "age";
	readonly mean: number;
	readonly sd: number;
	readonly n: number;
}

/** By another program, from the same files, for the parameters of the synthetic cohort: unweighted, to one decimal place. */
export const earlier: readonly EarlierReading[] = [
	{ group: "pregnant", key: "pulse", mean: 86.3, sd: 11.7, n: 614 },
	{ group: "pregnant", key: "systolic", mean: 107.8, sd: 10.0, n: 606 },
	{ group: "pregnant", key: "diastolic", mean: 57.4, sd: 11.3, n: 600 },
	{ group: "pregnant", key: "bmi", mean: 28.9, sd: 6.8, n: 634 },
	{ group: "pregnant", key: "age", mean: 26.3, sd: 5.7, n: 665 },
	{ group: "others", key: "pulse", mean: 76.7, sd: 11.5, n: 1832 },
	{ group: "others", key: "systolic", mean: 110.5, sd: 11.1, n: 1815 },
	{ group: "others", key: "diastolic", mean: 66.4, sd: 9.9, n: 1815 },
];

export const earlierSource =
	"An earlier reading of the same files with other software, for the parameters of the synthetic cohort (not published)";

/** Adults of the United States, both sexes, 2001 to 2008: a wider span of years than these files, so only near agreement is asked. */
export const nationalReports = {
	systolic: {
		value: 122,
		source:
			"Wright JD and others. Mean systolic and diastolic blood pressure in adults aged 18 and over in the United States, 2001-2008. National Health Statistics Reports 35, 2011",
	},
	diastolic: {
		value: 71,
		source:
			"Wright JD and others. Mean systolic and diastolic blood pressure in adults aged 18 and over in the United States, 2001-2008. National Health Statistics Reports 35, 2011",
	},
	pulse: {
		value: 74,
		source:
			"Ostchega Y and others. Resting pulse rate reference data for children, adolescents, and adults: United States, 1999-2008. National Health Statistics Reports 41, 2011",
	},
} as const;

/** A published mean or median of pregnant women: lowest and highest of the weeks of which it was read. */
export interface OtherStudy {
	readonly study: string;
	readonly context: "clinic" | "home";
	readonly key: Measure["key"];
	readonly low: number;
	/** null where no later week was read. */
	readonly high: number | null;
	readonly n: number;
}

/** Means or medians as read in abstracts or full texts; those of two times are the two. */
export const otherStudies: readonly OtherStudy[] = [
	{ study: "4P, United Kingdom", context: "clinic", key: "pulse", low: 82, high: 91, n: 1041 },
	{ study: "4P, United Kingdom", context: "clinic", key: "systolic", low: 113, high: 121, n: 1041 },
	{ study: "4P, United Kingdom", context: "clinic", key: "diastolic", low: 69, high: 78, n: 1041 },
	{ study: "INTERGROWTH-21st", context: "clinic", key: "systolic", low: 111.5, high: 119.6, n: 4321 },
	{ study: "INTERGROWTH-21st", context: "clinic", key: "diastolic", low: 68.5, high: null, n: 4321 },
	{ study: "ALSPAC, nulliparous", context: "clinic", key: "systolic", low: 112.1, high: 116.0, n: 10327 },
	{ study: "ALSPAC, nulliparous", context: "clinic", key: "diastolic", low: 65.4, high: 70.0, n: 10327 },
	{ study: "Denmark, clinic", context: "clinic", key: "systolic", low: 112, high: 118, n: 103 },
	{ study: "Denmark, clinic", context: "clinic", key: "diastolic", low: 72, high: 75, n: 103 },
	{ study: "Denmark, at home", context: "home", key: "systolic", low: 102, high: 107, n: 103 },
	{ study: "Denmark, at home", context: "home", key: "diastolic", low: 63, high: 66, n: 103 },
];
