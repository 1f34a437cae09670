import type { ParameterContext } from "../parameters/parameter.ts";
import { sources as s } from "../parameters/sources.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";
import {
	afterBirth,
	atVisit,
	before,
	bodyBefore,
	correlationWithin,
	inPregnancy,
	type Measure,
	meanOf,
	minus,
	shownBefore,
	slopeBeforeBirth,
	sum,
	totalOn,
	varianceOf,
	whether,
} from "./measures.ts";
import type { PointStatistic, SourcePoint } from "./source-point.ts";

interface More {
	readonly week?: number;
	readonly afterBirth?: boolean;
	/** SD and number of people behind the published mean. */
	readonly of?: readonly [sd: number, n: number];
	readonly se?: number;
	readonly rounding?: number;
	readonly differs?: string;
	readonly with?: Measure;
	readonly statistic?: PointStatistic;
}

/** Points of one quantity in one context. */
function quantity(name: string, context: ParameterContext, unit: string) {
	const add =
		(use: SourcePoint["use"]) =>
		(when: string, published: number, source: string, measure: Measure, more: More = {}): SourcePoint => ({
			id: `${name}, ${context}: ${when}`,
			quantity: name,
			context,
			unit,
			when,
			...(more.week === undefined ? {} : { week: more.week }),
			...(more.afterBirth ? { afterBirth: true } : {}),
			published,
			publishedSe: more.se ?? (more.of ? more.of[0] / Math.sqrt(more.of[1]) : 0),
			rounding: more.rounding ?? halfOfLastDigit(published),
			source,
			use,
			...(more.differs ? { differs: more.differs } : {}),
			statistic: more.statistic ?? "mean",
			of: measure,
			...(more.with ? { with: more.with } : {}),
		});
	return { calibrated: add("calibrated"), heldOut: add("held-out") };
}

function halfOfLastDigit(value: number): number {
	const [, digits = ""] = String(value).split(".");
	return 0.5 * 10 ** -digits.length;
}

/** Middle three days of a week of Young-Lin 2025 are where its mean is calibrated; a mean over the week is compared. */
const young = (week: number) => 7 * week - 7;
const day = (week: number) => Math.round(7 * week);
const around = (field: Parameters<typeof inPregnancy>[0], week: number) => inPregnancy(field, day(week) - 3);
const totalSleep = (from: number) =>
	sum(
		inPregnancy("lightSleepMinutes", from),
		inPregnancy("deepSleepMinutes", from),
		inPregnancy("remSleepMinutes", from),
	);
const totalSleepBefore = sum(before("lightSleepMinutes"), before("deepSleepMinutes"), before("remSleepMinutes"));
const totalSleepAfter = (from: number, nDays: number) =>
	sum(
		afterBirth("lightSleepMinutes", from, nDays),
		afterBirth("deepSleepMinutes", from, nDays),
		afterBirth("remSleepMinutes", from, nDays),
	);
const isSingleton = (p: SyntheticPregnancy) => p.truth.ended === "live-birth" && p.observed.infants.length === 1;
const isBirth = (p: SyntheticPregnancy) => p.truth.ended !== "loss";
const bornIn = (from: number, to: number): Measure =>
	whether((p) => p.truth.gestationalAgeAtEndDays >= 7 * from && p.truth.gestationalAgeAtEndDays < 7 * to, isSingleton);
const ovulation: Measure = ({ observed, truth }) =>
	observed.pregnancy.lastPeriodOn === null
		? Number.NaN
		: truth.gestationStartDay + 14 - Math.round(Date.parse(observed.pregnancy.lastPeriodOn) / 86400000);
const mapOf = (visit: SyntheticPregnancy["observed"]["visits"][number]) =>
	(visit.systolicMmHg + 2 * visit.diastolicMmHg) / 3;
const caseOfPreeclampsia: Measure = (p) => (isBirth(p) ? (p.truth.hasPreeclampsia ? 1 : 0) : Number.NaN);
const gdmIs =
	(is: boolean, measure: Measure): Measure =>
	(p) =>
		p.truth.hasGestationalDiabetes === is ? measure(p) : Number.NaN;
const isTested = (p: SyntheticPregnancy) => p.observed.visits.some((visit) => !Number.isNaN(visit.ogttFastingMgDl));
const ogttReaches = (nTimes: number): Measure =>
	whether((p) => {
		const test = p.observed.visits.find((visit) => !Number.isNaN(visit.ogttFastingMgDl));
		if (!test) return false;
		return (
			test.ogttFastingMgDl >= 92 || (nTimes > 1 && test.ogtt1hMgDl >= 180) || (nTimes > 2 && test.ogtt2hMgDl >= 153)
		);
	}, isTested);
const bmiOf = (p: SyntheticPregnancy) =>
	p.observed.pregnancy.prepregnancyWeightKg / (p.observed.participant.heightCm / 100) ** 2;
const bmiFrom =
	(low: number, high: number, measure: Measure): Measure =>
	(p) =>
		bmiOf(p) >= low && bmiOf(p) < high ? measure(p) : Number.NaN;
const gainRate: Measure = (p) => (inPregnancy("weightKg", 245)(p) - inPregnancy("weightKg", 98)(p)) / 21;
const gainAtTerm: Measure = (p) =>
	p.truth.gestationalAgeAtEndDays >= 273 && p.truth.gestationalAgeAtEndDays < 287
		? inPregnancy("weightKg", p.truth.gestationalAgeAtEndDays - 7)(p) - before("weightKg")(p)
		: Number.NaN;
const birthWeight =
	(sex: "female" | "male", from: number, to: number): Measure =>
	(p) =>
		isSingleton(p) &&
		p.observed.infants[0].sex === sex &&
		p.truth.gestationalAgeAtEndDays >= from &&
		p.truth.gestationalAgeAtEndDays < to
			? p.observed.infants[0].birthWeightG
			: Number.NaN;
const infantMean =
	(field: "sleepMinutes" | "nightWakings", from: number, to: number): Measure =>
	(p) => {
		const child = p.infantDays[0];
		if (!child || child.n < to) return Number.NaN;
		let total = 0;
		for (let i = from; i < to; i++) total += child[field][i];
		return total / (to - from);
	};

const resting = quantity("Resting heart rate", "watch", "bpm");
const restingDays = quantity("Resting heart rate from day to day", "watch", "bpm");
const correlationOfDays = quantity("Correlation within a woman, same day", "watch", "1");
const correlationOfWomen = quantity("Correlation between women", "watch", "1");
const officeRate = quantity("Heart rate", "office", "bpm");
const homeRate = quantity("Heart rate", "home", "bpm");
const rmssd = quantity("RMSSD, change", "asleep", "ms");
const lnRmssd = quantity("ln RMSSD from night to night", "asleep", "ln ms");
const sdnn = quantity("SDNN", "watch", "ms");
const steps = quantity("Steps", "watch", "1/d");
const lnSteps = quantity("ln steps from day to day", "watch", "ln");
const mvpa = quantity("Moderate and vigorous activity", "watch", "min/d");
const enmo = quantity("Acceleration of the wrist", "watch", "mg");
const energy = quantity("Energy expenditure", "watch", "%");
const inBed = quantity("Time in bed, change", "asleep", "min");
const sleep = quantity("Total sleep, change", "asleep", "min");
const sleepLevel = quantity("Total sleep", "asleep", "min");
const deep = quantity("Deep sleep, change", "asleep", "min");
const rem = quantity("REM sleep, change", "asleep", "min");
const light = quantity("Light sleep, change", "asleep", "min");
const skin = quantity("Skin temperature, change", "asleep", "Cel");
const temperature = quantity("Body temperature", "office", "Cel");
const breath = quantity("Breaths a minute", "asleep", "/min");
const oxygen = quantity("Oxygen saturation", "office", "%");
const glucose = quantity("Mean glucose", "continuous-sensor", "mg/dL");
const glucoseSd = quantity("SD of glucose within the day", "continuous-sensor", "mg/dL");
const ogtt = quantity("OGTT at or above IADPSG's values", "laboratory", "1");
const gain = quantity("Weight gain", "record", "kg/wk");
const totalGain = quantity("Weight gain to term", "record", "kg");
const systolic = quantity("Systolic pressure", "office", "mmHg");
const diastolic = quantity("Diastolic pressure", "office", "mmHg");
const systolicHome = quantity("Systolic pressure", "home", "mmHg");
const diastolicHome = quantity("Diastolic pressure", "home", "mmHg");
const preeclampsia = quantity("Mean arterial pressure and pre-eclampsia", "office", "AUC");
const births = quantity("Gestational age at birth", "record", "1");
const illness = quantity("Illness", "record", "1");
const epds = quantity("EPDS total", "questionnaire", "1");
const scales = quantity("Questionnaires, correlation", "questionnaire", "1");
const infantWeight = quantity("Birth weight", "record", "g");
const infantSleep = quantity("Infant's sleep in 24 hours", "home", "h/d");
const infantNights = quantity("Infant's night wakings", "home", "1");
const cycles = quantity("Day of ovulation", "record", "d");
const wear = quantity("Coverage", "watch", "%");
const hours = quantity("Wear on days worn", "watch", "h/d");

const officeSystolic = (week: number) => atVisit((visit) => visit.systolicMmHg, day(week));
const officeDiastolic = (week: number) => atVisit((visit) => visit.diastolicMmHg, day(week));
const uncomplicated =
	(measure: Measure): Measure =>
	(p) =>
		p.truth.hasPreeclampsia || p.truth.hasGestationalHypertension ? Number.NaN : measure(p);
const homeMean = (
	read: (visit: SyntheticPregnancy["observed"]["visits"][number]) => number,
	from: number,
	to: number,
): Measure =>
	uncomplicated(({ observed, truth }) => {
		let total = 0;
		let n = 0;
		for (const visit of observed.visits) {
			if (visit.context !== "home") continue;
			const at = Math.round(Date.parse(visit.date) / 86400000) - truth.gestationStartDay;
			if (at < from || at >= to) continue;
			total += read(visit);
			n++;
		}
		return n === 0 ? Number.NaN : total / n;
	});
const coverageIn =
	(from: number, to: number, isAfter = false): Measure =>
	(p) => {
		if (p.truth.ended !== "live-birth") return Number.NaN;
		const start = isAfter ? p.days.endIndex + from : from - p.days.firstGestationalAgeDays;
		const end = isAfter ? p.days.endIndex + to : to - p.days.firstGestationalAgeDays;
		if (end > (isAfter ? p.days.n : p.days.endIndex)) return Number.NaN;
		let worn = 0;
		let n = 0;
		for (let i = start; i < end; i++) {
			// Those who left the study are no part of the sources' shares.
			if (p.observed.days.missing[i] === "withdrawn") continue;
			n++;
			if (p.observed.days.missing[i] === null) worn++;
		}
		return n === 0 ? Number.NaN : (100 * worn) / n;
	};
const hoursIn =
	(from: number, to: number, isAfter = false): Measure =>
	(p) => {
		const start = isAfter ? p.days.endIndex + from : from - p.days.firstGestationalAgeDays;
		const end = isAfter ? p.days.endIndex + to : to - p.days.firstGestationalAgeDays;
		if (p.truth.ended !== "live-birth" || end > (isAfter ? p.days.n : p.days.endIndex)) return Number.NaN;
		let total = 0;
		let n = 0;
		for (let i = start; i < end; i++) {
			const minutes = p.observed.days.wearMinutes[i];
			if (Number.isNaN(minutes)) continue;
			total += minutes;
			n++;
		}
		return n === 0 ? Number.NaN : total / n / 60;
	};
const shownRate = shownBefore("restingHeartRateBpm");
const shownRmssd = shownBefore("rmssdMs", Math.log);
const shownSteps = shownBefore("steps", (x) => (x >= 500 ? Math.log(x) : Number.NaN));
const shownSleep = shownBefore("totalSleepMinutes");
/** Of devices whose maker smooths resting heart rate, as the source's does. */
const smoothed =
	(measure: Measure): Measure =>
	(p) =>
		p.observed.wearSessions[0].device === "ring" ? Number.NaN : measure(p);
const sd = { statistic: "sd" } as const;
const fewer = {
	rounding: 0.2,
	differs: "women whose mood is low answer less often here, so that the mean of answers is lower",
};

/** Every published number that the generator is compared with. */
export const sourcePoints: readonly SourcePoint[] = [
	resting.calibrated("before pregnancy", 65, s.mishra2024, before("restingHeartRateBpm"), { week: -6 }),
	resting.calibrated("before pregnancy, SD between women", 7.6, s.mishra2024, before("restingHeartRateBpm"), sd),
	resting.calibrated("week 33", 75.5, s.mishra2024, around("restingHeartRateBpm", 33), {
		week: 33,
		rounding: 0.6,
		differs:
			"the published peak is each woman's own; a mean over women who turn on different days lies a little below it",
	}),
	resting.heldOut("week 33, SD between women", 9.6, s.mishra2024, around("restingHeartRateBpm", 33), {
		...sd,
		se: 0.35,
	}),
	resting.calibrated("week 8 after birth", 62, s.mishra2024, afterBirth("restingHeartRateBpm", 53), {
		week: 8,
		afterBirth: true,
	}),
	resting.heldOut("week 8 after birth, SD between women", 6.7, s.mishra2024, afterBirth("restingHeartRateBpm", 53), {
		...sd,
		se: 0.25,
		differs: "a level that is kept from before pregnancy has the SD of before; the source's narrows",
	}),
	resting.heldOut(
		"week 32 less before pregnancy",
		10,
		s.adaimi2025,
		minus(around("restingHeartRateBpm", 32), before("restingHeartRateBpm")),
		{ rounding: 0.5 },
	),
	resting.calibrated(
		"a day over the last 42 days",
		-0.357 / 7,
		s.erickson2023,
		slopeBeforeBirth("restingHeartRateBpm", 42),
		{
			rounding: 0.012,
			differs:
				"women whose turn falls later, or whose birth was begun early, still rise: the mean slope is a little less steep",
		},
	),
	restingDays.calibrated("before pregnancy, SD within a woman", 2.6, s.lifesnaps, smoothed(varianceOf(shownRate)), {
		statistic: "root-mean",
	}),
	restingDays.calibrated(
		"before pregnancy, lag 1",
		0.88,
		s.lifesnaps,
		smoothed(correlationWithin(shownRate, shownRate, 1)),
		{
			rounding: 0.03,
		},
	),
	restingDays.heldOut(
		"before pregnancy, lag 7",
		0.25,
		s.lifesnaps,
		smoothed(correlationWithin(shownRate, shownRate, 7)),
		{
			se: 0.05,
			differs: "the cycle and illness, which the source holds, are left out",
		},
	),
	correlationOfDays.calibrated(
		"resting heart rate and ln RMSSD",
		-0.44,
		s.lifesnaps,
		smoothed(correlationWithin(shownRate, shownRmssd)),
		{
			rounding: 0.02,
		},
	),
	correlationOfDays.calibrated("ln RMSSD and sleep", 0.11, s.lifesnaps, correlationWithin(shownRmssd, shownSleep), {
		rounding: 0.01,
	}),
	correlationOfDays.calibrated(
		"resting heart rate and ln steps",
		0.09,
		s.lifesnaps,
		smoothed(correlationWithin(shownRate, shownSteps)),
		{
			rounding: 0.01,
		},
	),
	correlationOfDays.calibrated(
		"resting heart rate and sleep",
		-0.05,
		s.lifesnaps,
		smoothed(correlationWithin(shownRate, shownSleep)),
		{
			rounding: 0.01,
		},
	),
	correlationOfWomen.calibrated(
		"resting heart rate and ln RMSSD",
		-0.48,
		s.lifesnaps,
		meanOf(bodyBefore("restingHeartRateBpm")),
		{
			statistic: "correlation",
			with: meanOf(bodyBefore("rmssdMs", true)),
			rounding: 0.02,
		},
	),
	correlationOfWomen.calibrated(
		"resting heart rate and ln steps",
		-0.6,
		s.lifesnaps,
		meanOf(bodyBefore("restingHeartRateBpm")),
		{
			statistic: "correlation",
			with: meanOf(bodyBefore("steps", true)),
			rounding: 0.03,
		},
	),
	officeRate.calibrated(
		"week 12",
		82,
		s.green2020,
		atVisit((visit) => visit.heartRateBpm, 84),
		{ week: 12 },
	),
	officeRate.calibrated(
		"week 12, SD",
		11.2,
		s.green2020,
		atVisit((visit) => visit.heartRateBpm, 84),
		sd,
	),
	officeRate.calibrated(
		"week 34",
		91,
		s.green2020,
		atVisit((visit) => visit.heartRateBpm, 239),
		{ week: 34.1 },
	),
	officeRate.calibrated(
		"week 34, SD",
		12.5,
		s.green2020,
		atVisit((visit) => visit.heartRateBpm, 239),
		sd,
	),
	homeRate.heldOut(
		"week 13",
		72,
		"Home monitoring, PMC9553246, medians",
		homeMean((visit) => visit.heartRateBpm, 84, 98),
		{
			week: 13,
			of: [9.5, 14],
		},
	),
	homeRate.heldOut(
		"week 35",
		78,
		"Home monitoring, PMC9553246, medians",
		homeMean((visit) => visit.heartRateBpm, 238, 252),
		{
			week: 35,
			of: [12.3, 14],
		},
	),
	rmssd.calibrated("week 33", -15, s.adaimi2025, minus(around("rmssdMs", 33), before("rmssdMs")), {
		week: 33,
		rounding: 1,
	}),
	rmssd.calibrated("a day over the last 42 days", 0.84 / 7, s.erickson2023, slopeBeforeBirth("rmssdMs", 42), {
		rounding: 0.02,
		differs:
			"women whose turn falls later, or whose birth was begun early, still fall: the mean slope is a little less steep",
	}),
	lnRmssd.calibrated("mean", 3.46, s.lifesnaps, meanOf(bodyBefore("rmssdMs", true)), { week: -6 }),
	lnRmssd.calibrated("SD between women", 0.39, s.lifesnaps, meanOf(bodyBefore("rmssdMs", true)), {
		...sd,
		rounding: 0.01,
	}),
	lnRmssd.calibrated("SD within a woman", 0.31, s.lifesnaps, varianceOf(shownRmssd), { statistic: "root-mean" }),
	lnRmssd.calibrated("lag 1", 0.27, s.lifesnaps, correlationWithin(shownRmssd, shownRmssd, 1), { rounding: 0.02 }),
	lnRmssd.heldOut("lag 7", 0.01, s.lifesnaps, correlationWithin(shownRmssd, shownRmssd, 7), { se: 0.04 }),
	sdnn.calibrated("before pregnancy, median", 39.9, s.mishra2024, meanOf(shownBefore("sdnnMs")), {
		statistic: "median",
		week: -6,
		rounding: 1,
	}),
	sdnn.calibrated("before pregnancy, SD", 11.6, s.mishra2024, meanOf(shownBefore("sdnnMs")), { ...sd, rounding: 0.5 }),
	steps.calibrated("before week 4", 8570, s.fitbitSteps2024, before("steps"), { week: -6, rounding: 60 }),
	steps.calibrated("before week 4, SD between women", 3018, s.fitbitSteps2024, before("steps"), {
		...sd,
		rounding: 60,
	}),
	steps.calibrated(
		"week 9 less week 4",
		-1686,
		s.fitbitSteps2024,
		minus(around("steps", 9.5), inPregnancy("steps", 14, 14)),
		{
			rounding: 60,
		},
	),
	steps.heldOut("week 20", 6884, s.fitbitSteps2024, inPregnancy("steps", 126, 28), { week: 20, rounding: 60 }),
	steps.calibrated("at birth", 6510, s.fitbitSteps2024, inPregnancy("steps", 273), { week: 39.5, rounding: 60 }),
	steps.calibrated("90 to 120 days after birth", 7770, s.fitbitSteps2024, afterBirth("steps", 90, 30), {
		week: 15,
		afterBirth: true,
		rounding: 60,
	}),
	steps.heldOut("90 to 120 days after birth, SD between women", 2793, s.fitbitSteps2024, afterBirth("steps", 90, 30), {
		...sd,
		se: 50,
	}),
	lnSteps.calibrated("SD within a woman", 0.59, s.lifesnaps, varianceOf(shownSteps), {
		statistic: "root-mean",
		rounding: 0.02,
	}),
	lnSteps.calibrated("lag 1", 0.11, s.lifesnaps, correlationWithin(shownSteps, shownSteps, 1), { rounding: 0.03 }),
	lnSteps.heldOut("lag 7", 0.12, s.lifesnaps, correlationWithin(shownSteps, shownSteps, 7), {
		se: 0.04,
		differs: "a weekend of 982 steps alone makes less of a weekly rhythm than the source's women have",
	}),
	mvpa.calibrated("first trimester", 11.5, s.evenson2011, around("mvpaMinutes", 7), { week: 7 }),
	mvpa.calibrated("second trimester", 14.3, s.evenson2011, around("mvpaMinutes", 21), { week: 21, rounding: 0.4 }),
	mvpa.calibrated("third trimester", 7.6, s.evenson2011, around("mvpaMinutes", 34.5), { week: 34 }),
	enmo.calibrated("weeks 16 to 24", 27.6, s.pelotas2015, inPregnancy("enmoMg", 112, 56), { week: 20 }),
	energy.calibrated(
		"first trimester",
		1,
		s.butte2005,
		(p) => 100 * (around("energyExpenditureKcal", 7)(p) / before("energyExpenditureKcal")(p) - 1),
		{ week: 7 },
	),
	energy.calibrated(
		"second trimester",
		6,
		s.butte2005,
		(p) => 100 * (around("energyExpenditureKcal", 21)(p) / before("energyExpenditureKcal")(p) - 1),
		{ week: 21 },
	),
	energy.calibrated(
		"third trimester",
		19,
		s.butte2005,
		(p) => 100 * (around("energyExpenditureKcal", 34.5)(p) / before("energyExpenditureKcal")(p) - 1),
		{ week: 34 },
	),
	sleepLevel.calibrated("before pregnancy", 406.5, s.lifesnaps, totalSleepBefore, { week: -6 }),
	sleepLevel.calibrated("before pregnancy, SD between women", 33.9, s.lifesnaps, totalSleepBefore, {
		...sd,
		rounding: 1,
	}),
	sleepLevel.calibrated("before pregnancy, SD within a woman", 76.6, s.lifesnaps, varianceOf(shownSleep), {
		statistic: "root-mean",
		rounding: 0.5,
	}),
	...[9, 16, 24, 32, 37].map((week) =>
		inBed[week === 9 || week === 37 ? "calibrated" : "heldOut"](
			`week ${week}`,
			{ 9: 26.66, 16: 21.1, 24: 9.4, 32: 0.8, 37: -10.7 }[week] as number,
			s.youngLin2025,
			minus(inPregnancy("timeInBedMinutes", young(week)), before("timeInBedMinutes")),
			{ week: week - 0.5, of: week === 9 || week === 37 ? [0, 1] : [42, 2540], rounding: 1 },
		),
	),
	inBed.heldOut(
		"week 20, SD between women",
		40.27,
		s.youngLin2025,
		minus(inPregnancy("timeInBedMinutes", young(20)), before("timeInBedMinutes")),
		{
			...sd,
			se: 0.6,
			rounding: 1.5,
		},
	),
	inBed.calibrated(
		"week 4 after birth",
		-36.35,
		s.youngLin2025,
		minus(afterBirth("timeInBedMinutes", 21), before("timeInBedMinutes")),
		{
			week: 4,
			afterBirth: true,
			rounding: 1.5,
		},
	),
	inBed.calibrated(
		"week 6 after birth",
		-36,
		s.youngLin2025,
		minus(afterBirth("timeInBedMinutes", 35), before("timeInBedMinutes")),
		{
			week: 6,
			afterBirth: true,
			rounding: 1.5,
		},
	),
	inBed.heldOut(
		"week 10 after birth",
		-20.5,
		s.youngLin2025,
		minus(afterBirth("timeInBedMinutes", 63), before("timeInBedMinutes")),
		{
			week: 10,
			afterBirth: true,
			of: [63.3, 2318],
		},
	),
	inBed.heldOut(
		"week 20 after birth, SD between women",
		52.6,
		s.youngLin2025,
		minus(afterBirth("timeInBedMinutes", 133), before("timeInBedMinutes")),
		{
			...sd,
			se: 0.8,
			rounding: 1.5,
		},
	),
	...[10, 16, 20, 24, 28, 32, 37].map((week) =>
		sleep[[10, 20, 28, 37].includes(week) ? "calibrated" : "heldOut"](
			`week ${week}`,
			{ 10: 19.76, 16: 15.62, 20: 9.83, 24: 6.06, 28: 1.32, 32: -3.26, 37: -14.75 }[week] as number,
			s.youngLin2025,
			minus(totalSleep(young(week)), totalSleepBefore),
			{ week: week - 0.5, of: [10, 20, 28, 37].includes(week) ? [0, 1] : [37, 2540], rounding: 1 },
		),
	),
	sleep.heldOut("week 20, SD between women", 34.66, s.youngLin2025, minus(totalSleep(young(20)), totalSleepBefore), {
		...sd,
		se: 0.5,
		rounding: 1.5,
	}),
	sleep.heldOut("week 9 by rings", 15, s.adaimi2025, minus(totalSleep(young(9)), totalSleepBefore), {
		se: 1,
		differs: "another source: the scenario follows the wrist's 19.8 min",
	}),
	sleep.calibrated(
		"5 weeks after birth less third trimester",
		-19.2,
		s.shipp,
		minus(totalSleepAfter(32, 7), totalSleep(young(37))),
		{
			rounding: 1.5,
		},
	),
	sleep.heldOut(
		"4 months after birth less 5 weeks",
		-0.6,
		s.shipp,
		minus(totalSleepAfter(117, 7), totalSleepAfter(32, 7)),
		{
			se: 5,
		},
	),
	...[16, 24, 32, 37].map((week) =>
		deep[week === 37 ? "calibrated" : "heldOut"](
			`week ${week}`,
			{ 16: -2.79, 24: -7.63, 32: -14.84, 37: -19.16 }[week] as number,
			s.youngLin2025,
			minus(inPregnancy("deepSleepMinutes", young(week)), before("deepSleepMinutes")),
			{ week: week - 0.5, of: week === 37 ? [0, 1] : [13.8, 2540], rounding: 0.7 },
		),
	),
	...[16, 24, 32, 37].map((week) =>
		rem[week === 37 ? "calibrated" : "heldOut"](
			`week ${week}`,
			{ 16: -0.3, 24: -0.81, 32: -4.77, 37: -8.96 }[week] as number,
			s.youngLin2025,
			minus(inPregnancy("remSleepMinutes", young(week)), before("remSleepMinutes")),
			{ week: week - 0.5, of: week === 37 ? [0, 1] : [19.2, 2540], rounding: 0.7 },
		),
	),
	...[16, 24, 32, 37].map((week) =>
		light[week === 37 ? "calibrated" : "heldOut"](
			`week ${week}`,
			{ 16: 18.71, 24: 14.5, 32: 16.35, 37: 13.36 }[week] as number,
			s.youngLin2025,
			minus(inPregnancy("lightSleepMinutes", young(week)), before("lightSleepMinutes")),
			{ week: week - 0.5, of: week === 37 ? [0, 1] : [30, 2540], rounding: 0.9 },
		),
	),
	skin.calibrated("week 9", 0.3, s.adaimi2025, minus(around("skinTemperatureCel", 9), before("skinTemperatureCel")), {
		week: 9,
	}),
	temperature.calibrated(
		"week 12",
		36.7,
		s.green2020,
		atVisit((visit) => visit.temperatureCel, 84),
		{ week: 12 },
	),
	temperature.calibrated(
		"week 33",
		36.5,
		s.green2020,
		atVisit((visit) => visit.temperatureCel, 239),
		{ week: 33.4 },
	),
	breath.heldOut(
		"weeks 12 to 40: no change",
		0,
		s.green2020,
		minus(around("respiratoryRatePerMinute", 36), around("respiratoryRatePerMinute", 12)),
		{ rounding: 0.5 },
	),
	breath.heldOut("week 24, in the clinic", 15, s.green2020, around("respiratoryRatePerMinute", 24), {
		week: 24,
		of: [3.5, 1041],
	}),
	oxygen.calibrated(
		"week 12, median",
		98,
		s.green2020,
		atVisit((visit) => visit.spo2Percent, 84),
		{ statistic: "median", week: 12 },
	),
	oxygen.heldOut(
		"week 12, SD",
		1.3,
		s.green2020,
		atVisit((visit) => visit.spo2Percent, 84),
		{ ...sd, rounding: 0.15 },
	),
	oxygen.heldOut(
		"week 38, median",
		97,
		s.green2020,
		atVisit((visit) => visit.spo2Percent, 269),
		{
			statistic: "median",
			week: 38.4,
			rounding: 1,
		},
	),
	glucose.calibrated(
		"without GDM, before the OGTT",
		100,
		s.durnwald2024,
		gdmIs(false, inPregnancy("glucoseMgDl", 161, 14)),
		{ week: 24 },
	),
	glucose.calibrated(
		"without GDM, SD between women",
		8,
		s.durnwald2024,
		gdmIs(false, inPregnancy("glucoseMgDl", 161, 14)),
		{ ...sd, rounding: 0.6 },
	),
	glucose.calibrated(
		"with GDM, before the OGTT",
		109,
		s.durnwald2024,
		gdmIs(true, inPregnancy("glucoseMgDl", 161, 14)),
		{ week: 24 },
	),
	glucose.calibrated(
		"with GDM, SD between women",
		13,
		s.durnwald2024,
		gdmIs(true, inPregnancy("glucoseMgDl", 161, 14)),
		{ ...sd, rounding: 0.6 },
	),
	glucose.heldOut(
		"BMI 30 and over less 18.5 to 25",
		7,
		s.carlson2024,
		gdmIs(false, inPregnancy("glucoseMgDl", 161, 14)),
		{
			statistic: "difference",
			with: (p) => (bmiOf(p) >= 30 ? 1 : bmiOf(p) >= 18.5 && bmiOf(p) < 25 ? 0 : Number.NaN),
			se: 0.8,
		},
	),
	glucose.heldOut("uncomplicated pregnancies", 98, s.carlson2024, gdmIs(false, inPregnancy("glucoseMgDl", 140, 70)), {
		of: [7, 413],
		differs: "another source: the scenario follows GLAM's 100",
	}),
	glucoseSd.calibrated("without GDM", 19, s.durnwald2024, gdmIs(false, inPregnancy("glucoseSdMgDl", 161, 14)), {
		week: 24,
	}),
	glucoseSd.calibrated("with GDM", 23, s.durnwald2024, gdmIs(true, inPregnancy("glucoseSdMgDl", 161, 14)), {
		week: 24,
	}),
	ogtt.calibrated("fasting", 0.083, s.iadpsg, ogttReaches(1), { statistic: "share" }),
	ogtt.calibrated("fasting or 1 h", 0.14, s.iadpsg, ogttReaches(2), { statistic: "share" }),
	ogtt.calibrated("fasting, 1 h or 2 h", 0.161, s.iadpsg, ogttReaches(3), { statistic: "share" }),
	gain.calibrated("BMI 18.5 to 25", 0.42, s.iom2009, bmiFrom(18.5, 25, gainRate), { rounding: 0.01 }),
	gain.calibrated("BMI 25 to 30", 0.28, s.iom2009, bmiFrom(25, 30, gainRate), { rounding: 0.01 }),
	gain.calibrated("BMI 30 and over", 0.22, s.iom2009, bmiFrom(30, 99, gainRate), { rounding: 0.01 }),
	totalGain.heldOut("BMI 18.5 to 25: within 11.5 to 16", 13.75, s.iom2009, bmiFrom(18.5, 25, gainAtTerm), {
		rounding: 2.25,
	}),
	totalGain.heldOut("BMI 25 to 30: within 7 to 11.5", 9.25, s.iom2009, bmiFrom(25, 30, gainAtTerm), { rounding: 2.25 }),
	totalGain.heldOut("BMI 30 and over: within 5 to 9", 7, s.iom2009, bmiFrom(30, 99, gainAtTerm), { rounding: 2 }),
	systolic.calibrated("week 12", 114, s.green2020, uncomplicated(officeSystolic(12)), { week: 12 }),
	systolic.calibrated("week 12, SD", 11.4, s.green2020, uncomplicated(officeSystolic(12)), sd),
	systolic.calibrated("week 19", 113, s.green2020, uncomplicated(officeSystolic(20)), { week: 18.6, rounding: 0.8 }),
	systolic.heldOut("week 38", 121 - (8 * 1.6) / 21.4, s.green2020, uncomplicated(officeSystolic(38.4)), {
		week: 38.4,
		rounding: 0.5,
		of: [11.2, 1041],
	}),
	systolic.heldOut("week 38, SD", 11.2, s.green2020, uncomplicated(officeSystolic(38.4)), { ...sd, se: 0.25 }),
	systolic.heldOut("week 12, with cuffs at home", 115, s.vestgaard2019, uncomplicated(officeSystolic(12)), {
		of: [11, 103],
	}),
	systolic.heldOut("week 35, with cuffs at home", 118, s.vestgaard2019, uncomplicated(officeSystolic(36)), {
		of: [11, 103],
	}),
	systolic.heldOut("all trimesters, NHANES", 107.8, s.nhanes2003, uncomplicated(officeSystolic(26)), {
		of: [10, 606],
		differs: "another population and another device: not a source of the generator",
	}),
	diastolic.calibrated("week 12", 70, s.green2020, uncomplicated(officeDiastolic(12)), { week: 12 }),
	diastolic.calibrated("week 12, SD", 8.2, s.green2020, uncomplicated(officeDiastolic(12)), sd),
	diastolic.calibrated("week 19", 69, s.green2020, uncomplicated(officeDiastolic(20)), { week: 19.2, rounding: 0.8 }),
	diastolic.heldOut("week 38", 78 - (9 * 1.6) / 20.8, s.green2020, uncomplicated(officeDiastolic(38.4)), {
		week: 38.4,
		rounding: 0.5,
		of: [8.8, 1041],
	}),
	diastolic.heldOut("week 35, with cuffs at home", 75, s.vestgaard2019, uncomplicated(officeDiastolic(36)), {
		of: [8, 103],
	}),
	systolicHome.calibrated(
		"weeks 12 to 14",
		103,
		s.vestgaard2019,
		homeMean((visit) => visit.systolicMmHg, 84, 98),
		{ week: 12.1 },
	),
	systolicHome.calibrated(
		"week 35",
		107,
		s.vestgaard2019,
		homeMean((visit) => visit.systolicMmHg, 241, 255),
		{ week: 35.4, rounding: 0.6 },
	),
	systolicHome.heldOut(
		"18 readings, SD between women",
		7,
		s.vestgaard2019,
		homeMean((visit) => visit.systolicMmHg, 84, 220),
		{
			...sd,
			se: 0.5,
		},
	),
	diastolicHome.calibrated(
		"weeks 12 to 14",
		64,
		s.vestgaard2019,
		homeMean((visit) => visit.diastolicMmHg, 84, 98),
		{ week: 12.1 },
	),
	diastolicHome.calibrated(
		"week 35",
		66,
		s.vestgaard2019,
		homeMean((visit) => visit.diastolicMmHg, 241, 255),
		{ week: 35.4, rounding: 0.6 },
	),
	preeclampsia.calibrated("weeks 11 to 13", 0.71, s.mapAuc, atVisit(mapOf, 84), {
		statistic: "auc",
		with: caseOfPreeclampsia,
	}),
	preeclampsia.calibrated(
		"weeks 37 to 39, of women not yet ill",
		0.771,
		"Mayrink 2019 BMC Pregnancy Childbirth 19:460 (n = 1,165), abstract",
		atVisit(mapOf, 269),
		{
			statistic: "auc",
			rounding: 0.03,
			with: (p) => (p.truth.hypertensionOnsetGestationalAgeDays <= 272 ? Number.NaN : caseOfPreeclampsia(p)),
		},
	),
	births.calibrated("before 37 weeks, singletons", 0.0871, s.nchs2023, bornIn(0, 37), { statistic: "share" }),
	births.calibrated("37 weeks", 0.1205, s.nchs2023, bornIn(37, 38), { statistic: "share" }),
	births.calibrated("38 weeks", 0.1758, s.nchs2023, bornIn(38, 39), { statistic: "share" }),
	births.calibrated("39 and 40 weeks", 0.5668, s.nchs2023, bornIn(39, 41), { statistic: "share" }),
	births.calibrated("41 weeks and over", 0.0497, s.nchs2023, bornIn(41, 50), { statistic: "share" }),
	births.calibrated(
		"twins",
		0.0158,
		s.nchsTwins,
		whether((p) => p.observed.pregnancy.fetuses === 2, isBirth),
		{ statistic: "share" },
	),
	illness.calibrated(
		"pre-eclampsia before 34 weeks",
		0.004,
		s.jamaKaiser,
		whether((p) => p.truth.hypertensionOnsetGestationalAgeDays < 238 && p.truth.hasPreeclampsia, isBirth),
		{ statistic: "share" },
	),
	illness.calibrated(
		"pre-eclampsia from 34 weeks",
		0.043,
		s.jamaKaiser,
		whether((p) => p.truth.hypertensionOnsetGestationalAgeDays >= 238 && p.truth.hasPreeclampsia, isBirth),
		{ statistic: "share" },
	),
	illness.calibrated(
		"gestational hypertension",
		0.046,
		s.jamaKaiser,
		whether((p) => p.truth.hasGestationalHypertension, isBirth),
		{ statistic: "share" },
	),
	illness.calibrated(
		"postnatal depression",
		0.13,
		s.ppdReview,
		whether(
			(p) => p.truth.hasPostnatalDepression,
			(p) => p.truth.ended === "live-birth",
		),
		{ statistic: "share" },
	),
	epds.calibrated("week 18", 6.61, s.evans2001, totalOn("epds", 126, false), { week: 18, ...fewer }),
	epds.calibrated("week 32", 6.72, s.evans2001, totalOn("epds", 224, false), { week: 32, ...fewer }),
	epds.calibrated("week 8 after birth", 5.84, s.evans2001, totalOn("epds", 56, true), {
		week: 8,
		...fewer,
		afterBirth: true,
	}),
	epds.calibrated("8 months after birth", 5.25, s.evans2001, totalOn("epds", 243, true), {
		week: 34.7,
		...fewer,
		afterBirth: true,
	}),
	epds.calibrated("week 32, SD", 4.7, s.moodScores2015, totalOn("epds", 224, false), { ...sd, rounding: 0.2 }),
	epds.heldOut("week 5 after birth, SD", 4.5, s.moodScores2015, totalOn("epds", 35, true), { ...sd, rounding: 0.2 }),
	scales.calibrated("EPDS, 3 days and 5 weeks after birth", 0.61, s.chabrol2004, totalOn("epds", 3, true), {
		statistic: "correlation",
		with: totalOn("epds", 35, true),
		rounding: 0.02,
	}),
	scales.calibrated("EPDS and City BiTS, 8 weeks after birth", 0.79, s.infantSleepMood, totalOn("epds", 56, true), {
		statistic: "correlation",
		with: totalOn("city-bits", 56, true),
		rounding: 0.02,
	}),
	infantWeight.calibrated("boys at 40 weeks", 3530, s.blidner1984, birthWeight("male", 277, 284), { rounding: 10 }),
	infantWeight.calibrated("girls at 40 weeks", 3355, s.blidner1984, birthWeight("female", 277, 284), { rounding: 10 }),
	infantWeight.heldOut(
		"girls and boys near 40 weeks, SD",
		455,
		s.ctuUhb,
		(p) => {
			const boys = birthWeight("male", 272, 288)(p);
			return Number.isNaN(boys) ? birthWeight("female", 272, 288)(p) : boys;
		},
		{ ...sd, se: 14, differs: "the source's spread over 40.0 weeks with SD 1.1 holds both sexes and several weeks" },
	),
	infantSleep.calibrated("6 months", 14.2, s.iglowstein2003, (p) => infantMean("sleepMinutes", 180, 187)(p) / 60, {
		week: 26,
		afterBirth: true,
	}),
	infantNights.calibrated("1 month", 1.7, s.galland2012, infantMean("nightWakings", 27, 34), {
		week: 4.3,
		afterBirth: true,
		rounding: 0.1,
	}),
	infantNights.heldOut(
		"3 to 12 months",
		1.44,
		`${s.infantSleepMood}, 410 children`,
		infantMean("nightWakings", 91, 365),
		{
			of: [1.59, 410],
			rounding: 0.1,
		},
	),
	cycles.calibrated("mean", 15.96, s.fedcycle, ovulation, { rounding: 0.1 }),
	cycles.calibrated("SD", 3.55, s.fedcycle, ovulation, {
		...sd,
		rounding: 0.45,
		differs: "recalled periods add their own error",
	}),
	cycles.heldOut(
		"more than 5 days late",
		0.144,
		s.fedcycle,
		whether(
			(p) => ovulation(p) > 19,
			(p) => !Number.isNaN(ovulation(p)),
		),
		{ statistic: "share", se: 0.009 },
	),
	cycles.heldOut(
		"more than 7 days late",
		0.076,
		s.fedcycle,
		whether(
			(p) => ovulation(p) > 21,
			(p) => !Number.isNaN(ovulation(p)),
		),
		{ statistic: "share", se: 0.007 },
	),
	wear.calibrated("week 28", 90, s.youngLin2025, coverageIn(189, 196), { week: 27.5, rounding: 1 }),
	wear.calibrated("week 37", 81.2, s.youngLin2025, coverageIn(252, 259), {
		week: 37,
		rounding: 3,
		differs: "nights near birth are shorter than hers were before, and bad nights are worn less",
	}),
	wear.heldOut("week 34", 87.1, s.youngLin2025, coverageIn(231, 238), { week: 33.5, rounding: 1.5, se: 0.6 }),
	wear.calibrated("first month after birth", 54, s.saarikko2020, coverageIn(20, 35, true), {
		week: 4,
		afterBirth: true,
		rounding: 4,
		differs: "nights of the first weeks are shorter than hers usually are after birth, and bad nights are worn less",
	}),
	hours.calibrated("second trimester", 17.9, s.grym2019, hoursIn(98, 189), { week: 20, rounding: 0.1 }),
	hours.calibrated("third trimester", 16.7, s.grym2019, hoursIn(234, 241), { week: 34 }),
	hours.calibrated("month after birth", 14.4, s.grym2019, hoursIn(27, 34, true), {
		week: 4.3,
		afterBirth: true,
		rounding: 0.3,
	}),
];
