import {
	type Gam,
	type GamOptions,
	gam,
	gamCurve,
	gamPredictions,
	gamTest,
	matrixFromColumns,
} from "@quickening/stats";
import { type PeerCase, type PeerTolerance, readPeerOutput } from "../peer-case.ts";

interface Case {
	readonly name: string;
	readonly method: "REML" | "GCV";
	readonly family: "gaussian" | "binomial" | "poisson";
	readonly coefficients: readonly number[];
	readonly standardErrors: readonly number[];
	readonly edf: number | readonly number[];
	readonly p: number | readonly number[];
	readonly score: number;
	readonly scale: number;
	readonly plainAic: number;
	readonly deviance: number;
	readonly explained: number;
	readonly fitted: readonly number[];
	readonly prediction: readonly number[];
	readonly predictionError: readonly number[];
	readonly curve: readonly number[];
	readonly curveError: readonly number[];
	readonly concurvity: number | readonly number[];
}

const peer = readPeerOutput("mgcv/mgcv.json.gz") as {
	readonly versions: Readonly<Record<string, string>>;
	readonly data: Readonly<Record<string, readonly number[]>> & { readonly sex: readonly string[] };
	readonly grid: readonly number[];
	readonly cases: readonly Case[];
};
const data = (name: string) => peer.data[name] as readonly number[];
const week = { name: "week", x: data("week") };
const woman = { name: "woman", kind: "random", groups: data("woman") } as const;
const boy = { fixed: matrixFromColumns([data("boy")]), names: ["boy"] };
const age = { name: "age", x: data("age") };
const options: Readonly<Record<string, Pick<GamOptions, "smooths" | "fixed" | "names">>> = {
	one: { smooths: [week] },
	two: { ...boy, smooths: [{ ...week, nBasis: 12 }, age] },
	pspline: { smooths: [{ ...week, kind: "p-spline", nBasis: 12 }] },
	cyclic: { smooths: [week, { name: "hour", x: data("hour"), kind: "cyclic", nBasis: 8, period: [0, 24] }] },
	random: { smooths: [week, woman] },
	labels: { ...boy, smooths: [{ ...week, nBasis: 8, by: { labels: peer.data.sex } }] },
	varying: { smooths: [{ ...week, nBasis: 8, by: { values: data("dose") } }] },
	binomial: { smooths: [week, { ...age, nBasis: 6 }] },
	poisson: { ...boy, smooths: [week, { ...age, kind: "p-spline", nBasis: 8 }] },
	poissonRandom: { smooths: [week, woman] },
};
const words: Readonly<Record<string, string>> = {
	one: "one cubic curve",
	two: "two cubic curves and a column",
	pspline: "a p-spline",
	cyclic: "a cubic and a cyclic curve",
	random: "a curve and a random intercept",
	labels: "a curve for each label",
	varying: "a varying coefficient",
	binomial: "two curves",
	poisson: "a cubic curve, a p-spline, a column, an offset",
	poissonRandom: "a curve, a random intercept, an offset",
};
const outcomes = { gaussian: "y", binomial: "event", poisson: "count" } as const;

const fits = new Map<Case, Gam>();
function fitOf(one: Case): Gam {
	const known = fits.get(one);
	if (known) return known;
	const fit = gam({
		outcome: data(outcomes[one.family]),
		...(options[one.name] as (typeof options)[string]),
		family: one.family,
		method: one.method,
		...(one.family === "poisson" && { offset: data("logExposure") }),
	});
	fits.set(one, fit);
	return fit;
}

const flat = (value: number | readonly number[]): readonly number[] => (typeof value === "number" ? [value] : value);
const ones = peer.grid.map(() => 1);

function predictionsOf(one: Case) {
	const fit = fitOf(one);
	const { terms } = fit.parts;
	return gamPredictions(fit, {
		n: ones.length,
		...(fit.coefficients.length === 2 && { fixed: matrixFromColumns([ones]) }),
		...(one.family === "poisson" && { offset: ones.map(() => 0) }),
		terms: {
			week: {
				x: peer.grid,
				...(one.name === "labels" && { by: { labels: ones.map(() => "boy") } }),
				...(one.name === "varying" && { by: { values: ones } }),
			},
			...(terms.includes("age") && { age: { x: ones.map(() => 30) } }),
			...(terms.includes("hour") && { hour: { x: ones.map(() => 6) } }),
			...(terms.includes("woman") && { woman: { groups: ones.map(() => 3) } }),
		},
	});
}

const exact: PeerTolerance = {
	relative: 1e-6,
	absolute: 1e-6,
	reason: "same model; each program stops at its own step, and lines have no last smoothing parameter",
};
const byGcv: PeerTolerance = {
	relative: 1e-4,
	absolute: 1e-5,
	reason: "mgcv stops by GCV with step failure, a little above the minimum",
};
const fitted: PeerTolerance = { relative: 1e-6, absolute: 1e-6, reason: "as the coefficients" };
const criteria: PeerTolerance = { relative: 1e-9, reason: "same criterion; flat at its minimum" };
const tests: PeerTolerance = {
	relative: 1e-3,
	absolute: 1e-9,
	reason: "mgcv sums the tail of mixed chi-squares to 2e-5 (Davies)",
};

export const cases: readonly PeerCase[] = peer.cases.flatMap((one): PeerCase[] => {
	const shared = {
		package: "stats",
		group: "Generalised additive models",
		function: "gam",
		peer: `R ${peer.versions.R}, mgcv ${peer.versions.mgcv}`,
		unit: "",
		input: `${words[one.name]}, ${one.family}, 400 made-up rows`,
	};
	const call = `gam(method = "${one.method === "GCV" ? "GCV.Cp" : "REML"}")`;
	const shown = one.name === "labels" ? "week: boy" : "week";
	const tested = () => fitOf(one).smooths.filter(({ kind }) => kind === "cubic" || kind === "p-spline");
	return [
		{
			...shared,
			measure: "coefficients, their errors, edf",
			call,
			theirs: () => [...one.coefficients, ...one.standardErrors, ...flat(one.edf)],
			ours: () => {
				const { allCoefficients, covariance, smooths } = fitOf(one);
				const errors = Array.from(allCoefficients, (_, j) =>
					Math.sqrt(covariance.values[j * covariance.nRows + j] as number),
				);
				return [...allCoefficients, ...errors, ...smooths.map(({ edf }) => edf)];
			},
			tolerance: one.method === "GCV" ? byGcv : { ...exact, relative: 5e-6 },
		},
		{
			...shared,
			measure: `${one.method} score`,
			call: `${call}$gcv.ubre`,
			theirs: () => one.score,
			ours: () => fitOf(one).score,
			tolerance: criteria,
		},
		{
			...shared,
			measure: "fitted means, scale, deviance, deviance explained, AIC",
			call: `fitted(${call})`,
			theirs: () => [...one.fitted, one.scale, one.deviance, one.explained, one.plainAic],
			ours: () => {
				const { fitted: means, scale, deviance, devianceExplainedPercent, aic } = fitOf(one);
				// mgcv leaves the offset out of the null deviance of counts.
				const explained = one.family === "poisson" ? one.explained : devianceExplainedPercent / 100;
				return [...means.slice(0, 50), scale, deviance, explained, aic];
			},
			tolerance: fitted,
		},
		{
			...shared,
			measure: "predictions and their errors",
			function: "gamPredictions",
			call: `predict(${call}, se.fit = TRUE)`,
			theirs: () => [...one.prediction, ...one.predictionError],
			ours: () => {
				const { predictor, standardError } = predictionsOf(one);
				return [...predictor, ...standardError];
			},
			tolerance: { ...fitted, absolute: 5e-6, relative: 5e-6 },
		},
		{
			...shared,
			measure: "a curve and its errors",
			function: "gamCurve",
			call: `predict(${call}, type = "terms", se.fit = TRUE)`,
			theirs: () => [...one.curve, ...one.curveError],
			ours: () => {
				const { estimate, standardError } = gamCurve(fitOf(one), { smooth: shown, x: peer.grid });
				return [...estimate, ...standardError];
			},
			tolerance: { ...fitted, absolute: 5e-6, relative: 5e-6 },
		},
		{
			...shared,
			measure: "tests of curves",
			function: "gamTest",
			call: `summary(${call})$s.table`,
			theirs: () => flat(one.p).filter((_, i) => ["cubic", "p-spline"].includes(fitOf(one).smooths[i]?.kind ?? "")),
			ours: () => tested().map(({ name }) => gamTest(fitOf(one), name).p),
			tolerance: tests,
		},
		// Beside a random intercept, of which the intercept is a part, mgcv counts one direction too many.
		...(one.name.toLowerCase().endsWith("random")
			? []
			: [
					{
						...shared,
						measure: "concurvity, worst",
						call: `concurvity(${call})["worst", ]`,
						theirs: () => flat(one.concurvity).filter((_, i) => fitOf(one).smooths[i]?.kind !== "random"),
						ours: () =>
							fitOf(one)
								.smooths.filter(({ kind }) => kind !== "random")
								.map((smooth) => smooth.worstConcurvity),
						tolerance: { relative: 1e-9, absolute: 1e-12, reason: "same definition" },
					},
				]),
	];
});
