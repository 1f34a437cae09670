import { sizeForGestationalAge } from "@quickening/pregnancy";
import type { SyntheticInfant } from "../infant/draw-infants.ts";
import { weeks } from "../parameters/parameter.ts";
import { questionnaireParameters as asked } from "../parameters/questionnaires.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";
import type { SyntheticPerson } from "./draw-person.ts";

type Observed = SyntheticPregnancy["observed"];
type Outcome = Observed["outcomes"][number];

/**
 * Outcomes as a study would hold them: a row each, "unknown" where nobody could tell. Gestational diabetes needs an OGTT;
 * postnatal depression is an EPDS at or above the cut-off at any time from four weeks to twelve months, which is not what is
 * true of her.
 *
 * @param completeTotals - Totals of the EPDS with every item answered in that time.
 */
export function observeOutcomes(
	person: SyntheticPerson,
	infants: readonly SyntheticInfant[],
	visits: Observed["visits"],
	completeTotals: readonly number[],
): Outcome[] {
	const { ending, illness, pregnancyId } = person;
	const isLiveBirth = ending.ended === "live-birth";
	const row = (outcome: Outcome["outcome"], isKnown: boolean, isSo: boolean): Outcome => ({
		pregnancyId,
		outcome,
		value: isKnown ? (isSo ? "yes" : "no") : "unknown",
	});
	const wasTested = visits.some((visit) => !Number.isNaN(visit.ogttFastingMgDl));
	// INTERGROWTH-21st is of singletons from 24+0 on.
	const only = infants.length === 1 ? infants[0] : undefined;
	const size = only
		? sizeForGestationalAge({
				weightG: only.birthWeightG,
				gestationalAgeDays: ending.gestationalAgeAtEndDays,
				sex: only.sex,
			}).size
		: "not-determinable";
	return [
		row("gestational-hypertension", ending.ended !== "loss", illness.hasGestationalHypertension),
		row("pre-eclampsia", ending.ended !== "loss", illness.hasPreeclampsia),
		row("gestational-diabetes", wasTested, illness.hasGestationalDiabetes),
		row("preterm-birth", isLiveBirth, ending.gestationalAgeAtEndDays < weeks(37)),
		row("small-for-gestational-age", size !== "not-determinable", size === "small"),
		row(
			"postnatal-depression",
			completeTotals.length > 0,
			completeTotals.some((total) => total >= asked.epdsCutoff.value),
		),
	];
}
