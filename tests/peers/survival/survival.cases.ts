import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
	type CoxOptions,
	concordance,
	coxRegression,
	coxResiduals,
	coxSurvival,
	kaplanMeier,
	logRankTest,
	matrixFromColumns,
	matrixFromRows,
	proportionalHazardsTest,
	type SurvivalInterval,
	type SurvivalTimes,
	survivalAt,
	survivalQuantile,
	type TimeTransform,
} from "@quickening/stats";
import { type PeerCase, readPeerOutput, sameDefinition } from "../peer-case.ts";
import { readTabular } from "../read-peer.ts";

type Numbers = readonly number[];

interface CoxCase {
	readonly name: string;
	readonly beta: Numbers;
	readonly se: Numbers;
	readonly naive: Numbers;
	readonly loglik: Numbers;
	readonly score: number;
	readonly wald: number;
	readonly lp?: Numbers;
	readonly martingale?: Numbers;
	readonly deviance?: Numbers;
	readonly scoreres?: readonly Numbers[];
	readonly dfbeta?: readonly Numbers[];
	readonly schoenfeld?: readonly Numbers[];
	readonly scaled?: readonly Numbers[];
	readonly zph?: Readonly<Record<TimeTransform, Numbers>>;
	readonly concordance: Numbers;
}

const r = readPeerOutput("survival/survival.json.gz") as {
	readonly versions: Readonly<Record<string, string>>;
	readonly data: Readonly<Record<string, Numbers>>;
	readonly long: Readonly<Record<string, Numbers>>;
	readonly km: readonly (Readonly<Record<string, Numbers>> & {
		readonly interval: SurvivalInterval;
		readonly delayed: boolean;
	})[];
	readonly diff: readonly {
		readonly rho: number;
		readonly strata: boolean;
		readonly observed: Numbers;
		readonly expected: Numbers;
		readonly var: Numbers;
		readonly chisq: number;
		readonly p: number;
	}[];
	readonly cox: readonly CoxCase[];
	readonly curves: readonly (Readonly<Record<string, Numbers>> & {
		readonly ties: "efron" | "breslow";
		readonly strata: boolean;
	})[];
};
const data = (name: string) => r.data[name] as Numbers;
const long = (name: string) => r.long[name] as Numbers;
/** R writes what is missing as null. */
const known = (values: readonly (number | null)[] | undefined) => (values ?? []).map((value) => value ?? Number.NaN);
const sorted = (values: Iterable<number>) => Float64Array.from(values).sort();

function rowsOf(name: string): SurvivalTimes {
	if (name.includes("long")) return { times: long("stop"), events: long("event"), entries: long("start") };
	return {
		times: data("time"),
		events: data("event"),
		...(name.includes("delayed") && { entries: data("entry") }),
	};
}

function optionsOf(name: string): CoxOptions {
	const isLong = name.includes("long");
	return {
		...rowsOf(name),
		features: matrixFromColumns(isLong ? [long("dose"), long("x")] : [data("x"), data("z"), data("age")]),
		ties: name.startsWith("efron") ? "efron" : "breslow",
		...(name.includes("strata") && { strata: isLong ? long("site") : data("centre") }),
		...(isLong && { clusters: long("id") }),
		...(name.includes("robust") && { covariance: "robust" as const }),
		...(name.includes("weights") && { weights: data("weight") }),
		...(name.includes("offset") && { offset: data("off") }),
	};
}

const shared = {
	package: "stats",
	group: "Survival",
	unit: "",
	peer: `R survival ${r.versions.survival}`,
	tolerance: sameDefinition,
} as const;
const input = "240 made-up women, whole weeks (many ties)";
const longInput = "90 made-up women with repeated events, rows (start, stop]";

const table = readTabular();
const [, ...lines] = gunzipSync(readFileSync(new URL("w9_times.csv.gz", import.meta.url)))
	.toString("utf8")
	.trimEnd()
	.split("\n");
const [group, time, event] = [0, 1, 2].map((j) => Float64Array.from(lines, (line) => Number(line.split(",")[j])));
const w9 = { times: time as Float64Array, events: event as Float64Array };
const w9Names = ["age", "group", "x1", "x2", "x3", "x4"];
const w9Options = {
	...w9,
	features: matrixFromColumns(w9Names.map((name) => (name === "group" ? group : table[name]) as Float64Array)),
	names: w9Names,
};
const w9Input = "10,000 simulated participants, 3,331 events (W9)";
const w9r = readPeerOutput("survival/W9.R.survival.json.gz");
const lifelines = readPeerOutput("survival/W9.lifelines.km_cox.json.gz");

export const cases: readonly PeerCase[] = [
	...r.km.map(
		(one): PeerCase => ({
			...shared,
			measure: "Kaplan-Meier curve, errors, limits, quartiles",
			function: "kaplanMeier",
			call: `survfit(Surv(${one.delayed ? "entry, " : ""}time, event) ~ 1, conf.type = "${one.interval}")`,
			input,
			theirs: () =>
				[
					"time",
					"nrisk",
					"nevent",
					"ncensor",
					"surv",
					"se",
					"lower",
					"upper",
					"cumhaz",
					"cumhazse",
					"quantiles",
				].flatMap((name) => known(one[name])),
			ours: () => {
				const curve = kaplanMeier(rowsOf(one.delayed ? "delayed" : ""), {
					interval: one.interval,
					levelPercent: one.interval === "plain" ? 90 : 95,
				});
				return [
					...curve.times,
					...curve.nAtRisk,
					...curve.nEvents,
					...curve.nCensored,
					...curve.survival,
					...curve.standardErrors,
					...curve.low,
					...curve.high,
					...curve.cumulativeHazard,
					...curve.cumulativeHazardErrors,
					...[0.25, 0.5, 0.75].flatMap((share) => {
						const { estimate, low, high } = survivalQuantile(curve, share);
						return [estimate, low, high];
					}),
				];
			},
		}),
	),
	...r.diff.map(
		(one): PeerCase => ({
			...shared,
			measure: "log-rank test: observed, expected, covariance, chi-square, p",
			function: "logRankTest",
			call: `survdiff(Surv(time, event) ~ arm${one.strata ? " + strata(centre)" : ""}, rho = ${one.rho})`,
			input: `${input}, three arms`,
			theirs: () => [...one.observed, ...one.expected, ...one.var, one.chisq, one.p],
			ours: () => {
				const arms = r.data.arm as unknown as readonly string[];
				const { groups, covariance, chiSquare, p } = logRankTest(rowsOf(""), arms, {
					rho: one.rho,
					...(one.strata && { strata: data("centre") }),
				});
				const places = ["a", "b", "c"].map((arm) => groups.findIndex(({ label }) => label === arm));
				return [
					...places.map((g) => groups[g]?.observed as number),
					...places.map((g) => groups[g]?.expected as number),
					...places.flatMap((g) => places.map((h) => covariance.values[g * 3 + h] as number)),
					chiSquare,
					p,
				];
			},
		}),
	),
	...r.cox.flatMap((one): PeerCase[] => {
		const isLong = one.name.includes("long");
		const common = { ...shared, input: isLong ? longInput : input };
		const fits: PeerCase[] = [
			{
				...common,
				measure: "log hazard ratios, errors, likelihood, score and Wald tests, linear predictors",
				function: "coxRegression",
				call: `coxph, ${one.name}`,
				theirs: () => [...one.beta, ...one.se, ...one.naive, ...one.loglik, one.score, one.wald, ...known(one.lp)],
				ours: () => {
					const fit = coxRegression(optionsOf(one.name));
					const p = one.beta.length;
					return [
						...fit.coefficients.map(({ estimate }) => estimate),
						...fit.coefficients.map(({ standardError }) => standardError),
						...one.beta.map((_, j) => Math.sqrt(fit.modelCovariance.values[j * p + j] as number)),
						fit.nullLogLikelihood,
						fit.logLikelihood,
						fit.scoreTest.chiSquare,
						fit.waldTest.chiSquare,
						...(one.lp?.length ? fit.linearPredictors : []),
					];
				},
			},
		];
		if (!one.name.includes("weights")) {
			fits.push(
				{
					...common,
					measure: "concordance, its error, pairs",
					function: "concordance",
					call: `concordance(coxph), ${one.name}`,
					theirs: () => one.concordance,
					ours: () => {
						const { strata, clusters } = optionsOf(one.name);
						const found = concordance(rowsOf(one.name), coxRegression(optionsOf(one.name)).linearPredictors, {
							...(strata && { strata }),
							...(clusters && { clusters }),
						});
						return [found.estimate, found.standardError, found.nConcordant, found.nDiscordant, found.nTied];
					},
				},
				{
					...common,
					measure: "test of proportional hazards, each column and all",
					function: "proportionalHazardsTest",
					call: `cox.zph(km, rank, identity, log), ${one.name}`,
					theirs: () => (["km", "rank", "identity", "log"] as const).flatMap((transform) => one.zph?.[transform] ?? []),
					ours: () => {
						const fit = coxRegression(optionsOf(one.name));
						return (["km", "rank", "identity", "log"] as const).flatMap((transform) => {
							const { columns, global } = proportionalHazardsTest(fit, { transform });
							return [...columns.map(({ chiSquare }) => chiSquare), global.chiSquare];
						});
					},
				},
			);
		}
		if (one.martingale) {
			fits.push({
				...common,
				measure: "residuals: martingale, deviance, score, dfbeta, Schoenfeld's plain and scaled",
				function: "coxResiduals",
				call: `residuals(coxph), ${one.name}`,
				tolerance: { relative: 1e-9, absolute: 1e-11, reason: "same definition; residuals near 0 are differences" },
				theirs: () => [
					...known(one.martingale),
					...known(one.deviance),
					...known(one.scoreres?.flat()),
					...known(one.dfbeta?.flat()),
					...sorted(known(one.schoenfeld?.flat())),
					...sorted(known(one.scaled?.flat())),
				],
				ours: () => {
					const found = coxResiduals(coxRegression(optionsOf(one.name)));
					return [
						...found.martingale,
						...found.deviance,
						...found.score.values,
						...found.dfbeta.values,
						...sorted(found.schoenfeld.values),
						...sorted(found.scaledSchoenfeld.values),
					];
				},
			});
		}
		return fits;
	}),
	...r.curves.map(
		(one): PeerCase => ({
			...shared,
			measure: "predicted survival and hazard, errors, limits, two women",
			function: "coxSurvival",
			call: `survfit(coxph(ties = "${one.ties}"${one.strata ? ", strata" : ", delayed entry"}), newdata, conf.type = "log-log")`,
			input,
			theirs: () => ["surv", "cumhaz", "se", "lower", "upper"].flatMap((name) => known(one[name])),
			ours: () => {
				const fit = coxRegression(optionsOf(`${one.ties} ${one.strata ? "strata" : "delayed"}`));
				const curves = coxSurvival(fit, {
					features: matrixFromRows([
						[0, 1, 28],
						[1, 0, 35],
					]),
					interval: "log-log",
					...(one.strata && { stratum: 2 }),
				});
				// R has a step at each time of anyone; ours at events.
				const read = (values: Float64Array, times: Float64Array, before: number) =>
					(one.time as Numbers).map((at) => {
						const step = times.findLastIndex((time) => time <= at);
						return step < 0 ? before : (values[step] as number);
					});
				const all = (name: "survival" | "cumulativeHazard" | "cumulativeHazardErrors" | "low" | "high") =>
					curves.flatMap((curve) => read(curve[name], curve.times, name === "survival" ? 1 : 0));
				return [
					...all("survival"),
					...all("cumulativeHazard"),
					...all("cumulativeHazardErrors"),
					...all("low"),
					...all("high"),
				];
			},
		}),
	),
	{
		...shared,
		measure: "Cox regression, concordance, curve, log-rank test",
		function: "coxRegression",
		call: w9r.params.call,
		input: w9Input,
		theirs: () => {
			const { coef, se, loglik, concordance: c, km, logrank } = w9r.output;
			return [
				...w9Names.map((name) => coef[name] as number),
				...w9Names.map((name) => se[name] as number),
				...loglik,
				c.concordance,
				c.std,
				c.concordant,
				c.discordant,
				...km.s,
				...km.se,
				...km.lo,
				...km.hi,
				logrank,
			];
		},
		ours: () => {
			const fit = coxRegression(w9Options);
			const c = concordance(w9, fit.linearPredictors);
			const at = survivalAt(kaplanMeier(w9), w9r.output.km.t);
			return [
				...fit.coefficients.map(({ estimate }) => estimate),
				...fit.coefficients.map(({ standardError }) => standardError),
				fit.nullLogLikelihood,
				fit.logLikelihood,
				c.estimate,
				c.standardError,
				c.nConcordant,
				c.nDiscordant,
				...at.survival,
				...at.standardErrors,
				...at.low,
				...at.high,
				logRankTest(w9, group as Float64Array).chiSquare,
			];
		},
	},
	{
		...shared,
		peer: `lifelines ${lifelines.versions.lifelines}`,
		measure: "Cox regression, concordance, curve, log-rank test",
		function: "coxRegression",
		call: lifelines.params.call,
		input: w9Input,
		tolerance: { relative: 1e-6, absolute: 1e-7, reason: "lifelines stops a step earlier" },
		theirs: () => {
			const { median, s_at, coef, se, loglik, cindex, logrank } = lifelines.output;
			return [
				median,
				...["1", "2", "3", "5"].map((at) => s_at[at] as number),
				...w9Names.map((name) => coef[name] as number),
				...w9Names.map((name) => se[name] as number),
				loglik,
				cindex,
				logrank.stat,
				logrank.p,
			];
		},
		ours: () => {
			const fit = coxRegression(w9Options);
			const curve = kaplanMeier(w9);
			const { chiSquare, p } = logRankTest(w9, group as Float64Array);
			return [
				survivalQuantile(curve).estimate,
				...survivalAt(curve, [1, 2, 3, 5]).survival,
				...fit.coefficients.map(({ estimate }) => estimate),
				...fit.coefficients.map(({ standardError }) => standardError),
				fit.logLikelihood,
				concordance(w9, fit.linearPredictors).estimate,
				chiSquare,
				p,
			];
		},
	},
];
