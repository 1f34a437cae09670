/**
 * Pregnancy: gestational time with its uncertainty, and the measures that are read against it. Arrays and plain values in,
 * numbers out: no clock, no file, no network, and all of it runs in a browser. Dates are local and have no zone. It is for
 * research: no date and no number that it gives is advice for care.
 *
 * First call: `datePregnancy({ lastPeriodOn: "2026-01-01", scanOn: "2026-03-20", scanGestationalAgeDays: 80 })`.
 */

// ---- Gestational time: series side by side
export {
	type AlignedPregnancies,
	type AlignedSeries,
	alignByGestation,
	alignByTimeToBirth,
	type DayValues,
} from "./align/align-series.ts";
// ---- Gestational time: when a pregnancy began, and how sure that is
export {
	type CrownRumpAge,
	type CrownRumpFormula,
	type CrownRumpFormulaName,
	crownRumpAge,
	crownRumpFormulas,
} from "./dating/crown-rump-age.ts";
export { datePregnancy } from "./dating/date-pregnancy.ts";
export type { Dating, DatingFacts, DatingOptions, DatingRule } from "./dating/dating.ts";
export {
	correctedPeriodError,
	type DatingError,
	embryoTransferError,
	errorGivenScan,
	lastPeriodError,
	scanError,
} from "./dating/dating-error.ts";
export {
	drawGestationStart,
	type GestationalAgeInterval,
	gestationalAgeInterval,
	type PropagatedValue,
	pretermProbability,
	probabilityBelow,
	propagateDatingError,
	trimesterProbabilities,
	type UncertainStart,
} from "./dating/dating-uncertainty.ts";
export { type DatedPregnancy, type PregnancyOrder, pregnancyOrder } from "./dating/pregnancy-order.ts";
export { type RedatingBand, redatingBands, redatingLimitDays } from "./dating/redating-limit.ts";
// ---- Gestational time: dates and ages
export { completedWeeks, gestationalAgeOn, printGestationalAge, readGestationalAge } from "./time/gestational-age.ts";
export { type InfantAge, infantAge } from "./time/infant-age.ts";
export { type LocalDate, printLocalDate, readLocalDate } from "./time/local-date.ts";
export { daysToBirth, postpartumDay, weeksToBirth } from "./time/time-to-birth.ts";
export { trimester, trimesterStartsDays } from "./time/trimester.ts";
