import { checkInRange, checkName, InvalidInputError, type Warning } from "@quickening/core";
import { amountOf } from "./finding.ts";
import {
	type GestationalDiabetesCriteria,
	type GestationalDiabetesRule,
	type GlucoseUnit,
	gestationalDiabetesCriteria,
	type OgttTime,
} from "./gestational-diabetes-criteria.ts";

/** Plasma glucose of a tolerance test, in the unit of the options; NaN, null or left out: not taken. */
export type Ogtt = Partial<Readonly<Record<OgttTime, number | null>>>;

/** Options of {@link gestationalDiabetes}; the unit has no default. */
export interface GestationalDiabetesOptions {
	readonly unit: GlucoseUnit;
	/** Default "iadpsg-2010". */
	readonly criteria?: GestationalDiabetesCriteria;
	/** g of glucose that were drunk; refused where the criteria are for another load. */
	readonly loadG?: number;
	/** Day of the test; outside 24+0 to 28+6 the result has a warning. */
	readonly gestationalAgeDays?: number;
	/** HbA1c in percent, for overt diabetes; left out: not measured. */
	readonly hba1cPercent?: number | null;
}

/** A value that reached its threshold. */
export interface DecidingValue {
	readonly time: OgttTime | "hba1c";
	readonly value: number;
	readonly threshold: number;
}

/** Gestational diabetes by one set of criteria. */
export interface GestationalDiabetes {
	readonly diagnosis: "gestational-diabetes" | "overt-diabetes" | "no-diabetes" | "not-determinable";
	/** Values that reached their threshold, in order of time. */
	readonly decidedBy: readonly DecidingValue[];
	/** Times that are missing, where they could still decide. */
	readonly missing: readonly string[];
	readonly criteria: GestationalDiabetesCriteria;
	readonly unit: GlucoseUnit;
	readonly warnings: readonly Warning[];
}

/** Values that can be plasma glucose of a woman who walks into a clinic. */
const plausible: Readonly<Record<GlucoseUnit, readonly [number, number]>> = {
	"mg/dL": [30, 700],
	"mmol/L": [1.6, 29.9],
};
const times: readonly OgttTime[] = ["fasting", "oneHour", "twoHour", "threeHour"];

/**
 * Gestational diabetes from an oral glucose tolerance test, and which value decided.
 *
 * IADPSG (default): 75 g, any one of fasting 92, 1 h 180, 2 h 153 mg/dL (5.1, 10.0, 8.5 mmol/L) reached. Overt diabetes:
 * fasting from 126 mg/dL, or HbA1c from 6.5 %. Values are compared in their own unit with the threshold printed for it, so
 * nothing is rounded. Missing times never count as normal: "no-diabetes" needs every value that could still decide.
 *
 * @param given - In `options.unit`; see {@link Ogtt}. A time that the criteria do not use is left out with a warning.
 * @throws InvalidInputError when the unit is not given, a value cannot be in it (5.1 mg/dL, 92 mmol/L: the message says which
 *   unit it would be), or `loadG` is not the load of the criteria.
 *
 * Source: {@link gestationalDiabetesCriteria}.
 * @example
 * gestationalDiabetes({ fasting: 88, oneHour: 184, twoHour: 140 }, { unit: "mg/dL" }).diagnosis; // "gestational-diabetes"
 */
export function gestationalDiabetes(given: Ogtt, options: GestationalDiabetesOptions): GestationalDiabetes {
	const where = "gestationalDiabetes";
	const { unit, criteria = "iadpsg-2010", loadG, gestationalAgeDays } = options;
	const hba1cPercent = amountOf(where, "hba1cPercent", options.hba1cPercent);
	checkName(where, "unit", unit, plausible);
	checkName(where, "criteria", criteria, gestationalDiabetesCriteria);
	checkName(
		where,
		"a time of ogtt",
		Object.keys(given).find((time) => !times.includes(time as OgttTime)) ?? "fasting",
		times,
	);
	const ogtt = Object.fromEntries(times.map((time) => [time, amountOf(where, time, given[time])])) as Glucose;
	for (const time of times) checkGlucose(where, time, ogtt[time], unit);
	const rule: GestationalDiabetesRule = gestationalDiabetesCriteria[criteria];
	if (loadG !== undefined && loadG !== rule.loadG)
		throw new InvalidInputError(`${where}: loadG must be ${rule.loadG} for ${criteria}; got ${loadG}`, {
			code: "wrong-load",
			argument: "loadG",
			received: loadG,
		});
	if (!Number.isNaN(hba1cPercent)) checkInRange(where, "hba1cPercent", hba1cPercent, 3, 20);
	const thresholds = rule.thresholds[unit];
	const used = times.filter((time) => thresholds[time] !== undefined);
	const reached = (limits: Readonly<Partial<Record<OgttTime, number>>>): DecidingValue[] =>
		times.flatMap((time) => {
			const [value, threshold] = [ogtt[time], limits[time]];
			return threshold !== undefined && value >= threshold ? [{ time, value, threshold }] : [];
		});
	const overt: DecidingValue[] = reached(rule.diabetes[unit]);
	if (hba1cPercent >= 6.5) overt.push({ time: "hba1c", value: hba1cPercent, threshold: 6.5 });
	const decidedBy = reached(thresholds);
	const missing = used.filter((time) => Number.isNaN(ogtt[time]));
	const base = { criteria, unit, warnings: doubts(ogtt, used, unit, gestationalAgeDays) };
	if (overt.length > 0) return { diagnosis: "overt-diabetes", decidedBy: overt, missing: [], ...base };
	if (decidedBy.length >= rule.nNeeded) return { diagnosis: "gestational-diabetes", decidedBy, missing: [], ...base };
	if (decidedBy.length + missing.length >= rule.nNeeded)
		return { diagnosis: "not-determinable", decidedBy, missing, ...base };
	return { diagnosis: "no-diabetes", decidedBy, missing: [], ...base };
}

function checkGlucose(where: string, time: OgttTime, value: number, unit: GlucoseUnit): void {
	if (Number.isNaN(value)) return;
	const [low, high] = plausible[unit];
	if (value >= low && value <= high) return;
	const other: GlucoseUnit = unit === "mg/dL" ? "mmol/L" : "mg/dL";
	const [otherLow, otherHigh] = plausible[other];
	const hint =
		value >= otherLow && value <= otherHigh
			? `, which looks like ${other}: give all values in one unit, and name it`
			: "";
	throw new InvalidInputError(`${where}: ${time} must be between ${low} and ${high} ${unit}; got ${value}${hint}`, {
		code: "out-of-range",
		argument: time,
		received: value,
	});
}

/** Values at all times; NaN where none was taken. */
type Glucose = Readonly<Record<OgttTime, number>>;

/** What may be wrong with a test whose values are each possible. */
function doubts(
	ogtt: Glucose,
	used: readonly OgttTime[],
	unit: GlucoseUnit,
	gestationalAgeDays: number | undefined,
): readonly Warning[] {
	const warnings: Warning[] = [];
	const { fasting, oneHour, twoHour } = ogtt;
	if (fasting > oneHour && fasting > twoHour)
		warnings.push({
			code: "fasting-highest",
			message: `Fasting glucose (${fasting} ${unit}) lies above both values after the load (${oneHour} and ${twoHour}): are the times mixed up, or was nothing drunk?`,
		});
	const unusedTimes = times.filter((time) => !used.includes(time) && !Number.isNaN(ogtt[time]));
	if (unusedTimes.length > 0)
		warnings.push({
			code: "time-not-used",
			message: `The criteria have no threshold for ${unusedTimes.join(" and ")}: left out.`,
		});
	if (gestationalAgeDays !== undefined) {
		checkInRange("gestationalDiabetes", "gestationalAgeDays", gestationalAgeDays, 0, 308);
		if (gestationalAgeDays < 168 || gestationalAgeDays > 202)
			warnings.push({
				code: "outside-24-to-28-weeks",
				message: `The thresholds come from tests at 24 to 28 weeks (HAPO: to 32); this one is of day ${gestationalAgeDays}.`,
			});
	}
	return warnings;
}
