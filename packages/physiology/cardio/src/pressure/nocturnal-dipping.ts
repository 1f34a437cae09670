import type { Warning } from "@quickening/core";
import { checkPressures, type PressureSeries } from "./check-pressures.ts";
import { weightedMean, wholeReadings } from "./pressure-variability.ts";

/** When the person was asleep, in s on the readings' clock. */
export interface NightInterval {
	readonly startSeconds: number;
	readonly endSeconds: number;
}

/** How pressure falls at night. */
export interface NocturnalDipping {
	readonly daySystolicMmHg: number;
	readonly nightSystolicMmHg: number;
	readonly dayDiastolicMmHg: number;
	readonly nightDiastolicMmHg: number;
	/** Fall from day to night in percent of the day. */
	readonly systolicDipPercent: number;
	readonly diastolicDipPercent: number;
	/** By the systolic fall; undefined when it cannot be said. */
	readonly pattern: "extreme dipper" | "dipper" | "reduced dipper" | "riser" | undefined;
	readonly nDay: number;
	readonly nNight: number;
	readonly warnings: readonly Warning[];
}

/**
 * Nocturnal dipping: how much lower pressure is asleep than awake. In pre-eclampsia it often does not fall, or rises.
 *
 * @param series - Times in s and pressures in mmHg.
 * @param nights - Sleep by diary or actigraphy, not by the clock; each reading inside one is of the night.
 * @returns NaN where there are no readings; fewer than 20 by day or 7 by night is a warning.
 * @throws InvalidInputError when lengths differ, times do not rise, or a reading is none.
 *
 * Source: O'Brien et al. 2013 (ESH), doi:10.1097/HJH.0b013e328363e964: above 20 % extreme dipper, above 10 to 20 % dipper, 0 to
 *   10 % reduced, below 0 riser; at least 20 readings by day and 7 by night.
 */
export function nocturnalDipping(series: PressureSeries, nights: readonly NightInterval[]): NocturnalDipping {
	checkPressures("nocturnalDipping", series);
	const { times, systolic, diastolic } = wholeReadings(series);
	const asleep = Array.from(times, (time) =>
		nights.some((night) => time >= night.startSeconds && time < night.endSeconds),
	);
	const meanOf = (values: Float64Array, night: boolean) =>
		weightedMean(
			times.filter((_, i) => asleep[i] === night),
			values.filter((_, i) => asleep[i] === night),
		);
	const nNight = asleep.filter(Boolean).length;
	const nDay = times.length - nNight;
	const daySystolicMmHg = meanOf(systolic, false);
	const nightSystolicMmHg = meanOf(systolic, true);
	const dayDiastolicMmHg = meanOf(diastolic, false);
	const nightDiastolicMmHg = meanOf(diastolic, true);
	const systolicDipPercent = (100 * (daySystolicMmHg - nightSystolicMmHg)) / daySystolicMmHg;
	return {
		daySystolicMmHg,
		nightSystolicMmHg,
		dayDiastolicMmHg,
		nightDiastolicMmHg,
		systolicDipPercent,
		diastolicDipPercent: (100 * (dayDiastolicMmHg - nightDiastolicMmHg)) / dayDiastolicMmHg,
		pattern: patternOf(systolicDipPercent),
		nDay,
		nNight,
		warnings:
			nDay < 20 || nNight < 7
				? [
						{
							code: "few-readings",
							message: `${nDay} readings by day and ${nNight} by night; the ESH asks for 20 and 7.`,
						},
					]
				: [],
	};
}

function patternOf(dipPercent: number): NocturnalDipping["pattern"] {
	if (Number.isNaN(dipPercent)) return undefined;
	if (dipPercent > 20) return "extreme dipper";
	if (dipPercent > 10) return "dipper";
	return dipPercent >= 0 ? "reduced dipper" : "riser";
}
