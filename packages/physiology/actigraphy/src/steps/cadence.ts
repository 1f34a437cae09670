import type { Samples, Warning } from "@quickening/core";
import { checkCounts } from "../wear/check-counts.ts";

/** Bands of cadence in steps per minute, each with its lowest; Tudor-Locke et al. 2011, doi:10.1016/j.ypmed.2011.06.004. */
export const cadenceBands = [
	{ name: "none", lowest: 0 },
	{ name: "incidental", lowest: 1 },
	{ name: "sporadic", lowest: 20 },
	{ name: "purposeful", lowest: 40 },
	{ name: "slow walking", lowest: 60 },
	{ name: "medium walking", lowest: 80 },
	{ name: "brisk walking", lowest: 100 },
	{ name: "faster", lowest: 120 },
] as const;

export type CadenceBand = (typeof cadenceBands)[number]["name"];

export interface CadenceSummary {
	/** Steps of all minutes that are known; NaN when none is. */
	readonly steps: number;
	readonly minutes: number;
	/** The highest minute; NaN when no minute is known. */
	readonly peak1StepsPerMinute: number;
	/** Mean of the 30 highest minutes, in a row or not; NaN with fewer than 30 minutes known. */
	readonly peak30StepsPerMinute: number;
	/** Minutes in each band. */
	readonly bandMinutes: Readonly<Record<CadenceBand, number>>;
	readonly warnings: readonly Warning[];
}

/**
 * A day's walking from its cadence: steps, peak cadences and minutes in bands.
 *
 * @param stepsPerMinute - Of one day, as of {@link stepsPerMinute}; NaN where missing, which counts for nothing.
 * @throws InvalidInputError when a minute is negative or infinite.
 *
 * Source: peak cadence, Tudor-Locke et al. 2012, doi:10.1123/jpah.9.8.1125; bands, Tudor-Locke et al. 2011,
 * doi:10.1016/j.ypmed.2011.06.004. They were made with a hip-worn ActiGraph: another step count shifts them.
 * @example
 * cadenceSummary([0, 110, 130]).peak1StepsPerMinute; // 130
 */
export function cadenceSummary(stepsPerMinute: Samples): CadenceSummary {
	checkCounts("cadenceSummary", stepsPerMinute, { argument: "stepsPerMinute" });
	const bandMinutes = Object.fromEntries(cadenceBands.map(({ name }) => [name, 0])) as Record<CadenceBand, number>;
	const known: number[] = [];
	for (let i = 0; i < stepsPerMinute.length; i++) {
		const cadence = stepsPerMinute[i]!;
		if (Number.isNaN(cadence)) continue;
		known.push(cadence);
		// A minute of less than one step, from an algorithm that gives fractions, is none.
		bandMinutes[(cadenceBands.findLast(({ lowest }) => cadence >= lowest) ?? cadenceBands[0]).name]++;
	}
	known.sort((a, b) => b - a);
	const missing = stepsPerMinute.length - known.length;
	return {
		steps: known.length === 0 ? Number.NaN : known.reduce((sum, cadence) => sum + cadence, 0),
		minutes: known.length,
		peak1StepsPerMinute: known[0] ?? Number.NaN,
		peak30StepsPerMinute:
			known.length < 30 ? Number.NaN : known.slice(0, 30).reduce((sum, cadence) => sum + cadence, 0) / 30,
		bandMinutes,
		warnings:
			missing === 0
				? []
				: [
						{
							code: "missing-minutes",
							message: `${missing} of ${stepsPerMinute.length} minutes are missing and count for nothing.`,
						},
					],
	};
}
