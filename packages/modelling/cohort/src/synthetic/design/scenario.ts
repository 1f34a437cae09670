import { InvalidInputError } from "@quickening/core";

/** Which clock the turn of HRV follows, as shares of women; the rest have no turn. */
export interface TurnShares {
	/** Turn so many weeks before birth, whenever it comes. */
	readonly birth: number;
	/** Turn at a gestational age. */
	readonly gestation: number;
	/** Half of the rise follows each. */
	readonly both: number;
}

/**
 * What is taken to be true of the body where sources disagree, or where nothing is known. Sources that disagree are never
 * averaged: a scenario names one.
 */
export interface Scenario {
	readonly name: string;
	/** Rise of resting heart rate until the turn. */
	readonly heartRateRise: "mishra-2024" | "rowan-2022";
	/** Fall of RMSSD until the turn. */
	readonly rmssdFall: "adaimi-2025" | "rowan-2022";
	/** Slopes after the turn: Rowan's are three to four and a half times Erickson's. */
	readonly beforeBirth: "erickson-2023" | "rowan-2022";
	readonly turn: TurnShares;
	readonly steps: "fitbit-2024" | "saarikko-2020";
	readonly temperature: "adaimi-2025" | "grant-2022" | "none";
	/** Breaths a minute asleep: none by Green's readings in the clinic, about one more near week 9 by Adaimi's rings. */
	readonly respiratory: "none" | "adaimi-2025";
	readonly bloodPressure: "green-2020" | "alspac-2015" | "intergrowth-2021";
	readonly glucose: "glam-2024" | "carlson-2024";
	/** Bias of pulse oximetry in darker skin. */
	readonly skinToneOxygen: "sjoding-2020" | "none";
	/** More noise of heart rate in darker skin: the evidence is inconclusive, so that none is the default. */
	readonly skinToneHeartRate: "none" | "assumed";
	/** Heart rate and RMSSD before pre-eclampsia: not known. "assumed" plants +4 bpm and -15 % over the four weeks before it. */
	readonly preeclampsiaWearable: "none" | "assumed";
	/** Sleep in postnatal depression: not known from wearables. "assumed" plants 25 min less. */
	readonly depressionSleep: "none" | "assumed";
}

/**
 * The scenarios by name. `reference` is the default: where two sources disagree it takes the one with more women; where nothing
 * is known it plants nothing. Heart rate rises by 10.5 bpm (Mishra, 757 pregnancies; Adaimi's 10 and PowerMom's 9.4 agree), RMSSD
 * falls by 15 ms (Adaimi, 10,318), after the turn both move as in Erickson (118 women, against Rowan's 18), and the turn comes
 * seven weeks before birth in all women (Jasinski, 241).
 */
export const scenarios = {
	reference: {
		name: "reference",
		heartRateRise: "mishra-2024",
		rmssdFall: "adaimi-2025",
		beforeBirth: "erickson-2023",
		turn: { birth: 1, gestation: 0, both: 0 },
		steps: "fitbit-2024",
		temperature: "adaimi-2025",
		respiratory: "none",
		bloodPressure: "green-2020",
		glucose: "glam-2024",
		skinToneOxygen: "sjoding-2020",
		skinToneHeartRate: "none",
		preeclampsiaWearable: "none",
		depressionSleep: "none",
	},
	rowan: {
		name: "rowan",
		heartRateRise: "rowan-2022",
		rmssdFall: "rowan-2022",
		beforeBirth: "rowan-2022",
		turn: { birth: 1, gestation: 0, both: 0 },
		steps: "fitbit-2024",
		temperature: "adaimi-2025",
		respiratory: "none",
		bloodPressure: "green-2020",
		glucose: "glam-2024",
		skinToneOxygen: "sjoding-2020",
		skinToneHeartRate: "none",
		preeclampsiaWearable: "none",
		depressionSleep: "none",
	},
	/** Second sources wherever there are two, and each unsourced effect planted. */
	contrast: {
		name: "contrast",
		heartRateRise: "mishra-2024",
		rmssdFall: "adaimi-2025",
		beforeBirth: "erickson-2023",
		turn: { birth: 0, gestation: 1, both: 0 },
		steps: "saarikko-2020",
		temperature: "grant-2022",
		respiratory: "adaimi-2025",
		bloodPressure: "intergrowth-2021",
		glucose: "carlson-2024",
		skinToneOxygen: "none",
		skinToneHeartRate: "assumed",
		preeclampsiaWearable: "assumed",
		depressionSleep: "assumed",
	},
} as const satisfies Record<string, Scenario>;

/** @throws InvalidInputError when the shares of the turn are negative or add up to more than 1. */
export function checkTurn({ birth, gestation, both }: TurnShares): void {
	const sum = birth + gestation + both;
	if (Math.min(birth, gestation, both) >= 0 && sum <= 1 + 1e-9) return;
	throw new InvalidInputError(
		`syntheticPregnancy: design.scenario.turn must be shares of women that add up to at most 1; got birth ${birth}, gestation ${gestation}, both ${both}`,
		{ code: "out-of-range", argument: "design.scenario.turn", received: { birth, gestation, both } },
	);
}
