import { type SimulatedCardiotocogram, simulateCardiotocogram } from "@quickening/cardiotocography";
import { seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";

export type Range = readonly [low: number, high: number];

/** The `labour` of params.yaml. */
export interface LabourParams {
	readonly baselineBpm: Range;
	readonly driftBpm: Range;
	readonly stepShare: number;
	readonly stepBpm: Range;
	readonly stepMinute: Range;
	readonly bandwidthBpm: Range;
	readonly contractionsPer10Minutes: Range;
	readonly contractionAmplitude: Range;
	readonly decelerationsPerContraction: Range;
	readonly accelerationsPer10Minutes: Range;
}

/** One of the levels of `noise` in params.yaml. */
export interface NoiseParams {
	readonly sdBpm: number;
	readonly wrongCountsPer10Minutes: number;
	readonly spikesPer10Minutes: number;
	readonly tocogramSd: number;
	readonly breathing: number;
	readonly movementsPer10Minutes: number;
}

export const noiseLevels = ["none", "moderate", "strong"] as const;
export type NoiseLevel = (typeof noiseLevels)[number];

/** One of the `scenarios` of params.yaml: what differs from the reference. */
export interface ScenarioParams {
	readonly label: string;
	readonly longShare?: number;
	readonly ratioInDecelerations?: number;
	readonly bandwidthBpm?: Range;
	readonly spectralExponent?: number;
	readonly seed?: number;
	readonly noise?: NoiseLevel;
}

/** All that decides what is simulated. */
export interface Design {
	readonly seed: number;
	readonly minutes: number;
	readonly recordingsPerCell: number;
	readonly labour: LabourParams;
	readonly noise: Readonly<Record<NoiseLevel, NoiseParams>>;
	readonly lossFractions: readonly number[];
	readonly reference: { readonly noise: NoiseLevel; readonly loss: number };
	readonly scenarios: Readonly<Record<string, ScenarioParams>>;
}

/** The design, from params.yaml. */
export function readDesign(stage: StageContext): Design {
	return {
		seed: stage.param("seed"),
		minutes: stage.param("minutes"),
		recordingsPerCell: stage.param("recordingsPerCell"),
		labour: stage.param("labour"),
		noise: stage.param("noise"),
		lossFractions: stage.param("lossFractions"),
		reference: stage.param("reference"),
		scenarios: stage.param("scenarios"),
	};
}

/** A cell of the design: a world, seen with some noise and loss. */
export interface Cell {
	/** "main" for the factorial part, else the key of a scenario. */
	readonly scenario: string;
	readonly noise: NoiseLevel;
	readonly loss: number;
}

/** The cells in a fixed order: the factorial part, then the scenarios at the reference. */
export function cellsOf(design: Design): Cell[] {
	const main = noiseLevels.flatMap((noise) => design.lossFractions.map((loss) => ({ scenario: "main", noise, loss })));
	const others = Object.entries(design.scenarios).map(([scenario, { noise = design.reference.noise }]) => ({
		scenario,
		noise,
		loss: design.reference.loss,
	}));
	return [...main, ...others];
}

/** Whether a cell is the reference. */
export function isReference(cell: Cell, { noise, loss }: Design["reference"]): boolean {
	return cell.scenario === "main" && cell.noise === noise && cell.loss === loss;
}

/**
 * One labour as one cell sees it. What the labour is like is drawn from a generator of its own, so that the n-th labour is
 * the same in every cell that does not change it on purpose.
 */
export function simulateLabour(
	design: Design,
	{ cell, labour }: { cell: Cell; labour: number },
): SimulatedCardiotocogram {
	const change: Partial<ScenarioParams> = cell.scenario === "main" ? {} : (design.scenarios[cell.scenario] ?? {});
	const name = `${change.seed ?? design.seed}/labour-${labour}`;
	const random = seededRandom(`${name}/what-it-is-like`);
	const draw = ([low, high]: Range) => low + (high - low) * random();
	const { labour: ranges } = design;
	const noise = design.noise[cell.noise];
	const startBpm = draw(ranges.baselineBpm);
	const driftBpm = draw(ranges.driftBpm);
	const hasStep = random() < ranges.stepShare;
	const upwards = random() < 0.5;
	const sizeBpm = draw(ranges.stepBpm) * (upwards ? 1 : -1);
	const atMinute = draw(ranges.stepMinute);
	const bandwidthBpm = draw(change.bandwidthBpm ?? ranges.bandwidthBpm);
	const contractionsPer10Minutes = draw(ranges.contractionsPer10Minutes);
	const perContraction = draw(ranges.decelerationsPerContraction);
	const accelerationsPer10Minutes = draw(ranges.accelerationsPer10Minutes);
	return simulateCardiotocogram({
		random: seededRandom(name),
		minutes: design.minutes,
		baseline: { startBpm, driftBpm, ...(hasStep && { step: { atMinute, sizeBpm } }) },
		bandwidthBpm,
		...(change.spectralExponent !== undefined && { spectralExponent: change.spectralExponent }),
		contractions: {
			per10Minutes: contractionsPer10Minutes,
			amplitude: ranges.contractionAmplitude,
			noiseSd: noise.tocogramSd,
			breathing: noise.breathing,
			movementsPer10Minutes: noise.movementsPer10Minutes,
		},
		decelerations: { perContraction },
		accelerations: { per10Minutes: accelerationsPer10Minutes },
		noise,
		loss: {
			fraction: cell.loss,
			...(change.longShare !== undefined && { longShare: change.longShare }),
			...(change.ratioInDecelerations !== undefined && { ratioInDecelerations: change.ratioInDecelerations }),
		},
	});
}
