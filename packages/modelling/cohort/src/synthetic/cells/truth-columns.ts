import type { Columns } from "@quickening/table";
import { defaultDesign } from "../design/design.ts";
import { syntheticPregnancy } from "../make-pregnancy.ts";
import type { SyntheticDays } from "../synthetic-pregnancy.ts";

const yesNo = { yes: "Yes", no: "No" };
const days = (description: string) => ({ type: "number", unit: "d", missing: [""], description }) as const;
const flag = (description: string) => ({ type: "text", unit: "code", codes: yesNo, description }) as const;

/** What is true of each synthetic pregnancy and no study would know, a row each. */
export function truthColumns(): Columns {
	const effects = Object.keys(syntheticPregnancy(defaultDesign, 0).truth.randomEffects);
	return {
		...facts,
		...Object.fromEntries(
			effects.map((name) => [
				effectColumn(name),
				{ type: "number", unit: "1", description: `Standing of this woman among others, in SDs: ${name}` } as const,
			]),
		),
	};
}

const facts = {
	pregnancyId: { type: "text", unit: "id", key: true, description: "Pregnancy" },
	gestationStartOn: { type: "date", unit: "1", description: "Gestational day 0: conception less 14 days" },
	ended: {
		type: "text",
		unit: "code",
		codes: { "live-birth": "Live birth", stillbirth: "Stillbirth", loss: "Loss" },
		description: "How it ended",
	},
	gestationalAgeAtEndDays: days("True gestational age at its end"),
	naturalEndDays: days("Gestational age at which labour would have begun by itself"),
	turnClock: {
		type: "text",
		unit: "code",
		codes: { birth: "Time to birth", gestation: "Gestation", both: "Half of it each", none: "No turn" },
		description: "Clock that the turn of heart rate variability follows",
	},
	hrvTurnGestationalAgeDays: days("True gestational age at the turn; empty where there was none"),
	hypertensionOnsetGestationalAgeDays: days("True gestational age at the onset of hypertension; empty without"),
	skinTone: { type: "integer", unit: "1", range: [1, 10], description: "Skin tone on the Monk scale" },
	hasPreeclampsia: flag("Pre-eclampsia"),
	hasGestationalHypertension: flag("Gestational hypertension"),
	hasGestationalDiabetes: flag("Gestational diabetes"),
	isPreterm: flag("Live birth before 37+0 weeks"),
	hasPostnatalDepression: flag("Postnatal depression"),
} satisfies Columns;

/** Units of the body's days, by column. */
const bodyUnits = {
	restingHeartRateBpm: "bpm",
	sleepingHeartRateBpm: "bpm",
	rmssdMs: "ms",
	steps: "1",
	mvpaMinutes: "min",
	enmoMg: "mg",
	energyExpenditureKcal: "kcal",
	timeInBedMinutes: "min",
	lightSleepMinutes: "min",
	deepSleepMinutes: "min",
	remSleepMinutes: "min",
	bedtimeMinute: "min",
	skinTemperatureCel: "Cel",
	respiratoryRatePerMinute: "/min",
	spo2Percent: "%",
	glucoseMgDl: "mg/dL",
	glucoseSdMgDl: "mg/dL",
	weightKg: "kg",
	systolicHomeMmHg: "mmHg",
	diastolicHomeMmHg: "mmHg",
} as const satisfies Record<
	Exclude<keyof SyntheticDays, "n" | "firstDay" | "firstGestationalAgeDays" | "endIndex">,
	string
>;

export const bodyQuantities = Object.keys(bodyUnits) as (keyof typeof bodyUnits)[];

/** The body's days, before any device, a row each. */
export const bodyDayColumns = {
	pregnancyId: { type: "text", unit: "id", key: true, description: "Pregnancy" },
	date: { type: "date", unit: "1", key: true, description: "Local date" },
	gestationalAgeDays: { type: "number", unit: "d", description: "True gestational age; after the end it goes on" },
	...Object.fromEntries(
		bodyQuantities.map((name) => [
			name,
			{ type: "number", unit: bodyUnits[name], description: "As the body had it, before any device" } as const,
		]),
	),
} satisfies Columns;

/** Minutes of the body, before any device, a row each. */
export const minuteColumns = {
	pregnancyId: { type: "text", unit: "id", key: true, description: "Pregnancy" },
	date: { type: "date", unit: "1", key: true, description: "Local date" },
	minute: {
		type: "integer",
		unit: "min",
		key: true,
		range: [0, 1560],
		description: "Minutes since local midnight, as they pass",
	},
	utcSeconds: { type: "integer", unit: "s", description: "Begin of the minute, since 1970-01-01T00:00:00Z" },
	heartRateBpm: { type: "number", unit: "bpm", description: "Heart rate" },
	steps: { type: "integer", unit: "1", description: "Steps" },
	enmoMg: { type: "number", unit: "mg", description: "Acceleration of the wrist, ENMO" },
	inBed: { type: "integer", unit: "1", range: [0, 1], description: "1 in bed" },
	asleep: { type: "integer", unit: "1", range: [0, 1], description: "1 asleep" },
} satisfies Columns;

/** "effectRestingHeartRate" of "restingHeartRate". */
export function effectColumn(name: string): string {
	return `effect${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
