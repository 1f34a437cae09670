import type { StageContext, Value } from "@quickening/paper";
import { wilsonInterval } from "@quickening/stats";
import { type Cell, type Design, isReference } from "./design.ts";
import { type Estimate, ratioOfTotals } from "./estimate.ts";
import { type CellResult, type Group, isComplete } from "./judge-cells.ts";
import { calledKinds, detectors, trueKinds } from "./judge-recording.ts";
import { lostBaselineBpm, type ScenarioRow } from "./performance-rows.ts";
import type { RecordingRow } from "./recordings.ts";

const recordingsMethod = "95% percentile bootstrap over recordings";
const meanMethod = "95% t interval over recordings (Monte Carlo error)";

/** A share as a percentage with its interval. */
function share(estimate: Estimate, { n, method }: { n: number; method: string }): Value {
	return {
		value: 100 * estimate.estimate,
		unit: "%",
		digits: 0,
		n,
		interval: { low: 100 * estimate.low, high: 100 * estimate.high, levelPercent: 95, method: recordingsMethod },
		method,
	};
}

function number(estimate: Estimate, { unit, digits, method }: { unit: string; digits: number; method: string }): Value {
	return {
		value: estimate.estimate,
		unit,
		digits,
		n: estimate.n,
		interval: { low: estimate.low, high: estimate.high, levelPercent: 95, method: meanMethod },
		method: `${method}; n: recordings`,
	};
}

/** FIGO: variability below this is reduced, bpm. */
const reducedBandwidthBpm = 5;

/** Names of the cells of the factorial part in ids of values: "moderate20" for moderate noise and 20% loss. */
function cellName(cell: Cell): string {
	return cell.scenario === "main" ? `${cell.noise}${Math.round(100 * cell.loss)}` : cell.scenario;
}

/** Records every value of the paper, from the cells and the other worlds. */
export function recordValues(
	stage: StageContext,
	{
		design,
		groups,
		results,
		scenarios,
	}: {
		design: Design;
		groups: readonly Group[];
		results: readonly CellResult[];
		scenarios: readonly ScenarioRow[];
	},
): void {
	const count = (id: string, value: number, method: string) =>
		stage.value(id, { value, unit: "", digits: 0, n: value, method });
	const reference = groups.find(({ cell }) => isReference(cell, design.reference)) as Group;
	const sum = (column: string) => reference.recordings.reduce((total, row) => total + row.get(column), 0);
	count(
		"count.recordings",
		groups.reduce(
			(total, group) => total + (group.cell.scenario === "stricterMatching" ? 0 : group.recordings.length),
			0,
		),
		"Simulated recordings in all cells",
	);
	count("count.labours", design.recordingsPerCell, "Simulated labours, each seen in every cell");
	count("count.cells", results.filter(({ cell }) => cell.scenario === "main").length, "Combinations of noise and loss");
	for (const detector of detectors)
		count(`count.${detector}`, sum(`${detector}.true`), `True ${detector} in the labours`);
	for (const result of results) {
		const { cell } = result;
		// The text quotes moderate noise at every loss, and the other levels of noise at three.
		if (cell.scenario === "main" && cell.noise !== "moderate" && ![0, design.reference.loss, 0.5].includes(cell.loss))
			continue;
		const name = cellName(cell);
		for (const row of result.detection) {
			const what = {
				sensitivity: `True ${row.detector} that were found`,
				visibleSensitivity: `True ${row.detector} with signal in at least half of their length that were found`,
				precision: `Found ${row.detector} that were true`,
			}[row.measure];
			stage.value(
				`${row.measure}.${row.detector}.${name}`,
				share(row, { n: row.nEvents, method: `${what}; n: events` }),
			);
		}
		stage.value(
			`baseline.bias.${name}`,
			number(result.baseline, {
				unit: "bpm",
				digits: 1,
				method: "Baseline found less true, mean over a recording, mean over recordings",
			}),
		);
		stage.value(`baseline.limits.${name}`, {
			value: result.baseline.halfWidth.estimate,
			unit: "bpm",
			digits: 1,
			n: result.baseline.n,
			interval: {
				low: result.baseline.halfWidth.low,
				high: result.baseline.halfWidth.high,
				levelPercent: 95,
				method: "Normal approximation, SE of an SD = SD / sqrt(2 (n - 1))",
			},
			method: "Half width of the 95% limits of agreement of a recording's mean baseline error (1.96 SD); n: recordings",
		});
		const lost = wilsonInterval({ nEvents: result.baseline.nLost, n: result.baseline.n });
		stage.value(`baseline.lost.${name}`, {
			value: 100 * lost.estimate,
			unit: "%",
			digits: 0,
			n: result.baseline.n,
			interval: { low: 100 * lost.low, high: 100 * lost.high, levelPercent: 95, method: "Wilson" },
			method: `Recordings whose baseline is off by more than ${lostBaselineBpm} bpm on average; n: recordings`,
		});
		for (const measure of ["stv", "bandwidth"] as const) {
			const title = measure === "stv" ? "Short-term variability" : "Bandwidth";
			stage.value(
				`${measure}.bias.${name}`,
				number(result[measure], { unit: "%", digits: 0, method: `${title}: found / true - 1, mean over recordings` }),
			);
		}
		const matched = (groups.find(({ cell }) => cell === result.cell) as Group).recordings.reduce(
			(total, row) => total + row.get("decelerations.matched"),
			0,
		);
		stage.value(
			`kind.correct.${name}`,
			share(result.kind, {
				n: matched,
				method: "Decelerations found that were given their true kind; n: decelerations found",
			}),
		);
	}
	const complete = groups.find(isComplete) as Group;
	const kindShare = (kind: string, called: string, { recordings }: Group, where: string) => {
		const above = recordings.map((row) => row.get(`kind.${kind}.${called}`));
		const below = recordings.map((row) =>
			calledKinds.reduce((total, other) => total + row.get(`kind.${kind}.${other}`), 0),
		);
		const seed = `${design.seed}/${kind}/${called}/${where}`;
		const estimate = ratioOfTotals(above, below, { repeats: stage.param("bootstrapRepeats"), seed });
		stage.value(`kind.${kind}.${called}.${where}`, {
			...share(estimate, {
				n: below.reduce((total, value) => total + value, 0),
				method: `True ${kind} decelerations that were found and called ${called}; n: ${kind} decelerations found`,
			}),
		});
	};
	for (const [group, where] of [
		[complete, "none0"],
		[reference, cellName(reference.cell)],
	] as const) {
		for (const kind of trueKinds) kindShare(kind, kind, group, where);
		kindShare("early", "variable", group, where);
		kindShare("late", "variable", group, where);
		kindShare("prolonged", "variable", group, where);
		const errors = (column: string) => group.recordings.map((row) => row.get(column));
		for (const detector of detectors) {
			for (const edge of ["start", "end"] as const) {
				const estimate = ratioOfTotals(errors(`${detector}.${edge}ErrorSum`), errors(`${detector}.matched`), {
					repeats: stage.param("bootstrapRepeats"),
					seed: `${design.seed}/${edge}/${detector}/${where}`,
				});
				stage.value(`${edge}Error.${detector}.${where}`, {
					value: estimate.estimate,
					unit: "s",
					digits: 1,
					n: errors(`${detector}.matched`).reduce((total, value) => total + value, 0),
					interval: { low: estimate.low, high: estimate.high, levelPercent: 95, method: recordingsMethod },
					method: `Found less true ${edge} of ${detector}, mean over matched events; n: matched events`,
				});
			}
		}
	}
	const wrong = sum("decelerations.found") - sum("decelerations.matched");
	const pieces = wilsonInterval({ nEvents: sum("decelerations.pieces"), n: wrong });
	stage.value("pieces.decelerations", {
		value: 100 * pieces.estimate,
		unit: "%",
		digits: 0,
		n: wrong,
		interval: { low: 100 * pieces.low, high: 100 * pieces.high, levelPercent: 95, method: "Wilson" },
		method:
			"Found decelerations without a match that lie on a true one which has a match, at the reference; n: found without a match",
	});
	for (const [scenario, id] of [
		["reducedVariability", "reduced.missed"],
		["reducedWithoutNoise", "reduced.missedWithoutNoise"],
	] as const) {
		const shallow = (groups.find(({ cell }) => cell.scenario === scenario) as Group).recordings;
		const nEvents = shallow.filter((row) => row.get("bandwidth.foundBpm") >= reducedBandwidthBpm).length;
		const { estimate, low, high } = wilsonInterval({ nEvents, n: shallow.length });
		stage.value(id, {
			value: 100 * estimate,
			unit: "%",
			digits: 0,
			n: shallow.length,
			interval: { low: 100 * low, high: 100 * high, levelPercent: 95, method: "Wilson" },
			method: "Recordings with a true bandwidth of 2 to 5 bpm that are measured as 5 bpm or more; n: recordings",
		});
	}
	const lostBy = (id: string, among: (row: RecordingRow) => boolean, method: string) => {
		const rows = reference.recordings.concat(complete.recordings).filter(among);
		const nEvents = rows.filter((row) => row.get("baseline.meanAbsoluteErrorBpm") > lostBaselineBpm).length;
		const { estimate, low, high } = wilsonInterval({ nEvents, n: rows.length });
		stage.value(id, {
			value: 100 * estimate,
			unit: "%",
			digits: 0,
			n: rows.length,
			interval: { low: 100 * low, high: 100 * high, levelPercent: 95, method: "Wilson" },
			method: `${method}, complete and at the reference; n: recordings`,
		});
	};
	const steps = (row: RecordingRow) => row.get("baseline.stepBpm") > lostBaselineBpm;
	lostBy("baseline.lostWithStep", steps, "Recordings with a step of the baseline whose baseline is lost");
	lostBy(
		"baseline.lostWithoutStep",
		(row) => !steps(row),
		"Recordings without a step of the baseline whose baseline is lost",
	);
	count("count.scenarios", scenarios.length - 1, "Other worlds and rules in the robustness analysis");
}
