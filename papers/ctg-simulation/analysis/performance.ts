import type { StageContext } from "@quickening/paper";
import { type Cell, isReference, readDesign } from "./design.ts";
import { meanOfRecordings } from "./estimate.ts";
import { amplitudesOf, type Group, groupByCell, isComplete, judgeCell, kindsOf } from "./judge-cells.ts";
import type { ScenarioRow } from "./performance-rows.ts";
import { recordValues } from "./record-values.ts";
import { parseRecordings } from "./recordings.ts";

const labels: Readonly<Record<string, string>> = {
	main: "Reference",
	stricterMatching: "Stricter matching",
};

/** From recordings to performance: each measure of each detector in each cell, with its Monte Carlo error. */
export default function performance(stage: StageContext): void {
	const design = readDesign(stage);
	const repeats = stage.param<number>("bootstrapRepeats");
	const rows = parseRecordings(stage.readText("recordings"));
	const groups = groupByCell(rows);
	const estimator = { repeats, seed: String(design.seed) };
	const results = groups.map(({ cell, recordings }) => judgeCell(cell, { recordings, estimator }));
	const main = results.filter(({ cell }) => cell.scenario === "main");
	stage.writeJson(
		"detection",
		main.flatMap((result) => result.detection),
	);
	stage.writeJson(
		"baseline",
		main.map((result) => result.baseline),
	);
	stage.writeJson(
		"variability",
		main.flatMap((result) => [result.stv, result.bandwidth]),
	);
	const isTheReference = ({ cell }: { cell: Cell }) => isReference(cell, design.reference);
	const referenceGroup = groups.find(isTheReference);
	const reference = results.find(isTheReference);
	if (referenceGroup === undefined || reference === undefined) {
		throw new Error("performance: params.reference must be one of the cells of the design");
	}
	const complete = groups.find(isComplete);
	if (complete === undefined) throw new Error("performance: the design must have a cell without noise and loss");
	stage.writeJson("kinds", [
		...kindsOf(complete.recordings, "complete"),
		...kindsOf(referenceGroup.recordings, "reference"),
	]);
	stage.writeJson("amplitudes", amplitudesOf(groups, { design, estimator }));
	const scenarios = results
		.filter((result) => result === reference || result.cell.scenario !== "main")
		.map(({ cell, ...found }): ScenarioRow => {
			const recordings = (groups.find((group) => group.cell === cell) as Group).recordings;
			return {
				scenario: cell.scenario,
				label: design.scenarios[cell.scenario]?.label ?? (labels[cell.scenario] as string),
				nRecordings: recordings.length,
				missingPercent: 100 * meanOfRecordings(recordings.map((row) => row.get("missingFraction"))).estimate,
				...found,
			};
		});
	stage.writeJson("scenarios", scenarios);
	recordValues(stage, { design, groups, results, scenarios });
}
