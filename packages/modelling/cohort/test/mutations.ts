import type { ProblemCode } from "../src/checks/problem-kinds.ts";
import type { CohortTableName } from "../src/tables/cohort-tables.ts";
import type { ExampleCohort, ExampleRow } from "./example-cohort.ts";

/** One way in which a good cohort is spoilt. */
export interface Mutation {
	/** What was done, in words. */
	readonly what: string;
	readonly code: ProblemCode;
	/** Table in whose lines the problem stands. */
	readonly table: CohortTableName;
	/** Spoils the cohort in one place; `pick` chooses a row of those that may be spoilt. */
	readonly spoil: (cohort: ExampleCohort, pick: <T>(rows: readonly T[]) => T) => void;
	/** Whether the record is one that is protected. */
	readonly isProtected?: boolean;
	/** What follows from it and is found as well. */
	readonly also?: readonly ProblemCode[];
}

const DAY_MS = 86_400_000;
const later = (date: string | number | null, days: number) =>
	new Date(Date.parse(String(date)) + days * DAY_MS).toISOString().slice(0, 10);

/** A change of one cell in a row that passes. */
function cell(
	table: CohortTableName,
	column: string,
	value: string | number | null | ((row: ExampleRow) => string | number | null),
	passes: (row: ExampleRow, cohort: ExampleCohort) => boolean = () => true,
): Mutation["spoil"] {
	return (cohort, pick) => {
		const row = pick(cohort[table].filter((each) => passes(each, cohort)));
		row[column] = typeof value === "function" ? value(row) : value;
	};
}

const isBorn = (row: ExampleRow) => row.ended === "live-birth";
/** Women of whom only a watch or a ring, one pregnancy and one infant are known. */
const isPlain = (id: unknown) => !["p2", "p3", "p4", "q2", "q3", "q3b", "q4"].includes(String(id));
const isMeasured = (row: ExampleRow) => row.missing === null && isPlain(row.personId);

/** Mutations, one or more of each kind of problem that a table's rows can have. */
export const mutations: readonly Mutation[] = [
	// Cells
	{ what: "no date of consent", code: "empty", table: "participant", spoil: cell("participant", "enrolledOn", null) },
	{ what: "a text for a number", code: "type", table: "visit", spoil: cell("visit", "heartRateBpm", "Inf") },
	{ what: "half an Apgar point", code: "type", table: "infant", spoil: cell("infant", "apgar5", 8.5) },
	{ what: "a date that no calendar has", code: "type", table: "event", spoil: cell("event", "date", "2024-02-30") },
	{
		what: "a date with slashes",
		code: "type",
		table: "questionnaire",
		spoil: cell("questionnaire", "date", "31/02/2024"),
	},
	{ what: "a code of its own", code: "code", table: "infant", spoil: cell("infant", "sex", "F") },
	{
		what: "a heart rate of 400",
		code: "range",
		table: "day",
		spoil: cell("day", "restingHeartRateBpm", 400, isMeasured),
	},
	{ what: "-9 for missing", code: "range", table: "infant", spoil: cell("infant", "birthWeightG", -9) },
	{
		what: "a zone that is none",
		code: "zone",
		table: "participant",
		spoil: cell("participant", "zone", "Helsinki time"),
	},
	// Units
	{ what: "height in m", code: "unit", table: "participant", spoil: cell("participant", "heightCm", 1.64) },
	{ what: "height in inches", code: "unit", table: "participant", spoil: cell("participant", "heightCm", 65) },
	{ what: "pressure in kPa", code: "unit", table: "visit", spoil: cell("visit", "systolicMmHg", 15) },
	{ what: "temperature in Fahrenheit", code: "unit", table: "visit", spoil: cell("visit", "temperatureCel", 98.2) },
	{
		what: "glucose in mmol/L",
		code: "unit",
		table: "visit",
		spoil: cell("visit", "ogtt1hMgDl", 7.2, (row) => row.ogtt1hMgDl !== null),
	},
	{ what: "saturation as a fraction", code: "unit", table: "visit", spoil: cell("visit", "spo2Percent", 0.97) },
	{ what: "birth weight in kg", code: "unit", table: "infant", spoil: cell("infant", "birthWeightG", 3.4) },
	{
		what: "weight in lb, which kilograms allow",
		code: "unit",
		table: "visit",
		spoil: cell("visit", "weightKg", (row) => Number((Number(row.weightKg) * 2.2046).toFixed(1))),
	},
	{
		what: "one clinic's temperatures in Fahrenheit",
		code: "unit",
		table: "visit",
		spoil(cohort, pick) {
			const clinic = pick(["north", "south"]);
			for (const row of cohort.visit) {
				if (row.clinic === clinic) row.temperatureCel = Number((Number(row.temperatureCel) * 1.8 + 32).toFixed(1));
			}
		},
	},
	{
		what: "one device's energy in kJ, which kilocalories allow",
		code: "unit",
		table: "day",
		spoil(cohort) {
			for (const row of cohort.day) {
				if (row.source === "ring" && row.missing === null)
					row.energyExpenditureKcal = Math.round(Number(row.energyExpenditureKcal) * 4.184);
			}
		},
	},
	{
		what: "a whole column in hours",
		code: "unit",
		table: "day",
		spoil(cohort) {
			for (const row of cohort.day) {
				if (row.missing !== null) continue;
				for (const column of [
					"timeInBedMinutes",
					"totalSleepMinutes",
					"lightSleepMinutes",
					"deepSleepMinutes",
					"remSleepMinutes",
				])
					row[column] = Number((Number(row[column]) / 60).toFixed(2));
			}
		},
	},
	// Keys and links
	{
		what: "a visit twice",
		code: "duplicate-row",
		table: "visit",
		spoil: (cohort, pick) => void cohort.visit.push({ ...pick(cohort.visit) }),
	},
	{
		what: "a day twice, with other steps",
		code: "duplicate-key",
		table: "day",
		spoil(cohort, pick) {
			const row = pick(cohort.day.filter(isMeasured));
			cohort.day.push({ ...row, steps: Number(row.steps) + 1 });
		},
	},
	{
		what: "a visit's id in capitals",
		code: "ids-look-alike",
		table: "visit",
		spoil: ({ visit }, pick) => {
			const [first, ...others] = visit.filter(({ pregnancyId }) => isPlain(pregnancyId));
			pick(others).visitId = String(first!.visitId).toUpperCase();
		},
	},
	{
		what: "an infant without a mother",
		code: "broken-link",
		table: "infant",
		spoil: (cohort) =>
			void cohort.infant.push({ ...cohort.infant[0]!, infantId: "i999", pregnancyId: "q999", birthOrder: 1 }),
	},
	{
		what: "a day of nobody",
		code: "broken-link",
		table: "day",
		spoil: (cohort, pick) =>
			void cohort.day.push({
				...pick(cohort.day),
				personId: "p999",
				pregnancyId: null,
				source: "diary",
				wearMinutes: 0,
			}),
	},
	{
		what: "an id in another letter case",
		code: "broken-link",
		table: "questionnaire",
		spoil: cell("questionnaire", "participantId", (row) => String(row.participantId).toUpperCase()),
	},
	{
		what: "a visit of another's pregnancy",
		code: "wrong-pregnancy",
		table: "visit",
		spoil: cell("visit", "pregnancyId", "q1", (row) => row.pregnancyId !== "q1" && row.ogtt1hMgDl === null),
	},
	// Participants and pregnancies
	{
		what: "she left before she came",
		code: "withdrawal-before-enrolment",
		table: "participant",
		spoil: cell("participant", "withdrewOn", "2023-12-31", (row) => row.participantId === "p4"),
	},
	{
		what: "a mother of 7",
		code: "age-of-mother",
		table: "participant",
		spoil: cell("participant", "birthYear", 2017, (row) => row.participantId !== "p4"),
	},
	{
		what: "birth before conception",
		code: "birth-before-conception",
		table: "pregnancy",
		spoil: cell(
			"pregnancy",
			"endedOn",
			(row) => later(row.lastPeriodOn, -100),
			(row) => isBorn(row) && isPlain(row.pregnancyId),
		),
	},
	{
		what: "a gestation of 46 weeks",
		code: "gestation-too-long",
		table: "pregnancy",
		spoil: cell(
			"pregnancy",
			"endedOn",
			(row) => later(row.lastPeriodOn, 322),
			(row) => isBorn(row) && isPlain(row.pregnancyId),
		),
	},
	{
		what: "still pregnant long after the freeze",
		code: "gestation-too-long",
		table: "pregnancy",
		spoil(cohort, pick) {
			const row = pick(cohort.pregnancy.filter((each) => isBorn(each) && isPlain(each.pregnancyId)));
			// As one whose end was never recorded.
			Object.assign(row, { ended: "ongoing", endedOn: null, onset: null });
			for (const table of ["infant", "outcome", "event"] as const)
				cohort[table] = cohort[table].filter(({ pregnancyId }) => pregnancyId !== row.pregnancyId);
			cohort.questionnaire = cohort.questionnaire.filter(({ participantId }) => participantId !== row.participantId);
		},
	},
	{
		what: "a live birth at 21+3",
		code: "gestation-too-short",
		table: "pregnancy",
		isProtected: true,
		spoil(cohort, pick) {
			const row = pick(cohort.pregnancy.filter((each) => isBorn(each) && isPlain(each.pregnancyId)));
			row.endedOn = later(row.lastPeriodOn, 150);
			for (const event of cohort.event) if (event.pregnancyId === row.pregnancyId) event.date = row.endedOn;
			for (const outcome of cohort.outcome)
				if (outcome.pregnancyId === row.pregnancyId && outcome.outcome === "preterm-birth") outcome.value = "yes";
		},
	},
	{
		what: "a loss at 30 weeks",
		code: "ended-contradicts",
		table: "pregnancy",
		isProtected: true,
		spoil: cell(
			"pregnancy",
			"endedOn",
			(row) => later(row.lastPeriodOn, 210),
			(row) => row.ended === "loss",
		),
	},
	{
		what: "a pregnancy that goes on and has an end",
		code: "ended-contradicts",
		table: "pregnancy",
		spoil(cohort) {
			cohort.participant.push({ ...cohort.participant[0]!, participantId: "p90" });
			cohort.pregnancy.push({ ...cohort.pregnancy[0]!, pregnancyId: "q90", participantId: "p90", ended: "ongoing" });
		},
	},
	{
		what: "no dating at all",
		code: "no-dating",
		table: "pregnancy",
		spoil(cohort, pick) {
			const row = pick(cohort.pregnancy.filter(isBorn));
			Object.assign(row, { lastPeriodOn: null, ultrasoundOn: null, ultrasoundGestationalAgeDays: null });
		},
	},
	{
		what: "a lost ultrasound",
		code: "last-period-only",
		table: "pregnancy",
		spoil: (cohort, pick) =>
			void Object.assign(pick(cohort.pregnancy.filter(isBorn)), {
				ultrasoundOn: null,
				ultrasoundGestationalAgeDays: null,
			}),
	},
	{
		what: "a scan without a date",
		code: "half-dating",
		table: "pregnancy",
		also: ["last-period-only"],
		spoil: cell("pregnancy", "ultrasoundOn", null, isBorn),
	},
	{
		what: "a last period of the year before",
		code: "dating-disagrees",
		table: "pregnancy",
		spoil: cell(
			"pregnancy",
			"lastPeriodOn",
			(row) => later(row.lastPeriodOn, -365),
			(row) => isBorn(row) && isPlain(row.pregnancyId),
		),
	},
	{
		what: "a dating scan after birth",
		code: "ultrasound-after-birth",
		table: "pregnancy",
		spoil(cohort, pick) {
			const row = pick(cohort.pregnancy.filter((each) => isBorn(each) && isPlain(each.pregnancyId)));
			Object.assign(row, { ultrasoundOn: later(row.endedOn, 3), ultrasoundGestationalAgeDays: 290 });
		},
	},
	{
		what: "two pregnancies at one time",
		code: "pregnancies-overlap",
		table: "pregnancy",
		spoil(cohort) {
			const [one, other] = ["q3", "q3b"].map((id) => cohort.pregnancy.find(({ pregnancyId }) => pregnancyId === id)!);
			for (const column of ["lastPeriodOn", "ultrasoundOn", "endedOn"]) one![column] = later(other![column]!, -90);
			for (const row of cohort.event) if (row.pregnancyId === "q3") row.date = one!.endedOn!;
		},
	},
	{
		what: "conceived two weeks after a birth",
		code: "pregnancies-too-close",
		table: "pregnancy",
		spoil(cohort) {
			const [one, other] = ["q3", "q3b"].map((id) => cohort.pregnancy.find(({ pregnancyId }) => pregnancyId === id)!);
			one!.endedOn = other!.lastPeriodOn!;
			one!.lastPeriodOn = later(one!.endedOn, -270);
			one!.ultrasoundOn = later(one!.lastPeriodOn, 63);
			for (const row of cohort.event) if (row.pregnancyId === "q3") row.date = one!.endedOn;
		},
	},
	// Infants
	{
		what: "twins of one fetus",
		code: "infants-and-fetuses",
		table: "pregnancy",
		spoil: cell("pregnancy", "fetuses", 1, (row) => row.pregnancyId === "q2"),
	},
	{
		what: "one infant of twins",
		code: "infants-and-fetuses",
		table: "pregnancy",
		isProtected: true,
		spoil(cohort) {
			cohort.infant = cohort.infant.filter(({ infantId }) => infantId !== "i202");
		},
	},
	{
		what: "a live birth with no infant",
		code: "live-birth-without-infant",
		table: "pregnancy",
		spoil(cohort, pick) {
			const row = pick(cohort.infant.filter(({ pregnancyId }) => isPlain(pregnancyId)));
			cohort.infant = cohort.infant.filter((each) => each !== row);
		},
	},
	{
		what: "an infant of a loss",
		code: "infant-without-live-birth",
		table: "infant",
		isProtected: true,
		spoil: (cohort) => void cohort.infant.push({ ...cohort.infant[0]!, infantId: "i998", pregnancyId: "q4" }),
	},
	{
		what: "two first-born twins",
		code: "birth-order",
		table: "infant",
		spoil: cell("infant", "birthOrder", 1, (row) => row.infantId === "i202"),
	},
	// Wear
	{
		what: "a session that ends before it begins",
		code: "session-reversed",
		table: "wearSession",
		also: ["day-outside-session"],
		spoil(cohort, pick) {
			const row = pick(cohort.wearSession);
			[row.startUtc, row.endUtc] = [row.endUtc!, row.startUtc!];
		},
	},
	{
		what: "a session under two ids",
		code: "duplicate-session",
		table: "wearSession",
		spoil: (cohort, pick) => void cohort.wearSession.push({ ...pick(cohort.wearSession), sessionId: "s999" }),
	},
	{
		what: "a session that overlaps another",
		code: "sessions-overlap",
		table: "wearSession",
		spoil: (cohort, pick) =>
			void cohort.wearSession.push({
				...pick(cohort.wearSession),
				sessionId: "s999",
				startUtc: "2024-10-26T12:00:00Z",
			}),
	},
	{
		what: "a day outside any session",
		code: "day-outside-session",
		table: "day",
		spoil: cell("day", "date", "2024-11-02", (row) => isMeasured(row) && row.wearMinutes === 1400),
	},
	// Days and withdrawal
	{
		what: "days after she had left",
		code: "day-after-withdrawal",
		table: "day",
		also: ["record-after-withdrawal"],
		spoil: cell(
			"participant",
			"withdrewOn",
			"2024-10-25",
			(row) => isPlain(row.participantId) && row.participantId !== "p5",
		),
	},
	{
		what: "an event after the freeze",
		code: "after-freeze",
		table: "event",
		spoil: (cohort) =>
			void cohort.event.push({ ...cohort.event[0]!, eventId: "e998", kind: "illness", date: "2026-02-01" }),
	},
	{
		what: "a visit after the freeze",
		code: "after-freeze",
		table: "visit",
		also: ["far-from-pregnancy"],
		spoil: cell("visit", "date", "2027-06-01"),
	},
	{
		what: "an infant's day from before birth",
		code: "before-birth",
		table: "day",
		spoil: (cohort) =>
			void cohort.day.push({
				personId: "i301",
				...{ pregnancyId: null, date: "2020-01-01", source: "mat", wearMinutes: 5, missing: null },
			}),
	},
	{
		what: "a visit far from its pregnancy",
		code: "far-from-pregnancy",
		table: "visit",
		spoil: cell("visit", "date", "2021-06-01", (row) => row.ogtt1hMgDl === null),
	},
	{
		what: "a reason with something measured",
		code: "missing-but-measured",
		table: "day",
		spoil: cell("day", "missing", "not-charged", isMeasured),
	},
	{
		what: "nothing measured, and no reason",
		code: "missing-without-reason",
		table: "day",
		spoil: cell("day", "missing", null, (row) => row.missing === "not-worn"),
	},
	{
		what: "1,500 minutes on a day of 24 hours",
		code: "longer-than-day",
		table: "day",
		spoil: cell("day", "wearMinutes", 1500, (row) => isMeasured(row) && row.wearMinutes === 1400),
	},
	{
		what: "sleep longer than bed",
		code: "sleep-longer-than-bed",
		table: "day",
		spoil: cell("day", "timeInBedMinutes", (row) => Number(row.totalSleepMinutes) - 30, isMeasured),
	},
	{
		what: "stages that do not add up",
		code: "stages-do-not-add-up",
		table: "day",
		spoil: cell("day", "remSleepMinutes", (row) => Number(row.remSleepMinutes) + 20, isMeasured),
	},
	// Visits, questionnaires, events
	{
		what: "systolic and diastolic exchanged",
		code: "systolic-below-diastolic",
		table: "visit",
		spoil(cohort, pick) {
			const row = pick(cohort.visit);
			[row.systolicMmHg, row.diastolicMmHg] = [row.diastolicMmHg!, row.systolicMmHg!];
		},
	},
	{
		what: "a postnatal questionnaire before birth",
		code: "before-postnatal",
		table: "questionnaire",
		spoil: cell(
			"questionnaire",
			"date",
			"2024-05-01",
			(row) => row.instrument === "city-bits" && isPlain(row.participantId),
		),
	},
	{
		what: "item 11 of EPDS",
		code: "no-such-item",
		table: "questionnaire",
		spoil: cell("questionnaire", "item", 11, (row) => row.instrument === "epds"),
	},
	{
		what: "a score of 4",
		code: "score-of-item",
		table: "questionnaire",
		spoil: cell("questionnaire", "score", 4, (row) => row.instrument === "epds"),
	},
	{
		what: "a birth on two days",
		code: "event-contradicts",
		table: "event",
		spoil: cell(
			"event",
			"date",
			(row) => later(row.date!, 2),
			(row) => row.kind === "birth",
		),
	},
	// Outcomes
	{
		what: "no preterm birth at 35+0",
		code: "outcome-contradicts",
		table: "outcome",
		spoil: cell("outcome", "value", "no", (row) => row.pregnancyId === "q5" && row.outcome === "preterm-birth"),
	},
	{
		what: "no preterm birth at 36+6",
		code: "outcome-near-limit",
		table: "outcome",
		spoil(cohort, pick) {
			const row = pick(
				cohort.pregnancy.filter((each) => isBorn(each) && isPlain(each.pregnancyId) && each.pregnancyId !== "q5"),
			);
			row.endedOn = later(row.lastPeriodOn, 258);
			for (const event of cohort.event) if (event.pregnancyId === row.pregnancyId) event.date = row.endedOn;
		},
	},
	{
		what: "preterm birth at term",
		code: "outcome-contradicts",
		table: "outcome",
		spoil: cell("outcome", "value", "yes", (row) => row.pregnancyId === "q8" && row.outcome === "preterm-birth"),
	},
	{
		what: "no gestational diabetes with a fasting glucose of 101",
		code: "outcome-contradicts",
		table: "outcome",
		spoil: cell("visit", "ogttFastingMgDl", 101, (row) => row.ogttFastingMgDl !== null && row.pregnancyId !== "q6"),
	},
	{
		what: "pre-eclampsia that was diagnosed, and is no",
		code: "outcome-contradicts",
		table: "outcome",
		spoil: cell("outcome", "value", "no", (row, cohort) => {
			if (row.outcome !== "pre-eclampsia" || row.pregnancyId !== "q7") return false;
			cohort.event.push({
				...cohort.event[0]!,
				eventId: "e999",
				personId: "p7",
				pregnancyId: "q7",
				kind: "pre-eclampsia",
				date: "2024-07-01",
			});
			return true;
		}),
	},
	{
		what: "an outcome of a loss that only a live birth has",
		code: "outcome-contradicts",
		table: "outcome",
		isProtected: true,
		spoil: (cohort) => void cohort.outcome.push({ pregnancyId: "q4", outcome: "preterm-birth", value: "yes" }),
	},
];
