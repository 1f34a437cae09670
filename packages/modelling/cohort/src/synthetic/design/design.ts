import { checkInRange, checkInteger, InvalidInputError } from "@quickening/core";
import { outcomeParameters as outcome } from "../parameters/outcomes.ts";
import { checkTurn, type Scenario, scenarios } from "./scenario.ts";

/** Shares of women by the device they wear. They add up to 1. */
export interface DeviceShares {
	/** Wrist: steps, sleep, resting heart rate smoothed by its maker, RMSSD. */
	readonly band: number;
	/** Finger: the same without acceleration, and skin temperature with less noise. */
	readonly ring: number;
	/** Wrist: SDNN of short readings in place of RMSSD. */
	readonly watch: number;
}

/** What a synthetic cohort is made by. With a number, it says everything of one pregnancy. */
export interface SyntheticDesign {
	readonly seed: number;
	readonly scenario: Scenario;
	/** First local date on which a pregnancy's gestational day 0 may fall. */
	readonly from: string;
	/** Days after it over which they are spread evenly. */
	readonly overDays: number;
	/** Days before gestational day 0 from which wearable days are told of. */
	readonly daysBefore: number;
	/** Days after birth to which they are told of. */
	readonly daysAfter: number;
	readonly zone: string;
	/** Language of questionnaires, BCP 47. */
	readonly language: string;
	readonly pretermShare: number;
	readonly lossShare: number;
	readonly stillbirthShare: number;
	readonly twinShare: number;
	/** Share of births before labour would have begun by itself: induced, and by planned caesarean. */
	readonly inducedShare: number;
	readonly plannedCaesareanShare: number;
	/**
	 * When devices are worn: less after bad nights ("not-at-random"), as often but whatever the night was ("at-random"), or
	 * always ("complete").
	 */
	readonly wear: "not-at-random" | "at-random" | "complete";
	/** Factor on the coverage that the sources give; 1 as they give it. */
	readonly coverage: number;
	/** Factor on the errors of the dating scan and of the recalled period; 0 for none. */
	readonly datingError: number;
	readonly lostScanShare: number;
	readonly devices: DeviceShares;
	/** Share of women with a cuff, who measure their pressure at home once a week. */
	readonly homePressureShare: number;
	/** Share of women whose telephone counts steps as well: two sources of one quantity. */
	readonly phoneShare: number;
	/** Share who wear a glucose sensor for two weeks before the OGTT, and who record their voice once a week. */
	readonly glucoseSensorShare: number;
	readonly voiceShare: number;
	/** Local date on which the band's firmware changes; null for never. */
	readonly firmwareChangeOn: string | null;
	/** Relative shares of the ten tones of the Monk scale, from lightest to darkest. */
	readonly skinTones: readonly number[];
}

/**
 * The default: a cohort by the reference scenario. Equal shares of the ten tones and of devices are choices of the design, so
 * that groups can be compared; they describe no population.
 */
export const defaultDesign: SyntheticDesign = {
	seed: 1,
	scenario: scenarios.reference,
	from: "2024-01-01",
	overDays: 731,
	daysBefore: 90,
	daysAfter: 365,
	zone: "Europe/London",
	language: "en",
	pretermShare: outcome.pretermShare.value,
	lossShare: outcome.lossShare.value,
	stillbirthShare: outcome.stillbirthShare.value,
	twinShare: outcome.twinShare.value,
	inducedShare: outcome.inducedShare.value,
	plannedCaesareanShare: outcome.plannedCaesareanShare.value,
	wear: "not-at-random",
	coverage: 1,
	datingError: 1,
	lostScanShare: outcome.lostScanShare.value,
	devices: { band: 0.5, ring: 0.3, watch: 0.2 },
	homePressureShare: 0.5,
	phoneShare: 0.3,
	glucoseSensorShare: 0.3,
	voiceShare: 0.2,
	firmwareChangeOn: "2025-03-01",
	skinTones: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
};

/** @throws InvalidInputError naming the first field that can't be, with what it must be. */
export function checkDesign(design: SyntheticDesign): void {
	const where = "syntheticPregnancy";
	if (!Number.isSafeInteger(design.seed)) {
		throw new InvalidInputError(`${where}: design.seed must be a whole number; got ${design.seed}`, {
			code: "not-an-integer",
			argument: "design.seed",
			received: design.seed,
		});
	}
	for (const field of ["from", "firmwareChangeOn"] as const) {
		const value = design[field];
		if (value === null && field === "firmwareChangeOn") continue;
		if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))) continue;
		throw new InvalidInputError(`${where}: design.${field} must be a date such as 2024-01-01; got ${value}`, {
			code: "not-a-date",
			argument: `design.${field}`,
			received: value,
		});
	}
	checkInteger(where, "design.overDays", design.overDays, 1);
	checkInteger(where, "design.daysBefore", design.daysBefore, 0);
	checkInRange(where, "design.daysBefore", design.daysBefore, 0, 730);
	checkInteger(where, "design.daysAfter", design.daysAfter, 0);
	checkInRange(where, "design.daysAfter", design.daysAfter, 0, 730);
	for (const field of [
		"pretermShare",
		"lossShare",
		"stillbirthShare",
		"twinShare",
		"inducedShare",
		"plannedCaesareanShare",
		"lostScanShare",
		"homePressureShare",
		"phoneShare",
		"glucoseSensorShare",
		"voiceShare",
	] as const) {
		checkInRange(where, `design.${field}`, design[field], 0, 1);
	}
	checkInRange(
		where,
		"design.inducedShare + design.plannedCaesareanShare",
		design.inducedShare + design.plannedCaesareanShare,
		0,
		1,
	);
	checkInRange(where, "design.lossShare + design.stillbirthShare", design.lossShare + design.stillbirthShare, 0, 1);
	checkInRange(where, "design.coverage", design.coverage, 0, 2);
	checkInRange(where, "design.datingError", design.datingError, 0, 10);
	const { band, ring, watch } = design.devices;
	for (const share of [band, ring, watch]) checkInRange(where, "design.devices", share, 0, 1);
	checkInRange(where, "the sum of design.devices", band + ring + watch, 1 - 1e-9, 1 + 1e-9);
	const tones = design.skinTones;
	if (
		tones.length !== 10 ||
		tones.some((share) => !(share >= 0)) ||
		!(tones.reduce((sum, share) => sum + share, 0) > 0)
	) {
		throw new InvalidInputError(
			`${where}: design.skinTones must be ten shares of 0 or more, one above 0; got ${tones}`,
			{
				code: "out-of-range",
				argument: "design.skinTones",
				received: tones,
			},
		);
	}
	checkTurn(design.scenario.turn);
}
