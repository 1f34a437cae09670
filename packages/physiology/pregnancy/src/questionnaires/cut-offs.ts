import { checkName, InvalidInputError } from "@quickening/core";
import type { ScaleTotal } from "./score-scale.ts";

/** Questionnaires of which there are cut-offs here. */
export type CutOffInstrument = "epds" | "gad7" | "phq9";
/** When a questionnaire was filled in. */
export type PerinatalPeriod = "pregnancy" | "postpartum";

/** A cut-off that was held against a diagnosis. */
export interface ValidatedCutOff {
	readonly instrument: CutOffInstrument;
	/** BCP 47 tag of the version studied; "any" for studies of many languages together. */
	readonly language: string;
	readonly periods: readonly PerinatalPeriod[];
	/** At this total and above, the screen counts as positive. */
	readonly atLeast: number;
	/** What it was held against. */
	readonly target: string;
	/** Shares, as printed; left out where none were read. */
	readonly sensitivity?: number;
	readonly specificity?: number;
	/** Women studied. */
	readonly n?: number;
	readonly source: string;
}

const depression = "major depression, by interview";
const anyDepression = "major or minor depression, by interview";
const both = ["pregnancy", "postpartum"] as const;

/**
 * Cut-offs with the study behind each, as read in its abstract. A cut-off of another language, country or period is not carried
 * over. Small studies pick their best cut-off on the data that they judge it by, so that sensitivity and specificity are too
 * good.
 */
export const validatedCutOffs: readonly ValidatedCutOff[] = [
	{
		instrument: "epds",
		language: "any",
		periods: both,
		atLeast: 11,
		target: depression,
		sensitivity: 0.81,
		specificity: 0.88,
		n: 9066,
		source:
			"Levis et al. 2020, doi:10.1136/bmj.m4022: individual participants of 36 studies with a semi-structured interview",
	},
	{
		instrument: "epds",
		language: "any",
		periods: both,
		atLeast: 13,
		target: depression,
		sensitivity: 0.66,
		specificity: 0.95,
		n: 9066,
		source: "Levis et al. 2020, doi:10.1136/bmj.m4022",
	},
	{
		instrument: "epds",
		language: "en",
		periods: ["postpartum"],
		atLeast: 13,
		target: "depressive illness, by interview",
		source: "Cox et al. 1987, doi:10.1192/bjp.150.6.782 (threshold 12/13); 10 where sensitivity matters more",
	},
	{
		instrument: "epds",
		language: "es-ES",
		periods: ["postpartum"],
		atLeast: 11,
		target: anyDepression,
		sensitivity: 0.79,
		specificity: 0.955,
		n: 1201,
		source:
			"García-Esteve et al. 2003, Journal of Affective Disorders 75:71, DOI not confirmed (10/11, six weeks after birth)",
	},
	{
		instrument: "epds",
		language: "es-ES",
		periods: ["pregnancy"],
		atLeast: 12,
		target: "depression, by interview",
		sensitivity: 0.9333,
		specificity: 0.9162,
		n: 194,
		source: "Research Square 2020, doi:10.21203/rs.3.rs-21035/v1 (11/12; a preprint)",
	},
	{
		instrument: "epds",
		language: "es-MX",
		periods: ["postpartum"],
		atLeast: 8,
		target: anyDepression,
		sensitivity: 0.75,
		specificity: 0.84,
		n: 51,
		source:
			"Alvarado-Esquivel et al. 2006, doi:10.1186/1745-0179-2-33 (7/8 at 4 to 13 weeks; 11/12 in 49 women before 4 weeks)",
	},
	{
		instrument: "epds",
		language: "fr",
		periods: ["pregnancy"],
		atLeast: 12,
		target: depression,
		sensitivity: 0.8,
		specificity: 0.8,
		n: 60,
		source: "Adouard et al. 2005, doi:10.1007/s00737-005-0077-9 (11.5; pregnancies at high risk)",
	},
	{
		instrument: "epds",
		language: "de",
		periods: ["postpartum"],
		atLeast: 10,
		target: "depressive disorder (ICD-10), by interview",
		sensitivity: 0.96,
		specificity: 1,
		n: 110,
		source: "Bergant et al. 1998, PubMed 9472218 (9.5, on the fourth day after birth)",
	},
	{
		instrument: "epds",
		language: "sv",
		periods: ["pregnancy"],
		atLeast: 13,
		target: "depression (DSM-IV), by interview",
		sensitivity: 0.77,
		specificity: 0.94,
		n: 121,
		source: "Rubertsson et al. 2011, doi:10.3109/08039488.2011.590606",
	},
	{
		instrument: "epds",
		language: "nb",
		periods: ["postpartum"],
		atLeast: 10,
		target: depression,
		n: 310,
		source: "Hanssen-Bauer and Welander-Vatn 2012, doi:10.21337/0017 (no false negative, 81 % of positives false)",
	},
	{
		instrument: "epds",
		language: "ja",
		periods: ["pregnancy"],
		atLeast: 13,
		target: "major depressive episode, by interview",
		sensitivity: 0.9,
		specificity: 0.921,
		n: 210,
		source: "Usuda et al. 2017, doi:10.1111/pcn.12562 (12 to 24 weeks)",
	},
	{
		instrument: "epds",
		language: "zh-HK",
		periods: ["postpartum"],
		atLeast: 10,
		target: depression,
		n: 145,
		source: "Lee et al. 1998, doi:10.1192/bjp.172.5.433 (9/10, six weeks after birth)",
	},
	{
		instrument: "epds",
		language: "fa",
		periods: ["postpartum"],
		atLeast: 12,
		target: "Hamilton rating above 13, no diagnosis",
		sensitivity: 0.78,
		specificity: 0.75,
		n: 262,
		source: "PMC3470287, Isfahan",
	},
	{
		instrument: "gad7",
		language: "en-CA",
		periods: both,
		atLeast: 13,
		target: "generalised anxiety disorder, by psychiatrist",
		sensitivity: 0.613,
		specificity: 0.727,
		n: 240,
		source: "Simpson et al. 2014, PMC4143300 (women referred to psychiatry)",
	},
	{
		instrument: "gad7",
		language: "es-PE",
		periods: ["pregnancy"],
		atLeast: 7,
		target: "generalised anxiety disorder, by CIDI",
		sensitivity: 0.733,
		specificity: 0.673,
		n: 946,
		source: "Zhong et al. 2015, doi:10.1371/journal.pone.0125096",
	},
	{
		instrument: "gad7",
		language: "zh-CN",
		periods: ["pregnancy"],
		atLeast: 7,
		target: "anxiety, by MINI",
		sensitivity: 0.968,
		specificity: 0.561,
		n: 170,
		source: "Journal of Affective Disorders 2020, validation among pregnant Chinese women (mostly first trimester)",
	},
	{
		instrument: "phq9",
		language: "any",
		periods: both,
		atLeast: 10,
		target: depression,
		sensitivity: 0.84,
		specificity: 0.81,
		source: "Wang et al. 2021, doi:10.1016/j.genhosppsych.2020.12.007 (seven studies)",
	},
	{
		instrument: "phq9",
		language: "en-US",
		periods: ["pregnancy"],
		atLeast: 10,
		target: depression,
		sensitivity: 0.85,
		specificity: 0.84,
		n: 745,
		source: "Sidebottom et al. 2012, doi:10.1007/s00737-012-0295-x",
	},
	{
		instrument: "phq9",
		language: "es-PE",
		periods: ["pregnancy"],
		atLeast: 8,
		target: "major depression in the last year, by CIDI",
		sensitivity: 0.61,
		specificity: 0.62,
		source: "PMC9216168, Lima",
	},
];

/** Cut-offs for a language and period, and those of many languages together. */
export interface CutOffsFor {
	readonly ofLanguage: readonly ValidatedCutOff[];
	readonly pooled: readonly ValidatedCutOff[];
	/** Says so where none is known for the language and period. */
	readonly note?: string;
}

/**
 * Cut-offs that were validated for an instrument, a language and a period; none is made up or borrowed.
 *
 * @param language - BCP 47 tag. "es" finds every Spanish version, "es-ES" and "es-ES-valencia" that of Spain alone, "fr-CH" the
 *   one for French as a whole.
 * @throws InvalidInputError when instrument or period is not known, or the language is no text.
 * @example
 * cutOffsFor("epds", { language: "pt-BR", period: "postpartum" }).ofLanguage.length; // 0
 */
export function cutOffsFor(
	instrument: CutOffInstrument,
	{ language, period }: { readonly language: string; readonly period: PerinatalPeriod },
): CutOffsFor {
	checkName("cutOffsFor", "instrument", instrument, ["epds", "gad7", "phq9"]);
	checkName("cutOffsFor", "period", period, both);
	if (typeof language !== "string" || language.trim() === "")
		throw new InvalidInputError(`cutOffsFor: language must be a BCP 47 tag such as "es-MX"; got ${String(language)}`, {
			code: "invalid-language",
			argument: "language",
			received: language,
		});
	const tag = language.trim().toLowerCase();
	const isWithin = (a: string, b: string) => a === b || a.startsWith(`${b}-`);
	const all = validatedCutOffs.filter((each) => each.instrument === instrument && each.periods.includes(period));
	const ofLanguage = all.filter((each) => {
		const own = each.language.toLowerCase();
		return own !== "any" && (isWithin(tag, own) || isWithin(own, tag));
	});
	const pooled = all.filter((each) => each.language === "any");
	if (ofLanguage.length > 0) return { ofLanguage, pooled };
	const note = `No validated cut-off known: ${instrument.toUpperCase()} in ${language}, ${period}.`;
	return { ofLanguage, pooled, note };
}

/** A total beside a cut-off. */
export interface JudgedCutOff {
	readonly cutOff: ValidatedCutOff;
	/** Not determinable where missing items could still carry the total over it. */
	readonly screen: "positive" | "negative" | "not-determinable";
}

/** Whether a total reaches a cut-off, whatever its missing items are; a prorated total is judged as it stands. */
export function judgeCutOff({ total, possible }: ScaleTotal, cutOff: ValidatedCutOff): JudgedCutOff {
	const [least, greatest] = Number.isNaN(total) ? possible : [total, total];
	const screen = least >= cutOff.atLeast ? "positive" : greatest < cutOff.atLeast ? "negative" : "not-determinable";
	return { cutOff, screen };
}
