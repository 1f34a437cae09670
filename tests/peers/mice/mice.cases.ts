import { seededRandom } from "@quickening/core";
import {
	linearRegression,
	logisticRegression,
	matrixFromColumns,
	multipleImputation,
	poolEstimates,
} from "@quickening/stats";
import { type PeerCase, readPeerOutput, sameDefinition } from "../peer-case.ts";

type Numbers = readonly number[];

const r = readPeerOutput("mice/mice.json.gz") as {
	readonly versions: Readonly<Record<string, string>>;
	readonly data: Readonly<Record<string, readonly (number | null)[]>>;
	readonly pools: readonly (Readonly<Record<string, Numbers>> & {
		readonly name: string;
		readonly dfcom: number;
		readonly estimates: readonly Numbers[];
		readonly variances: readonly Numbers[];
	})[];
	readonly runs: readonly {
		readonly method: "norm" | "pmm";
		readonly estimate: Numbers;
		readonly between: Numbers;
		readonly within: Numbers;
	}[];
};
const variables = Object.fromEntries(
	Object.entries(r.data).map(([name, values]) => [name, Float64Array.from(values, (value) => value ?? Number.NaN)]),
);
/** Ours; mice made 200. */
const nImputations = 400;
const nTheirs = 200;
type Pooled = { readonly estimate: number; readonly between: number; readonly within: number }[];
const runs = new Map<string, Pooled>();
const shared = { package: "stats", group: "Multiple imputation", unit: "", peer: `R mice ${r.versions.mice}` } as const;
const input = "400 made-up women, four columns, three with gaps that depend on the others";

/**
 * Pooled coefficients of sugar on weight, age and smoking, then of smoking on weight and sugar, in standard errors of their
 * own.
 */
function pooledRun(
	method: "norm" | "pmm",
): { readonly estimate: number; readonly between: number; readonly within: number }[] {
	const done = runs.get(method);
	if (done) return done;
	const own = method === "norm" ? "normal" : "pmm";
	const { tables } = multipleImputation({
		variables,
		methods: { age: own, weight: own, smokes: "logistic" },
		nImputations,
		random: seededRandom(`mice ${method}`),
	});
	const fits = tables.map((table) => {
		const column = (name: string) => table[name] as Float64Array;
		const linear = linearRegression(
			matrixFromColumns([column("weight"), column("age"), column("smokes")]),
			column("sugar"),
		).coefficients;
		const logistic = logisticRegression(matrixFromColumns([column("weight"), column("sugar")]), column("smokes"));
		return [
			...linear.map(({ estimate, standardError }) => [estimate, standardError ** 2] as const),
			...Array.from(
				logistic.coefficients,
				(estimate, j) => [estimate, (logistic.standardErrors[j] as number) ** 2] as const,
			),
		];
	});
	const pooled = (fits[0] ?? []).map((_, j) =>
		poolEstimates(
			fits.map((fit) => fit[j]?.[0] as number),
			fits.map((fit) => fit[j]?.[1] as number),
		),
	);
	runs.set(method, pooled);
	return pooled;
}

/** Of the difference between two pooled estimates. */
const monteCarloError = (between: number) => Math.sqrt(between * (1 / nImputations + 1 / nTheirs));

export const cases: readonly PeerCase[] = [
	...r.pools.map(
		(one): PeerCase => ({
			...shared,
			measure: "Rubin's rules: estimate, variances, degrees of freedom, shares, limits, p",
			function: "poolEstimates",
			call: `pool(), ${one.name} tables`,
			input,
			tolerance: sameDefinition,
			theirs: () =>
				["estimate", "ubar", "b", "t", "df", "riv", "lambda", "fmi", "low", "high", "p"].flatMap(
					(name) => one[name] ?? [],
				),
			ours: () => {
				const pooled = (one.estimate ?? []).map((_, j) =>
					poolEstimates(
						one.estimates.map((row) => row[j] as number),
						one.variances.map((row) => row[j] as number),
						{ completeDegreesOfFreedom: one.dfcom },
					),
				);
				return [
					...pooled.map(({ estimate }) => estimate),
					...pooled.map(({ within }) => within),
					...pooled.map(({ between }) => between),
					...pooled.map(({ standardError }) => standardError ** 2),
					...pooled.map(({ degreesOfFreedom }) => degreesOfFreedom),
					...pooled.map(({ relativeIncrease }) => relativeIncrease),
					...pooled.map(({ lambda }) => lambda),
					...pooled.map(({ missingInformation }) => missingInformation),
					...pooled.map(({ low }) => low),
					...pooled.map(({ high }) => high),
					...pooled.map(({ p }) => p),
				];
			},
		}),
	),
	...r.runs.map(
		(one): PeerCase => ({
			...shared,
			measure: "pooled coefficients of two regressions over 200 imputed tables, in Monte Carlo errors",
			function: "multipleImputation",
			call: `mice(m = 200, maxit = 10, "${one.method}", "logreg")`,
			input,
			unit: "errors",
			tolerance: { absolute: 5, reason: "random draws: 5 Monte Carlo errors of a difference of means of 400 and 200" },
			theirs: () => one.estimate.map((value, j) => value / monteCarloError(one.between[j] as number)),
			ours: () => pooledRun(one.method).map(({ estimate }, j) => estimate / monteCarloError(one.between[j] as number)),
		}),
	),
	...r.runs.map(
		(one): PeerCase => ({
			...shared,
			measure: "their variance between tables, as a share of the one within",
			function: "multipleImputation",
			call: `mice(m = 200, maxit = 10, "${one.method}", "logreg")`,
			input,
			tolerance: {
				relative: 0.4,
				reason: "random draws: variances of 400 and of 200 have errors of 7 and 10 %, the ratio one of 12 %",
			},
			theirs: () => one.between.map((value, j) => value / (one.within[j] as number)),
			ours: () => pooledRun(one.method).map(({ between, within }) => between / within),
		}),
	),
];
