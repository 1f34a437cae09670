import type { Samples } from "@quickening/core";
import { checkReadings } from "../readings/check-readings.ts";
import { riskScale } from "./blood-glucose-risk.ts";

export interface AdrrOptions {
	/** Local time of day at time 0, in s after midnight. Default 0. */
	readonly startSecondOfDay?: number;
}

/**
 * Average daily risk range: the mean over local days of the largest low and the largest high risk of the day together. Below 20
 * is low risk, above 40 high.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns NaN when there is no reading.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: Kovatchev et al. 2006, doi:10.2337/dc06-1085; 22.77 is ten times 1.509 squared.
 * Agrees with: iglu_python 0.4.3, `adrr`, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function adrr(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	{ startSecondOfDay = 0 }: AdrrOptions = {},
): number {
	checkReadings("adrr", timesSeconds, glucoseMgPerDl);
	let [days, sum] = [0, 0];
	let day = Number.NaN;
	let lowest = 0;
	let highest = 0;
	const endDay = () => {
		if (Number.isNaN(day)) return;
		sum += 22.77 * (lowest * lowest + highest * highest);
		days++;
	};
	for (let i = 0; i < timesSeconds.length; i++) {
		if (Number.isNaN(glucoseMgPerDl[i])) continue;
		const today = Math.floor((timesSeconds[i] + startSecondOfDay) / 86_400);
		if (today !== day) {
			endDay();
			day = today;
			lowest = 0;
			highest = 0;
		}
		const risk = riskScale(glucoseMgPerDl[i]);
		if (risk < lowest) lowest = risk;
		if (risk > highest) highest = risk;
	}
	endDay();
	return days === 0 ? Number.NaN : sum / days;
}
