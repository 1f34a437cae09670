import type { Random } from "@quickening/core";
import type { DecelerationKind } from "../events/event.ts";
import { type BellShape, bellAreaSeconds, bellEndSeconds } from "./bell.ts";
import type { DrawRange } from "./draws.ts";
import type { PlacedContraction } from "./simulated-contractions.ts";
import type { SimulatedEvent } from "./simulated-event.ts";

/** Kinds that are simulated. */
export type SimulatedDecelerationKind = Exclude<DecelerationKind, "unclassified">;

/** How often contractions come with decelerations, and of which kind. */
export interface SimulatedDecelerationOptions {
	/** Share of contractions with a deceleration, 0..1. Default 0.4. */
	readonly perContraction?: number;
	/** Relative frequency of each kind; a kind left out does not occur. Default: all four alike. */
	readonly weights?: Readonly<Partial<Record<SimulatedDecelerationKind, number>>>;
	/** Depth of variable and prolonged decelerations, bpm. Assumption: 20 to 60. FIGO: more than 15. */
	readonly depthBpm?: DrawRange;
	/** Depth of early and late decelerations, which are shallow, bpm. Assumption: 15 to 35. */
	readonly shallowDepthBpm?: DrawRange;
}

/** A deceleration with its kind and the bell that it was drawn as. */
export interface PlacedDeceleration extends SimulatedEvent {
	readonly kind: SimulatedDecelerationKind;
	readonly shape: BellShape;
}

/** Between two departures the rate is back at the baseline for at least this. */
export const shortestQuietSeconds = 20;

const kinds: readonly SimulatedDecelerationKind[] = ["early", "late", "variable", "prolonged"];

/**
 * Places decelerations with contractions, at most one with each, never overlapping.
 *
 * FIGO 2015 (doi:10.1016/j.ijgo.2015.06.020) is met by construction, with onset and end taken as the feet of the bell:
 * - early: shallow, gradual (35 to 50 s to the nadir), begins within 8 s of its contraction, over when that is;
 * - late: begins 22 to 35 s after its contraction, gradual, nadir after the acme, over after it;
 * - variable: rapid (8 to 20 s to the nadir, so less than 30), 30 to 110 s long, begins within 30 s of its contraction;
 * - prolonged: longer than 3 minutes (200 to 330 s), rapid or not.
 * Contractions in which a kind does not fit (too short for a gradual one, another departure too near, the record's end) go
 * without. Ranges inside FIGO's limits are assumptions.
 */
export function placeDecelerations(
	random: Random,
	contractions: readonly PlacedContraction[],
	{ durationSeconds, options }: { durationSeconds: number; options: SimulatedDecelerationOptions },
): PlacedDeceleration[] {
	const { perContraction = 0.4, weights = { early: 1, late: 1, variable: 1, prolonged: 1 } } = options;
	const { depthBpm = [20, 60], shallowDepthBpm = [15, 35] } = options;
	const placed: PlacedDeceleration[] = [];
	for (const contraction of contractions) {
		// Every contraction uses the same number of draws, whatever comes of it.
		const chosen = random() < perContraction;
		const kind = drawKind(random(), weights);
		const position = random();
		const pace = random();
		const size = random();
		if (!chosen) continue;
		const shape = shapeOf(kind, contraction, { position, pace });
		const [low, high] = kind === "early" || kind === "late" ? shallowDepthBpm : depthBpm;
		const end = bellEndSeconds(shape);
		const previousEnd = placed.at(-1)?.endSeconds ?? Number.NEGATIVE_INFINITY;
		if (shape.startSeconds < previousEnd + shortestQuietSeconds || end > durationSeconds || shape.startSeconds < 0)
			continue;
		const amplitudeBpm = low + (high - low) * size;
		placed.push({
			kind,
			shape,
			startSeconds: shape.startSeconds,
			endSeconds: end,
			extremeSeconds: shape.startSeconds + shape.riseSeconds,
			amplitudeBpm,
			areaBeats: (amplitudeBpm * bellAreaSeconds(shape)) / 60,
		});
	}
	return placed;
}

function drawKind(u: number, weights: SimulatedDecelerationOptions["weights"] & object): SimulatedDecelerationKind {
	let total = 0;
	for (const kind of kinds) total += weights[kind] ?? 0;
	let rest = u * total;
	for (const kind of kinds) {
		rest -= weights[kind] ?? 0;
		if (rest < 0) return kind;
	}
	return kinds.findLast((kind) => (weights[kind] ?? 0) > 0) as SimulatedDecelerationKind;
}

function shapeOf(
	kind: SimulatedDecelerationKind,
	{ startSeconds, peakSeconds, endSeconds }: PlacedContraction,
	{ position, pace }: { position: number; pace: number },
): BellShape {
	const between = (low: number, high: number, u: number) => low + (high - low) * u;
	if (kind === "early") {
		const start = startSeconds + between(0, 8, position);
		// The nadir lies within the contraction: gradual needs more than 30 s, which the shortest contraction leaves.
		const rise = Math.min(between(35, 50, pace), endSeconds - start - 15);
		return { startSeconds: start, riseSeconds: rise, topSeconds: 0, fallSeconds: endSeconds - start - rise };
	}
	if (kind === "late") {
		const start = startSeconds + between(22, 35, position);
		const rise = Math.max(between(35, 50, pace), peakSeconds + 5 - start);
		return { startSeconds: start, riseSeconds: rise, topSeconds: 0, fallSeconds: between(35, 60, pace) };
	}
	if (kind === "variable") {
		const rise = between(8, 20, pace);
		const whole = between(30, 110, position);
		return {
			startSeconds: startSeconds + between(0, 30, position * pace),
			riseSeconds: rise,
			topSeconds: Math.max(0, whole - 2 * rise - 5),
			fallSeconds: rise + 5,
		};
	}
	const whole = between(200, 330, position);
	const rise = between(15, 60, pace);
	return {
		startSeconds: startSeconds + between(0, 30, pace),
		riseSeconds: rise,
		topSeconds: whole - rise - 60,
		fallSeconds: 60,
	};
}
