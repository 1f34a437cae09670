/**
 * How minutes come of days. A day's level is the day's own; what is here is how it is spread over minutes: shapes, lags, noise.
 * All are our assumptions, chosen to look like recordings, where no source is named.
 */
export const minuteParameters = {
	// Stages
	/** Length of a cycle of sleep. */
	cycleMinutes: 95,
	/** Deep sleep of a cycle against that of the cycle before it. */
	deepByCycle: 0.5,
	lightBeforeDeep: 0.4,
	/** Median time to fall asleep, its spread, and the most of all wake that it may take. */
	onsetMinutes: 10,
	onsetLogSd: 0.6,
	longestOnsetShare: 0.5,
	finalWakeMinutes: 3,
	/** Mean length of a bout of wake. */
	wakeBoutMinutes: 2,
	/** N1 is about a twentieth of sleep, light about half of it. */
	n1ShareOfLight: 0.1,
	n1EpochsAfterWake: 3,

	// Heart rate asleep, against the night's mean
	onsetExcessBpm: 4,
	onsetExcessMinutes: 90,
	wakeExcessBpm: 7,
	remExcessBpm: 1.5,
	deepExcessBpm: -1,
	/** How fast heart rate follows a change of stage. */
	stageLagMinutes: 2,
	asleepNoiseBpm: 1.6,
	asleepNoisePhi: 0.8,

	// Heart rate awake
	/** The share of minutes awake that lie below the day's resting heart rate. */
	restingQuantile: 0.1,
	circadianBpm: 3,
	circadianPeakMinute: 15.5 * 60,
	/** Steady rise for each step a minute: some 30 bpm at a walk of 100. */
	bpmPerCadence: 0.3,
	riseMinutes: 1.2,
	recoveryMinutes: 2.5,
	/** Posture, food, mood: slow. */
	slowNoiseBpm: 4,
	slowNoisePhi: 0.97,
	fastNoiseBpm: 2.2,
	fastNoisePhi: 0.4,
	highestBpm: 200,

	// Steps
	/** 100 steps a minute is moderate: Tudor-Locke 2018, Br J Sports Med 52:776, doi:10.1136/bjsports-2017-097628. */
	briskCadence: 100,
	briskSpread: 8,
	briskBoutMinutes: 6,
	lightCadence: 18,
	lightCadenceLogSd: 0.8,
	lightBoutMinutes: 3,

	// Acceleration
	asleepEnmoMg: 1,
	movementShareAsleep: 0.04,
	movementEnmoMg: 12,
	awakeInBedEnmoMg: 6,
	sedentaryEnmoMg: 9,
	sedentaryLogSd: 0.7,
	sedentaryPhi: 0.7,
	/** A walk of 100 steps a minute reaches the threshold of moderate activity, 100.6 mg at the wrist (Hildebrand 2014). */
	enmoMgPerCadence: 1.3,
	stepEnmoLogSd: 0.2,

	// Raw acceleration
	/** Steps of a minute that is not walked through are made at this pace. */
	strollCadence: 100,
	burstLogSd: 1,
	wobbleAwakeRadians: 0.15,
	wobbleInBedRadians: 0.03,
	/** Spread of the wrist's angle above the horizontal. */
	elevationSdRadians: 0.6,
	/** How long the wrist takes from one posture to the next. */
	turnSeconds: 3,
	/** A minute asleep with more movement than this is one in which she turns over. */
	turnOverMg: 4,

	// Skin temperature of the night
	skinRiseCel: 1.2,
	skinRiseMinutes: 25,
	skinWakeCel: -0.3,
	skinNoiseCel: 0.25,
	skinNoisePhi: 0.98,

	// RR intervals
	/** Stretch of one level of variability. */
	blockMinutes: 5,
	blockLogSd: 0.2,
	/** Amplitudes of breathing, of the wave at 0.1 Hz and of what is left, against one another. */
	respiratoryPart: 1,
	lowFrequencyPart: 0.7,
	restPart: 0.35,
	lowFrequencyHz: 0.095,

	// Glucose
	/** Lags of the two parts of its noise: readings 5, 30, 60 and 120 min apart are to correlate by .98, .75, .48 and .20, as they
	 * do in 14 people of Hall 2018 (doi:10.1371/journal.pbio.2005143; computed from their files). They do by .98, .76, .47,
	 * .14. */
	glucoseSmoothMinutes: 38,
	glucoseRoughMinutes: 160,
	glucoseRoughShare: 0.4,
	/** What meals add, against noise of SD 1. */
	mealHeight: 1.4,
	mealLogSd: 0.5,
	mealPeakMinutes: 42,
	/** Breakfast, lunch, dinner, something between: minutes after local midnight, spread, and size. */
	meals: [
		{ minute: 7.75 * 60, spread: 35, size: 1 },
		{ minute: 12.75 * 60, spread: 40, size: 0.9 },
		{ minute: 16 * 60, spread: 60, size: 0.4 },
		{ minute: 18.75 * 60, spread: 45, size: 1 },
	],
	/** Spread on the log scale: high values lie farther off than low ones. */
	glucoseLogSd: 0.2,
	/** Within these minutes of midnight the day's own level gives way to that of both days. */
	glucoseTaperMinutes: 60,
} as const;
