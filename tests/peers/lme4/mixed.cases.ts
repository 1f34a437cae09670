import {
	compareMixed,
	type ErrorCorrelation,
	type Matrix,
	type MixedFit,
	matrixFromColumns,
	mixedContrast,
	mixedFitted,
	mixedModel,
	mixedR2,
	mixedTest,
	type RandomTerm,
	randomEffects,
} from "@quickening/stats";
import { type PeerCase, type PeerTolerance, readPeerOutput } from "../peer-case.ts";

type Numbers = number | readonly number[];

interface Case {
	readonly program: "lme4" | "nlme";
	readonly data: string;
	readonly formula: string;
	readonly fixed: readonly string[];
	readonly random: readonly {
		readonly name: string;
		readonly groups: string;
		readonly columns: readonly string[];
		readonly correlated: boolean;
		readonly intercept: boolean;
	}[];
	readonly method: "REML" | "ML";
	readonly weights?: string | null;
	readonly errors?: { readonly kind: ErrorCorrelation["kind"]; readonly groups: string; readonly order: string | null };
	readonly correlation?: number;
	readonly beta: Numbers;
	readonly se: Numbers;
	readonly df?: Numbers;
	readonly p?: Numbers;
	readonly covariance?: Numbers;
	readonly variances: readonly Numbers[];
	readonly sigma2: number;
	readonly logLik: number;
	readonly aic?: number;
	readonly bic?: number;
	readonly singular?: boolean;
	readonly groups?: readonly (readonly string[])[];
	readonly ranef?: readonly (readonly number[])[];
	readonly condVar?: readonly (readonly number[] | null)[];
	readonly fitted: readonly number[];
	readonly marginal?: number | null;
	readonly conditional?: number | null;
}

const output = readPeerOutput("lme4/mixed.json.gz") as {
	readonly versions: Readonly<Record<string, string>>;
	readonly data: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
	readonly cases: Readonly<Record<string, Case>>;
	readonly tests: readonly {
		readonly case: string;
		readonly contrasts: readonly (readonly number[])[];
		readonly f: number;
		readonly numerator: number;
		readonly denominator: number;
		readonly p: number;
	}[];
	readonly contrast: { readonly case: string; readonly weights: readonly number[]; readonly values: readonly number[] };
	readonly comparisons: readonly {
		readonly first: string;
		readonly second: string;
		readonly values: readonly number[];
	}[];
};

const list = (values: Numbers): readonly number[] => (typeof values === "number" ? [values] : values);

function columns(data: string, names: readonly string[]): Matrix {
	const table = output.data[data] as Readonly<Record<string, readonly number[]>>;
	const n = (table.y as readonly number[]).length;
	if (names.length === 0) return { values: new Float64Array(0), nRows: n, nColumns: 0 };
	return matrixFromColumns(names.map((name) => table[name] as readonly number[]));
}

const fits = new Map<string, MixedFit>();

function fitOf(id: string): MixedFit {
	const ready = fits.get(id);
	if (ready) return ready;
	const { data, fixed, random, method, weights, errors } = output.cases[id] as Case;
	const table = output.data[data] as Readonly<Record<string, readonly number[]>>;
	const values = (name: string) => table[name] as readonly number[];
	const fit = mixedModel({
		outcome: values("y"),
		fixed: columns(data, fixed),
		names: fixed,
		random: random.map(
			({ name, groups, columns: names, correlated, intercept }): RandomTerm => ({
				name,
				groups: values(groups),
				correlated,
				intercept,
				...(names.length > 0 && { columns: columns(data, names), columnNames: names }),
			}),
		),
		method,
		...(weights && { weights: values(weights) }),
		...(errors && {
			errors: {
				kind: errors.kind,
				groups: values(errors.groups),
				...(errors.order && { order: values(errors.order) }),
			},
		}),
	});
	fits.set(id, fit);
	return fit;
}

/** Terms as the peer orders them: by falling number of groups. */
const sorted = <T extends { readonly nGroups: number }>(terms: readonly T[]): readonly T[] =>
	terms.toSorted((a, b) => b.nGroups - a.nGroups);

const optimum: PeerTolerance = {
	relative: 1e-6,
	absolute: 1e-8,
	reason: "same likelihood; each program stops when it is flat to rounding",
};
const likelihood: PeerTolerance = { relative: 1e-10, reason: "same definition at the same optimum" };

/** All that one measure says of the cases of a program. */
function measured(
	measure: string,
	of: string,
	program: Case["program"],
	call: string,
	tolerance: PeerTolerance,
	theirs: (one: Case) => readonly (number | null | undefined)[],
	ours: (fit: MixedFit, one: Case) => ArrayLike<number>,
	keep: (one: Case) => boolean = () => true,
): PeerCase {
	const ids = Object.keys(output.cases).filter((id) => {
		const one = output.cases[id] as Case;
		return one.program === program && keep(one);
	});
	return {
		package: "stats",
		group: "Mixed models",
		measure,
		function: of,
		peer: program === "lme4" ? `R lme4 ${output.versions.lme4}` : `R nlme ${output.versions.nlme}`,
		call,
		input: `${ids.length} models of made-up data`,
		unit: "",
		theirs: () => ids.flatMap((id) => theirs(output.cases[id] as Case) as number[]),
		ours: () => ids.flatMap((id) => Array.from(ours(fitOf(id), output.cases[id] as Case))),
		tolerance,
	};
}

const isWhole = ({ singular }: Case) => singular !== true;
const estimates = (fit: MixedFit) => fit.coefficients.map(({ estimate }) => estimate);
const standardErrors = (fit: MixedFit) => fit.coefficients.map(({ standardError }) => standardError);
const variances = (fit: MixedFit) => [
	...sorted(fit.random).flatMap(({ covariance }) => Array.from(covariance.values)),
	fit.residualVariance,
];
const theirVariances = ({ variances: given, sigma2 }: Case) => [...given.flatMap(list), sigma2];

/** Effects of the peer's groups, which it sorts, in our order of rows. */
function effects(fit: MixedFit, { groups, random, ranef }: Case, kind: "effects" | "variances"): number[] {
	// Uncorrelated terms of one grouping are one term to the peer.
	const ours = randomEffects(fit);
	return (ranef as readonly unknown[]).flatMap((_, t) => {
		const order = (groups as readonly (readonly string[])[])[t] as readonly string[];
		const name = random.toSorted(
			(a, b) =>
				(ours.find((o) => o.name === b.name)?.groups.length ?? 0) -
				(ours.find((o) => o.name === a.name)?.groups.length ?? 0),
		)[t]?.name;
		const term = ours.find((one) => one.name === name) as (typeof ours)[number];
		const k = term.columnNames.length;
		return order.flatMap((label) => {
			const g = term.groups.findIndex((group) => String(group) === label);
			return kind === "effects"
				? Array.from(term.effects.values.subarray(g * k, (g + 1) * k))
				: Array.from(term.conditionalVariances.subarray(g * k * k, (g + 1) * k * k));
		});
	});
}

const oneTermEach = ({ random }: Case) => new Set(random.map(({ name }) => name)).size === random.length;

const general: readonly PeerCase[] = [
	measured("fixed effects", "mixedModel", "lme4", "lmer", optimum, ({ beta }) => list(beta), estimates),
	measured("standard errors", "mixedModel", "lme4", "lmer", optimum, ({ se }) => list(se), standardErrors),
	measured(
		"covariance of fixed effects",
		"mixedModel",
		"lme4",
		"vcov",
		optimum,
		({ covariance }) => list(covariance as Numbers),
		(fit) => fit.covariance.values,
	),
	measured("variances and covariances", "mixedModel", "lme4", "VarCorr", optimum, theirVariances, variances),
	measured(
		"log-likelihood, AIC, BIC",
		"mixedModel",
		"lme4",
		"logLik, AIC, BIC",
		likelihood,
		({ logLik, aic, bic }) => [logLik, aic, bic],
		({ logLikelihood, aic, bic }) => [logLikelihood, aic, bic],
	),
	measured(
		"fitted values",
		"mixedFitted",
		"lme4",
		"fitted",
		optimum,
		({ fitted }) => fitted,
		(fit) => mixedFitted(fit).fitted,
	),
	measured(
		"random effects",
		"randomEffects",
		"lme4",
		"ranef",
		{ ...optimum, absolute: 1e-5 },
		({ ranef }) => (ranef as readonly Numbers[]).flatMap(list),
		(fit, one) => effects(fit, one, "effects"),
		oneTermEach,
	),
	measured(
		"variances of random effects",
		"randomEffects",
		"lme4",
		"ranef(condVar = TRUE)",
		{ ...optimum, absolute: 1e-6 },
		({ condVar }) => (condVar as readonly Numbers[]).flatMap(list),
		(fit, one) => effects(fit, one, "variances"),
		(one) => oneTermEach(one) && isWhole(one),
	),
	measured(
		"marginal and conditional R2",
		"mixedR2",
		"lme4",
		"MuMIn's formula",
		optimum,
		({ marginal, conditional }) => [marginal, conditional],
		(fit) => [mixedR2(fit).marginal, mixedR2(fit).conditional],
		({ marginal }) => typeof marginal === "number",
	),
	measured(
		"degrees of freedom (Satterthwaite) and p",
		"mixedModel",
		"lme4",
		`lmerTest ${output.versions.lmerTest}, summary`,
		{ relative: 1e-6, absolute: 1e-10, reason: "lmerTest takes second derivatives by differences" },
		({ df, p }) => [...list(df as Numbers), ...list(p as Numbers)],
		({ coefficients }) => [...coefficients.map((one) => one.degreesOfFreedom), ...coefficients.map(({ p }) => p)],
	),
	measured("fixed effects", "mixedModel", "nlme", "lme, gls", optimum, ({ beta }) => list(beta), estimates),
	measured("standard errors", "mixedModel", "nlme", "lme, gls", optimum, ({ se }) => list(se), standardErrors),
	measured("variances and covariances", "mixedModel", "nlme", "getVarCov", optimum, theirVariances, variances),
	measured(
		"correlation of errors",
		"mixedModel",
		"nlme",
		"corAR1, corCAR1, corCompSymm",
		optimum,
		({ correlation }) => [correlation],
		({ errors }) => [errors?.correlation ?? Number.NaN],
	),
	measured(
		"log-likelihood",
		"mixedModel",
		"nlme",
		"logLik",
		likelihood,
		({ logLik }) => [logLik],
		({ logLikelihood }) => [logLikelihood],
	),
	measured(
		"fitted values",
		"mixedFitted",
		"nlme",
		"fitted",
		{ ...optimum, absolute: 1e-7 },
		({ fitted }) => fitted,
		(fit) => mixedFitted(fit).fitted,
	),
];

const { contrast, tests, comparisons, versions } = output;
const lmerTest = {
	package: "stats",
	group: "Mixed models",
	peer: `R lmerTest ${versions.lmerTest}`,
	unit: "",
	tolerance: { relative: 1e-6, reason: "lmerTest takes second derivatives by differences" },
} as const;

export const cases: readonly PeerCase[] = [
	...general,
	{
		...lmerTest,
		measure: "a combination of fixed effects",
		function: "mixedContrast",
		call: "contest1D",
		input: contrast.case,
		theirs: () => contrast.values,
		ours: () => {
			const one = mixedContrast(fitOf(contrast.case), contrast.weights);
			return [one.estimate, one.standardError, one.degreesOfFreedom, one.statistic, one.p, one.low, one.high];
		},
	},
	...tests.map(
		(test): PeerCase => ({
			...lmerTest,
			measure: "F test of several fixed effects",
			function: "mixedTest",
			call: "contestMD",
			input: test.case,
			theirs: () => [test.f, test.numerator, test.denominator, test.p],
			ours: () => {
				const { f, numeratorDf, denominatorDf, p } = mixedTest(fitOf(test.case), test.contrasts);
				return [f, numeratorDf, denominatorDf, p];
			},
		}),
	),
	...comparisons.map(
		({ first, second, values }): PeerCase => ({
			...lmerTest,
			peer: `R lme4 ${versions.lme4}`,
			tolerance: optimum,
			measure: "likelihood-ratio test",
			function: "compareMixed",
			call: "anova",
			input: `${first}, ${second}`,
			theirs: () => values,
			ours: () => {
				const { likelihoodRatio, degreesOfFreedom, p } = compareMixed(fitOf(first), fitOf(second));
				return [likelihoodRatio, degreesOfFreedom, p];
			},
		}),
	),
];
