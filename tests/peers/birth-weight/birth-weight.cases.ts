import { type BirthWeight, birthWeightZScore, skewTCdf, skewTQuantile } from "@quickening/pregnancy";
import { type PeerCase, readPeerOutput } from "../peer-case.ts";

const output = readPeerOutput("birth-weight/birth-weight.json.gz") as {
	readonly pygrowthstandards: string;
	readonly scipy: string;
	readonly weights: readonly BirthWeight[];
	readonly z: readonly number[];
	readonly skew: readonly (readonly [number, number, number, number])[];
	readonly x: readonly number[];
	readonly p: readonly number[];
	readonly cdf: readonly (readonly number[])[];
	readonly quantile: readonly (readonly number[])[];
};
const skew = output.skew.map(([mu, sigma, nu, tau]) => ({ mu, sigma, nu, tau }));
const common = { package: "pregnancy", group: "Birth weight", unit: "" };

export const cases: readonly PeerCase[] = [
	{
		...common,
		measure: "Birth weight for gestational age, z",
		function: "birthWeightZScore",
		peer: `pygrowthstandards ${output.pygrowthstandards}`,
		call: 'functional.zscore("weight", ...)',
		input: `${output.weights.length} weights at 34+0 to 42+4, both sexes`,
		theirs: () => output.z,
		ours: () => output.weights.map((weight) => birthWeightZScore(weight).z),
		tolerance: {
			absolute: 0.15,
			reason:
				"the peer fits an LMS curve to printed values; ours are the standard's own parameters, and give its printed z-scores to 10 g",
		},
	},
	{
		...common,
		measure: "Skew t of type 3, distribution",
		function: "skewTCdf",
		peer: `SciPy ${output.scipy}`,
		call: "stats.t.cdf on either side of mu",
		input: "3 distributions, 10 values",
		theirs: () => output.cdf.flat(),
		ours: () => skew.flatMap((each) => output.x.map((x) => skewTCdf(x, each))),
		tolerance: { relative: 1e-11, absolute: 1e-15, reason: "same definition, another incomplete beta" },
	},
	{
		...common,
		measure: "Skew t of type 3, quantiles",
		function: "skewTQuantile",
		peer: `SciPy ${output.scipy}`,
		call: "stats.t.ppf on either side of mu",
		input: "3 distributions, 10 probabilities",
		theirs: () => output.quantile.flat(),
		ours: () => skew.flatMap((each) => output.p.map((p) => skewTQuantile(p, each))),
		tolerance: { absolute: 1e-8, reason: "the peer's quantile is found to about 1e-9" },
	},
];
