import {
	matrixFromColumns,
	type SurveyDesign,
	type SurveyEstimate,
	surveyCombination,
	surveyDesign,
	surveyLinearRegression,
	surveyMean,
} from "@quickening/stats";
import { ethnicities, type Person } from "./people.ts";
import type { ReadingRule } from "./pressure.ts";

/** What is held equal: nothing, age and its square, or ethnicity as well. */
export type Adjustment = "none" | "age" | "ageAndEthnicity";

/** One way of comparing. */
export interface Choices {
	readonly readings: ReadingRule;
	/** Examination weights, or each woman alike. */
	readonly weights: "survey" | "none";
	readonly adjusted: Adjustment;
	/** Whether women of whom it could not be ascertained count as not pregnant. */
	readonly others: "notPregnant" | "withNotAscertained";
	/** Ages in years; "asFound" takes pregnant women from 16, others from 18 to 40, as they had been computed before. */
	readonly ages: "18to40" | "20to44" | "asFound";
}

/** The main analysis; params.yaml lists the others. */
export const primary: Choices = {
	readings: "allAboveZero",
	weights: "survey",
	adjusted: "none",
	others: "notPregnant",
	ages: "18to40",
};

/** An estimate with its 95% interval. */
export interface Estimate {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
}

/** Pregnant women beside others. */
export interface Comparison {
	readonly nPregnant: number;
	readonly nOthers: number;
	readonly pregnant: Estimate;
	readonly others: Estimate;
	/** Pregnant minus others, in the measure's unit. */
	readonly difference: Estimate;
	readonly degreesOfFreedom: number;
}

/** The design of the sample of both cycles: every person in it, whoever is compared. */
export function designOf(people: readonly Person[], weights: Choices["weights"] = "survey"): SurveyDesign {
	return surveyDesign({
		// Those who were not examined have no weight and could have no measurement; they stay out either way.
		weights: people.map(({ weight }) => (weights === "survey" || weight === 0 ? weight : 1)),
		strata: people.map(({ stratum }) => stratum),
		psus: people.map(({ psu }) => psu),
	});
}

const ages = { "18to40": [18, 40], "20to44": [20, 44] } as const;

/** Whether a woman is compared at all. */
export function isCompared({ woman, ageYears, pregnancy }: Person, choices: Choices): boolean {
	const known = pregnancy === "pregnant" || pregnancy === "not pregnant";
	if (!woman || !(known || (choices.others === "withNotAscertained" && pregnancy === "not ascertained"))) return false;
	if (choices.ages === "asFound" && pregnancy === "pregnant") return ageYears >= 16;
	const [from, to] = choices.ages === "asFound" ? ages["18to40"] : ages[choices.ages];
	return ageYears >= from && ageYears <= to;
}

/**
 * Compares pregnant women with others in one measure.
 *
 * Student's t has as many degrees of freedom as the smaller group has sampling units less strata: pregnant women are few, and
 * not in every unit.
 *
 * @param values - One a person; NaN is missing.
 * @param among - Who may be compared, besides what the choices say: a subgroup.
 */
export function compare(
	people: readonly Person[],
	design: SurveyDesign,
	values: Float64Array,
	choices: Choices,
	among: (person: Person) => boolean = () => true,
): Comparison {
	const inDomain = people.map((person) => isCompared(person, choices) && among(person));
	const isPregnant = people.map(({ pregnancy }) => pregnancy === "pregnant");
	const group = (pregnant: boolean) => inDomain.map((inside, i) => inside && isPregnant[i] === pregnant);
	const pregnant = surveyMean(design, values, { domain: group(true) });
	const others = surveyMean(design, values, { domain: group(false) });
	const degreesOfFreedom = Math.min(pregnant.degreesOfFreedom, others.degreesOfFreedom);
	const found = {
		nPregnant: pregnant.n,
		nOthers: others.n,
		pregnant: bounds(pregnant),
		others: bounds(others),
		degreesOfFreedom,
	};
	if (choices.adjusted === "none") {
		const difference = surveyCombination(design, [pregnant, others], ([a = 0, b = 0]) => ({
			value: a - b,
			gradient: [1, -1],
		}));
		return { ...found, difference: bounds(difference) };
	}
	const features = matrixFromColumns([isPregnant.map(Number), ...covariates(people, choices.adjusted)]);
	const model = surveyLinearRegression(design, features, values, { domain: inDomain, degreesOfFreedom });
	return { ...found, difference: bounds(model.estimates[1] as SurveyEstimate) };
}

function covariates(people: readonly Person[], adjusted: Exclude<Adjustment, "none">): number[][] {
	// About the middle of the ages, so that age and its square are not nearly the same.
	const age = people.map(({ ageYears }) => (ageYears - 29) / 10);
	const columns = [age, age.map((years) => years ** 2)];
	if (adjusted === "age") return columns;
	const levels = Object.values(ethnicities).filter((name) => name !== "Non-Hispanic White");
	return [...columns, ...levels.map((name) => people.map(({ ethnicity }) => (ethnicity === name ? 1 : 0)))];
}

export const bounds = ({ estimate, low, high }: Estimate): Estimate => ({ estimate, low, high });
