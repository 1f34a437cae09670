import { isoDate } from "../design/days-since-1970.ts";
import type { PreparedDesign } from "../design/prepare.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { questionnaireParameters as asked } from "../parameters/questionnaires.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import { quantities } from "../random/quantities.ts";
import { normal, type Stream, startStream, uniform } from "../random/stream.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";
import { drawScore, type GradedItem, itemWithMean } from "./graded-response.ts";

type Answer = SyntheticPregnancy["observed"]["questionnaires"][number];
type Instrument = Answer["instrument"];

const scaled = (means: readonly Parameter[]): readonly GradedItem[] =>
	means.map(({ value }) => itemWithMean(value, asked.discrimination.value, asked.spacing.value));
const epdsBefore = [scaled(asked.epds18Weeks), scaled(asked.epds32Weeks)];
const epdsEarly = scaled(asked.epds8WeeksAfter);
const epdsLate = scaled(asked.epds8MonthsAfter);
const gad7 = scaled(asked.gad7);
const phq9 = scaled(asked.phq9);
const cityBits = scaled(asked.cityBits);

/** What a woman's questionnaires say. */
export interface AskedOf {
	readonly answers: readonly Answer[];
	/** Totals of the EPDS with every item answered, four weeks to twelve months after birth. */
	readonly completeTotalsAfter: readonly number[];
}

/**
 * Questionnaires item by item: EPDS at 18 and 32 weeks, then 3 days, 5 and 8 weeks and 8 months after birth; GAD-7 and PHQ-9
 * at 32 weeks and 8 weeks after; City BiTS, its symptoms, at 8 weeks after. Some never come back, more of them when mood is
 * low.
 */
export function observeQuestionnaires(
	state: Stream,
	prepared: PreparedDesign,
	person: SyntheticPerson,
	withdrawnIndex: number,
): AskedOf {
	const answers: Answer[] = [];
	const completeTotalsAfter: number[] = [];
	const { design } = prepared;
	const { illness, ending } = person;
	startStream(state, design.seed, person.index, quantities.questionnaires);
	const lasting = Math.sqrt(asked.traitShare.value);
	const passing = Math.sqrt(1 - asked.traitShare.value);
	const rho = asked.scaleMoodCorrelation.value;
	const rhoOwn = Math.sqrt(1 - rho * rho);
	const ask = (instrument: Instrument, items: readonly GradedItem[], firstItem: number, day: number, mood: number) => {
		const chance = asked.notReturned.value + (mood > 1 ? asked.notReturnedLowMood.value : 0);
		const isBack = uniform(state) >= chance;
		let total = 0;
		for (let k = 0; k < items.length; k++) {
			const score = drawScore(items[k], mood, uniform(state));
			const isLeftOut = uniform(state) < asked.itemLeftOut.value;
			total += isLeftOut ? Number.NaN : score;
			if (!isBack || day >= withdrawnIndex) continue;
			answers.push({
				participantId: person.participantId,
				date: isoDate(person.firstDay + day),
				instrument,
				item: firstItem + k,
				score: isLeftOut ? Number.NaN : score,
				language: design.language,
			});
		}
		return isBack && day < withdrawnIndex ? total : Number.NaN;
	};
	const first = -design.daysBefore;
	asked.before.forEach(({ value }, k) => {
		const mood = lasting * illness.moodBefore + passing * normal(state);
		const other = rho * mood + rhoOwn * normal(state);
		if (value >= ending.gestationalAgeAtEndDays) return;
		const day = value - first;
		ask("epds", epdsBefore[k], 1, day, mood);
		if (k === 1) {
			ask("gad7", gad7, 1, day, other);
			ask("phq9", phq9, 1, day, other);
		}
	});
	if (ending.ended !== "live-birth") return { answers, completeTotalsAfter };
	asked.after.forEach(({ value }, k) => {
		const mood = lasting * illness.moodAfter + passing * normal(state);
		const other = rho * mood + rhoOwn * normal(state);
		const day = person.endIndex + value;
		if (day >= person.n) return;
		const total = ask("epds", value > 180 ? epdsLate : epdsEarly, 1, day, mood);
		if (value >= 28 && !Number.isNaN(total)) completeTotalsAfter.push(total);
		if (k === 2) {
			ask("gad7", gad7, 1, day, other);
			ask("phq9", phq9, 1, day, other);
			ask("city-bits", cityBits, 3, day, other);
		}
	});
	return { answers, completeTotalsAfter };
}
