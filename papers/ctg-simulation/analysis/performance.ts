import type { StageContext, Value } from "@quickening/publishing";
import { wilsonInterval } from "@quickening/stats";
import { type Cell, type Design, isReference, type NoiseLevel, noiseLevels, readDesign } from "./design.ts";
import { type Estimate, meanOfRecordings, ratioOfTotals } from "./estimate.ts";
import { amplitudeClasses, calledKinds, type Detector, detectors, trueKinds } from "./judge-recording.ts";
import { parseRecordings, type RecordingRow } from "./recordings.ts";

/** What is asked of a detector of events. */
export const detectionMeasures = ["sensitivity", "visibleSensitivity", "precision"] as const;
export type DetectionMeasure = (typeof detectionMeasures)[number];

/** A row of detection.json. */
export interface DetectionRow extends Cell, Estimate {
	readonly detector: Detector;
	readonly measure: DetectionMeasure;
	/** Events below the fraction's line. */
	readonly nEvents: number;
}

/** A row of baseline.json: mean error over recordings, and the limits within which 95% of recordings lie. */
export interface BaselineRow extends Cell, Estimate {
	readonly limitLow: number;
	readonly limitHigh: number;
	/** Half the distance between the limits, with the normal approximation of its Monte Carlo error. */
	readonly halfWidth: { readonly estimate: number; readonly low: number; readonly high: number };
	readonly meanAbsoluteErrorBpm: number;
	/** Recordings whose baseline was lost: mean absolute error above {@link lostBaselineBpm}. */
	readonly nLost: number;
}

/** A baseline that is off by more than this on average is called lost, bpm: the band within which events begin and end. */
export const lostBaselineBpm = 5;

/** A row of variability.json: relative error in percent, mean over recordings. */
export interface VariabilityRow extends Cell, Estimate {
	readonly measure: "stv" | "bandwidth";
}

/** A cell of the confusion of kinds, in complete noise-free recordings and at the reference. */
export interface KindRow {
	readonly seen: "complete" | "reference";
	readonly kind: (typeof trueKinds)[number];
	readonly called: (typeof calledKinds)[number] | "notFound";
	readonly count: number;
	readonly ofKind: number;
}

/** Sensitivity by true amplitude, at the reference's loss. */
export interface AmplitudeRow extends Estimate {
	readonly noise: NoiseLevel;
	readonly detector: "accelerations" | "decelerations";
	readonly lowBpm: number;
	/** null: no upper end. */
	readonly highBpm: number | null;
	readonly nEvents: number;
}

/** A world of the robustness analysis with what was found in it. */
export interface ScenarioRow {
	readonly scenario: string;
	readonly label: string;
	readonly nRecordings: number;
	readonly missingPercent: number;
	readonly detection: readonly DetectionRow[];
	readonly baseline: BaselineRow;
	readonly stv: VariabilityRow;
	readonly bandwidth: VariabilityRow;
	readonly kind: Estimate;
}

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

interface Group {
	readonly cell: Cell;
	readonly recordings: readonly RecordingRow[];
}

interface CellResult {
	readonly cell: Cell;
	readonly detection: readonly DetectionRow[];
	readonly baseline: BaselineRow;
	readonly stv: VariabilityRow;
	readonly bandwidth: VariabilityRow;
	readonly kind: Estimate;
}

interface Estimator {
	readonly repeats: number;
	readonly seed: string;
}

function groupByCell(rows: readonly RecordingRow[]): Group[] {
	const groups = new Map<string, { cell: Cell; recordings: RecordingRow[] }>();
	for (const row of rows) {
		const { scenario, noise, loss } = row;
		const key = `${scenario}/${noise}/${loss}`;
		const group = groups.get(key) ?? { cell: { scenario, noise, loss }, recordings: [] };
		group.recordings.push(row);
		groups.set(key, group);
	}
	return [...groups.values()];
}

const columnsOf: Readonly<Record<DetectionMeasure, readonly [above: string, below: string]>> = {
	sensitivity: ["matched", "true"],
	visibleSensitivity: ["visibleMatched", "visible"],
	precision: ["matched", "found"],
};

function judgeCell(
	cell: Cell,
	{ recordings, estimator }: { recordings: readonly RecordingRow[]; estimator: Estimator },
): CellResult {
	const column = (name: string) => recordings.map((row) => row.get(name));
	const total = (name: string) => column(name).reduce((sum, value) => sum + value, 0);
	const seeded = (what: string) => ({
		repeats: estimator.repeats,
		seed: `${estimator.seed}/${cell.scenario}/${cell.noise}/${cell.loss}/${what}`,
	});
	const detection = detectors.flatMap((detector) =>
		detectionMeasures.map((measure): DetectionRow => {
			const [above, below] = columnsOf[measure].map((name) => `${detector}.${name}`) as [string, string];
			const estimate = ratioOfTotals(column(above), column(below), seeded(`${measure}/${detector}`));
			return { ...cell, detector, measure, ...estimate, nEvents: total(below) };
		}),
	);
	const { sd, ...bias } = meanOfRecordings(column("baseline.meanErrorBpm"));
	const baseline = {
		...cell,
		...bias,
		limitLow: bias.estimate - 1.96 * sd,
		limitHigh: bias.estimate + 1.96 * sd,
		halfWidth: halfWidthOfLimits(sd, bias.n),
		meanAbsoluteErrorBpm: meanOfRecordings(column("baseline.meanAbsoluteErrorBpm")).estimate,
		nLost: column("baseline.meanAbsoluteErrorBpm").filter((bpm) => bpm > lostBaselineBpm).length,
	};
	const relative = (measure: "stv" | "bandwidth", unit: string): VariabilityRow => {
		const found = column(`${measure}.found${unit}`);
		const truth = column(`${measure}.true${unit}`);
		const { sd: _, ...estimate } = meanOfRecordings(found.map((value, i) => 100 * (value / (truth[i] as number) - 1)));
		return { ...cell, measure, ...estimate };
	};
	const correct = recordings.map((row) => trueKinds.reduce((sum, kind) => sum + row.get(`kind.${kind}.${kind}`), 0));
	return {
		cell,
		detection,
		baseline,
		stv: relative("stv", "Ms"),
		bandwidth: relative("bandwidth", "Bpm"),
		kind: ratioOfTotals(correct, column("decelerations.matched"), seeded("kind")),
	};
}

/** The cell that shows everything: no noise, no loss. */
function isComplete({ cell }: { readonly cell: Cell }): boolean {
	return cell.scenario === "main" && cell.noise === "none" && cell.loss === 0;
}

/** 1.96 SD, with 1.96 of its standard errors SD / sqrt(2 (n - 1)) to either side. */
function halfWidthOfLimits(sd: number, n: number): BaselineRow["halfWidth"] {
	const estimate = 1.96 * sd;
	const half = (1.96 * estimate) / Math.sqrt(2 * (n - 1));
	return { estimate, low: estimate - half, high: estimate + half };
}

function kindsOf(recordings: readonly RecordingRow[], seen: KindRow["seen"]): KindRow[] {
	return trueKinds.flatMap((kind) => {
		const all = [...calledKinds, "notFound" as const].map((called) => ({
			seen,
			kind,
			called,
			count: recordings.reduce((sum, row) => sum + row.get(`kind.${kind}.${called}`), 0),
		}));
		const ofKind = all.reduce((sum, { count }) => sum + count, 0);
		return all.map((row) => ({ ...row, ofKind }));
	});
}

function amplitudesOf(
	groups: readonly Group[],
	{ design, estimator }: { design: Design; estimator: Estimator },
): AmplitudeRow[] {
	const rows: AmplitudeRow[] = [];
	for (const noise of noiseLevels) {
		const group = groups.find(
			({ cell }) => cell.scenario === "main" && cell.noise === noise && cell.loss === design.reference.loss,
		) as Group;
		for (const detector of ["accelerations", "decelerations"] as const) {
			for (const [k, lowBpm] of amplitudeClasses.entries()) {
				const column = (name: string) =>
					group.recordings.map((row) => row.get(`amplitude.${detector}.${lowBpm}.${name}`));
				const nEvents = column("true").reduce((sum, value) => sum + value, 0);
				if (nEvents === 0) continue;
				const seed = `${estimator.seed}/amplitude/${noise}/${detector}/${lowBpm}`;
				const estimate = ratioOfTotals(column("matched"), column("true"), { repeats: estimator.repeats, seed });
				rows.push({ noise, detector, lowBpm, highBpm: amplitudeClasses[k + 1] ?? null, nEvents, ...estimate });
			}
		}
	}
	return rows;
}

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

function recordValues(
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
