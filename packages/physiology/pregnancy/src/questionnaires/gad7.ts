import type { Samples } from "@quickening/core";
import type { JudgedCutOff, PerinatalPeriod } from "./cut-offs.ts";
import { screensFor } from "./epds.ts";
import { type MissingItemsOptions, type ScaleTotal, scoreScale } from "./score-scale.ts";
import { type SeverityBand, severityOf } from "./severity-band.ts";

/** Language and period of a questionnaire, for cut-offs, and the rule for missing items. */
export interface ScreenOptions extends MissingItemsOptions {
	readonly language?: string;
	readonly period?: PerinatalPeriod;
}

/** A scored GAD-7. */
export interface Gad7Score extends ScaleTotal {
	readonly severity: Exclude<SeverityBand, "moderately-severe">;
	readonly screens: readonly JudgedCutOff[];
	readonly note?: string;
}

/**
 * Generalised Anxiety Disorder scale: seven items, 0 to 21, of the last two weeks; minimal, mild from 5, moderate from 10,
 * severe from 15.
 *
 * @param items - Answers to items 1 to 7, 0 to 3 (not at all to nearly every day); NaN for one left out.
 * @throws InvalidInputError when there are not 7 answers, or one is no whole number from 0 to 3.
 *
 * Source: Spitzer et al. 2006, doi:10.1001/archinte.166.10.1092.
 * @example
 * gad7([1, 2, 2, 1, 0, 2, 2]).severity; // "moderate"
 */
export function gad7(items: Samples, options: ScreenOptions = {}): Gad7Score {
	const total = scoreScale("gad7", items, { nItems: 7, greatest: 3, ...options });
	const severity = severityOf(total, { mild: 5, moderate: 10, severe: 15 }) as Gad7Score["severity"];
	return { ...total, severity, ...screensFor("gad7", total, options.language, options.period) };
}
