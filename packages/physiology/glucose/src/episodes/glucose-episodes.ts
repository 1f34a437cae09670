import { checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { type GlucoseGrid, type GridOptions, gridReadings } from "../readings/grid-readings.ts";

export interface GlucoseEpisodesOptions extends GridOptions {
	/** Beyond which an episode is one, in mg/dL. */
	readonly thresholdMgPerDl: number;
	readonly direction: "below" | "above";
	/** How long glucose has to be beyond it, in s. Default 900; 7500 or more is extended hypoglycaemia. */
	readonly minimumSeconds?: number;
	/** How long it has to be back for the episode to end, in s. Default 900. */
	readonly recoverySeconds?: number;
}

/** A stretch beyond a threshold. */
export interface GlucoseEpisode {
	/** From the first step beyond to the last before the recovery, in s on the readings' clock. */
	readonly startSeconds: number;
	readonly durationMinutes: number;
	readonly meanMgPerDl: number;
	/** The lowest or highest value. */
	readonly extremeMgPerDl: number;
}

/** Episodes and how often they come. */
export interface GlucoseEpisodes {
	readonly episodes: readonly GlucoseEpisode[];
	/** Per day with readings. */
	readonly perDay: number;
	readonly meanDurationMinutes: number;
	readonly meanMgPerDl: number;
	readonly daysWithReadings: number;
}

/** Thresholds of the consensus, in mg/dL. Source: Danne et al. 2017, doi:10.2337/dc17-1600. */
export const episodeThresholds = {
	hypoLevel1: { thresholdMgPerDl: 70, direction: "below" },
	hypoLevel2: { thresholdMgPerDl: 54, direction: "below" },
	hypoExtended: { thresholdMgPerDl: 70, direction: "below", minimumSeconds: 7500 },
	hyperLevel1: { thresholdMgPerDl: 180, direction: "above" },
	hyperLevel2: { thresholdMgPerDl: 250, direction: "above" },
} as const satisfies Record<string, GlucoseEpisodesOptions>;

/**
 * Episodes of hypo- or hyperglycaemia: at least 15 min beyond a threshold, ended by at least 15 min back. A gap ends an episode:
 * what happens in it is not known.
 *
 * @param timesSeconds - In s, rising.
 * @param glucoseMgPerDl - As long; NaN marks a missing reading. Readings are put on an even grid, gaps of more than 45 min left
 *   open.
 * @throws InvalidInputError when times do not rise, a value is no glucose in mg/dL, or a length is not above 0.
 *
 * Source: Danne et al. 2017, doi:10.2337/dc17-1600; Battelino et al. 2019, doi:10.2337/dci19-0028.
 * Agrees with: iglu_python 0.4.3, `episode_calculation`, to 1e-9 on 20 participants (tests/peers/iglu-python).
 */
export function glucoseEpisodes(
	timesSeconds: Samples,
	glucoseMgPerDl: Samples,
	options: GlucoseEpisodesOptions,
): GlucoseEpisodes {
	return episodesOfGrid(gridReadings(timesSeconds, glucoseMgPerDl, options), options);
}

/** The same from a grid that is already there. */
export function episodesOfGrid(grid: GlucoseGrid, options: GlucoseEpisodesOptions): GlucoseEpisodes {
	const { thresholdMgPerDl, direction, minimumSeconds = 900, recoverySeconds = 900 } = options;
	checkPositive("glucoseEpisodes", "thresholdMgPerDl", thresholdMgPerDl);
	checkPositive("glucoseEpisodes", "minimumSeconds", minimumSeconds);
	checkPositive("glucoseEpisodes", "recoverySeconds", recoverySeconds);
	if (direction !== "below" && direction !== "above") {
		throw new InvalidInputError(`glucoseEpisodes: direction must be "below" or "above"; got ${String(direction)}`, {
			code: "unknown-direction",
			argument: "direction",
			received: direction,
		});
	}
	const { glucoseMgPerDl: values, stepSeconds } = grid;
	const needed = Math.ceil(minimumSeconds / stepSeconds);
	const recovery = Math.ceil(recoverySeconds / stepSeconds);
	const sign = direction === "below" ? -1 : 1;
	const episodes: GlucoseEpisode[] = [];
	let present = 0;
	let start = -1;
	let beyond = 0;
	let back = 0;
	const end = (after: number) => {
		if (start >= 0) episodes.push(describe(grid, start, after, sign));
		start = -1;
		beyond = 0;
		back = 0;
	};
	for (let i = 0; i < values.length; i++) {
		if (Number.isNaN(values[i])) {
			end(i);
			continue;
		}
		present++;
		if (sign * values[i] > sign * thresholdMgPerDl) {
			beyond++;
			back = 0;
			if (start < 0 && beyond >= needed) start = i - needed + 1;
		} else {
			beyond = 0;
			back++;
			if (start >= 0 && back >= recovery) end(i - recovery + 1);
		}
	}
	end(values.length);
	const daysWithReadings = (present * stepSeconds) / 86_400;
	return {
		episodes,
		perDay: present === 0 ? Number.NaN : episodes.length / daysWithReadings,
		meanDurationMinutes: meanOf(episodes.map(({ durationMinutes }) => durationMinutes)),
		meanMgPerDl: meanOf(episodes.map(({ meanMgPerDl }) => meanMgPerDl)),
		daysWithReadings,
	};
}

function describe(
	{ glucoseMgPerDl, stepSeconds, midnightSeconds }: GlucoseGrid,
	start: number,
	end: number,
	sign: number,
): GlucoseEpisode {
	let sum = 0;
	let extreme = glucoseMgPerDl[start];
	for (let i = start; i < end; i++) {
		sum += glucoseMgPerDl[i];
		if (sign * glucoseMgPerDl[i] > sign * extreme) extreme = glucoseMgPerDl[i];
	}
	return {
		startSeconds: midnightSeconds + (start + 1) * stepSeconds,
		durationMinutes: ((end - start) * stepSeconds) / 60,
		meanMgPerDl: sum / (end - start),
		extremeMgPerDl: extreme,
	};
}

function meanOf(values: readonly number[]): number {
	return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
