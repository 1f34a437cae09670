/** What a run knows of a paper and can answer an item with. */
export type KnownFact =
	| "ethics"
	| "funding"
	| "interests"
	| "data"
	| "code"
	| "software"
	| "counts"
	| "missing"
	| "seeds"
	| "splits";

/** One item of a reporting guideline, by its number there, in our own short words. */
export interface GuidelineItem {
	readonly id: string;
	readonly asks: string;
	/** What answers it without the author. */
	readonly known?: readonly KnownFact[];
}

/** A guideline that a journal asks for; the official wording is at its DOI. */
export interface Guideline {
	readonly title: string;
	readonly doi: string;
	readonly items: readonly GuidelineItem[];
}

const item = (id: string, asks: string, ...known: KnownFact[]): GuidelineItem => ({
	id,
	asks,
	...(known.length > 0 && { known }),
});

/** STROBE (von Elm and others 2007); designs differ in items 6, 12d and 14. */
const strobe = (design: "cross-sectional" | "cohort" | "case-control"): Guideline => {
	const only = (of: typeof design, ...items: GuidelineItem[]) => (of === design ? items : []);
	return {
		title: `STROBE, ${design} studies`,
		doi: "10.1016/S0140-6736(07)61602-X",
		items: [
			item("1a", "design named in title or abstract"),
			item("1b", "balanced abstract: what was done and found"),
			item("2", "background and reason"),
			item("3", "objectives and hypotheses"),
			item("4", "study design"),
			item("5", "setting, places, dates"),
			item("6a", "who could take part, how they were found and chosen"),
			...only("cohort", item("6b", "matching, where there was any")),
			...only("case-control", item("6b", "matching, and the number of controls for each case")),
			item("7", "outcomes, exposures, predictors, confounders, effect modifiers"),
			item("8", "source and measurement of each variable"),
			item("9", "what was done against bias"),
			item("10", "how the study size came about"),
			item("11", "how quantities were handled, which groups were formed and why"),
			item("12a", "statistical methods, with those against confounding"),
			item("12b", "subgroups and interactions"),
			item("12c", "how missing data were handled"),
			...only("cross-sectional", item("12d", "how the sampling was taken into account")),
			...only("cohort", item("12d", "how loss to follow-up was handled")),
			...only("case-control", item("12d", "how matching of cases and controls was taken into account")),
			item("12e", "sensitivity analyses"),
			item("13a", "numbers at each stage", "counts"),
			item("13b", "reasons for not taking part at each stage"),
			item("13c", "flow diagram"),
			item("14a", "characteristics of the participants"),
			item("14b", "number with missing data, by variable", "missing"),
			...only("cohort", item("14c", "follow-up time")),
			item("15", "outcome events or summaries", "counts"),
			item("16a", "estimates, unadjusted and adjusted, with intervals and confounders"),
			item("16b", "bounds of categories"),
			item("16c", "absolute beside relative risk, where it applies"),
			item("17", "other analyses"),
			item("18", "key results by objective"),
			item("19", "limitations, direction and size of bias"),
			item("20", "cautious interpretation"),
			item("21", "generalisability"),
			item("22", "funding and the role of funders", "funding"),
		],
	};
};

/** TRIPOD+AI (Collins and others 2024): prediction models, by regression or machine learning. */
const tripodAi: Guideline = {
	title: "TRIPOD+AI, prediction models",
	doi: "10.1136/bmj-2023-078378",
	items: [
		item("1", "title: develops or evaluates a prediction model, for whom, of which outcome"),
		item("2", "abstract, by TRIPOD+AI for abstracts"),
		item("3a", "health care context, reason, earlier models"),
		item("3b", "target population, purpose in care, users"),
		item("3c", "known health inequalities between groups"),
		item("4", "objectives: development, evaluation or both"),
		item("5a", "sources of data, why these, how representative"),
		item("5b", "dates of data and follow-up"),
		item("6a", "setting: number and place of centres"),
		item("6b", "eligibility"),
		item("6c", "treatments and how they were handled"),
		item("7", "data preparation and quality checks, alike between groups"),
		item("8a", "outcome and time horizon: how and when assessed, why, alike between groups"),
		item("8b", "who assessed a subjective outcome"),
		item("8c", "blinding of the outcome's assessment"),
		item("9a", "how predictors were chosen"),
		item("9b", "each predictor: definition and measurement"),
		item("9c", "who assessed subjective predictors"),
		item("10", "study size: how it came about, why it suffices"),
		item("11", "how missing data were handled", "missing"),
		item("12a", "how the data were used: parts for development and evaluation", "splits"),
		item("12b", "how predictors were handled in the analysis"),
		item("12c", "type of model, building, tuning, internal validation"),
		item("12d", "heterogeneity between clusters: how it was estimated"),
		item("12e", "measures and plots of performance, comparison of models"),
		item("12f", "model updating after evaluation"),
		item("12g", "how predictions were calculated for evaluation", "code"),
		item("13", "class imbalance: what was done and how it was corrected"),
		item("14", "fairness: what was done and why"),
		item("15", "output of the model, classes and thresholds"),
		item("16", "differences between development and evaluation data"),
		item("17", "ethics approval and consent", "ethics"),
		item("18a", "funding and the role of funders", "funding"),
		item("18b", "conflicts of interest", "interests"),
		item("18c", "protocol: where, or that there is none"),
		item("18d", "registration, or that there is none"),
		item("18e", "availability of data", "data"),
		item("18f", "availability of code", "code"),
		item("19", "involvement of patients and the public, or that there was none"),
		item("20a", "flow of participants, with and without the outcome", "counts"),
		item("20b", "characteristics by data source: dates, predictors, size, events, missing data"),
		item("20c", "predictors in evaluation beside development data"),
		item("21", "participants and events in each analysis", "counts"),
		item("22", "the full model, so that it can be used"),
		item("23a", "performance with intervals, in key subgroups too"),
		item("23b", "heterogeneity of performance between clusters"),
		item("24", "results of model updating"),
		item("25", "interpretation, with fairness, beside earlier studies"),
		item("26", "limitations"),
		item("27a", "use: poor or missing input data"),
		item("27b", "use: interaction and expertise that it needs"),
		item("27c", "next steps: applicability and generalisability"),
	],
};

/** ADEMP (Morris, White and Crowther 2019), whose table 1 has no numbers: the letters with digits are ours. */
const ademp: Guideline = {
	title: "ADEMP, simulation studies",
	doi: "10.1002/sim.8086",
	items: [
		item("A", "aims"),
		item("D1", "data-generating mechanisms: a model or resampling, based on which data"),
		item("D2", "factors that vary, their levels and how they are crossed"),
		item("E", "estimands or other targets"),
		item("M", "methods that are compared, and why these"),
		item("P1", "performance measures, with formulae for rare ones"),
		item("P2", "number of repetitions, by the Monte Carlo error wanted", "counts"),
		item("C1", "seeds and streams of random numbers", "seeds"),
		item("C2", "software", "software"),
		item("N1", "results that were missing or did not converge"),
		item("N2", "Monte Carlo standard errors"),
		item("R1", "tables and figures by aim"),
		item("R2", "availability of the code", "code"),
	],
};

/** Guidelines by the name that checklist.yaml gives. */
export const guidelines = {
	"STROBE-cross-sectional": strobe("cross-sectional"),
	"STROBE-cohort": strobe("cohort"),
	"STROBE-case-control": strobe("case-control"),
	"TRIPOD+AI": tripodAi,
	ADEMP: ademp,
} as const satisfies Readonly<Record<string, Guideline>>;

export type GuidelineName = keyof typeof guidelines;

/** Whether a guideline is known by that name. */
export function isGuideline(name: string): name is GuidelineName {
	return Object.hasOwn(guidelines, name);
}
