import { isoDate } from "../design/days-since-1970.ts";
import type { PreparedDesign } from "../design/prepare.ts";
import type { SyntheticInfant } from "../infant/draw-infants.ts";
import { outcomeParameters as outcome } from "../parameters/outcomes.ts";
import { weeks } from "../parameters/parameter.ts";
import { quantities } from "../random/quantities.ts";
import { normal, type Stream, startStream, uniform } from "../random/stream.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";
import type { SyntheticPerson } from "./draw-person.ts";

type People = Pick<SyntheticPregnancy["observed"], "participant" | "pregnancy" | "infants">;

/** What a study holds of the woman, what dates her pregnancy, and her children; dating has its errors, and some of it is lost. */
export function observePeople(
	state: Stream,
	prepared: PreparedDesign,
	person: SyntheticPerson,
	infants: readonly SyntheticInfant[],
	withdrawnIndex: number,
): People {
	const { design } = prepared;
	const { ending, gestationStartDay } = person;
	startStream(state, design.seed, person.index, quantities.dating);
	const scanDay = weeks(11) + Math.floor(20 * uniform(state));
	const hasScan = uniform(state) >= design.lostScanShare && ending.gestationalAgeAtEndDays > scanDay;
	const scanError = normal(state);
	const isTransfer = uniform(state) < outcome.transferShare.value;
	const hasPeriod = uniform(state) >= outcome.lostPeriodShare.value && !isTransfer;
	const recallsWrongly = uniform(state) < outcome.recallWrongShare.value;
	const recallError = normal(state);
	const ovulationDay = drawOvulation(state);
	const cycle = normal(state);
	const weightError = normal(state);
	// The period came as many days before conception as she ovulates after it: 14 of a 28-day cycle, more where ovulation is
	// late.
	const lastPeriod =
		gestationStartDay +
		14 -
		ovulationDay +
		Math.round(recallsWrongly ? design.datingError * outcome.recallSd.value * recallError : 0);
	const usualCycle = Math.round(ovulationDay + outcome.lutealDays.value + outcome.withinWomanOvulationSd.value * cycle);
	const ended = ending.ended;
	return {
		participant: {
			participantId: person.participantId,
			birthYear: Number(isoDate(gestationStartDay).slice(0, 4)) - Math.floor(person.ageYears),
			heightCm: Math.round(person.heightCm),
			skinTone: person.skinTone,
			ethnicity: null,
			educationYears: person.educationYears,
			language: design.language,
			zone: design.zone,
			enrolledOn: isoDate(person.firstDay + person.enrolledIndex),
			withdrewOn: withdrawnIndex < person.n ? isoDate(person.firstDay + withdrawnIndex) : null,
		},
		pregnancy: {
			pregnancyId: person.pregnancyId,
			participantId: person.participantId,
			fetuses: ending.fetuses,
			lastPeriodOn: hasPeriod ? isoDate(lastPeriod) : null,
			cycleLengthDays: hasPeriod ? Math.max(18, Math.min(60, usualCycle)) : Number.NaN,
			ultrasoundOn: hasScan ? isoDate(gestationStartDay + scanDay) : null,
			ultrasoundGestationalAgeDays: hasScan
				? Math.max(35, scanDay + Math.round(design.datingError * outcome.scanSd.value * scanError))
				: Number.NaN,
			embryoTransferOn: isTransfer ? isoDate(gestationStartDay + 19) : null,
			embryoAgeDays: isTransfer ? 5 : Number.NaN,
			parity: person.parity,
			prepregnancyWeightKg: Math.max(32, Math.round(person.prepregnancyWeightKg + 1.5 * weightError)),
			smoking: person.smoking,
			endedOn: isoDate(gestationStartDay + ending.gestationalAgeAtEndDays),
			ended,
			onset: ended === "live-birth" ? ending.onset : null,
		},
		infants: infants.map((child) => ({
			infantId: child.infantId,
			pregnancyId: person.pregnancyId,
			birthOrder: child.birthOrder,
			sex: child.sex,
			birthWeightG: child.birthWeightG,
			apgar5: child.apgar5,
			neonatalUnitDays: child.neonatalUnitDays,
		})),
	};
}

/** Cycle day of ovulation: a shifted gamma distribution with the mean, SD and skew that were measured, whole days from 8. */
function drawOvulation(state: Stream): number {
	const mean = outcome.ovulationDay.value;
	const sd = outcome.ovulationDaySd.value;
	const shape = 4 / outcome.ovulationDaySkew.value ** 2;
	const scale = sd / Math.sqrt(shape);
	return Math.max(8, Math.round(mean - shape * scale + scale * drawGamma(state, shape)));
}

/** Marsaglia & Tsang 2000 (doi:10.1145/358407.358414), shape >= 1. */
function drawGamma(state: Stream, shape: number): number {
	const d = shape - 1 / 3;
	const c = 1 / Math.sqrt(9 * d);
	for (;;) {
		const z = normal(state);
		const v = (1 + c * z) ** 3;
		if (v <= 0) continue;
		if (Math.log(uniform(state)) < 0.5 * z * z + d - d * v + d * Math.log(v)) return d * v;
	}
}
