/** How long windows of little movement become time not worn. */
export interface NonwearDefinition {
	/** An axis is still in a window where its standard deviation and its range lie below these. */
	readonly stillSdMg: number;
	readonly stillRangeMg: number;
	/** So many of three axes must be still. */
	readonly axes: number;
	readonly windowMinutes: number;
	/** Steps between windows; one verdict a step. */
	readonly stepMinutes: number;
	/**
	 * Which window judges a step: "centred" around it (at the ends the first window, and the last 45 min); "covering": it is
	 * not worn where any window that holds it is still; "forward": the window that begins with it, the last whole one for
	 * those after.
	 */
	readonly windows: "centred" | "covering" | "forward";
	/** Whether a step with one still axis between two steps not worn is not worn either. */
	readonly fillsBetween: boolean;
	/**
	 * Whether short wear between long non-wear, and less than 3 h at the begin, are taken as non-wear ({@link
	 * shortWearAsNonwear}).
	 */
	readonly dropsShortWear: boolean;
}

const vanHees2013: NonwearDefinition = {
	stillSdMg: 13,
	stillRangeMg: 50,
	axes: 2,
	windowMinutes: 60,
	stepMinutes: 15,
	windows: "centred",
	fillsBetween: true,
	dropsShortWear: false,
};

/**
 * The definitions in use.
 *
 * Source: van Hees et al. 2011, doi:10.1371/journal.pone.0022922, and 2013, doi:10.1371/journal.pone.0061691 (60 min windows
 * in steps of 15 min); GGIR's nonwear_approach "2013" and "2023", which here see every sample (GGIR leaves out the first of a
 * window, and in 2023 all but 5 a second); skdh 0.17.18, AccelThresholdWearDetection.
 */
export const nonwearDefinitions = {
	vanHees2013,
	ggir2023: { ...vanHees2013, windows: "covering" },
	skdh: { ...vanHees2013, stillRangeMg: 67, windows: "forward", fillsBetween: false, dropsShortWear: true },
} as const satisfies Record<string, NonwearDefinition>;
