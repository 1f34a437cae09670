import type { Random } from "@quickening/core";
import { type BellShape, bellAreaSeconds, bellEndSeconds } from "./bell.ts";
import { type DrawRange, drawExponential, drawFrom } from "./draws.ts";
import { shortestQuietSeconds } from "./simulated-decelerations.ts";
import type { SimulatedEvent } from "./simulated-event.ts";

/** How a simulated fetus accelerates. */
export interface SimulatedAccelerationOptions {
	/** Accelerations in 10 minutes of free trace. Assumption: 2 (an active fetus). */
	readonly per10Minutes?: number;
	/** Height, bpm. FIGO: more than 15. Default 15 to 35 (upper end: assumption). */
	readonly amplitudeBpm?: DrawRange;
	/** Duration from foot to foot, s. FIGO: more than 15 s and less than 10 min. Default 30 to 90 (assumption). */
	readonly durationSeconds?: DrawRange;
}

/** A departure with the bell that it was drawn as. */
export interface PlacedDeparture extends SimulatedEvent {
	readonly shape: BellShape;
}

/**
 * Places rises of the rate at random times (waiting times are exponential) wherever there is room between the departures
 * that stand already. The rise takes 30 to 50 % of one, and at most 28 s: FIGO's rise is abrupt, from onset to peak in
 * less than 30 s.
 */
export function placeAccelerations(
	random: Random,
	taken: readonly SimulatedEvent[],
	{ durationSeconds, options }: { durationSeconds: number; options: SimulatedAccelerationOptions },
): PlacedDeparture[] {
	const { per10Minutes = 2, amplitudeBpm = [15, 35], durationSeconds: length = [30, 90] } = options;
	const placed: PlacedDeparture[] = [];
	if (per10Minutes === 0) return placed;
	let time = 0;
	while (true) {
		time += drawExponential(random, 600 / per10Minutes);
		const seconds = drawFrom(random, length);
		const rise = Math.min(28, seconds * drawFrom(random, [0.3, 0.5]));
		const height = drawFrom(random, amplitudeBpm);
		if (time >= durationSeconds) return placed;
		const shape = { startSeconds: time, riseSeconds: rise, topSeconds: 0, fallSeconds: seconds - rise };
		const end = bellEndSeconds(shape);
		const previousEnd = placed.at(-1)?.endSeconds ?? Number.NEGATIVE_INFINITY;
		const free =
			time >= previousEnd + shortestQuietSeconds &&
			end <= durationSeconds &&
			taken.every(
				(event) => end + shortestQuietSeconds <= event.startSeconds || time >= event.endSeconds + shortestQuietSeconds,
			);
		if (!free) continue;
		placed.push({
			shape,
			startSeconds: time,
			endSeconds: end,
			extremeSeconds: time + rise,
			amplitudeBpm: height,
			areaBeats: (height * bellAreaSeconds(shape)) / 60,
		});
	}
}
