/** Levels of intensity above sedentary, by their lower bound (a value on it belongs to the level). */
export type IntensityLevel = "light" | "moderate" | "vigorous" | "veryVigorous";

/** What is cut: ActiGraph counts an epoch of the vertical axis or of the vector magnitude, or a mean acceleration in mg. */
export type IntensityMetric = "axis1Counts" | "vectorMagnitudeCounts" | "enmoMg" | "enmoaMg" | "madMg";

export type WearSite = "hip" | "nonDominantWrist" | "dominantWrist" | "wrist";

/** One published set of cut points with where it holds. */
export interface CutPoints {
	readonly name: string;
	readonly metric: IntensityMetric;
	readonly site: WearSite;
	readonly device: string;
	/** Epoch of the calibration, to which counts are bound; null for a mean acceleration, which does not grow with the epoch. */
	readonly epochSeconds: number | null;
	/** Ages of those in whom it was made; the age group that it is used for where `agesNotConfirmed`. */
	readonly ageYears: readonly [youngest: number, oldest: number];
	/** True where no second place gives the youngest and the oldest of those in whom it was made. */
	readonly agesNotConfirmed?: true;
	/** Lower bounds in the metric's unit; a level that is missing was not calibrated. */
	readonly levels: Readonly<Partial<Record<IntensityLevel, number>>>;
	/** In whom, doing what, against what. */
	readonly validatedIn: string;
	readonly doi: string;
	/** Where one of the levels comes from another paper. */
	readonly alsoFrom?: string;
	readonly pregnancy: {
		/** No set here was calibrated in pregnant women. */
		readonly validated: false;
		/** Studies of pregnancy that borrowed it. */
		readonly borrowedBy: readonly string[];
	};
}

const notInPregnancy = { validated: false, borrowedBy: [] } as const;
const matthews = "light from Matthews et al. 2008, doi:10.1093/aje/kwm390 (100 counts a minute, hip)";
const hildebrandLight = "light from Hildebrand et al. 2016, doi:10.1111/sms.12795 (sedentary thresholds)";
const hildebrandAdults = {
	metric: "enmoMg",
	epochSeconds: null,
	ageYears: [21, 61],
	validatedIn:
		"the adults among 60 people, tasks of daily life, walking and running, against oxygen uptake (3 and 6 METs of 3.5 mL/kg/min)",
	doi: "10.1249/mss.0000000000000289",
	alsoFrom: hildebrandLight,
} as const;
const hildebrandChildren = {
	...hildebrandAdults,
	ageYears: [7, 11],
	validatedIn:
		"the children among 60 people, tasks of daily life, walking and running, against oxygen uptake (3 and 6 METs of 6 mL/kg/min)",
	pregnancy: notInPregnancy,
} as const;
/** The 2015 Pelotas cohort called more than 100 mg at the wrist moderate in its pregnant mothers. */
const borrowedByPelotas = { validated: false, borrowedBy: ["10.1371/journal.pone.0211442"] } as const;

/**
 * Published cut points by name. A number stands here when it was found again in a second place (the GGIR vignette on cut points,
 * skdh, actigraph.sleepr or an abstract); what could not be confirmed was left out. None was calibrated below 15 months: an
 * infant's movement has no steady energy expenditure to calibrate against. None was calibrated in pregnancy either. There, 3 METs
 * of a walk lay well below the first ventilatory threshold in 24 women (Birnbaumer et al. 2020, doi:10.3390/ijerph17165651), and
 * a preprint has calibrated counts, MIMS and ENMO in 31 women in each trimester, whose numbers could not be confirmed for this
 * table.
 */
export const cutPoints = {
	freedson1998: {
		name: "Freedson 1998, adults, hip",
		metric: "axis1Counts",
		site: "hip",
		device: "ActiGraph (CSA 7164)",
		epochSeconds: 60,
		ageYears: [18, 64],
		agesNotConfirmed: true,
		levels: { light: 100, moderate: 1952, vigorous: 5725, veryVigorous: 9499 },
		validatedIn: "50 adults on a treadmill, against oxygen uptake (3, 6 and 9 METs)",
		doi: "10.1097/00005768-199805000-00021",
		alsoFrom: matthews,
		pregnancy: notInPregnancy,
	},
	troiano2008: {
		name: "Troiano 2008, adults, hip",
		metric: "axis1Counts",
		site: "hip",
		device: "ActiGraph 7164",
		epochSeconds: 60,
		ageYears: [18, 99],
		agesNotConfirmed: true,
		levels: { light: 100, moderate: 2020, vigorous: 5999 },
		validatedIn: "weighted mean of four calibrations in adults, applied to NHANES 2003-2004 (3 and 6 METs)",
		doi: "10.1249/mss.0b013e31815a51b3",
		alsoFrom: matthews,
		pregnancy: notInPregnancy,
	},
	sasaki2011: {
		name: "Sasaki 2011 (Freedson VM3), adults, hip",
		metric: "vectorMagnitudeCounts",
		site: "hip",
		device: "ActiGraph GT3X",
		epochSeconds: 60,
		ageYears: [18, 64],
		agesNotConfirmed: true,
		levels: { moderate: 2690, vigorous: 6167, veryVigorous: 9643 },
		validatedIn: "adults on a treadmill, against oxygen uptake (3, 6 and 9 METs); their number is not confirmed",
		doi: "10.1016/j.jsams.2011.04.003",
		pregnancy: notInPregnancy,
	},
	hildebrandAdultsWristActigraph: {
		...hildebrandAdults,
		name: "Hildebrand 2014 and 2016, adults, non-dominant wrist, ActiGraph",
		site: "nonDominantWrist",
		device: "ActiGraph GT3X+",
		levels: { light: 44.8, moderate: 100.6, vigorous: 428.8 },
		pregnancy: borrowedByPelotas,
	},
	hildebrandAdultsWristGeneactiv: {
		...hildebrandAdults,
		name: "Hildebrand 2014 and 2016, adults, non-dominant wrist, GENEActiv",
		site: "nonDominantWrist",
		device: "GENEActiv",
		levels: { light: 45.8, moderate: 93.2, vigorous: 418.3 },
		pregnancy: notInPregnancy,
	},
	hildebrandAdultsHipActigraph: {
		...hildebrandAdults,
		name: "Hildebrand 2014 and 2016, adults, hip, ActiGraph",
		site: "hip",
		device: "ActiGraph GT3X+",
		levels: { light: 47.4, moderate: 69.1, vigorous: 258.7 },
		pregnancy: notInPregnancy,
	},
	hildebrandAdultsHipGeneactiv: {
		...hildebrandAdults,
		name: "Hildebrand 2014 and 2016, adults, hip, GENEActiv",
		site: "hip",
		device: "GENEActiv",
		levels: { light: 46.9, moderate: 68.7, vigorous: 266.8 },
		pregnancy: notInPregnancy,
	},
	vahaYpya2015: {
		name: "Vähä-Ypyä 2015, adults, hip",
		metric: "madMg",
		site: "hip",
		device: "Hookie",
		epochSeconds: null,
		ageYears: [18, 64],
		agesNotConfirmed: true,
		levels: { moderate: 91, vigorous: 414 },
		validatedIn:
			"29 adults (35 years, SD 11) walking and running on an indoor track, against oxygen uptake (3 and 6 METs), in epochs of 6 s",
		doi: "10.1371/journal.pone.0134813",
		pregnancy: notInPregnancy,
	},
	hildebrandChildrenWristActigraph: {
		...hildebrandChildren,
		name: "Hildebrand 2014 and 2016, children, non-dominant wrist, ActiGraph",
		site: "nonDominantWrist",
		device: "ActiGraph GT3X+",
		levels: { light: 35.6, moderate: 201.4, vigorous: 707 },
	},
	hildebrandChildrenWristGeneactiv: {
		...hildebrandChildren,
		name: "Hildebrand 2014 and 2016, children, non-dominant wrist, GENEActiv",
		site: "nonDominantWrist",
		device: "GENEActiv",
		levels: { light: 56.3, moderate: 191.6, vigorous: 695.8 },
	},
	hildebrandChildrenHipActigraph: {
		...hildebrandChildren,
		name: "Hildebrand 2014 and 2016, children, hip, ActiGraph",
		site: "hip",
		device: "ActiGraph GT3X+",
		levels: { light: 63.3, moderate: 142.6, vigorous: 464.6 },
	},
	hildebrandChildrenHipGeneactiv: {
		...hildebrandChildren,
		name: "Hildebrand 2014 and 2016, children, hip, GENEActiv",
		site: "hip",
		device: "GENEActiv",
		levels: { light: 64.1, moderate: 152.8, vigorous: 514.3 },
	},
	evenson2008: {
		name: "Evenson 2008, children, hip",
		metric: "axis1Counts",
		site: "hip",
		device: "ActiGraph",
		epochSeconds: 15,
		ageYears: [5, 8],
		agesNotConfirmed: true,
		levels: { light: 26, moderate: 574, vigorous: 1003 },
		validatedIn: "children; their number and tasks are not confirmed",
		doi: "10.1080/02640410802334196",
		pregnancy: notInPregnancy,
	},
	pate2006: {
		name: "Pate 2006, preschool children, hip",
		metric: "axis1Counts",
		site: "hip",
		device: "ActiGraph",
		epochSeconds: 15,
		ageYears: [3, 5],
		levels: { moderate: 420 },
		validatedIn: "30 children at rest and in three structured tasks, against oxygen uptake (20 mL/kg/min)",
		doi: "10.1038/oby.2006.234",
		pregnancy: notInPregnancy,
	},
	butte2014Axis1: {
		name: "Butte 2014, preschool children, hip, vertical axis",
		metric: "axis1Counts",
		site: "hip",
		device: "ActiGraph GT3X+",
		epochSeconds: 60,
		ageYears: [3, 5],
		agesNotConfirmed: true,
		levels: { light: 240, moderate: 2120 },
		validatedIn:
			"preschool children in a room calorimeter and with doubly labelled water; their number is not confirmed",
		doi: "10.1249/MSS.0000000000000209",
		pregnancy: notInPregnancy,
	},
	butte2014VectorMagnitude: {
		name: "Butte 2014, preschool children, hip, vector magnitude",
		metric: "vectorMagnitudeCounts",
		site: "hip",
		device: "ActiGraph GT3X+",
		epochSeconds: 60,
		ageYears: [3, 5],
		agesNotConfirmed: true,
		levels: { light: 820 },
		validatedIn:
			"preschool children in a room calorimeter and with doubly labelled water; their number is not confirmed",
		doi: "10.1249/MSS.0000000000000209",
		pregnancy: notInPregnancy,
	},
	roscoe2017NonDominantWrist: {
		name: "Roscoe 2017, preschool children, non-dominant wrist",
		metric: "enmoaMg",
		site: "nonDominantWrist",
		device: "GENEActiv",
		epochSeconds: null,
		ageYears: [4, 5],
		levels: { light: 61.8, moderate: 100.4 },
		validatedIn:
			"21 preschool children, six tasks of the laboratory, against oxygen uptake; scaled from sums to means as in the GGIR vignette",
		doi: "10.1007/s00431-017-2948-2",
		pregnancy: notInPregnancy,
	},
	roscoe2017DominantWrist: {
		name: "Roscoe 2017, preschool children, dominant wrist",
		metric: "enmoaMg",
		site: "dominantWrist",
		device: "GENEActiv",
		epochSeconds: null,
		ageYears: [4, 5],
		levels: { light: 94.5, moderate: 108.5 },
		validatedIn:
			"21 preschool children, six tasks of the laboratory, against oxygen uptake; scaled from sums to means as in the GGIR vignette",
		doi: "10.1007/s00431-017-2948-2",
		pregnancy: notInPregnancy,
	},
	trost2012: {
		name: "Trost 2012, toddlers, hip",
		metric: "axis1Counts",
		site: "hip",
		device: "ActiGraph",
		epochSeconds: 15,
		ageYears: [1.5, 3],
		agesNotConfirmed: true,
		levels: { light: 49, moderate: 419 },
		validatedIn:
			"22 toddlers (2.1 years, SD 0.4) at play on video, coded by the Children's Activity Rating Scale; in 18 others sedentary time was overestimated and light underestimated",
		doi: "10.1038/oby.2011.364",
		pregnancy: notInPregnancy,
	},
	johansson2015Axis1: {
		name: "Johansson 2015, toddlers, wrist, vertical axis",
		metric: "axis1Counts",
		site: "wrist",
		device: "ActiGraph GT3X+",
		epochSeconds: 5,
		ageYears: [1.25, 3],
		levels: { light: 90, moderate: 440 },
		validatedIn:
			"26 children of 15 to 36 months on video, coded by the Children's Activity Rating Scale, 12 more for validation; moderate is the paper's high intensity",
		doi: "10.1111/j.2047-6310.2013.00213.x",
		pregnancy: notInPregnancy,
	},
	johansson2015VectorMagnitude: {
		name: "Johansson 2015, toddlers, wrist, vector magnitude",
		metric: "vectorMagnitudeCounts",
		site: "wrist",
		device: "ActiGraph GT3X+",
		epochSeconds: 5,
		ageYears: [1.25, 3],
		levels: { light: 222, moderate: 730 },
		validatedIn:
			"26 children of 15 to 36 months on video, coded by the Children's Activity Rating Scale, 12 more for validation; moderate is the paper's high intensity",
		doi: "10.1111/j.2047-6310.2013.00213.x",
		pregnancy: notInPregnancy,
	},
} as const satisfies Record<string, CutPoints>;

export type CutPointsName = keyof typeof cutPoints;
