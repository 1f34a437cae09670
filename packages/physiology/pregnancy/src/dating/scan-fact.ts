import type { Warning } from "@quickening/core";
import { printGestationalAge } from "../time/gestational-age.ts";
import { dayOf } from "../time/local-date.ts";
import { type CrownRumpFormulaName, crownRumpAge, crownRumpFormulas } from "./crown-rump-age.ts";
import type { DatingFacts } from "./dating.ts";
import { type DatingError, scanError } from "./dating-error.ts";

export interface ScanFact {
	readonly day: number;
	readonly gestationalAgeDays: number;
	readonly error: DatingError;
}

/** The scan as a day and an age, or undefined where there was none that can be used; doubts go to `warnings`. */
export function scanFact(
	facts: DatingFacts,
	formula: CrownRumpFormulaName,
	fetuses: number,
	warnings: Warning[],
): ScanFact | undefined {
	const day = facts.scanOn == null ? undefined : dayOf("datePregnancy", "scanOn", facts.scanOn);
	const fromLength = ageFromLength(facts, formula, fetuses, warnings);
	const given = facts.scanGestationalAgeDays ?? undefined;
	if (day === undefined && given === undefined && facts.crownRumpMm == null) return undefined;
	if (day === undefined || (given === undefined && fromLength === undefined)) {
		const lacking = day === undefined ? "its date is missing" : "it gives neither a usable age nor a usable length";
		warnings.push({ code: "scan-incomplete", message: `The scan is not used: ${lacking}.` });
		return undefined;
	}
	const age = given ?? Math.round(fromLength!.gestationalAgeDays);
	if (!Number.isInteger(age) || age < 35 || age > 315) {
		warnings.push({
			code: "scan-age-impossible",
			message: `The scan is not used: its gestational age must be a whole number from 35 to 315 days; got ${age}.`,
		});
		return undefined;
	}
	if (given !== undefined && fromLength !== undefined && Math.abs(given - fromLength.gestationalAgeDays) > 3)
		warnings.push({
			code: "scan-contradicts-itself",
			message: `The scan says ${printGestationalAge(given)}, its crown-rump length ${printGestationalAge(
				Math.round(fromLength.gestationalAgeDays),
			)} (${formula}); the age that was written down is used.`,
		});
	const error =
		given === undefined ? { sdDays: fromLength!.sdDays, biasDays: 0, source: fromLength!.source } : scanError(given);
	return { day, gestationalAgeDays: age, error };
}

function ageFromLength(
	{ crownRumpMm }: DatingFacts,
	formula: CrownRumpFormulaName,
	fetuses: number,
	warnings: Warning[],
): ReturnType<typeof crownRumpAge> | undefined {
	if (crownRumpMm == null) return undefined;
	const lengths = typeof crownRumpMm === "number" ? [crownRumpMm] : crownRumpMm;
	if (lengths.length === 0) return undefined;
	if (typeof crownRumpMm !== "number" && lengths.length !== fetuses)
		warnings.push({
			code: "lengths-and-fetuses-differ",
			message: `There are ${lengths.length} crown-rump lengths and ${fetuses} fetuses.`,
		});
	let largest = 0;
	for (const length of lengths) {
		const found = crownRumpAge(length, { formula });
		if (Number.isNaN(found.gestationalAgeDays)) {
			warnings.push({
				code: "crown-rump-outside-range",
				message: `A crown-rump length of ${length} mm lies outside ${crownRumpFormulas[formula].rangeMm.join(" to ")} mm (${formula}).`,
			});
			return undefined;
		}
		largest = Math.max(largest, length);
	}
	return crownRumpAge(largest, { formula });
}
