import { checkInteger, type Samples } from "@quickening/core";
import { quantileOfSorted } from "@quickening/stats";
import { checkReadings } from "../readings/check-readings.ts";

export interface AmbulatoryGlucoseProfileOptions {
	/** Width of a time of day in min, a whole part of a day. Default 15. */
	readonly binMinutes?: number;
	/** Local time of day at time 0, in s after midnight. Default 0. */
	readonly startSecondOfDay?: number;
	/** Fewest readings for percentiles. Default 5. */
	readonly minimumReadings?: number;
}

/** Percentiles of glucose at one time of day, in mg/dL. */
export interface ProfileBin {
	/** Minutes after local midnight at which it begins. */
	readonly startMinute: number;
	readonly p5: number;
	readonly p25: number;
	readonly p50: number;
	readonly p75: number;
	readonly p95: number;
	readonly nReadings: number;
	/** Days that have a reading in it. */
	readonly nDays: number;
}

/**
 * Ambulatory glucose profile: all days laid over one another, as percentiles by local time of day. Percentiles are of the
 * readings as they are: nothing is smoothed, and nothing made up in gaps.
 *
 * @param timesSeconds - In s, rising; across a change of the clocks, local time as it was shown.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns One entry a time of day; percentiles are NaN where too few readings fall into it.
 * @throws InvalidInputError when times do not rise, a value is no glucose in mg/dL, or the bin is no whole part of a day.
 *
 * Source: Bergenstal et al. 2013, doi:10.1089/dia.2013.0051; percentiles 5, 25, 50, 75, 95: Danne et al. 2017,
 * doi:10.2337/dc17-1600.
 */
export function ambulatoryGlucoseProfile(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	{ binMinutes = 15, startSecondOfDay = 0, minimumReadings = 5 }: AmbulatoryGlucoseProfileOptions = {},
): ProfileBin[] {
	checkReadings("ambulatoryGlucoseProfile", timesSeconds, glucoseMgPerDl);
	checkInteger("ambulatoryGlucoseProfile", "binMinutes", binMinutes, 1);
	checkInteger("ambulatoryGlucoseProfile", "bins of a day", 1440 / binMinutes, 1);
	const bins = Array.from({ length: 1440 / binMinutes }, () => ({ values: [] as number[], days: new Set<number>() }));
	for (let i = 0; i < timesSeconds.length; i++) {
		if (Number.isNaN(glucoseMgPerDl[i])) continue;
		const local = timesSeconds[i] + startSecondOfDay;
		const day = Math.floor(local / 86_400);
		const bin = bins[Math.min(bins.length - 1, Math.floor((local - day * 86_400) / (60 * binMinutes)))];
		bin.values.push(glucoseMgPerDl[i]);
		bin.days.add(day);
	}
	return bins.map(({ values, days }, k) => {
		const sorted = Float64Array.from(values).sort();
		const at = (p: number) => (sorted.length < minimumReadings ? Number.NaN : quantileOfSorted(sorted, p));
		return {
			startMinute: k * binMinutes,
			p5: at(0.05),
			p25: at(0.25),
			p50: at(0.5),
			p75: at(0.75),
			p95: at(0.95),
			nReadings: values.length,
			nDays: days.size,
		};
	});
}
