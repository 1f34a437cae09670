import { checkInteger, checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { brierScore } from "../accuracy/brier-score.ts";
import { type CalibrationEstimate, calibration } from "../calibration/calibration.ts";
import { type AucEstimate, delong } from "../discrimination/delong.ts";
import type { ParticipantIds } from "../resampling/participants.ts";

export interface SubgroupOptions {
	/** One id a row, for intervals of rows that belong together and for counts of people. Default: every row its own. */
	readonly participantIds?: ParticipantIds;
	/** Fewer events, or fewer rows without the event, and a group is not estimated; 5 by default. */
	readonly fewestEvents?: number;
	/** Fewer people, and a group's size and events are not told; 10 by default. */
	readonly fewestParticipants?: number;
	readonly levelPercent?: number;
}

/** How a model does in one group. */
export interface SubgroupPerformance {
	readonly group: string;
	/** undefined, as the next two, where the group is too small to be told of. */
	readonly nParticipants: number | undefined;
	readonly n: number | undefined;
	readonly nEvents: number | undefined;
	/** undefined where the group is not estimated. */
	readonly auc: AucEstimate | undefined;
	readonly brier: number | undefined;
	readonly calibrationIntercept: CalibrationEstimate | undefined;
	readonly calibrationSlope: CalibrationEstimate | undefined;
	/** Events over the sum of predicted probabilities. */
	readonly observedToExpected: number | undefined;
	/** Why there is no estimate. */
	readonly because: string | undefined;
}

/**
 * A model's predictions in each group of rows: discrimination and calibration with intervals, or why there are none. Groups are
 * to be named before anybody looks at the outcome; with several of them some will differ by chance.
 *
 * @param predictions - n probabilities, from folds that did not see their row.
 * @param outcomes - n values, 0 or 1.
 * @param options - `groups`: the group of each row, one label a row; the rest as in {@link SubgroupOptions}.
 * @returns A row a group, in order of first appearance.
 * @throws InvalidInputError when lengths differ, or a prediction is no probability.
 *
 * Source: Collins GS, et al. TRIPOD+AI. BMJ 2024;385:e078378, doi:10.1136/bmj-2023-078378, item 12; small groups: Hundepool A, et
 * al. Statistical disclosure control 2012, doi:10.1002/9781118348239.
 * @example
 * subgroupPerformance([0.2, 0.8], [0, 1], { groups: ["first birth", "first birth"] })[0].because; // "fewer than 10 participants"
 */
export function subgroupPerformance(
	predictions: Samples,
	outcomes: Samples,
	{
		groups,
		participantIds,
		fewestEvents = 5,
		fewestParticipants = 10,
		levelPercent = 95,
	}: SubgroupOptions & { readonly groups: readonly string[] },
): readonly SubgroupPerformance[] {
	const where = "subgroupPerformance";
	checkSameLength(where, { argument: "predictions", values: predictions }, { argument: "outcomes", values: outcomes });
	checkInteger(where, "fewestEvents", fewestEvents, 1);
	checkInteger(where, "fewestParticipants", fewestParticipants, 1);
	for (const [argument, length] of [
		["groups", groups.length],
		["participantIds", participantIds?.length ?? outcomes.length],
	] as const) {
		if (length === outcomes.length) continue;
		throw new InvalidInputError(
			`${where}: ${argument} must be as long as outcomes (${outcomes.length}); got ${length}`,
			{
				code: "length-mismatch",
				argument,
				received: length,
			},
		);
	}
	const rowsOf = new Map<string, number[]>();
	groups.forEach((group, row) => {
		const rows = rowsOf.get(group);
		if (rows === undefined) rowsOf.set(group, [row]);
		else rows.push(row);
	});
	return [...rowsOf].map(([group, rows]) => {
		const pick = (values: Samples) => Float64Array.from(rows, (row) => values[row]);
		const ids = participantIds === undefined ? undefined : rows.map((row) => participantIds[row]);
		const nParticipants = ids === undefined ? rows.length : new Set(ids).size;
		const own = pick(outcomes);
		const nEvents = own.reduce((sum, outcome) => sum + outcome, 0);
		const nothing = {
			...{ auc: undefined, brier: undefined, calibrationIntercept: undefined, calibrationSlope: undefined },
			observedToExpected: undefined,
		};
		if (nParticipants < fewestParticipants) {
			const because = `fewer than ${fewestParticipants} participants`;
			return { group, nParticipants: undefined, n: undefined, nEvents: undefined, ...nothing, because };
		}
		if (Math.min(nEvents, rows.length - nEvents) < fewestEvents) {
			const because = `fewer than ${fewestEvents} ${nEvents < fewestEvents ? "events" : "rows without the event"}`;
			return { group, nParticipants, n: rows.length, nEvents, ...nothing, because };
		}
		const scores = pick(predictions);
		const fit = calibration(scores, own, { levelPercent, interval: "profile" });
		return {
			group,
			nParticipants,
			n: rows.length,
			nEvents,
			auc: delong(scores, own, { levelPercent, ...(ids && { participantIds: ids }) }),
			brier: brierScore(scores, own),
			calibrationIntercept: fit.intercept,
			calibrationSlope: fit.slope,
			observedToExpected: fit.observedToExpected,
			because: undefined,
		};
	});
}
