import { readFileSync } from "node:fs";
import {
	exactOddsRatio,
	firthLogisticRegression,
	flacLogisticRegression,
	flicLogisticRegression,
	type Matrix,
	matrixFromColumns,
	matrixFromRows,
	oddsRatio,
	take,
} from "@quickening/stats";
import { type PeerCase, sameDefinition } from "../peer-case.ts";

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

interface PeerModel {
	readonly coefficients: readonly number[];
	readonly standardErrors: readonly number[];
}

interface PythonModel extends PeerModel {
	readonly limits: readonly (readonly [number, number])[];
	readonly p: readonly number[];
	readonly penalisedLogLikelihood: number;
}

type Cells = readonly [number, number, number, number];

const r = JSON.parse(read("firth-r.json")) as {
	readonly endometrial: PeerModel;
	readonly separated: PeerModel;
	readonly tables: readonly { table: Cells; fisher: readonly number[]; midp: readonly number[] }[];
};
const python = JSON.parse(read("firth-python.json")) as {
	readonly endometrial: PythonModel & { flic: readonly number[]; flac: readonly number[] };
	readonly separated: PythonModel;
	readonly tables: readonly { table: Cells; woolf: readonly number[]; exact: readonly number[] }[];
};

interface Data {
	readonly features: Matrix;
	readonly outcomes: readonly number[];
}

const rows = read("endometrial.csv")
	.trim()
	.split("\n")
	.slice(1)
	.map((line) => line.split(",").map(Number));
const endometrial: Data = {
	features: matrixFromRows(rows.map((row) => row.slice(0, 3))),
	outcomes: rows.map((row) => row[3] as number),
};
const separated: Data = { features: matrixFromColumns([[0, 0, 0, 1, 1, 1]]), outcomes: [0, 0, 0, 1, 1, 1] };

const modelOf = ({ features, outcomes }: Data) => firthLogisticRegression(features, outcomes).coefficients;
const proportions = ([a, b, c, d]: Cells) =>
	[
		{ nEvents: a, n: a + b },
		{ nEvents: c, n: c + d },
	] as const;
const iterated = (relative: number) => ({ relative, reason: "same definition; the peer stops its iteration there" });

const base = { package: "stats", unit: "" } as const;

const regressions = (["endometrial", "separated"] as const).flatMap((name): PeerCase[] => {
	const data = name === "endometrial" ? endometrial : separated;
	const input =
		name === "endometrial"
			? "79 endometrial cancers (Heinze and Schemper 2002), one column quasi-separated"
			: "six rows, completely separated";
	const shared = { ...base, group: "Firth's logistic regression", function: "firthLogisticRegression", input };
	return [
		{
			...shared,
			measure: "coefficients",
			peer: "R brglm2 0.9",
			call: 'glm(method = "brglmFit", type = "AS_mean")',
			theirs: () => r[name].coefficients,
			ours: () => modelOf(data).map(({ estimate }) => estimate),
			tolerance: sameDefinition,
		},
		{
			...shared,
			measure: "standard errors",
			peer: "R brglm2 0.9",
			call: 'glm(method = "brglmFit", type = "AS_mean"), vcov',
			theirs: () => r[name].standardErrors,
			ours: () => modelOf(data).map(({ standardError }) => standardError),
			tolerance: sameDefinition,
			note: "from the information at the estimates; firthmodels and logistf since 1.24 take the augmented rows' instead, which are smaller",
		},
		{
			...shared,
			measure: "profile limits",
			peer: "firthmodels 0.8.2",
			call: 'FirthLogisticRegression().conf_int(method="pl")',
			theirs: () => python[name].limits.flat(),
			ours: () => modelOf(data).flatMap(({ low, high }) => [low, high]),
			tolerance: iterated(1e-7),
		},
		{
			...shared,
			measure: "p, penalised likelihood ratio",
			peer: "firthmodels 0.8.2",
			call: "FirthLogisticRegression().lrt()",
			theirs: () => python[name].p,
			ours: () => modelOf(data).map(({ p }) => p),
			tolerance: iterated(1e-6),
		},
		{
			...shared,
			measure: "penalised log likelihood",
			peer: "firthmodels 0.8.2",
			call: "FirthLogisticRegression().loglik_",
			theirs: () => python[name].penalisedLogLikelihood,
			ours: () => firthLogisticRegression(data.features, data.outcomes).penalisedLogLikelihood,
			tolerance: sameDefinition,
		},
	];
});

const corrections: PeerCase[] = [
	{
		...base,
		group: "Firth's logistic regression",
		measure: "FLIC, coefficients",
		function: "flicLogisticRegression",
		peer: "statsmodels 0.15.0",
		call: "GLM(offset) on brglm2's slopes",
		input: "79 endometrial cancers",
		theirs: () => python.endometrial.flic,
		ours: () => flicLogisticRegression(endometrial.features, endometrial.outcomes).coefficients,
		tolerance: iterated(1e-9),
	},
	{
		...base,
		group: "Firth's logistic regression",
		measure: "FLAC, coefficients",
		function: "flacLogisticRegression",
		peer: "statsmodels 0.15.0",
		call: "GLM(freq_weights) on rows and pseudo-rows",
		input: "79 endometrial cancers",
		theirs: () => python.endometrial.flac,
		ours: () => flacLogisticRegression(endometrial.features, endometrial.outcomes).coefficients,
		tolerance: iterated(1e-7),
	},
];

const tables = python.tables.flatMap(({ table, woolf, exact }, i): PeerCase[] => {
	const [exposed, unexposed] = proportions(table);
	const input = `2 x 2 table ${table.join(", ")}`;
	const ofR = r.tables[i];
	if (ofR === undefined || ofR.table.join() !== table.join()) throw new Error("firth: R and Python had other tables");
	const shared = { ...base, group: "Odds ratios", input };
	const limitsOf = (each: { low: number; high: number }) => [each.low, each.high];
	return [
		{
			...shared,
			measure: "odds ratio, Woolf's limits, p",
			function: "oddsRatio",
			peer: "statsmodels 0.15.0",
			call: "Table2x2.oddsratio, oddsratio_confint, oddsratio_pvalue",
			theirs: () => woolf,
			ours: () => {
				const { estimate, low, high, p } = oddsRatio(exposed, unexposed);
				return [estimate, low, high, p];
			},
			tolerance: sameDefinition,
		},
		{
			...shared,
			measure: "conditional odds ratio, exact limits",
			function: "exactOddsRatio",
			peer: "SciPy 1.17.1",
			call: "contingency.odds_ratio, confidence_interval",
			theirs: () => exact,
			ours: () => {
				const { estimate, low, high } = exactOddsRatio(exposed, unexposed);
				return [estimate, low, high];
			},
			tolerance: iterated(1e-8),
		},
		{
			...shared,
			measure: "Fisher's p",
			function: "exactOddsRatio",
			peer: "R 4.2.2",
			call: "fisher.test",
			theirs: () => take(ofR.fisher, [3]),
			ours: () => [exactOddsRatio(exposed, unexposed).p],
			tolerance: sameDefinition,
		},
		{
			...shared,
			measure: "mid-P limits",
			function: "exactOddsRatio",
			peer: "epitools 0.5-10.1",
			call: "oddsratio.midp",
			theirs: () => take(ofR.midp, [1, 2]),
			ours: () => limitsOf(exactOddsRatio(exposed, unexposed, { method: "mid-p" })),
			tolerance: iterated(1e-2),
			note: "epitools' estimate is the mid-P median, not the conditional maximum likelihood",
		},
		{
			...shared,
			measure: "mid-P p",
			function: "exactOddsRatio",
			peer: "epitools 0.5-10.1",
			call: "oddsratio.midp",
			theirs: () => take(ofR.midp, [3]),
			ours: () => [exactOddsRatio(exposed, unexposed, { method: "mid-p" }).p],
			tolerance: sameDefinition,
		},
	];
});

export const cases: readonly PeerCase[] = [...regressions, ...corrections, ...tables];
