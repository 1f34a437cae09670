import { checkPositive } from "@quickening/core";
import { checkPressures, type PressureSeries } from "./check-pressures.ts";
import { wholeReadings } from "./pressure-variability.ts";

/** Limits at and above which pressure is high, in mmHg. */
export interface PressureLimits {
	readonly systolicMmHg: number;
	readonly diastolicMmHg: number;
}

/**
 * Limits by name. Source: ambulatory: O'Brien et al. 2013 (ESH), doi:10.1097/HJH.0b013e328363e964; in pregnancy, office readings:
 * Brown et al. 2018 (ISSHP), doi:10.1161/HYPERTENSIONAHA.117.10803.
 */
export const pressureLimits = {
	ambulatoryDay: { systolicMmHg: 135, diastolicMmHg: 85 },
	ambulatoryNight: { systolicMmHg: 120, diastolicMmHg: 70 },
	ambulatory24h: { systolicMmHg: 130, diastolicMmHg: 80 },
	pregnancy: { systolicMmHg: 140, diastolicMmHg: 90 },
	pregnancySevere: { systolicMmHg: 160, diastolicMmHg: 110 },
} as const satisfies Record<string, PressureLimits>;

/** How much of the pressure lies above its limits. */
export interface PressureLoad {
	/** Readings at or above the limit, in percent. */
	readonly systolicPercent: number;
	readonly diastolicPercent: number;
	/** Mean of what lies above the limit over time (0 where nothing does), in mmHg: area under the curve by its length. */
	readonly systolicExcessMmHg: number;
	readonly diastolicExcessMmHg: number;
	readonly nReadings: number;
}

/**
 * Pressure load: the share of readings, and the area, above a limit.
 *
 * @param series - Times in s and pressures in mmHg; pass readings of the day or of the night with their own limits.
 * @returns NaN when there are no readings (the excess: fewer than two).
 * @throws InvalidInputError when lengths differ, times do not rise, a reading is none, or a limit is not above 0.
 *
 * Source: White, Dey and Schulman 1989, doi:10.1016/0002-8703(89)90119-3.
 */
export function pressureLoad(series: PressureSeries, limits: PressureLimits): PressureLoad {
	checkPressures("pressureLoad", series);
	checkPositive("pressureLoad", "limits.systolicMmHg", limits.systolicMmHg);
	checkPositive("pressureLoad", "limits.diastolicMmHg", limits.diastolicMmHg);
	const { times, systolic, diastolic } = wholeReadings(series);
	return {
		systolicPercent: shareAbove(systolic, limits.systolicMmHg),
		diastolicPercent: shareAbove(diastolic, limits.diastolicMmHg),
		systolicExcessMmHg: meanExcess(times, systolic, limits.systolicMmHg),
		diastolicExcessMmHg: meanExcess(times, diastolic, limits.diastolicMmHg),
		nReadings: times.length,
	};
}

function shareAbove(values: Float64Array, limit: number): number {
	return values.length === 0 ? Number.NaN : (100 * values.filter((value) => value >= limit).length) / values.length;
}

/** Area above the limit of the straight lines between readings, exactly where they cross it, over the time from first to last. */
function meanExcess(times: Float64Array, values: Float64Array, limit: number): number {
	if (times.length < 2) return Number.NaN;
	let area = 0;
	for (let i = 1; i < times.length; i++) {
		const seconds = times[i] - times[i - 1];
		const from = values[i - 1] - limit;
		const to = values[i] - limit;
		if (from >= 0 && to >= 0) area += (seconds * (from + to)) / 2;
		else if (from > 0 || to > 0) {
			const high = Math.max(from, to);
			area += (seconds * high * high) / (2 * Math.abs(to - from));
		}
	}
	return area / (times[times.length - 1] - times[0]);
}
