import {
	matrixFromColumns,
	type SurveyDesign,
	type SurveyEstimate,
	type SurveyQuantile,
	type SurveyRegression,
	surveyCombination,
	surveyDesign,
	surveyLinearRegression,
	surveyLogisticRegression,
	surveyMean,
	surveyProportion,
	surveyQuantile,
	surveyRatio,
	surveyTotal,
} from "@quickening/stats";
import { type PeerCase, readPeerOutput, sameDefinition } from "../peer-case.ts";

type Column = readonly (number | string | null)[];

interface Result {
	readonly design: string;
	readonly what: string;
	readonly domain?: string;
	readonly y?: string;
	readonly p?: number;
	readonly df?: number;
	readonly interval?: string;
	readonly lonelyPsu?: "certainty" | "adjust" | "average";
	readonly values: readonly (number | null)[];
}

const output = readPeerOutput("survey/survey.json.gz") as {
	readonly R: string;
	readonly survey: string;
	readonly inputs: Readonly<Record<string, Readonly<Record<string, Column>>>>;
	readonly results: readonly Result[];
};
const peer = `R survey ${output.survey}`;

function numbers(design: string, name: string): Float64Array {
	return Float64Array.from(output.inputs[design]?.[name] as Column, (value) =>
		value === null ? Number.NaN : Number(value),
	);
}

function designOf({ design, lonelyPsu }: Result): SurveyDesign {
	const { stratum, psu } = output.inputs[design] as Record<string, (number | string)[]>;
	const isClustered = design !== "strat" && design !== "stratNoFpc";
	const hasStrata = design !== "clus1" && design !== "clus2";
	return surveyDesign({
		weights: numbers(design, "weight"),
		...(hasStrata && { strata: stratum }),
		...(isClustered && { psus: psu }),
		...((design === "strat" || design === "clus1") && { populationPsus: numbers(design, "fpc") }),
		...(lonelyPsu && { lonelyPsu }),
	});
}

function domainOf({ design, domain }: Result): boolean[] | undefined {
	if (domain === undefined || domain === "all") return undefined;
	if (domain === "met" || domain === "g") return Array.from(numbers(design, domain), (value) => value === 1);
	const [age, woman] = [numbers(design, "age"), numbers(design, "woman")];
	return Array.from(
		age,
		(years, i) => woman[i] === 1 && (domain === "women over 60" ? years > 60 : years >= 20 && years <= 44),
	);
}

const limits = ({ estimate, standardError, low, high }: SurveyEstimate | SurveyQuantile) => [
	estimate,
	standardError,
	low,
	high,
];
const table = ({ coefficients }: SurveyRegression) =>
	(["estimate", "standardError", "low", "high", "p"] as const).flatMap((key) => coefficients.map((one) => one[key]));

function ours(result: Result): number[] {
	const design = designOf(result);
	const domain = domainOf(result);
	const options = domain === undefined ? {} : { domain };
	const y = () => numbers(result.design, result.y as string);
	const columns = (...names: string[]) => matrixFromColumns(names.map((name) => numbers(result.design, name)));
	const isNhanes = result.design === "nhanes";
	switch (result.what) {
		case "mean":
			return limits(surveyMean(design, y(), options));
		case "total":
			return limits(surveyTotal(design, y(), options));
		case "quantile":
			return limits(surveyQuantile(design, y(), result.p as number, options));
		case "ratio":
			return limits(surveyRatio(design, numbers(result.design, "apistu"), numbers(result.design, "enroll"), options));
		case "proportion": {
			const interval = result.interval === "logit" ? "logit" : "linear";
			const { estimate, low, high } = surveyProportion(design, numbers(result.design, "met"), { interval });
			return [estimate, low, high];
		}
		case "linear":
			return table(
				isNhanes
					? surveyLinearRegression(design, columns("age", "kg"), numbers("nhanes", "bmi"), options)
					: surveyLinearRegression(
							design,
							columns("ell", "meals", "mobility"),
							numbers(result.design, "api00"),
							options,
						),
			);
		case "logistic":
			return table(
				isNhanes
					? surveyLogisticRegression(design, columns("age"), numbers("nhanes", "obese"), options)
					: surveyLogisticRegression(
							design,
							columns("ell", "meals", "mobility"),
							numbers(result.design, "met"),
							options,
						),
			);
		case "contrast": {
			const met = numbers(result.design, "met");
			const mean = (level: number) => surveyMean(design, y(), { domain: Array.from(met, (value) => value === level) });
			const both = [mean(1), mean(0)];
			const difference = surveyCombination(design, both, ([a = 0, b = 0]) => ({ value: a - b, gradient: [1, -1] }));
			const ratio = surveyCombination(design, both, ([a = 0, b = 0]) => ({
				value: a / b,
				gradient: [1 / b, -a / b ** 2],
			}));
			return [difference.estimate, difference.standardError, ratio.estimate, ratio.standardError];
		}
	}
	throw new Error(`no case ${result.what}`);
}

const kinds: Readonly<Record<string, { measure: string; function: string; call: string }>> = {
	mean: { measure: "weighted mean", function: "surveyMean", call: "svymean" },
	total: { measure: "weighted total", function: "surveyTotal", call: "svytotal" },
	quantile: { measure: "weighted quantile", function: "surveyQuantile", call: 'svyquantile(qrule = "math")' },
	ratio: { measure: "ratio of totals", function: "surveyRatio", call: "svyratio" },
	proportion: { measure: "weighted share", function: "surveyProportion", call: "svyciprop" },
	linear: { measure: "linear regression", function: "surveyLinearRegression", call: "svyglm" },
	logistic: {
		measure: "logistic regression",
		function: "surveyLogisticRegression",
		call: "svyglm(family = quasibinomial)",
	},
	contrast: {
		measure: "difference and ratio of two groups",
		function: "surveyCombination",
		call: "svycontrast(svyby(...))",
	},
};

const inputs: Readonly<Record<string, string>> = {
	strat: "200 schools in 3 strata, units of the population known",
	stratNoFpc: "200 schools in 3 strata",
	clus1: "183 schools in 15 districts, units of the population known",
	clus2: "126 schools in 40 districts",
	nhanes: "NHANES 2011-2012, every fourth person",
	lonely: "12 rows, one stratum with one unit",
};

/** Results of one kind for one design are one case: estimates, standard errors, limits and p, of every measure and domain. */
const groups = new Map<string, Result[]>();
for (const result of output.results) {
	const key = [result.what, result.design, result.lonelyPsu, result.interval].join("/");
	groups.set(key, [...(groups.get(key) ?? []), result]);
}

export const cases: readonly PeerCase[] = Array.from(groups.values(), (results): PeerCase => {
	const [{ what, design, lonelyPsu, interval }] = results as [Result, ...Result[]];
	const kind = kinds[what] as (typeof kinds)[string];
	const option = lonelyPsu ?? interval;
	const domains = new Set(results.map(({ domain }) => domain).filter((domain) => domain !== undefined));
	const isModel = what === "linear" || what === "logistic";
	return {
		package: "stats",
		group: "Surveys with a complex design",
		...kind,
		peer,
		call: option === undefined ? kind.call : `${kind.call}, "${option}"`,
		input: `${inputs[design]}${domains.size > 1 ? `, in ${domains.size} domains` : ""}`,
		unit: "",
		theirs: () => results.flatMap(({ values }) => values.map((value) => value ?? Number.NaN)),
		ours: () => results.flatMap(ours),
		// p-values of 1e-20 and the like have the incomplete beta function's own error.
		tolerance: isModel ? { ...sameDefinition, absolute: 1e-12 } : sameDefinition,
	};
});
