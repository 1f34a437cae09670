import {
	matrixFromColumns,
	type SurveyDesign,
	type SurveyEstimate,
	surveyCombination,
	surveyDesign,
	surveyLinearRegression,
	surveyMean,
} from "@quickening/stats";
import type { Person } from "./people.ts";

/** How age is dealt with. */
export type AgeModel = "none" | "linear" | "quadratic" | "groups";

/** One way of comparing. */
export interface Choices {
	/** Valid days that a woman must have. */
	readonly validDays: number;
	/** Examination weights, or each woman alike. */
	readonly weights: "survey" | "none";
	readonly age: AgeModel;
	/** Whether women of whom it could not be ascertained count as not pregnant. */
	readonly others: "notPregnant" | "withNotAscertained";
	/** Oldest age; the youngest is 20. */
	readonly oldest: 44 | 39;
}

/** The main analysis; params.yaml lists the others. */
export const primary: Choices = { validDays: 3, weights: "survey", age: "none", others: "notPregnant", oldest: 44 };

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
	/** Pregnant minus others, in the measure's unit; held at equal age where age is in the model. */
	readonly difference: Estimate;
	/** The same, of what the others have, in percent. */
	readonly percent: Estimate;
	readonly degreesOfFreedom: number;
}

/** The design of the sample of both cycles: every person in it, whoever is compared. */
export function designOf(people: readonly Person[], weights: Choices["weights"] = "survey"): SurveyDesign {
	return surveyDesign({
		// Those who were not examined have no weight and could have no device; they stay out either way.
		weights: people.map(({ weight }) => (weights === "survey" || weight === 0 ? weight : 1)),
		strata: people.map(({ stratum }) => stratum),
		psus: people.map(({ psu }) => psu),
	});
}

/** Whether a woman is compared at all. */
export function isCompared({ woman, ageYears, pregnancy, validDays }: Person, choices: Choices): boolean {
	const known = pregnancy === "pregnant" || pregnancy === "not pregnant";
	return (
		woman &&
		ageYears >= 20 &&
		ageYears <= choices.oldest &&
		validDays >= choices.validDays &&
		(known || (choices.others === "withNotAscertained" && pregnancy === "not ascertained"))
	);
}

/**
 * Compares pregnant women with others in one measure.
 *
 * Student's t has as many degrees of freedom as the smaller group has sampling units less strata: pregnant women are few, and
 * live in few of the sample's units.
 *
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
	const pregnant = surveyMean(design, values, {
		domain: inDomain.map((inside, i) => inside && isPregnant[i] === true),
	});
	const others = surveyMean(design, values, { domain: inDomain.map((inside, i) => inside && isPregnant[i] === false) });
	const degreesOfFreedom = Math.min(pregnant.degreesOfFreedom, others.degreesOfFreedom);
	const found = {
		nPregnant: pregnant.n,
		nOthers: others.n,
		pregnant: bounds(pregnant),
		others: bounds(others),
		degreesOfFreedom,
	};
	if (choices.age === "none") {
		const both = [pregnant, others];
		return {
			...found,
			difference: bounds(surveyCombination(design, both, ([a = 0, b = 0]) => ({ value: a - b, gradient: [1, -1] }))),
			percent: bounds(
				surveyCombination(design, both, ([a = 0, b = 0]) => ({
					value: 100 * (a / b - 1),
					gradient: [100 / b, (-100 * a) / b ** 2],
				})),
			),
		};
	}
	const features = matrixFromColumns([isPregnant.map(Number), ...ageColumns(people, choices.age)]);
	const model = surveyLinearRegression(design, features, values, { domain: inDomain, degreesOfFreedom });
	const coefficient = model.estimates[1] as SurveyEstimate;
	// What pregnant women would have without the difference is their mean less the coefficient.
	const percent = surveyCombination(design, [pregnant, coefficient], ([mean = 0, c = 0]) => ({
		value: (100 * c) / (mean - c),
		gradient: [(-100 * c) / (mean - c) ** 2, (100 * mean) / (mean - c) ** 2],
	}));
	return { ...found, difference: bounds(coefficient), percent: bounds(percent) };
}

function ageColumns(people: readonly Person[], model: Exclude<AgeModel, "none">): number[][] {
	// About the middle of the ages, so that age and its square are not nearly the same.
	const age = people.map(({ ageYears }) => (ageYears - 32) / 10);
	if (model === "linear") return [age];
	if (model === "quadratic") return [age, age.map((years) => years ** 2)];
	return [25, 30, 35].map((from) =>
		people.map(({ ageYears }) => (ageYears >= from && (from === 35 || ageYears < from + 5) ? 1 : 0)),
	);
}

export const bounds = ({ estimate, low, high }: Estimate): Estimate => ({ estimate, low, high });
