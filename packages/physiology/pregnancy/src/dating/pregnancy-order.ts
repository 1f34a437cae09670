import type { Warning } from "@quickening/core";
import type { Dating } from "./dating.ts";

/** A pregnancy of one person, as {@link pregnancyOrder} compares them. */
export interface DatedPregnancy {
	readonly pregnancyId: string;
	readonly dating: Pick<Dating, "gestationStartDay" | "gestationalAgeAtEndDays">;
}

export interface PregnancyOrder {
	/** Ids by the day they began; those without a date come last, in the order given. */
	readonly pregnancyIds: readonly string[];
	/** `pregnancies-overlap`, `earlier-pregnancy-open`, `pregnancy-undated`, `pregnancy-repeated`. */
	readonly warnings: readonly Warning[];
}

/**
 * Puts the pregnancies of one person in order and finds those that cannot both be true.
 *
 * The next conception is 14 days after its day 0. It must come after the end of the pregnancy before, whose end must be known.
 *
 * @param pregnancies - All of one person's, in any order; twins are one pregnancy.
 * @returns Ids in order, with warnings.
 *
 * Source: by definition.
 * @example
 * const first = datePregnancy({ lastPeriodOn: "2024-01-01", endedOn: "2024-10-01" });
 * const second = datePregnancy({ lastPeriodOn: "2024-06-01" });
 * const both = [{ pregnancyId: "b", dating: second }, { pregnancyId: "a", dating: first }];
 * pregnancyOrder(both).warnings[0]?.code; // "pregnancies-overlap"
 */
export function pregnancyOrder(pregnancies: readonly DatedPregnancy[]): PregnancyOrder {
	const warnings: Warning[] = [];
	const isDated = ({ dating }: DatedPregnancy) => Number.isFinite(dating.gestationStartDay);
	const dated = pregnancies.filter(isDated).sort((a, b) => a.dating.gestationStartDay - b.dating.gestationStartDay);
	const undated = pregnancies.filter((each) => !isDated(each));
	for (const { pregnancyId } of undated)
		warnings.push({ code: "pregnancy-undated", message: `Pregnancy ${pregnancyId} has no date and stands last.` });
	const seen = new Set<string>();
	for (const { pregnancyId } of pregnancies) {
		if (seen.has(pregnancyId))
			warnings.push({ code: "pregnancy-repeated", message: `Pregnancy ${pregnancyId} is given twice.` });
		seen.add(pregnancyId);
	}
	for (let i = 1; i < dated.length; i++) {
		const [before, after] = [dated[i - 1]!, dated[i]!];
		const end = before.dating.gestationStartDay + before.dating.gestationalAgeAtEndDays;
		const conception = after.dating.gestationStartDay + 14;
		if (Number.isNaN(end))
			warnings.push({
				code: "earlier-pregnancy-open",
				message: `Pregnancy ${before.pregnancyId} has no end, and ${after.pregnancyId} began after it.`,
			});
		else if (conception <= end)
			warnings.push({
				code: "pregnancies-overlap",
				message: `Pregnancy ${after.pregnancyId} was conceived ${end - conception} days before ${before.pregnancyId} ended.`,
			});
	}
	return { pregnancyIds: [...dated, ...undated].map(({ pregnancyId }) => pregnancyId), warnings };
}
