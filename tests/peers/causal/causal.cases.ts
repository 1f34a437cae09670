import {
	averageTreatmentEffect,
	censoringWeights,
	inverseProbabilityWeights,
	matrixFromColumns,
	type TreatmentEffectOptions,
} from "@quickening/stats";
import { type PeerCase, readPeerOutput, sameDefinition } from "../peer-case.ts";

type Numbers = readonly number[];

const r = readPeerOutput("causal/causal.json.gz") as Readonly<
	Record<"p" | "stabilised" | "numerator" | "plain" | "truncated" | "censoring" | "before" | "after" | "size", Numbers>
> & {
	readonly versions: { readonly R: string };
	readonly data: Readonly<Record<"age" | "parity" | "a" | "y" | "event" | "seen", Numbers>>;
	readonly effects: readonly {
		readonly outcome: "y" | "event";
		readonly lost: boolean;
		readonly g: Numbers;
		readonly weighting: Numbers;
		readonly robust: Numbers;
	}[];
};
const { age, parity, a, seen } = r.data;
const features = matrixFromColumns([age, parity]);
const shared = {
	package: "stats",
	group: "Causal effects",
	unit: "",
	peer: `R ${r.versions.R}, glm and lm`,
	input: "500 made-up women, treatment that depends on age and parity",
	tolerance: sameDefinition,
} as const;
const methods: readonly (readonly ["g" | "weighting" | "robust", TreatmentEffectOptions["method"]])[] = [
	["g", "g-computation"],
	["weighting", "weighting"],
	["robust", "doubly-robust"],
];

export const cases: readonly PeerCase[] = [
	{
		...shared,
		measure: "probabilities, weights (stabilised, with numerator, plain, cut), effective sizes",
		function: "inverseProbabilityWeights",
		call: "glm(a ~ age + parity, binomial)",
		theirs: () => [...r.p, ...r.stabilised, ...r.numerator, ...r.plain, ...r.truncated, ...r.size],
		ours: () => {
			const stabilised = inverseProbabilityWeights(a, { features });
			return [
				...stabilised.probabilities,
				...stabilised.weights,
				...inverseProbabilityWeights(a, { features, numerator: matrixFromColumns([parity]) }).weights,
				...inverseProbabilityWeights(a, { features, isStabilised: false }).weights,
				...inverseProbabilityWeights(a, { features, truncatePercentiles: [1, 99] }).weights,
				stabilised.effectiveSampleSize.treated,
				stabilised.effectiveSampleSize.untreated,
			];
		},
	},
	{
		...shared,
		measure: "standardised differences before and after weighting",
		function: "inverseProbabilityWeights",
		call: "weighted.mean, var",
		tolerance: { absolute: 1e-9, reason: "same definition; a balanced difference is near 0" },
		theirs: () => [...r.before, ...r.after],
		ours: () => {
			const { balance } = inverseProbabilityWeights(a, { features });
			return [...balance.map(({ before }) => before), ...balance.map(({ after }) => after)];
		},
	},
	{
		...shared,
		measure: "weights of censoring, stabilised",
		function: "censoringWeights",
		call: "glm(seen ~ a + age + parity, binomial)",
		theirs: () => r.censoring,
		ours: () => censoringWeights(seen, { features: matrixFromColumns([a, age, parity]) }).weights,
	},
	...r.effects.flatMap((one) =>
		methods.map(
			([key, method]): PeerCase => ({
				...shared,
				measure: `means if all and if none were treated, ${method}${one.lost ? ", with lost participants" : ""}`,
				function: "averageTreatmentEffect",
				call: one.outcome === "y" ? "lm(y ~ a + age + parity)" : "glm(event ~ a + age + parity, binomial)",
				theirs: () => one[key],
				ours: () => {
					const outcome = r.data[one.outcome].map((value, i) => (one.lost && seen[i] === 0 ? Number.NaN : value));
					const { treated, untreated } = averageTreatmentEffect({
						treatment: a,
						outcome,
						features,
						method,
						repeats: 1,
					});
					return [treated.estimate, untreated.estimate];
				},
			}),
		),
	),
];
