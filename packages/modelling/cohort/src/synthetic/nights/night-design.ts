/** By which clock the RMSSD of the night turns from falling to rising. */
export const turnClocks = ["gestation", "birth", "both", "mixture", "neither"] as const;
export type TurnClock = (typeof turnClocks)[number];

/** Births of a stratum: completed gestational days at birth, with the share of each class; days of a class are as likely. */
export interface BirthClass {
	readonly firstDay: number;
	readonly lastDay: number;
	readonly share: number;
}

/**
 * All that decides the nights of {@link ./synthetic-nights.ts syntheticNights}. Nothing is assumed in silence: every field is
 * asked for.
 */
export interface NightDesign {
	/**
	 * `gestation`: every woman turns about a gestational day; `birth`: about so many days before she gives birth; `both`: half of
	 * her rise follows either clock; `mixture`: half of the women follow either; `neither`: the fall goes on to the end.
	 */
	readonly clock: TurnClock;
	readonly turnGestationalAgeDays: number;
	readonly turnDaysToBirth: number;
	/** Fall before the turn and rise after it, ln(ms) a day, both positive. */
	readonly fallPerDay: number;
	readonly risePerDay: number;
	/** ln RMSSD at gestational day 0 over women: mean and standard deviation. */
	readonly meanLnRmssd: number;
	readonly betweenSd: number;
	/** Standard deviation over women of her own straight trend, ln(ms) in 100 days. */
	readonly slopeSdPer100Days: number;
	/** Standard deviation over women of where she turns, days. */
	readonly turnSdDays: number;
	/** Standard deviation over women of ln of what her rise is multiplied by (mean 1); 0: all rise alike. */
	readonly riseLogSd: number;
	/** The night's noise, ln(ms): standard deviation and correlation with the night before. */
	readonly nightSd: number;
	readonly nightLag1: number;
	/** Share of the variance of the night's noise that wanders slowly, and its correlation with the night before. */
	readonly wanderShare: number;
	readonly wanderLag1: number;
	/**
	 * Measuring the night's RMSSD: ln(measured) is this line of ln(true), with a standard deviation about it; 0, 1 and 0 for
	 * none.
	 */
	readonly measurementIntercept: number;
	readonly measurementSlope: number;
	readonly measurementSd: number;
	/** Births of the stratum. */
	readonly births: readonly BirthClass[];
	/**
	 * Share of births that were begun before labour would have begun by itself, and by at most how many days, each as likely. A
	 * turn by birth keeps to the day that would have been.
	 */
	readonly inducedShare: number;
	readonly inducedEarlierDays: number;
	/** Gestational days between which her first night lies, evenly. */
	readonly firstNight: readonly [number, number];
	/** Share of nights worn by the median woman, and the standard deviation of women's log odds around it. */
	readonly wornShare: number;
	readonly wornLogitSd: number;
	/** Log odds of wearing for each standard deviation of the night's noise: above 0, low nights are missing more often. */
	readonly wornPerNoiseSd: number;
	/** Log odds of wearing for each week of the last four before birth: below 0, she wears it less as birth comes nearer. */
	readonly wornPerLateWeek: number;
	/** Error of the recorded gestational age, days: mean and standard deviation over women; rounded to whole days. */
	readonly datingBiasDays: number;
	readonly datingSdDays: number;
}

/** Worn nights of one synthetic woman, in time order; all arrays have one element a night. */
export interface SyntheticNights {
	/** Gestational age as her record has it, days; it carries the error of dating. */
	readonly gestationalAgeDays: Float64Array;
	/** Days to birth, positive: her birth has a date, and that is known. */
	readonly daysToBirth: Float64Array;
	/** ln of the measured RMSSD in ms. */
	readonly lnRmssd: Float64Array;
	readonly truth: {
		readonly gestationalAgeAtBirthDays: number;
		readonly datingErrorDays: number;
		/** True gestational day of her turn; NaN where she has none or one by each clock. */
		readonly turnGestationalAgeDays: number;
		/** Nights from her first to her last before birth, worn or not. */
		readonly nights: number;
	};
}
