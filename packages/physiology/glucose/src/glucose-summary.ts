import type { Samples, Warning } from "@quickening/core";
import { dynamicsOfGrid, type GlucoseDynamics } from "./dynamics/glucose-dynamics.ts";
import { mage } from "./dynamics/mage.ts";
import { episodesOfGrid, episodeThresholds } from "./episodes/glucose-episodes.ts";
import { type GlucoseLevels, glucoseLevels } from "./level/glucose-levels.ts";
import { gmi } from "./level/gmi.ts";
import { type GlucoseRange, glucoseRanges } from "./range/glucose-ranges.ts";
import { gri } from "./range/gri.ts";
import { type TimeInRange, timeInRange } from "./range/time-in-range.ts";
import { activePercent } from "./readings/active-percent.ts";
import { gridReadings } from "./readings/grid-readings.ts";
import type { WeightingOptions } from "./readings/reading-weights.ts";
import { adrr } from "./risk/adrr.ts";
import { bloodGlucoseRisk } from "./risk/blood-glucose-risk.ts";
import { grade } from "./risk/grade.ts";
import { jIndex } from "./risk/j-index.ts";

export interface GlucoseSummaryOptions extends WeightingOptions {
	/** Default {@link glucoseRanges}.pregnancy when `pregnant`, otherwise type1and2. */
	readonly range?: GlucoseRange;
	/** Whether the readings are of a pregnant person. Default false. */
	readonly pregnant?: boolean;
	/** Local time of day at time 0, in s after midnight. Default 0. */
	readonly startSecondOfDay?: number;
}

/** What a report of continuous glucose monitoring says. */
export interface GlucoseSummary extends GlucoseLevels, TimeInRange, GlucoseDynamics {
	readonly gmiPercent: number;
	readonly ea1cPercent: number;
	readonly mageMgPerDl: number;
	readonly lbgi: number;
	readonly hbgi: number;
	readonly adrr: number;
	readonly grade: number;
	readonly jIndex: number;
	readonly gri: number;
	readonly hypoEpisodesPerDay: number;
	readonly hypoLevel2EpisodesPerDay: number;
	readonly hyperEpisodesPerDay: number;
	readonly activePercent: number;
	readonly days: number;
	readonly warnings: readonly Warning[];
}

/**
 * The measures of a report of continuous glucose monitoring at once.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading.
 * @returns NaN where a measure cannot be estimated; doubt (pregnancy, too few days, gaps) is in `warnings`.
 * @throws InvalidInputError when times do not rise or a value is no glucose in mg/dL.
 *
 * Source: each measure's own.
 * @example
 * glucoseSummary([0, 300, 600], [90, 100, 110]).meanMgPerDl; // 100
 */
export function glucoseSummary(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	options: GlucoseSummaryOptions = {},
): GlucoseSummary {
	const { pregnant = false, startSecondOfDay = 0, ...rest } = options;
	const { range = pregnant ? glucoseRanges.pregnancy : glucoseRanges.type1and2, ...weighting } = rest;
	const grid = gridReadings(timesSeconds, glucoseMgPerDl, { startSecondOfDay });
	const estimate = gmi(timesSeconds, glucoseMgPerDl, { pregnant, ...weighting });
	const active = activePercent(timesSeconds, glucoseMgPerDl);
	return {
		...glucoseLevels(timesSeconds, glucoseMgPerDl, weighting),
		...timeInRange(timesSeconds, glucoseMgPerDl, { range, ...weighting }),
		...dynamicsOfGrid(grid, {}),
		gmiPercent: estimate.gmiPercent,
		ea1cPercent: estimate.ea1cPercent,
		mageMgPerDl: mage(timesSeconds, glucoseMgPerDl, { startSecondOfDay }),
		...bloodGlucoseRisk(timesSeconds, glucoseMgPerDl, weighting),
		adrr: adrr(timesSeconds, glucoseMgPerDl, { startSecondOfDay }),
		grade: grade(timesSeconds, glucoseMgPerDl, weighting).grade,
		jIndex: jIndex(timesSeconds, glucoseMgPerDl, weighting),
		gri: gri(timesSeconds, glucoseMgPerDl, weighting).gri,
		hypoEpisodesPerDay: episodesOfGrid(grid, episodeThresholds.hypoLevel1).perDay,
		hypoLevel2EpisodesPerDay: episodesOfGrid(grid, episodeThresholds.hypoLevel2).perDay,
		hyperEpisodesPerDay: episodesOfGrid(grid, episodeThresholds.hyperLevel1).perDay,
		activePercent: active.activePercent,
		days: active.days,
		warnings: [...estimate.warnings, ...doubts(active.activePercent, active.days)],
	};
}

function doubts(percent: number, days: number): Warning[] {
	const warnings: Warning[] = [];
	if (Number.isNaN(percent)) warnings.push({ code: "too-few-readings", message: "Fewer than two readings are there." });
	if (days < 13.5) {
		warnings.push({
			code: "short-record",
			message: `Readings cover ${days.toFixed(1)} days; the consensus asks for 14.`,
		});
	}
	if (percent < 70) {
		warnings.push({
			code: "inactive-sensor",
			message: `The sensor was active ${percent.toFixed(0)} % of the time; the consensus asks for 70 %.`,
		});
	}
	return warnings;
}
