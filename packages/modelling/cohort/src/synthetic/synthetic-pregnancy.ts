import type { RowOf } from "@quickening/table";
import type { dayColumns } from "../tables/day.ts";
import type { eventColumns } from "../tables/event.ts";
import type { infantColumns } from "../tables/infant.ts";
import type { outcomeColumns } from "../tables/outcome.ts";
import type { participantColumns } from "../tables/participant.ts";
import type { pregnancyColumns } from "../tables/pregnancy.ts";
import type { questionnaireColumns } from "../tables/questionnaire.ts";
import type { visitColumns } from "../tables/visit.ts";
import type { wearSessionColumns } from "../tables/wear-session.ts";

/**
 * Days of one synthetic pregnancy, one after another without a hole, as columns. Values are those of the body, before any
 * device: what a device makes of them, and on which days, is in {@link SyntheticPregnancy.observed}. All arrays are as long as
 * there are days.
 */
export interface SyntheticDays {
	readonly n: number;
	/** Day 0's days since 1970-01-01, local. */
	readonly firstDay: number;
	/** True gestational age on day 0, in days (two weeks before conception is 0; negative before). Day i is that many plus i. */
	readonly firstGestationalAgeDays: number;
	/** Day of birth or of the end as an index into the arrays; n or more where it lies beyond them. */
	readonly endIndex: number;
	readonly restingHeartRateBpm: Float64Array;
	readonly sleepingHeartRateBpm: Float64Array;
	/** RMSSD of the night. */
	readonly rmssdMs: Float64Array;
	readonly steps: Float64Array;
	readonly mvpaMinutes: Float64Array;
	readonly enmoMg: Float64Array;
	readonly energyExpenditureKcal: Float64Array;
	readonly timeInBedMinutes: Float64Array;
	readonly lightSleepMinutes: Float64Array;
	readonly deepSleepMinutes: Float64Array;
	readonly remSleepMinutes: Float64Array;
	/**
	 * Minute of the day (from local midnight, negative before it) at which she went to bed for the night that ends on this
	 * day.
	 */
	readonly bedtimeMinute: Float64Array;
	readonly skinTemperatureCel: Float64Array;
	readonly respiratoryRatePerMinute: Float64Array;
	readonly spo2Percent: Float64Array;
	readonly glucoseMgDl: Float64Array;
	readonly glucoseSdMgDl: Float64Array;
	readonly weightKg: Float64Array;
	/** Blood pressure at home, seated: the clinic's lies higher. */
	readonly systolicHomeMmHg: Float64Array;
	readonly diastolicHomeMmHg: Float64Array;
}

/** A child's days from birth on, as they were. */
export interface SyntheticInfantDays {
	readonly infantId: string;
	readonly n: number;
	/** Days since 1970-01-01 of the day of birth. */
	readonly firstDay: number;
	/** Minutes asleep in 24 hours. */
	readonly sleepMinutes: Float64Array;
	/** Wakings at night that its mother wakes for. */
	readonly nightWakings: Float64Array;
}

/** Columns of the day table: texts as arrays, numbers as Float64Array with NaN where missing. */
export type ObservedDays = {
	readonly [K in keyof typeof dayColumns]: (typeof dayColumns)[K]["type"] extends "number" | "integer"
		? Float64Array
		: readonly (string | null)[];
};

/** What is true of a synthetic pregnancy and no study would know. */
export interface SyntheticTruth {
	readonly pregnancyId: string;
	/** Days since 1970-01-01 of gestational day 0: conception less 14 days. */
	readonly gestationStartDay: number;
	/** How it ended. Other ends than a live birth are protected in any release, as real ones would be. */
	readonly ended: "live-birth" | "stillbirth" | "loss";
	/** True gestational age at its end, in days. */
	readonly gestationalAgeAtEndDays: number;
	/** Gestational age at which labour would have begun by itself; later than the end where birth was induced or planned. */
	readonly naturalEndDays: number;
	/** Clock that the turn of HRV follows: birth, gestation, half of it each, or none. */
	readonly turnClock: "birth" | "gestation" | "both" | "none";
	/**
	 * Gestational day, true, on which HRV begins to rise again: by `turnClock`, the earlier of the two where it is both. NaN
	 * where no turn was planted or the pregnancy ended before it.
	 */
	readonly hrvTurnGestationalAgeDays: number;
	/** Day of the hypertension's onset, true gestational age; NaN where there was none. */
	readonly hypertensionOnsetGestationalAgeDays: number;
	/** Monk scale, 1 to 10, as `observed.participant` has it. */
	readonly skinTone: number;
	readonly hasPreeclampsia: boolean;
	readonly hasGestationalHypertension: boolean;
	readonly hasGestationalDiabetes: boolean;
	readonly isPreterm: boolean;
	readonly hasPostnatalDepression: boolean;
	/** Standing of this woman among others, in standard deviations, by quantity: her random effects. */
	readonly randomEffects: Readonly<Record<string, number>>;
}

/** One synthetic pregnancy with all its rows; it depends on the design, the seed and its number alone. */
export interface SyntheticPregnancy {
	readonly index: number;
	readonly truth: SyntheticTruth;
	/** The body's days. */
	readonly days: SyntheticDays;
	/** Days of each live-born child, in order of birth. */
	readonly infantDays: readonly SyntheticInfantDays[];
	/** What a study would hold, in the tables of {@link ../tables/cohort-tables.ts cohortTables}. */
	readonly observed: {
		readonly participant: RowOf<typeof participantColumns>;
		readonly pregnancy: RowOf<typeof pregnancyColumns>;
		readonly infants: readonly RowOf<typeof infantColumns>[];
		readonly wearSessions: readonly RowOf<typeof wearSessionColumns>[];
		/** Rows of her devices and of her children: see device/observe-days.ts for what each device makes of `days`. */
		readonly days: ObservedDays;
		readonly visits: readonly RowOf<typeof visitColumns>[];
		readonly questionnaires: readonly RowOf<typeof questionnaireColumns>[];
		readonly events: readonly RowOf<typeof eventColumns>[];
		readonly outcomes: readonly RowOf<typeof outcomeColumns>[];
	};
}
