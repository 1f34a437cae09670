import { readFileSync } from "node:fs";
import { intraclassCorrelation, reliabilityOfMean } from "@quickening/validation";
import { type PeerCase, sameDefinition } from "../peer-case.ts";

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

interface Balanced {
	readonly rows: readonly (readonly number[])[];
	readonly single: number;
	readonly limits: readonly [number, number];
	readonly mean: number;
}

const python = read("reliability.json") as {
	readonly shrout: Balanced;
	readonly equal: Balanced;
	readonly unequal: readonly (readonly number[])[];
};
const r = read("reliability-r.json") as Readonly<Record<"icc" | "between" | "within" | "n0", number>>;

const shared = { package: "validation", group: "Reliability", unit: "", tolerance: sameDefinition } as const;

const balanced = (["shrout", "equal"] as const).flatMap((name): PeerCase[] => {
	const { rows, single, limits, mean } = python[name];
	const input =
		name === "shrout" ? "six targets of four judges (Shrout and Fleiss 1979)" : "25 people of six nights, drawn";
	return [
		{
			...shared,
			measure: "intraclass correlation of one night",
			function: "intraclassCorrelation",
			peer: "pingouin 0.7.0",
			call: "intraclass_corr, ICC(1,1); limits by SciPy 1.17.1",
			input,
			theirs: () => [single, ...limits],
			ours: () => {
				const { icc, low, high } = intraclassCorrelation(rows);
				return [icc, low, high];
			},
		},
		{
			...shared,
			measure: "reliability of the mean",
			function: "reliabilityOfMean",
			peer: "pingouin 0.7.0",
			call: "intraclass_corr, ICC(1,k)",
			input,
			theirs: () => mean,
			ours: () => reliabilityOfMean(rows[0]?.length ?? 0, { icc: intraclassCorrelation(rows).icc }),
		},
	];
});

export const cases: readonly PeerCase[] = [
	...balanced,
	{
		...shared,
		measure: "components of unequal numbers",
		function: "intraclassCorrelation",
		peer: "R 4.2.2",
		call: "aov, mean squares",
		input: "12 people of 1 to 30 nights, drawn",
		theirs: () => [r.icc, r.between, r.within, r.n0],
		ours: () => {
			const { icc, betweenVariance, withinVariance, nTypical } = intraclassCorrelation(python.unequal);
			return [icc, betweenVariance, withinVariance, nTypical];
		},
	},
];
