import { checkInRange, InvalidInputError, type Warning } from "@quickening/core";
import { amountOf, type Finding, factOf, type JudgedFinding, judge } from "./finding.ts";
import { type HypertensionInReadings, hypertensionInReadings } from "./hypertension-in-readings.ts";
import type { MaternalFindings, UnrecordedSigns } from "./maternal-organ-dysfunction.ts";
import {
	type Dated,
	hasEarlyProteinuria,
	newOrganDysfunction,
	newProteinuria,
	twentyWeeksDays,
} from "./new-grounds.ts";
import { checkReading, isRaised, type PressureReading, raisedPressureMmHg } from "./pressure-reading.ts";
import type { UrineTests } from "./proteinuria.ts";
import { type UteroplacentalFindings, uteroplacentalDysfunction } from "./uteroplacental-dysfunction.ts";

/** Disorders that ISSHP tells apart. */
export type HypertensiveDisorder =
	| "no-hypertension"
	| "chronic-hypertension"
	| "white-coat-hypertension"
	| "masked-hypertension"
	| "transient-gestational-hypertension"
	| "gestational-hypertension"
	| "postpartum-hypertension"
	| "pre-eclampsia"
	| "superimposed-pre-eclampsia"
	| "not-determinable";

/** What is known of one pregnancy. */
export interface HypertensiveDisorderInput {
	readonly readings: readonly PressureReading[];
	/** Hypertension before pregnancy, or treated for it; left out or null: not known. */
	readonly hypertensionBeforePregnancy?: boolean | null;
	/**
	 * Takes drugs that lower pressure; then normal readings exclude nothing. Left out: not known, taken for no, and said in a
	 * warning.
	 */
	readonly takesAntihypertensives?: boolean | null;
	/** Completed days at birth; NaN, null or left out before it. */
	readonly birthGestationalAgeDays?: number | null;
	readonly urine?: readonly Dated<UrineTests>[];
	readonly maternal?: readonly Dated<MaternalFindings>[];
	/** As known by the end of pregnancy, or now. */
	readonly uteroplacental?: UteroplacentalFindings;
}

/** A disorder with its grounds. */
export interface HypertensiveDisorderResult {
	readonly disorder: HypertensiveDisorder;
	/** What holds in any case where the disorder is not determinable, such as "gestational-hypertension". */
	readonly atLeast?: HypertensiveDisorder;
	/** When hypertension began. */
	readonly onset: "before-pregnancy" | "before-20-weeks" | "from-20-weeks" | "postpartum" | "none" | "not-determinable";
	readonly severe: Finding;
	/** The three grounds of pre-eclampsia, each new at or after 20+0. */
	readonly proteinuria: JudgedFinding;
	readonly maternalOrganDysfunction: JudgedFinding;
	readonly uteroplacentalDysfunction: JudgedFinding;
	/** Mean of readings at home or by day from 20+0 to birth, and how many; NaN without any. */
	readonly outOfOffice: { readonly systolicMmHg: number; readonly diastolicMmHg: number; readonly nReadings: number };
	readonly reasons: readonly string[];
	readonly missing: readonly string[];
	readonly warnings: readonly Warning[];
}

/** Days after birth in which hypertension belongs to the pregnancy: three months. */
export const postpartumDays = 84;

/**
 * Hypertensive disorder of a pregnancy by ISSHP 2021.
 *
 * Chronic: before pregnancy, or confirmed before 20+0. Gestational: new at or after 20+0. Pre-eclampsia: gestational
 * hypertension with proteinuria, maternal organ dysfunction or uteroplacental dysfunction, new at or after 20+0; superimposed
 * on chronic hypertension. White-coat: raised in the clinic, below 135/85 on average at home or by day. Masked: the reverse.
 * Transient: raised once, then normal. After birth: hypertension that began then is "postpartum-hypertension", or pre-eclampsia
 * with onset "postpartum".
 *
 * A finding excludes a ground when it was made no more than 7 days before hypertension began, or later (the days are ours):
 * urine that was clear at 22 weeks says nothing of 36. What is not known is never taken for "no": the disorder is then
 * "not-determinable", with what is missing and what holds at least. The first hypertension at or after 20+0 of a woman of whom
 * nothing is known before may be chronic, and is called neither.
 *
 * @param input - See its fields. Readings asleep are left out.
 * @param options.unrecordedSigns - What clinical signs that nobody wrote down are taken for; see {@link
 *   maternalOrganDysfunction}.
 * @throws InvalidInputError when a value cannot be in its unit, or a birth is before 20+0.
 *
 * Source: Magee et al. 2022, doi:10.1016/j.preghy.2021.09.008; readings at home: Magee et al. 2014,
 *   doi:10.1016/j.preghy.2014.01.003. Of 103 healthy women the upper limit at home was 123/78, so 135/85 may be too high to
 *   call pressure white-coat (Vestgaard et al. 2019, doi:10.1097/MBP.0000000000000386): such a result has a warning.
 */
export function hypertensiveDisorder(
	input: HypertensiveDisorderInput,
	{ unrecordedSigns = "unknown" }: { readonly unrecordedSigns?: UnrecordedSigns } = {},
): HypertensiveDisorderResult {
	const where = "hypertensiveDisorder";
	const { readings, uteroplacental = {} } = input;
	const fact = (name: "hypertensionBeforePregnancy" | "takesAntihypertensives") => factOf(where, name, input[name]);
	const hypertensionBeforePregnancy = fact("hypertensionBeforePregnancy");
	const takesAntihypertensives = fact("takesAntihypertensives");
	const born = amountOf(where, "birthGestationalAgeDays", input.birthGestationalAgeDays);
	const birth = Number.isNaN(born) ? Number.POSITIVE_INFINITY : born;
	if (birth !== Number.POSITIVE_INFINITY) checkInRange(where, "birthGestationalAgeDays", birth, twentyWeeksDays, 320);
	for (const reading of readings) checkReading(where, reading);
	for (const { gestationalAgeDays } of [...(input.urine ?? []), ...(input.maternal ?? [])])
		if (!(gestationalAgeDays >= 0 && gestationalAgeDays <= 700))
			throw new InvalidInputError(`${where}: gestationalAgeDays must be between 0 and 700; got ${gestationalAgeDays}`, {
				code: "out-of-range",
				argument: "gestationalAgeDays",
				received: gestationalAgeDays,
			});
	const of = (from: number, to: number) => readings.filter(({ gestationalAgeDays: day }) => day >= from && day < to);
	const early = hypertensionInReadings(of(0, twentyWeeksDays));
	// The day of birth counts as pregnancy: with days alone, labour cannot be told from the hours after it.
	const late = hypertensionInReadings(of(twentyWeeksDays, Math.floor(birth) + 1));
	const after = hypertensionInReadings(of(Math.floor(birth) + 1, Math.floor(birth) + 1 + postpartumDays));
	const outOfOffice = averageOutOfOffice(of(twentyWeeksDays, Math.floor(birth) + 1));
	const onsetDays = late.hypertension === "yes" ? late.onsetGestationalAgeDays : after.onsetGestationalAgeDays;
	const grounds = {
		proteinuria: newProteinuria(input.urine ?? [], onsetDays),
		maternalOrganDysfunction: newOrganDysfunction(input.maternal ?? [], onsetDays, unrecordedSigns),
		uteroplacentalDysfunction: uteroplacentalDysfunction(uteroplacental),
	};
	const all = Object.values(grounds);
	const features: JudgedFinding = judge(
		all.flatMap(({ present }) => present),
		all.flatMap(({ missing }) => missing),
	);
	const warnings: Warning[] = [];
	if (takesAntihypertensives === undefined)
		warnings.push({
			code: "antihypertensives-not-known",
			message:
				"Whether she takes drugs that lower pressure is not known, and was taken for no: normal readings then exclude hypertension.",
		});
	const { severe } = hypertensionInReadings(readings);
	const nLate = readings.filter(({ gestationalAgeDays }) => gestationalAgeDays > birth + postpartumDays).length;
	if (nLate > 0)
		warnings.push({
			code: "readings-long-after-birth",
			message: `${nLate} readings more than ${postpartumDays} days after birth were left out: they do not belong to the pregnancy.`,
		});
	if (hasEarlyProteinuria(input.urine ?? []))
		warnings.push({
			code: "proteinuria-before-20-weeks",
			message: "Protein in urine was found before 20+0, so that proteinuria is no new ground of pre-eclampsia.",
		});
	const result = (
		disorder: HypertensiveDisorder,
		onset: HypertensiveDisorderResult["onset"],
		rest: Partial<Pick<HypertensiveDisorderResult, "atLeast" | "reasons" | "missing">> = {},
	): HypertensiveDisorderResult => ({
		disorder,
		onset,
		severe,
		...grounds,
		outOfOffice,
		reasons: [],
		missing: [],
		...rest,
		warnings,
	});
	if (hypertensionBeforePregnancy === false && early.hypertension === "yes")
		warnings.push({
			code: "first-seen-before-20-weeks",
			message: "Hypertension was confirmed before 20+0 of a woman said to have had none: it counts as chronic.",
		});

	if (hypertensionBeforePregnancy === true || early.hypertension === "yes") {
		const onset = hypertensionBeforePregnancy ? "before-pregnancy" : "before-20-weeks";
		const reasons = [
			hypertensionBeforePregnancy
				? "hypertension before pregnancy"
				: `confirmed on day ${early.onsetGestationalAgeDays}, before 20+0`,
		];
		if (features.finding === "yes")
			return result("superimposed-pre-eclampsia", onset, { reasons: [...reasons, ...features.present] });
		if (features.finding === "no") return result("chronic-hypertension", onset, { reasons });
		return result("not-determinable", onset, { atLeast: "chronic-hypertension", reasons, missing: features.missing });
	}

	if (late.hypertension !== "yes" && after.hypertension !== "yes") return withoutHypertension();
	const onset = late.hypertension === "yes" ? "from-20-weeks" : "postpartum";
	const found = late.hypertension === "yes" ? late : after;
	const reasons = [`hypertension confirmed from day ${found.onsetGestationalAgeDays}`];
	// Nothing known before 20+0: it may be chronic. A normal reading then, or a history of none, says that it is new.
	if (hypertensionBeforePregnancy === undefined && early.nReadings === 0)
		return result("not-determinable", "not-determinable", {
			reasons: [...reasons, ...features.present],
			missing: ["a reading before 20+0, or hypertensionBeforePregnancy"],
		});
	if (early.hypertension === "not-determinable" && early.nReadings > 0)
		return result("not-determinable", "not-determinable", {
			reasons: [...reasons, ...features.present],
			missing: early.missing.map((lack) => `${lack} (before 20+0)`),
		});
	if (features.finding === "yes") return result("pre-eclampsia", onset, { reasons: [...reasons, ...features.present] });
	const plain = onset === "postpartum" ? "postpartum-hypertension" : "gestational-hypertension";
	if (onset === "from-20-weeks" && outOfOffice.nReadings > 0 && !isRaised(outOfOffice, raisedPressureMmHg.home)) {
		warnings.push({
			code: "white-coat-threshold",
			message: `At home or by day ${outOfOffice.systolicMmHg.toFixed(0)}/${outOfOffice.diastolicMmHg.toFixed(0)} mmHg on average of ${outOfOffice.nReadings}, below 135/85; in healthy women the upper limit at home was 123/78 (Vestgaard 2019). White-coat hypertension is watched as hypertension is.`,
		});
		const whiteCoat = [...reasons, "below 135/85 out of the clinic"];
		if (features.finding === "no") return result("white-coat-hypertension", onset, { reasons: whiteCoat });
		return result("not-determinable", onset, {
			atLeast: "white-coat-hypertension",
			reasons: whiteCoat,
			missing: features.missing,
		});
	}
	if (features.finding === "no") return result(plain, onset, { reasons });
	return result("not-determinable", onset, { atLeast: plain, reasons, missing: features.missing });

	function withoutHypertension(): HypertensiveDisorderResult {
		if (takesAntihypertensives)
			return result("not-determinable", "not-determinable", {
				reasons: ["she takes drugs that lower pressure, so that readings exclude nothing"],
				missing: ["why she takes them, or readings without them"],
			});
		const open: readonly (readonly [string, HypertensionInReadings])[] = [
			["from 20+0 to birth", late],
			...(after.nReadings > 0 ? ([["after birth", after]] as const) : []),
			...(early.nReadings > 0 ? ([["before 20+0", early]] as const) : []),
		];
		const missing = open.flatMap(([when, { hypertension, missing: lacks }]) =>
			hypertension === "not-determinable" ? lacks.map((lack) => `${lack} (${when})`) : [],
		);
		if (outOfOffice.nReadings > 0 && isRaised(outOfOffice, raisedPressureMmHg.home) && late.hypertension === "no")
			return result("masked-hypertension", "from-20-weeks", {
				reasons: [
					`at home or by day ${outOfOffice.systolicMmHg.toFixed(0)}/${outOfOffice.diastolicMmHg.toFixed(0)} mmHg on average, and not raised in the clinic`,
				],
			});
		if (missing.length > 0) return result("not-determinable", "not-determinable", { missing });
		if (hypertensionBeforePregnancy === undefined && early.nReadings === 0)
			warnings.push({
				code: "nothing-known-before-20-weeks",
				message: "Nothing is known before 20+0: readings from then on were not raised.",
			});
		if (late.isTransient)
			return result("transient-gestational-hypertension", "from-20-weeks", {
				reasons: ["raised once at or after 20+0, then normal"],
			});
		return result("no-hypertension", "none", {
			reasons: [`${late.nReadings} readings in the clinic from 20+0, none raised twice`],
		});
	}
}

function averageOutOfOffice(readings: readonly PressureReading[]) {
	const used = readings.filter(
		({ context, systolicMmHg, diastolicMmHg }) =>
			(context === "home" || context === "ambulatory") && !Number.isNaN(systolicMmHg + diastolicMmHg),
	);
	const mean = (of: (reading: PressureReading) => number) =>
		used.length === 0 ? Number.NaN : used.reduce((sum, reading) => sum + of(reading), 0) / used.length;
	return {
		systolicMmHg: mean(({ systolicMmHg }) => systolicMmHg),
		diastolicMmHg: mean(({ diastolicMmHg }) => diastolicMmHg),
		nReadings: used.length,
	};
}
