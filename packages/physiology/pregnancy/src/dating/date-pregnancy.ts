import { checkInRange, checkInteger, checkName, InvalidInputError, type Warning } from "@quickening/core";
import { printGestationalAge } from "../time/gestational-age.ts";
import { dayOf } from "../time/local-date.ts";
import { crownRumpFormulas } from "./crown-rump-age.ts";
import type { Dating, DatingFacts, DatingOptions, DatingRule } from "./dating.ts";
import {
	correctedPeriodError,
	type DatingError,
	embryoTransferError,
	errorGivenScan,
	lastPeriodError,
} from "./dating-error.ts";
import { redatingLimitDays } from "./redating-limit.ts";
import { type ScanFact, scanFact } from "./scan-fact.ts";

const where = "datePregnancy";
/** Days from 0+0 to 40+0, and to the 22+0 before which a scan has to confirm a date. */
const dueDays = 280;
const confirmingScanDays = 154;
/** 45+0: no pregnancy is as long; a date before or beyond it belongs to another one, or is wrong. */
const impossibleDays = 315;
const doubtfulDays = 308;

/**
 * Dates a pregnancy by ACOG's rules, and keeps how sure the date is.
 *
 * An embryo transfer decides before all else. A last period is kept unless the scan differs by more than the limit of its band
 * ({@link redatingLimitDays}, by the period's gestational age at the scan). Facts that contradict each other are never averaged:
 * one is set aside, with a warning that says which and why.
 *
 * Warnings: `no-dating-facts`, `scan-incomplete`, `scan-age-impossible`, `scan-contradicts-itself`,
 * `crown-rump-outside-range`, `lengths-and-fetuses-differ`, `transfer-incomplete`, `cycle-length-unused`,
 * `scan-before-last-period`, `facts-of-two-pregnancies`, `scan-after-end`, `scan-contradicts-transfer`, `late-redating`,
 * `end-before-conception`, `end-after-44-weeks`, `end-after-45-weeks`.
 *
 * @param facts - Dates as texts or as days since 1970-01-01; what is not known is left out, or null.
 * @returns Day 0 as a whole day, the rule, discrepancy and error. With no usable fact the rule is `none` and numbers are NaN.
 * @throws InvalidInputError when a date is none, or a number is out of its range: a cycle of 15 to 90 days, an embryo of 1 to 7,
 *   1 to 6 fetuses.
 *
 * Source: ACOG Committee Opinion 700 (2017), doi:10.1097/AOG.0000000000002046: redating by band; a transfer's day 0 is 14 days
 * and the embryo's age before it, so that birth is due 261 days after a day-5 and 263 after a day-3 transfer. With twins the
 * larger length dates: Blayney 2025, doi:10.1111/1471-0528.18065, found no difference between larger, smaller and mean.
 * @example
 * datePregnancy({ lastPeriodOn: "2026-01-01", scanOn: "2026-03-05", scanGestationalAgeDays: 71 }).rule; // "scan-redates"
 */
export function datePregnancy(
	facts: DatingFacts,
	{ formula = "intergrowth-2014", useCycleLength = false }: DatingOptions = {},
): Dating {
	checkName(where, "formula", formula, crownRumpFormulas);
	const fetuses = facts.fetuses ?? 1;
	checkInteger(where, "fetuses", fetuses, 1);
	checkInRange(where, "fetuses", fetuses, 1, 6);
	const warnings: Warning[] = [];
	const endDay = facts.endedOn == null ? Number.NaN : dayOf(where, "endedOn", facts.endedOn);
	const scan = scanFact(facts, formula, fetuses, warnings);
	const transfer = transferStart(facts, warnings);
	const period = periodStart(facts, useCycleLength, warnings);
	const decided = decide(transfer, period, scan, endDay, warnings);
	const gestationalAgeAtEndDays = endDay - decided.startDay;
	checkEnd(gestationalAgeAtEndDays, warnings);
	return {
		method: methods[decided.rule],
		rule: decided.rule,
		gestationStartDay: decided.startDay,
		dueDay: decided.startDay + dueDays,
		discrepancyDays: decided.discrepancyDays ?? Number.NaN,
		limitDays: decided.limitDays ?? Number.NaN,
		sdDays: decided.error.sdDays,
		biasDays: decided.error.biasDays,
		uncertaintySource: decided.error.source,
		isSuboptimallyDated:
			decided.rule !== "embryo-transfer" &&
			!(decided.scan !== undefined && decided.scan.day - decided.startDay < confirmingScanDays),
		gestationalAgeAtEndDays,
		fetuses,
		warnings,
	};
}

const methods = {
	"embryo-transfer": "embryo-transfer",
	"last-period-kept": "last-period",
	"last-period-alone": "last-period",
	"scan-redates": "ultrasound",
	"scan-alone": "ultrasound",
	none: "none",
} as const satisfies Readonly<Record<DatingRule, Dating["method"]>>;

interface Start {
	readonly day: number;
	readonly error: DatingError;
}

interface Decision {
	readonly rule: DatingRule;
	readonly startDay: number;
	readonly error: DatingError;
	readonly discrepancyDays?: number;
	readonly limitDays?: number;
	/** The scan, where it was used or agreed. */
	readonly scan: ScanFact | undefined;
}

function decide(
	transfer: Start | undefined,
	period: Start | undefined,
	scanGiven: ScanFact | undefined,
	endDay: number,
	warnings: Warning[],
): Decision {
	let scan = scanGiven;
	if (scan !== undefined && scan.day > endDay) {
		warnings.push({
			code: "scan-after-end",
			message: `The scan is not used: it was ${scan.day - endDay} days after the end.`,
		});
		scan = undefined;
	}
	if (transfer !== undefined) {
		if (scan === undefined) return { rule: "embryo-transfer", startDay: transfer.day, error: transfer.error, scan };
		const { discrepancyDays, limitDays } = compare(transfer, scan);
		if (!(Math.abs(discrepancyDays) <= limitDays))
			warnings.push({
				code: "scan-contradicts-transfer",
				message: `The scan differs from the embryo transfer by ${discrepancyDays} days; the transfer decides all the same.`,
			});
		return { rule: "embryo-transfer", startDay: transfer.day, error: transfer.error, discrepancyDays, limitDays, scan };
	}
	if (period !== undefined && scan !== undefined) {
		const { discrepancyDays, limitDays, gestationalAgeDays } = compare(period, scan);
		if (gestationalAgeDays < 0)
			warnings.push({
				code: "scan-before-last-period",
				message: `The scan was ${-gestationalAgeDays} days before the last period, which is set aside: the scan saw a fetus.`,
			});
		else if (gestationalAgeDays > impossibleDays)
			warnings.push({
				code: "facts-of-two-pregnancies",
				message: `The scan was ${printGestationalAge(gestationalAgeDays)} after the last period, which is set aside: another pregnancy's, or wrong.`,
			});
		else if (Math.abs(discrepancyDays) <= limitDays)
			return {
				rule: "last-period-kept",
				startDay: period.day,
				error: errorGivenScan(period.error, scan.error, discrepancyDays),
				discrepancyDays,
				limitDays,
				scan,
			};
		else {
			if (gestationalAgeDays >= 196)
				warnings.push({
					code: "late-redating",
					message: "A scan from 28+0 changed the date: a fetus that grows too little looks younger than it is (ACOG).",
				});
			return { ...byScan("scan-redates", scan), discrepancyDays, limitDays };
		}
	}
	if (scan !== undefined) return byScan("scan-alone", scan);
	if (period !== undefined) return { rule: "last-period-alone", startDay: period.day, error: period.error, scan };
	warnings.push({
		code: "no-dating-facts",
		message: "Nothing dates this pregnancy: no usable last period, scan or transfer.",
	});
	const error = { sdDays: Number.NaN, biasDays: Number.NaN, source: "" };
	return { rule: "none", startDay: Number.NaN, error, scan };
}

function byScan(rule: DatingRule, scan: ScanFact): Decision {
	return { rule, startDay: scan.day - scan.gestationalAgeDays, error: scan.error, scan };
}

function compare(start: Start, scan: ScanFact) {
	const gestationalAgeDays = scan.day - start.day;
	return {
		gestationalAgeDays,
		discrepancyDays: scan.gestationalAgeDays - gestationalAgeDays,
		limitDays: redatingLimitDays(gestationalAgeDays),
	};
}

function transferStart({ embryoTransferOn, embryoAgeDays }: DatingFacts, warnings: Warning[]): Start | undefined {
	if (embryoTransferOn == null && embryoAgeDays == null) return undefined;
	if (embryoAgeDays != null) {
		checkInteger(where, "embryoAgeDays", embryoAgeDays, 1);
		checkInRange(where, "embryoAgeDays", embryoAgeDays, 1, 7);
	}
	if (embryoTransferOn == null || embryoAgeDays == null) {
		const lacking = embryoTransferOn == null ? "date" : "embryo's age";
		warnings.push({
			code: "transfer-incomplete",
			message: `The embryo transfer is not used: the ${lacking} is missing.`,
		});
		return undefined;
	}
	return { day: dayOf(where, "embryoTransferOn", embryoTransferOn) - 14 - embryoAgeDays, error: embryoTransferError };
}

function periodStart(
	{ lastPeriodOn, cycleLengthDays }: DatingFacts,
	useCycleLength: boolean,
	warnings: Warning[],
): Start | undefined {
	if (cycleLengthDays != null && !(cycleLengthDays >= 15 && cycleLengthDays <= 90 && Number.isInteger(cycleLengthDays)))
		throw new InvalidInputError(
			`${where}: cycleLengthDays must be a whole number from 15 to 90; got ${cycleLengthDays}. Leave it out where it is not known`,
			{ code: "out-of-range", argument: "cycleLengthDays", received: cycleLengthDays },
		);
	if (lastPeriodOn == null) return undefined;
	const day = dayOf(where, "lastPeriodOn", lastPeriodOn);
	if (!useCycleLength) return { day, error: lastPeriodError };
	if (cycleLengthDays == null) {
		warnings.push({
			code: "cycle-length-unused",
			message: "The last period is not corrected: no cycle length is known.",
		});
		return { day, error: lastPeriodError };
	}
	return { day: day + (cycleLengthDays - 28), error: correctedPeriodError };
}

function checkEnd(gestationalAgeAtEndDays: number, warnings: Warning[]): void {
	const age = printGestationalAge(gestationalAgeAtEndDays);
	if (gestationalAgeAtEndDays < 14)
		warnings.push({
			code: "end-before-conception",
			message: `The pregnancy ends at ${age}, before it can have begun at 2+0.`,
		});
	else if (gestationalAgeAtEndDays > impossibleDays)
		warnings.push({
			code: "end-after-45-weeks",
			message: `The pregnancy ends at ${age}, beyond 45+0: a date is wrong.`,
		});
	else if (gestationalAgeAtEndDays > doubtfulDays)
		warnings.push({
			code: "end-after-44-weeks",
			message: `The pregnancy ends at ${age}, beyond 44+0: a date is probably wrong.`,
		});
}
