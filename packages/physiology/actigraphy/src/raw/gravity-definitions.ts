/** How a sphere is fitted to a device at rest. */
export interface GravityDefinition {
	/** A window is still where the standard deviation of each axis lies below this. */
	readonly stillSdMg: number;
	/** A window whose mean lies beyond this on an axis is no rest: the axis is clipped. */
	readonly largestMeanG: number;
	/** Each axis must have a still window beyond this on both sides of zero. */
	readonly sphereG: number;
	/** Fewest still windows. */
	readonly minimumWindows: number;
	/**
	 * The first so many hours are used; where they do not suffice, as many more as it takes, `moreHours` at a time. 0: all at
	 * once.
	 */
	readonly minimumHours: number;
	readonly moreHours: number;
	/** A mean error of this or more after fitting is no calibration. */
	readonly largestErrorMg: number;
	/** Below this error nothing is fitted. 0: always fitted. */
	readonly goodEnoughMg: number;
	/**
	 * Weights of the windows: "inverse" is 1 / distance, at most 100 (van Hees); "trimmed" falls to zero at the 99.5th
	 * percentile.
	 */
	readonly weights: "inverse" | "trimmed";
	/**
	 * Two habits of skdh, which end within rounding of the others: the distance that makes an inverse weight leaves out the
	 * intercept of the last step, and the fit stops one step late.
	 */
	readonly skdhSteps: boolean;
	/**
	 * Stop where the weighted squares change by less ("inverse"), or where the error gets better by less than this share
	 * ("trimmed").
	 */
	readonly tolerance: number;
	readonly maximumIterations: number;
}

const vanHees2014: GravityDefinition = {
	stillSdMg: 13,
	largestMeanG: 2,
	sphereG: 0.3,
	minimumWindows: 2,
	minimumHours: 72,
	moreHours: 12,
	largestErrorMg: 10,
	goodEnoughMg: 0,
	weights: "inverse",
	skdhSteps: false,
	tolerance: 1e-10,
	maximumIterations: 1000,
};

/**
 * The definitions in use.
 *
 * Source: van Hees et al. 2014, doi:10.1152/japplphysiol.00421.2014, with the weights and steps of GGIR's g.calibrate; skdh
 * 0.17.18, CalibrateAccelerometer; actipy 3.8.3, calibrate_gravity.
 */
export const gravityDefinitions = {
	vanHees2014,
	skdh: { ...vanHees2014, skdhSteps: true },
	actipy: {
		...vanHees2014,
		stillSdMg: 15,
		largestMeanG: Number.POSITIVE_INFINITY,
		minimumWindows: 50,
		minimumHours: 0,
		goodEnoughMg: 10,
		weights: "trimmed",
		tolerance: 1e-4,
	},
} as const satisfies Record<string, GravityDefinition>;
