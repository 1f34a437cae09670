import { checkInteger } from "@quickening/core";
import { drawDays } from "./body/draw-days.ts";
import { observeEvents } from "./clinic/observe-events.ts";
import { observeVisits } from "./clinic/observe-visits.ts";
import type { SyntheticDesign } from "./design/design.ts";
import { prepare } from "./design/prepare.ts";
import { drawDevice } from "./device/draw-device.ts";
import { drawWear } from "./device/draw-wear.ts";
import { observeDays } from "./device/observe-days.ts";
import { observeSessions } from "./device/observe-sessions.ts";
import { drawInfants } from "./infant/draw-infants.ts";
import { drawPerson, type SyntheticPerson } from "./person/draw-person.ts";
import { observeOutcomes } from "./person/observe-outcomes.ts";
import { observePeople } from "./person/observe-people.ts";
import { observeQuestionnaires } from "./questionnaire/observe-questionnaires.ts";
import type { SyntheticPregnancy, SyntheticTruth } from "./synthetic-pregnancy.ts";

const state = new Uint32Array(4);

/**
 * One synthetic pregnancy: a woman who does not exist, her body's days, and what a study would hold of her. It depends on the
 * design and the number alone, never on what was made before: the same bytes in any order, on any thread.
 *
 * @param design - What the cohort is made by: {@link defaultDesign}, or a copy with changes.
 * @param index - The pregnancy's number, from 0.
 * @throws InvalidInputError when the design or the number can't be.
 * @example
 * syntheticPregnancy(defaultDesign, 0).truth.ended; // "live-birth"
 */
export function syntheticPregnancy(design: SyntheticDesign, index: number): SyntheticPregnancy {
	checkInteger("syntheticPregnancy", "index", index, 0);
	const prepared = prepare(design);
	const person = drawPerson(state, prepared, index);
	const infants = drawInfants(state, prepared, person);
	const days = drawDays(state, prepared, person, infants[0]?.wakingsAboveUsual ?? null);
	const worn = drawDevice(state, prepared, person);
	const wear = drawWear(state, prepared, person, days);
	const people = observePeople(state, prepared, person, infants, wear.withdrawnIndex);
	const visits = observeVisits(state, prepared, person, days, wear.withdrawnIndex);
	const asked = observeQuestionnaires(state, prepared, person, wear.withdrawnIndex);
	return {
		index,
		truth: truthOf(person),
		days,
		infantDays: infants.map((child) => ({
			infantId: child.infantId,
			n: child.sleepMinutes.length,
			firstDay: person.firstDay + person.endIndex,
			sleepMinutes: child.sleepMinutes,
			nightWakings: child.nightWakings,
		})),
		observed: {
			...people,
			wearSessions: observeSessions(person, worn, wear),
			days: observeDays(state, prepared, person, days, wear, worn, infants),
			visits,
			questionnaires: asked.answers,
			events: observeEvents(person, visits, worn, wear.withdrawnIndex),
			outcomes: observeOutcomes(person, infants, visits, asked.completeTotalsAfter),
		},
	};
}

function truthOf(person: SyntheticPerson): SyntheticTruth {
	const { ending, illness, turnClock } = person;
	const turn =
		turnClock === "birth"
			? person.turnByBirthDays
			: turnClock === "gestation"
				? person.turnByGestationDays
				: turnClock === "both"
					? Math.min(person.turnByBirthDays, person.turnByGestationDays)
					: Number.NaN;
	return {
		pregnancyId: person.pregnancyId,
		gestationStartDay: person.gestationStartDay,
		ended: ending.ended,
		gestationalAgeAtEndDays: ending.gestationalAgeAtEndDays,
		naturalEndDays: ending.naturalEndDays,
		turnClock,
		hrvTurnGestationalAgeDays: turn < ending.gestationalAgeAtEndDays ? turn : Number.NaN,
		hypertensionOnsetGestationalAgeDays: illness.hypertensionOnsetDays,
		skinTone: person.skinTone,
		hasPreeclampsia: illness.hasPreeclampsia,
		hasGestationalHypertension: illness.hasGestationalHypertension,
		hasGestationalDiabetes: illness.hasGestationalDiabetes,
		isPreterm: ending.ended === "live-birth" && ending.gestationalAgeAtEndDays < 259,
		hasPostnatalDepression: illness.hasPostnatalDepression,
		randomEffects: { ...person.effects, moodBefore: illness.moodBefore, moodAfter: illness.moodAfter },
	};
}
