import { take } from "@quickening/stats";
import { delong } from "@quickening/validation";
import { countEvents } from "./count-events.ts";
import type { FeatureRow } from "./features.ts";
import type { Sample } from "./outcomes.ts";

/** The primary model in one subgroup. */
export interface SubgroupRow {
	readonly label: string;
	readonly n: number;
	readonly events: number;
	/** null: fewer than five events. */
	readonly auc: number | null;
	readonly aucLow: number | null;
	readonly aucHigh: number | null;
	readonly observedToExpected: number;
}

/** A subgroup with fewer events gives no area. */
const fewestEvents = 5;

/** The primary model's out-of-fold predictions in subgroups that were named beforehand. */
export function subgroupRows(sample: Sample, predictions: Float64Array): readonly SubgroupRow[] {
	const groups: readonly [string, (row: FeatureRow) => boolean][] = [
		["All vaginal births", () => true],
		["No earlier birth", (row) => row.parity === 0],
		["One or more earlier births", (row) => row.parity > 0],
		["Gestation below 40 weeks", (row) => row.gestationWeeks < 40],
		["Gestation 40 weeks or more", (row) => row.gestationWeeks >= 40],
		["Mother younger than 30 years", (row) => row.maternalAgeYears < 30],
		["Mother 30 years or older", (row) => row.maternalAgeYears >= 30],
		["Sex of the baby, code 1", (row) => row.sexCode === 1],
		["Sex of the baby, code 2", (row) => row.sexCode === 2],
		["Up to 20% missing in the segment", (row) => row.segments.signal.missingPercent <= 20],
		["More than 20% missing in the segment", (row) => row.segments.signal.missingPercent > 20],
	];
	return groups.map(([label, belongs]) => {
		const chosen = sample.rows.flatMap((row, i) => (belongs(row) ? [i] : []));
		const outcomes = take(sample.outcomes, chosen);
		const scores = take(predictions, chosen);
		const events = countEvents(outcomes);
		const area = events >= fewestEvents ? delong(scores, outcomes) : undefined;
		return {
			label,
			n: chosen.length,
			events,
			auc: area?.auc ?? null,
			aucLow: area?.low ?? null,
			aucHigh: area?.high ?? null,
			observedToExpected: events / countEvents(scores),
		};
	});
}
