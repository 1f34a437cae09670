/**
 * Published numbers that the text and the claims speak of: a short name, the id in `sourcePoints`, digits, and how it is
 * printed.
 */
export const keyPoints = {
	restingBefore: ["Resting heart rate, watch: before pregnancy", "bpm", 1],
	restingRise: ["Resting heart rate, watch: week 32 less before pregnancy", "bpm", 1],
	restingSdAfterBirth: ["Resting heart rate, watch: week 8 after birth, SD between women", "bpm", 1],
	restingLag7: ["Resting heart rate from day to day, watch: before pregnancy, lag 7", "", 2],
	rmssdFall: ["RMSSD, change, asleep: week 33", "ms", 1],
	homeRate13: ["Heart rate, home: week 13", "bpm", 1],
	stepsWeek20: ["Steps, watch: week 20", "", 0],
	sleepWeek24: ["Total sleep, change, asleep: week 24", "min", 1],
	deepWeek32: ["Deep sleep, change, asleep: week 32", "min", 1],
	inBedWeek10After: ["Time in bed, change, asleep: week 10 after birth", "min", 1],
	systolicWeek12: ["Systolic pressure, office: week 12", "mmHg", 1],
	systolicNhanes: ["Systolic pressure, office: all trimesters, NHANES", "mmHg", 1],
	systolicHomeSd: ["Systolic pressure, home: 18 readings, SD between women", "mmHg", 1],
	mapAuc: ["Mean arterial pressure and pre-eclampsia, office: weeks 11 to 13", "", 2],
	glucoseGdm: ["Mean glucose, continuous-sensor: with GDM, before the OGTT", "mg/dL", 1],
	glucoseBmi: ["Mean glucose, continuous-sensor: BMI 30 and over less 18.5 to 25", "mg/dL", 1],
	gainBmi25: ["Weight gain to term, record: BMI 25 to 30: within 7 to 11.5", "kg", 1],
	ogttShare: ["OGTT at or above IADPSG's values, laboratory: fasting, 1 h or 2 h", "%", 1],
	pretermShare: ["Gestational age at birth, record: before 37 weeks, singletons", "%", 1],
	preeclampsiaShare: ["Illness, record: pre-eclampsia from 34 weeks", "%", 1],
	depressionShare: ["Illness, record: postnatal depression", "%", 1],
	epdsSdWeek5: ["EPDS total, questionnaire: week 5 after birth, SD", "", 1],
	epdsRetest: ["Questionnaires, correlation, questionnaire: EPDS, 3 days and 5 weeks after birth", "", 2],
	ovulationLate5: ["Day of ovulation, record: more than 5 days late", "%", 1],
	infantWakings: ["Infant's night wakings, home: 3 to 12 months", "", 2],
} as const satisfies Record<string, readonly [id: string, unit: string, digits: number]>;

export type KeyPoint = keyof typeof keyPoints;
