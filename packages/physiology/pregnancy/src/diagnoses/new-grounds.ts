import { type JudgedFinding, judge } from "./finding.ts";
import { type MaternalFindings, maternalOrganDysfunction, type UnrecordedSigns } from "./maternal-organ-dysfunction.ts";
import { proteinuria, type UrineTests } from "./proteinuria.ts";

/** A finding with its gestational day: only what is new at or after 20+0 counts for pre-eclampsia. */
export type Dated<T> = T & { readonly gestationalAgeDays: number };

/** 20+0: what is found from this day on can be new in pregnancy. */
export const twentyWeeksDays = 140;
/** Days before hypertension began in which an examination still excludes what it did not find. */
const freshDays = 7;

/** Whether there was protein in urine before 20+0, so that it is not new. */
export function hasEarlyProteinuria(urine: readonly Dated<UrineTests>[]): boolean {
	return urine.some((tests) => tests.gestationalAgeDays < twentyWeeksDays && proteinuria(tests).finding === "yes");
}

/** Proteinuria that is new: at or after 20+0, and not there before. An old test excludes nothing. */
export function newProteinuria(urine: readonly Dated<UrineTests>[], onsetDays: number): JudgedFinding {
	if (hasEarlyProteinuria(urine)) return judge([], []);
	const late = urine.filter(({ gestationalAgeDays }) => gestationalAgeDays >= twentyWeeksDays);
	const present = late.flatMap((tests) => proteinuria(tests).present);
	const fresh = late.filter(({ gestationalAgeDays }) => !(gestationalAgeDays < onsetDays - freshDays)).map(proteinuria);
	if (fresh.some(({ finding }) => finding === "no")) return judge(present, []);
	const lacks = fresh.flatMap(({ missing }) => missing);
	return judge(present, lacks.length > 0 ? lacks : [`a test of urine for protein ${sinceWhen(onsetDays)}`]);
}

/** Organ dysfunction at or after 20+0. An old examination excludes nothing. */
export function newOrganDysfunction(
	maternal: readonly Dated<MaternalFindings>[],
	onsetDays: number,
	unrecordedSigns: UnrecordedSigns,
): JudgedFinding {
	const late = maternal.filter(({ gestationalAgeDays }) => gestationalAgeDays >= twentyWeeksDays);
	const present = late.flatMap((findings) => maternalOrganDysfunction(findings, { unrecordedSigns }).present);
	const fresh = late.filter(({ gestationalAgeDays }) => !(gestationalAgeDays < onsetDays - freshDays));
	const lacks = (fresh.length > 0 ? fresh : [{}]).map(
		(findings) => maternalOrganDysfunction(findings, { unrecordedSigns }).missing,
	);
	// A value that one examination has is not missing because another one lacks it.
	return judge(
		present,
		lacks[0].filter((name) => lacks.every((each) => each.includes(name))),
	);
}

function sinceWhen(onsetDays: number): string {
	return Number.isNaN(onsetDays) ? "at or after 20+0" : `within ${freshDays} days before hypertension, or later`;
}
