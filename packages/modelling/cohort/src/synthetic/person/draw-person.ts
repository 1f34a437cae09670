import type { PreparedDesign } from "../design/prepare.ts";
import { bodyParameters as body } from "../parameters/body.ts";
import { heartParameters as heart } from "../parameters/heart.ts";
import { outcomeParameters as outcome } from "../parameters/outcomes.ts";
import { weeks } from "../parameters/parameter.ts";
import { quantities } from "../random/quantities.ts";
import { normal, type Stream, startStream, uniform } from "../random/stream.ts";
import { drawEnding, type Ending } from "./draw-ending.ts";
import { drawIllness, type Illness } from "./draw-illness.ts";
import { drawEffects, type RandomEffects } from "./effects.ts";

export type TurnClock = "birth" | "gestation" | "both" | "none";

/** A woman and her pregnancy before any day of it: what is drawn once. */
export interface SyntheticPerson {
	readonly index: number;
	readonly participantId: string;
	readonly pregnancyId: string;
	/** Days since 1970-01-01 of gestational day 0. */
	readonly gestationStartDay: number;
	/** First day told of, and how many there are. */
	readonly firstDay: number;
	readonly n: number;
	/** Index of the day on which the pregnancy ended. */
	readonly endIndex: number;
	/** Index of the day of her consent: at booking. Days before it come from what her device had kept. */
	readonly enrolledIndex: number;
	readonly ending: Ending;
	readonly illness: Illness;
	readonly effects: RandomEffects;
	readonly turnClock: TurnClock;
	/** Gestational days of the turn by each clock: what her turn would be by it. */
	readonly turnByBirthDays: number;
	readonly turnByGestationDays: number;
	readonly ageYears: number;
	readonly heightCm: number;
	readonly prepregnancyBmi: number;
	readonly prepregnancyWeightKg: number;
	readonly parity: number;
	/** Monk scale, 1 to 10. */
	readonly skinTone: number;
	readonly smoking: "never" | "before" | "during";
	readonly educationYears: number;
}

/** Draws a woman. It depends on the design and her number alone. */
export function drawPerson(state: Stream, prepared: PreparedDesign, index: number): SyntheticPerson {
	const { design } = prepared;
	const { seed, scenario } = design;
	const effects = drawEffects(state, seed, index);
	const ending = drawEnding(state, design, index);
	const illness = drawIllness(state, prepared, index, ending);

	startStream(state, seed, index, quantities.calendar);
	const gestationStartDay = prepared.fromDay + Math.floor(design.overDays * uniform(state));

	startStream(state, seed, index, quantities.turn);
	const clock = uniform(state);
	const differs = heart.turnSd.value * normal(state);
	const { birth, gestation, both } = scenario.turn;
	const turnClock: TurnClock =
		clock < birth
			? "birth"
			: clock < birth + gestation
				? "gestation"
				: clock < birth + gestation + both
					? "both"
					: "none";

	startStream(state, seed, index, quantities.enrolment);
	const booking = Math.min(ending.gestationalAgeAtEndDays, weeks(8) + Math.floor(28 * uniform(state)));

	startStream(state, seed, index, quantities.person);
	const ageYears = Math.max(16, Math.min(49, outcome.age.value + outcome.ageSd.value * normal(state)));
	const isNulliparous = uniform(state) < outcome.nulliparousShare.value;
	const moreBirths = uniform(state);
	const tone = uniform(state);
	const smoke = uniform(state);
	const school = normal(state);
	const heightCm = body.height.value + body.heightSd.value * effects.height;
	const prepregnancyBmi = body.bmi.value * Math.exp(body.lnBmiSd.value * effects.bmi - body.lnBmiSd.value ** 2 / 2);
	const id = String(index + 1).padStart(6, "0");
	return {
		index,
		participantId: `S${id}`,
		pregnancyId: `S${id}-P1`,
		gestationStartDay,
		firstDay: gestationStartDay - design.daysBefore,
		n: design.daysBefore + ending.gestationalAgeAtEndDays + design.daysAfter + 1,
		endIndex: design.daysBefore + ending.gestationalAgeAtEndDays,
		enrolledIndex: design.daysBefore + booking,
		ending,
		illness,
		effects,
		turnClock,
		turnByBirthDays: ending.naturalEndDays - heart.turnBeforeBirth.value + differs,
		turnByGestationDays: heart.turnGestation.value + differs,
		ageYears,
		heightCm,
		prepregnancyBmi,
		prepregnancyWeightKg: prepregnancyBmi * (heightCm / 100) ** 2,
		parity: isNulliparous ? 0 : moreBirths < 0.6 ? 1 : moreBirths < 0.88 ? 2 : 3,
		skinTone: drawTone(design.skinTones, tone),
		smoking: smoke < 0.7 ? "never" : smoke < 0.93 ? "before" : "during",
		educationYears: Math.max(6, Math.min(24, Math.round(14 + 3 * school))),
	};
}

function drawTone(shares: readonly number[], u: number): number {
	let left = u * shares.reduce((sum, share) => sum + share, 0);
	for (let tone = 1; tone < 10; tone++) {
		left -= shares[tone - 1];
		if (left < 0) return tone;
	}
	return 10;
}
