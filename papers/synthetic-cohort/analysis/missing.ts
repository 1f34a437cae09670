import type { SyntheticPregnancy } from "@quickening/cohort/synthetic";
import type { MissingRow } from "./rows.ts";

const reasons = [
	"measured",
	"day alone",
	"not-worn",
	"not-charged",
	"not-synchronised",
	"device-fault",
	"withdrawn",
] as const;
const FIRST_WEEK = -8;
const LAST_WEEK = 40;
const LAST_WEEK_AFTER = 51;

/**
 * Counts women's days by week and by what became of them; of live births, from eight weeks before pregnancy to a year after
 * birth.
 */
export function missingCollector() {
	const size = LAST_WEEK - FIRST_WEEK + 1 + LAST_WEEK_AFTER + 1;
	const counts = Array.from({ length: size }, () => new Float64Array(reasons.length));
	return {
		add({ observed, days, truth }: SyntheticPregnancy): void {
			if (truth.ended !== "live-birth") return;
			for (let i = 0; i < days.n; i++) {
				const isAfter = i >= days.endIndex;
				const week = Math.floor((isAfter ? i - days.endIndex : i + days.firstGestationalAgeDays) / 7);
				if (isAfter ? week > LAST_WEEK_AFTER : week < FIRST_WEEK || week > LAST_WEEK) continue;
				const cell = counts[isAfter ? LAST_WEEK - FIRST_WEEK + 1 + week : week - FIRST_WEEK];
				const reason = observed.days.missing[i];
				const night = Number.isNaN(observed.days.totalSleepMinutes[i]) ? "day alone" : "measured";
				cell[reasons.indexOf((reason ?? night) as (typeof reasons)[number])]++;
			}
		},
		rows: (): MissingRow[] =>
			counts.flatMap((cell, k) => {
				const isAfterBirth = k > LAST_WEEK - FIRST_WEEK;
				const days = cell.reduce((sum, each) => sum + each, 0);
				return reasons.map((reason, r) => ({
					week: isAfterBirth ? k - (LAST_WEEK - FIRST_WEEK + 1) : FIRST_WEEK + k,
					isAfterBirth,
					reason,
					percent: (100 * cell[r]) / days,
					days,
				}));
			}),
	};
}
