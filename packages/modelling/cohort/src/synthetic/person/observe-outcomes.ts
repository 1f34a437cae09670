import type { SyntheticInfant } from "../infant/draw-infants.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";
import type { SyntheticPerson } from "./draw-person.ts";

/** Outcomes as a study would hold them: a row each, "unknown" where the pregnancy ended before it could be told. */
export function observeOutcomes(
	person: SyntheticPerson,
	_infants: readonly SyntheticInfant[],
): SyntheticPregnancy["observed"]["outcomes"] {
	const { ending, illness, pregnancyId } = person;
	const isLiveBirth = ending.ended === "live-birth";
	const row = (
		outcome: SyntheticPregnancy["observed"]["outcomes"][number]["outcome"],
		isKnown: boolean,
		isSo: boolean,
	) => ({ pregnancyId, outcome, value: isKnown ? (isSo ? ("yes" as const) : ("no" as const)) : ("unknown" as const) });
	return [
		row("gestational-hypertension", ending.ended !== "loss", illness.hasGestationalHypertension),
		row("pre-eclampsia", ending.ended !== "loss", illness.hasPreeclampsia),
		row("gestational-diabetes", ending.gestationalAgeAtEndDays >= 196, illness.hasGestationalDiabetes),
		row("preterm-birth", isLiveBirth, ending.gestationalAgeAtEndDays < 259),
	];
}
