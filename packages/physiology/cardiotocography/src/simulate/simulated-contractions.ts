import { drawNormal, type Random } from "@quickening/core";
import type { Contraction } from "../events/contractions.ts";
import { addBell, type BellShape, bellEndSeconds } from "./bell.ts";
import { type DrawRange, drawExponential, drawFrom } from "./draws.ts";

/** How a simulated labour contracts. */
export interface SimulatedContractionOptions {
	/** Contractions in 10 minutes; 0: none. FIGO: more than 5 is tachysystole. Default 4. */
	readonly per10Minutes?: number;
	/** Duration, s. FIGO: 45 to 120. Default 60 to 100. */
	readonly durationSeconds?: DrawRange;
	/** Height above the tone, in the monitor's units. Assumption: 30 to 70 of 100. */
	readonly amplitude?: DrawRange;
	/** Tone between contractions, in the monitor's units. Assumption: 10. */
	readonly tone?: number;
	/** Standard deviation of white noise, in the monitor's units. Assumption: 1. */
	readonly noiseSd?: number;
	/** Half the swing of the mother's breathing, in the monitor's units. Assumption: 2. */
	readonly breathing?: number;
	/** The mother's movements, in 10 minutes: bumps of 15 to 60 units for 4 to 20 s (assumption). Default 0. */
	readonly movementsPer10Minutes?: number;
}

/** A contraction with the bell that it was drawn as. */
export interface PlacedContraction extends Contraction {
	readonly shape: BellShape;
}

/** Rest between two contractions is at least this. */
const shortestRestSeconds = 30;

/**
 * Places contractions one after the other, so that their mean distance is the one asked for; each is a bell whose rise
 * takes 45 to 55 % of it. Distances vary by up to 30 % either way, within the rest that must remain.
 */
export function placeContractions(
	random: Random,
	durationSeconds: number,
	{ per10Minutes = 4, durationSeconds: length = [60, 100], amplitude = [30, 70] }: SimulatedContractionOptions,
): PlacedContraction[] {
	if (per10Minutes === 0) return [];
	const meanDistance = 600 / per10Minutes;
	const placed: PlacedContraction[] = [];
	let start = drawFrom(random, [0, meanDistance]);
	while (true) {
		const seconds = drawFrom(random, length);
		const rise = seconds * drawFrom(random, [0.45, 0.55]);
		const height = drawFrom(random, amplitude);
		const shape = { startSeconds: start, riseSeconds: rise, topSeconds: 0, fallSeconds: seconds - rise };
		if (bellEndSeconds(shape) > durationSeconds) return placed;
		placed.push({
			startSeconds: start,
			peakSeconds: start + rise,
			endSeconds: bellEndSeconds(shape),
			amplitude: height,
			shape,
		});
		start += Math.max(seconds + shortestRestSeconds, meanDistance * drawFrom(random, [0.7, 1.3]));
	}
}

/** Breathing, breaths a second. Assumption: 15 a minute. */
const breathingHz = 0.25;
/** How monitors store it: whole and half units, 0 to 127.5 (CTU-UHB, doi:10.1186/1471-2393-14-16). */
const stepUnits = 0.5;
const highestUnits = 127.5;

/** The tocogram of placed contractions, with the noise, breathing and movements that a belt picks up. */
export function drawTocogram(
	random: Random,
	contractions: readonly PlacedContraction[],
	{
		nSamples,
		samplingRateHz,
		phase,
		options: { tone = 10, noiseSd = 1, breathing = 2, movementsPer10Minutes = 0 },
	}: { nSamples: number; samplingRateHz: number; phase: number; options: SimulatedContractionOptions },
): Float64Array {
	const activity = new Float64Array(nSamples).fill(tone);
	if (movementsPer10Minutes > 0) {
		let startSeconds = drawExponential(random, 600 / movementsPer10Minutes);
		while (startSeconds < nSamples / samplingRateHz) {
			const half = drawFrom(random, [2, 10]);
			const height = drawFrom(random, [15, 60]);
			const shape = { startSeconds, riseSeconds: half, topSeconds: 0, fallSeconds: half };
			addBell(activity, samplingRateHz, { shape, height });
			startSeconds += drawExponential(random, 600 / movementsPer10Minutes);
		}
	}
	for (const { shape, amplitude } of contractions) addBell(activity, samplingRateHz, { shape, height: amplitude });
	for (let i = 0; i < nSamples; i++) {
		const breath = breathing * Math.sin(phase + (2 * Math.PI * breathingHz * i) / samplingRateHz);
		const value = activity[i] + breath + noiseSd * drawNormal(random);
		activity[i] = Math.min(highestUnits, Math.max(0, Math.round(value / stepUnits) * stepUnits));
	}
	return activity;
}
