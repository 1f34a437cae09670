import { matrixFromColumns, type QuantileRegressionOptions, quantileRegression } from "@quickening/stats";
import { type PeerCase, type PeerTolerance, readPeerOutput } from "../peer-case.ts";

interface Case {
	readonly outcome: "weight" | "rounded";
	readonly tau: number;
	readonly coefficients: readonly number[];
	readonly loss: number;
	readonly nid: readonly number[];
	readonly kernel: readonly number[];
}

const peer = readPeerOutput("quantreg/quantreg.json.gz") as {
	readonly versions: Readonly<Record<string, string>>;
	readonly data: Readonly<Record<string, readonly number[]>>;
	readonly cases: readonly Case[];
};
const data = (name: string) => peer.data[name] as readonly number[];
const features = matrixFromColumns([data("week"), data("week2"), data("height"), data("parity")]);

function fitOf(one: Case, errors: NonNullable<QuantileRegressionOptions["errors"]>) {
	const { fits } = quantileRegression({ outcome: data(one.outcome), features, quantiles: [one.tau], errors });
	return fits[0] as (typeof fits)[number];
}

const tolerance: PeerTolerance = {
	relative: 1e-8,
	absolute: 1e-8,
	reason: "the same vertex of the same linear program",
};

export const cases: readonly PeerCase[] = peer.cases.flatMap((one): PeerCase[] => {
	const shared = {
		package: "stats",
		group: "Quantile regression",
		function: "quantileRegression",
		peer: `R ${peer.versions.R}, quantreg ${peer.versions.quantreg}`,
		unit: "g",
		input: `500 made-up birth weights${one.outcome === "rounded" ? ", rounded to 250 g" : ""}, quantile ${one.tau}`,
		tolerance,
	};
	return [
		{
			...shared,
			measure: "coefficients and loss",
			call: `rq(tau = ${one.tau}, method = "br")`,
			theirs: () => [...one.coefficients, one.loss],
			ours: () => {
				const { coefficients, loss } = fitOf(one, "sandwich");
				return [...coefficients.map(({ estimate }) => estimate), loss];
			},
		},
		{
			...shared,
			measure: "standard errors, by neighbouring quantiles and by kernel",
			call: 'summary(se = "nid"), summary(se = "ker")',
			theirs: () => [...one.nid, ...one.kernel],
			ours: () =>
				(["sandwich", "kernel"] as const).flatMap((errors) =>
					fitOf(one, errors).coefficients.map(({ standardError }) => standardError),
				),
		},
	];
});
