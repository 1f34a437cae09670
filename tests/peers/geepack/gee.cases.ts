import { type Gee, type GeeOptions, gee, matrixFromColumns } from "@quickening/stats";
import { fixedNames, readVisits } from "../lme4/visits.ts";
import { type PeerCase, type PeerTolerance, readPeerOutput } from "../peer-case.ts";

interface Case {
	readonly family: "gaussian" | "binomial" | "poisson";
	readonly correlation: NonNullable<GeeOptions["correlation"]> | "ar1 gaps";
	readonly beta: readonly number[];
	readonly se: readonly number[];
	readonly alpha: number | readonly number[];
	readonly scale: number;
}

interface RCase extends Case {
	/** Rows that were given. */
	readonly rows: readonly number[];
	readonly naive: readonly number[];
}

interface PythonCase extends Case {
	readonly mancl_derouen: readonly number[];
	readonly kauermann_carroll: readonly number[];
	readonly model: readonly number[];
	readonly qic: readonly number[];
	readonly statsmodels_qic: readonly number[];
}

const r = readPeerOutput("geepack/geepack.json.gz") as {
	readonly versions: Readonly<Record<string, string>>;
	readonly data: Readonly<Record<string, readonly number[]>>;
	readonly cases: readonly RCase[];
};
const python = readPeerOutput("geepack/statsmodels.json.gz") as {
	readonly versions: Readonly<Record<string, string>>;
	readonly cases: readonly PythonCase[];
};
const data = (name: string) => r.data[name] as readonly number[];
const outcomes = { gaussian: "y", binomial: "event", poisson: "count" } as const;

function fitOf({ family, correlation }: Case, change: Partial<GeeOptions> = {}): Gee {
	return gee({
		outcome: data(outcomes[family]),
		fixed: matrixFromColumns([data("t"), data("x"), data("group")]),
		names: ["t", "x", "group"],
		groups: data("g"),
		...(correlation === "ar1 gaps" && { order: data("t") }),
		family,
		correlation: correlation === "ar1 gaps" ? "ar1" : correlation,
		...(family === "poisson" && { offset: data("logExposure") }),
		...change,
	});
}

const estimates = ({ coefficients }: Gee) => coefficients.map(({ estimate }) => estimate);
const errors = ({ coefficients }: Gee) => coefficients.map(({ standardError }) => standardError);

/** Working correlations as geepack orders them: pairs of times, the first time's first. */
function alphas({ workingCorrelation: { correlation, matrix } }: Gee): number[] {
	if (correlation !== undefined) return [correlation];
	if (!matrix) return [];
	const pairs: number[] = [];
	for (let i = 0; i < matrix.nRows; i++)
		for (let j = i + 1; j < matrix.nRows; j++) pairs.push(matrix.values[i * matrix.nRows + j] as number);
	return pairs;
}

const flat = (value: number | readonly number[] | undefined): readonly number[] =>
	value === undefined ? [] : typeof value === "number" ? [value] : value;

const same: PeerTolerance = {
	relative: 1e-6,
	absolute: 1e-9,
	reason: "same equations; each program stops at its own step",
};
const shared = {
	package: "stats",
	group: "Generalised estimating equations",
	measure: "coefficients, errors, correlation, scale",
	function: "gee",
	unit: "",
	tolerance: same,
} as const;

const { participants, outcome, fixed } = readVisits();
const w9m = readPeerOutput("statsmodels/W9m.statsmodels.gee.json.gz");
const order = ["Intercept", ...fixedNames];

export const cases: readonly PeerCase[] = [
	...r.cases.map(
		(one): PeerCase => ({
			...shared,
			peer: `R geepack ${r.versions.geepack}`,
			call: `geeglm(family = ${one.family}, corstr = "${one.correlation}")`,
			input: `made-up participants, ${one.rows.length} rows`,
			theirs: () => [...one.beta, ...one.se, ...one.naive, ...flat(one.alpha), one.scale],
			ours: () => {
				const part = (name: string) => one.rows.map((row) => data(name)[row] as number);
				const rows = {
					outcome: part(outcomes[one.family]),
					fixed: matrixFromColumns([part("t"), part("x"), part("group")]),
					groups: part("g"),
					order: part("t"),
					...(one.family === "poisson" && { offset: part("logExposure") }),
					lessCoefficients: false,
				};
				const fit = fitOf(one, rows);
				const model = fitOf(one, { ...rows, covariance: "model" });
				return [...estimates(fit), ...errors(fit), ...errors(model), ...alphas(fit), fit.scale];
			},
			note: "geepack does not take the coefficients off the numbers of rows and pairs (lessCoefficients: false).",
		}),
	),
	...python.cases.map(
		(one): PeerCase => ({
			...shared,
			peer: `statsmodels ${python.versions.statsmodels}`,
			call: `GEE(family = ${one.family}, ${one.correlation}), bias_reduced; the rest written out`,
			input: "60 made-up participants, 3 to 6 of 6 times",
			theirs: () => [
				...one.beta,
				...one.se,
				...one.mancl_derouen,
				...one.kauermann_carroll,
				...one.model,
				one.scale,
				...(one.correlation === "independence" ? [] : flat(one.alpha)),
				...one.qic,
				...one.statsmodels_qic,
			],
			ours: () => {
				const fit = fitOf(one);
				return [
					...estimates(fit),
					...errors(fit),
					...errors(fitOf(one, { covariance: "mancl-derouen" })),
					...errors(fitOf(one, { covariance: "kauermann-carroll" })),
					...errors(fitOf(one, { covariance: "model" })),
					fit.scale,
					...alphas(fit),
					fit.qic,
					fit.qicu,
					...(one.statsmodels_qic.length > 0 ? [fit.qic, fit.qicu] : []),
				];
			},
		}),
	),
	{
		...shared,
		peer: `statsmodels ${w9m.versions.statsmodels}`,
		call: w9m.params.call,
		input: "500 participants, 9,538 visits (W9m)",
		theirs: () => [
			...order.map((name) => w9m.output.params[name] as number),
			...order.map((name) => w9m.output.se[name] as number),
			w9m.output.dep,
		],
		ours: () => {
			const fit = gee({ outcome, fixed, names: fixedNames, groups: participants });
			return [...estimates(fit), ...errors(fit), ...alphas(fit)];
		},
	},
];
