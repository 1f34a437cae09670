import { type Cell, type Design, noiseLevels } from "./design.ts";
import { type Estimate, meanOfRecordings, ratioOfTotals } from "./estimate.ts";
import { amplitudeClasses, calledKinds, detectors, trueKinds } from "./judge-recording.ts";
import {
	type AmplitudeRow,
	type BaselineRow,
	type DetectionMeasure,
	type DetectionRow,
	detectionMeasures,
	type KindRow,
	lostBaselineBpm,
	type VariabilityRow,
} from "./performance-rows.ts";
import type { RecordingRow } from "./recordings.ts";

/** The recordings of one cell. */
export interface Group {
	readonly cell: Cell;
	readonly recordings: readonly RecordingRow[];
}

/** What was found in one cell. */
export interface CellResult {
	readonly cell: Cell;
	readonly detection: readonly DetectionRow[];
	readonly baseline: BaselineRow;
	readonly stv: VariabilityRow;
	readonly bandwidth: VariabilityRow;
	readonly kind: Estimate;
}

/** How intervals are drawn. */
export interface Estimator {
	readonly repeats: number;
	readonly seed: string;
}

/** Recordings by cell, in the order in which cells first appear. */
export function groupByCell(rows: readonly RecordingRow[]): Group[] {
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

/** Every measure of every detector in one cell. */
export function judgeCell(
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
export function isComplete({ cell }: { readonly cell: Cell }): boolean {
	return cell.scenario === "main" && cell.noise === "none" && cell.loss === 0;
}

/** 1.96 SD, with 1.96 of its standard errors SD / sqrt(2 (n - 1)) to either side. */
function halfWidthOfLimits(sd: number, n: number): BaselineRow["halfWidth"] {
	const estimate = 1.96 * sd;
	const half = (1.96 * estimate) / Math.sqrt(2 * (n - 1));
	return { estimate, low: estimate - half, high: estimate + half };
}

/** The confusion of kinds, counted over recordings. */
export function kindsOf(recordings: readonly RecordingRow[], seen: KindRow["seen"]): KindRow[] {
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

/** Sensitivity by true amplitude, for each noise at the reference's loss. */
export function amplitudesOf(
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
