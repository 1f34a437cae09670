import { checkName, type Samples } from "@quickening/core";
import { type CutOffsFor, cutOffsFor, type JudgedCutOff, judgeCutOff, type PerinatalPeriod } from "./cut-offs.ts";
import { checkItems, type MissingItemsOptions, type ScaleTotal, scoreScale } from "./score-scale.ts";
import { checkSafety, type SafetyChoice, type SelfHarmAnswer, selfHarmAnswer } from "./self-harm-item.ts";

/**
 * How answers of the EPDS were written down. "scored": 0 to 3, 3 worst, in every item. "printed-order": place of the answer on
 * the form from the top, 0 to 3; items 3 and 5 to 10 are printed worst first, and are turned round.
 */
export type EpdsCoding = "scored" | "printed-order";

/** Options of {@link epds}; coding and safety have no default. */
export interface EpdsOptions extends MissingItemsOptions {
	readonly coding: EpdsCoding;
	/** What happens when she thinks of harming herself, or "aggregate-only". */
	readonly safety: SafetyChoice;
	/** BCP 47 tag of the version, and when it was filled in: for cut-offs. */
	readonly language?: string;
	readonly period?: PerinatalPeriod;
}

/** A scored EPDS. No item stands in it but the one about self-harm, with its path. */
export interface EpdsScore extends ScaleTotal {
	/** Items 3, 4 and 5, 0 to 9: the anxiety subscale EPDS-3A. NaN where one is missing. */
	readonly anxietyTotal: number;
	/** The total beside every cut-off that was validated for its language and period, and the pooled ones. */
	readonly screens: readonly JudgedCutOff[];
	/** Says where no cut-off is known. */
	readonly note?: string;
	/** Item 10 with the study's path; absent with "aggregate-only". */
	readonly selfHarm?: SelfHarmAnswer;
}

/** Items printed with the worst answer first, from 1. */
export const epdsReversedItems = [3, 5, 6, 7, 8, 9, 10] as const;

/**
 * Edinburgh Postnatal Depression Scale: ten items, 0 to 30, of the last seven days.
 *
 * A screen, no diagnosis: it has no agreed bands of severity, so it has none here. Item 10, about harming herself, is only
 * given together with whom to contact, whatever the total; a missing item 10 is to be asked for, and is no "no".
 *
 * @param items - Answers to items 1 to 10; NaN for one left out.
 * @throws InvalidInputError when there are not 10 answers, one is no whole number from 0 to 3, the coding is not given, or
 *   safety names nobody.
 *
 * Source: Cox, Holden and Sagovsky 1987, doi:10.1192/bjp.150.6.782; EPDS-3A: as in Simpson et al. 2014, PMC4143300.
 * @example
 * const safety = { contact: "Perinatal mental health team, 0800 000 000", withinHours: 24 };
 * epds([1, 1, 2, 1, 0, 1, 0, 1, 0, 0], { coding: "scored", safety }).total; // 7
 */
export function epds(items: Samples, options: EpdsOptions): EpdsScore {
	const { coding, safety, language, period } = options;
	checkSafety("epds", safety);
	checkName("epds", "coding", coding, ["scored", "printed-order"]);
	checkItems("epds", items, 10, 3);
	const reversed: readonly number[] = coding === "printed-order" ? epdsReversedItems : [];
	const scored = Float64Array.from(items, (answer, i) => (reversed.includes(i + 1) ? 3 - answer : answer));
	const total = scoreScale("epds", scored, { nItems: 10, greatest: 3, ...options });
	const selfHarm = selfHarmAnswer("epds", scored[9], safety);
	return {
		...total,
		anxietyTotal: scored[2] + scored[3] + scored[4],
		...screensFor("epds", total, language, period),
		...(selfHarm ? { selfHarm } : {}),
	};
}

/** A total beside the cut-offs of its language and period; without these two, no cut-off. */
export function screensFor(
	instrument: "epds" | "gad7" | "phq9",
	total: ScaleTotal,
	language: string | undefined,
	period: PerinatalPeriod | undefined,
): { readonly screens: readonly JudgedCutOff[]; readonly note?: string } {
	if (language === undefined || period === undefined)
		return { screens: [], note: "Cut-offs are by language and period: give both to have the total held against them." };
	const { ofLanguage, pooled, note }: CutOffsFor = cutOffsFor(instrument, { language, period });
	return { screens: [...ofLanguage, ...pooled].map((cutOff) => judgeCutOff(total, cutOff)), ...(note ? { note } : {}) };
}
