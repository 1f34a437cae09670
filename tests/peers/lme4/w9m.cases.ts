import { type MixedFit, matrixFromColumns, mixedDesign } from "@quickening/stats";
import { type PeerCase, type PeerTolerance, readPeerOutput } from "../peer-case.ts";
import { fixedNames, readVisits } from "./visits.ts";

const { participants, visits, outcome, fixed } = readVisits();
const design = mixedDesign({
	fixed,
	names: fixedNames,
	random: [{ name: "subject", groups: participants, columns: matrixFromColumns([visits]), columnNames: ["visit"] }],
});
let made: { readonly reml: MixedFit; readonly ml: MixedFit } | undefined;
const fits = () => {
	made ??= { reml: design.fit(outcome), ml: design.fit(outcome, { method: "ML" }) };
	return made;
};

const order = ["(Intercept)", ...fixedNames];
const fixedOf = (table: Readonly<Record<string, number>>) =>
	order.map((name) => table[name] ?? table[name.replace(/[()]/g, "")]) as number[];
const lme4 = readPeerOutput("lme4/W9m.R.lme4.json.gz");
const lmerTest = readPeerOutput("lme4/W9m.R.lmerTest.json.gz");
const nlme = readPeerOutput("lme4/W9m.R.nlme.json.gz");
const statsmodels = {
	reml: readPeerOutput("statsmodels/W9m.statsmodels.mixedlm_reml.json.gz"),
	ml: readPeerOutput("statsmodels/W9m.statsmodels.mixedlm_ml.json.gz"),
};

const optimum: PeerTolerance = {
	relative: 1e-6,
	reason: "each program stops when the likelihood is flat to its liking",
};
const likelihood: PeerTolerance = { relative: 1e-9, reason: "same definition, near the same optimum" };
const stopped = (size: number, who: string): PeerTolerance => ({
	relative: size,
	reason: `${who} stops there by default; followed to the optimum it agrees to 1e-6 (mixed.cases.ts)`,
});

const shared = {
	package: "stats",
	group: "Mixed models",
	function: "mixedDesign",
	input: "500 participants, 9,538 visits (W9m), random intercept and slope",
	unit: "",
} as const;
const peerLme4 = { ...shared, peer: `R lme4 ${lme4.versions.pkg}`, call: lme4.params.call as string };
const estimates = ({ coefficients }: MixedFit) => coefficients.map(({ estimate }) => estimate);
const standardErrors = ({ coefficients }: MixedFit) => coefficients.map(({ standardError }) => standardError);
/** As lme4 orders them: two variances, the covariance, the residual variance. */
const variances = ({ random: [term], residualVariance }: MixedFit) => {
	const [a, c, , b] = (term as MixedFit["random"][number]).covariance.values;
	return [a, b, c, residualVariance] as number[];
};
const vcov = (rows: readonly { readonly vcov: number }[]) => rows.map((row) => row.vcov);

export const cases: readonly PeerCase[] = [
	{
		...peerLme4,
		measure: "fixed effects, REML and ML",
		theirs: () => [...fixedOf(lme4.output.fe), ...fixedOf(lme4.output.fe_ML)],
		ours: () => [...estimates(fits().reml), ...estimates(fits().ml)],
		tolerance: optimum,
	},
	{
		...peerLme4,
		measure: "log-likelihoods, AIC, BIC",
		theirs: () => [lme4.output.logLik_REML, lme4.output.logLik_ML, lme4.output.AIC_ML, lme4.output.BIC_ML],
		ours: () => [fits().reml.logLikelihood, fits().ml.logLikelihood, fits().ml.aic, fits().ml.bic],
		tolerance: likelihood,
	},
	{
		...peerLme4,
		measure: "standard errors",
		theirs: () => fixedOf(lme4.output.se),
		ours: () => standardErrors(fits().reml),
		tolerance: stopped(2e-5, "lme4"),
	},
	{
		...peerLme4,
		measure: "variances and covariance, REML and ML",
		theirs: () => [...vcov(lme4.output.varcorr), ...vcov(lme4.output.varcorr_ML)],
		ours: () => [...variances(fits().reml), ...variances(fits().ml)],
		tolerance: stopped(1e-4, "lme4"),
	},
	{
		...peerLme4,
		peer: `R lmerTest ${lmerTest.versions.pkg}`,
		measure: "degrees of freedom (Satterthwaite)",
		theirs: () => lmerTest.output.coef.map((row: { readonly df: number }) => row.df),
		ours: () => fits().reml.coefficients.map(({ degreesOfFreedom }) => degreesOfFreedom),
		tolerance: stopped(1e-4, "lme4"),
	},
	{
		...shared,
		peer: `R nlme ${nlme.versions.pkg}`,
		call: nlme.params.call,
		measure: "fixed effects, standard errors, residual deviation",
		theirs: () => [...fixedOf(nlme.output.fe), ...fixedOf(nlme.output.se), nlme.output.sigma],
		ours: () => [...estimates(fits().reml), ...standardErrors(fits().reml), fits().reml.residualStandardDeviation],
		tolerance: optimum,
	},
	{
		...shared,
		peer: `R nlme ${nlme.versions.pkg}`,
		call: nlme.params.call,
		measure: "log-likelihood",
		theirs: () => nlme.output.logLik,
		ours: () => fits().reml.logLikelihood,
		tolerance: likelihood,
	},
	...(["reml", "ml"] as const).flatMap((method): PeerCase[] => {
		const { versions, params, output } = statsmodels[method];
		const peer = { ...shared, peer: `statsmodels ${versions.statsmodels}`, call: params.call as string };
		return [
			{
				...peer,
				measure: "fixed effects",
				theirs: () => fixedOf(output.fe),
				ours: () => estimates(fits()[method]),
				tolerance: optimum,
			},
			{
				...peer,
				measure: "log-likelihood",
				theirs: () => output.llf,
				ours: () => fits()[method].logLikelihood,
				tolerance: likelihood,
			},
			{
				...peer,
				measure: "variances and covariance",
				theirs: () => [output.cov_re[0][0], output.cov_re[1][1], output.cov_re[0][1], output.scale],
				ours: () => variances(fits()[method]),
				tolerance: stopped(1e-5, "statsmodels"),
				note: "Its standard errors are from the Hessian of all parameters, another definition.",
			},
		];
	}),
];
