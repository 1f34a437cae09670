import type { Samples } from "@quickening/core";
import type { JudgedCutOff } from "./cut-offs.ts";
import { screensFor } from "./epds.ts";
import type { ScreenOptions } from "./gad7.ts";
import { type ScaleTotal, scoreScale } from "./score-scale.ts";
import { checkSafety, type SafetyChoice, type SelfHarmAnswer, selfHarmAnswer } from "./self-harm-item.ts";
import { type SeverityBand, severityOf } from "./severity-band.ts";

/** Options of {@link phq9}; safety has no default. */
export interface Phq9Options extends ScreenOptions {
	readonly safety: SafetyChoice;
}

/** A scored PHQ-9. No item stands in it but the one about self-harm, with its path. */
export interface Phq9Score extends ScaleTotal {
	readonly severity: SeverityBand;
	readonly screens: readonly JudgedCutOff[];
	readonly note?: string;
	/** Item 9 with the study's path; absent with "aggregate-only". */
	readonly selfHarm?: SelfHarmAnswer;
}

/**
 * Patient Health Questionnaire: nine items, 0 to 27, of the last two weeks; minimal, mild from 5, moderate from 10, moderately
 * severe from 15, severe from 20. Tiredness, sleep and appetite are items, and change in pregnancy without depression.
 *
 * @param items - Answers to items 1 to 9, 0 to 3 (not at all to nearly every day); NaN for one left out.
 * @throws InvalidInputError when there are not 9 answers, one is no whole number from 0 to 3, or safety names nobody.
 *
 * Source: Kroenke, Spitzer and Williams 2001, doi:10.1046/j.1525-1497.2001.016009606.x.
 * @example
 * phq9([2, 2, 3, 3, 1, 2, 1, 0, 0], { safety: "aggregate-only" }).severity; // "moderate"
 */
export function phq9(items: Samples, options: Phq9Options): Phq9Score {
	checkSafety("phq9", options.safety);
	const total = scoreScale("phq9", items, { nItems: 9, greatest: 3, ...options });
	const severity = severityOf(total, { mild: 5, moderate: 10, "moderately-severe": 15, severe: 20 });
	const selfHarm = selfHarmAnswer("phq9", items[8], options.safety);
	return {
		...total,
		severity,
		...screensFor("phq9", total, options.language, options.period),
		...(selfHarm ? { selfHarm } : {}),
	};
}
