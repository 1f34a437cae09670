import { checkInRange, checkPositive, type Random } from "@quickening/core";
import type { Contraction } from "../events/contractions.ts";
import { addBell } from "./bell.ts";
import { placeAccelerations, type SimulatedAccelerationOptions } from "./simulated-accelerations.ts";
import { drawTocogram, placeContractions, type SimulatedContractionOptions } from "./simulated-contractions.ts";
import {
	placeDecelerations,
	type SimulatedDecelerationKind,
	type SimulatedDecelerationOptions,
} from "./simulated-decelerations.ts";
import type { SimulatedEvent } from "./simulated-event.ts";
import { addNoise, type SimulatedNoiseOptions } from "./simulated-noise.ts";
import { type SignalLossOptions, simulatedSignalLoss } from "./simulated-signal-loss.ts";
import { defaultSpectralExponent, simulatedVariability } from "./simulated-variability.ts";
import { trueShortTermVariability } from "./true-short-term-variability.ts";

/** The baseline of a simulated recording. */
export interface SimulatedBaselineOptions {
	/** Level at the start, bpm. Default 135: medians near term are 131 (Nijhuis 1998) and 136 (PMC5907403, male, 40 weeks). */
	readonly startBpm?: number;
	/** Change from start to end, in a straight line, bpm. Default 0. */
	readonly driftBpm?: number;
	/** A change of level: when, by how much, and over how long (default 60 s). Default none. */
	readonly step?: { readonly atMinute: number; readonly sizeBpm: number; readonly overSeconds?: number };
}

/** Options of {@link simulateCardiotocogram}. Defaults that have no source are called assumptions where they stand. */
export interface SimulationOptions {
	readonly random: Random;
	/** Length of the record, min; at least 1. */
	readonly minutes: number;
	/** Default 4, as monitors store it (CTU-UHB, doi:10.1186/1471-2393-14-16). */
	readonly samplingRateHz?: number;
	readonly baseline?: SimulatedBaselineOptions;
	/** Bandwidth of the variability, bpm: median over minutes of highest less lowest. FIGO: 5 to 25. Default 12. */
	readonly bandwidthBpm?: number;
	/** See {@link defaultSpectralExponent}. */
	readonly spectralExponent?: number;
	readonly contractions?: SimulatedContractionOptions;
	readonly decelerations?: SimulatedDecelerationOptions;
	readonly accelerations?: SimulatedAccelerationOptions;
	/** Rises and falls too small to be events (assumption: 6 to 11 bpm for 20 to 60 s), in 10 minutes. Default 1. */
	readonly smallDeparturesPer10Minutes?: number;
	/** Default: no noise. */
	readonly noise?: SimulatedNoiseOptions;
	/** Default: no loss. */
	readonly loss?: SignalLossOptions;
}

/** A deceleration that was put into a simulated recording. */
export interface SimulatedDeceleration extends SimulatedEvent {
	readonly kind: SimulatedDecelerationKind;
}

/** What a simulated recording was made from. */
export interface SimulationTruth {
	/** Baseline at every sample, bpm. */
	readonly baselineBpm: Float64Array;
	/** Heart rate before noise, rounding and loss, bpm. */
	readonly cleanFhrBpm: Float64Array;
	readonly accelerations: readonly SimulatedEvent[];
	readonly decelerations: readonly SimulatedDeceleration[];
	/** Rises and falls that are no events: too small. Amplitude above 0 for both. */
	readonly smallDepartures: readonly SimulatedEvent[];
	readonly contractions: readonly Contraction[];
	/** As asked for, and exactly so: median over whole minutes of the range of the variability alone, bpm. */
	readonly bandwidthBpm: number;
	/** Short-term variability of the clean heart rate with the true decelerations left out, ms. */
	readonly stvMs: number;
}

/** A cardiotocogram as a monitor would store it, with its truth. */
export interface SimulatedCardiotocogram {
	readonly samplingRateHz: number;
	/** bpm in steps of 0.25; 0 where the signal is lost. */
	readonly fhrBpm: Float64Array;
	/** The monitor's units in steps of 0.5, 0 to 127.5. */
	readonly uterineActivity: Float64Array;
	/** Share of samples without a rate, 0..1. */
	readonly missingFraction: number;
	readonly truth: SimulationTruth;
}

/** Monitors store the rate in quarters of a beat per minute (CTU-UHB). */
const stepBpm = 0.25;

/**
 * A cardiotocogram made of known parts, for judging methods: baseline (with drift or a step), variability of known
 * bandwidth, accelerations, decelerations of each kind tied to contractions, small departures that are no events; then
 * what a monitor does to it: noise, wrong counts, stray samples, rounding, loss of signal.
 *
 * The heart rate is the sum of its parts; variability goes on unchanged within events. Draws are made in the order
 * physiology, loss, noise: records of the same seed and different noise or loss are the same labour, seen more or less
 * well. All events meet FIGO's definitions by construction.
 * It is synthetic: no physiological model stands behind it, and no measure of it says anything about a real fetus.
 *
 * @param options - See {@link SimulationOptions}; only `random` and `minutes` are needed.
 * @returns Signals of minutes x 60 x rate samples, and the truth. Same seed, same bytes.
 * @throws InvalidInputError when the length, the rate, the bandwidth, or the loss is out of range.
 *
 * Source: the parts and their limits: Ayres-de-Campos D, et al. FIGO 2015, doi:10.1016/j.ijgo.2015.06.020. A simulator of
 * the same kind (floating line, events as bells, variability from a spectrum, signal loss, outliers): Improta G, et al.
 * J Health Med Informat 2014;5:162, doi:10.4172/2157-7420.1000162; this one shares no code with it.
 * @example
 * simulateCardiotocogram({ random: seededRandom(1), minutes: 30 }).truth.contractions.length; // 12
 */
export function simulateCardiotocogram(options: SimulationOptions): SimulatedCardiotocogram {
	const {
		random,
		minutes,
		samplingRateHz = 4,
		bandwidthBpm = 12,
		spectralExponent = defaultSpectralExponent,
	} = options;
	const { contractions: contractionOptions = {}, smallDeparturesPer10Minutes = 1, noise = {}, loss = {} } = options;
	checkInRange("simulateCardiotocogram", "minutes", minutes, 1, 24 * 60);
	checkPositive("simulateCardiotocogram", "samplingRateHz", samplingRateHz);
	checkInRange("simulateCardiotocogram", "bandwidthBpm", bandwidthBpm, 0, 60);
	checkInRange("simulateCardiotocogram", "loss.fraction", loss.fraction ?? 0, 0, 0.9);
	checkInRange("simulateCardiotocogram", "loss.longShare", loss.longShare ?? 0.7, 0, 1);
	checkPositive("simulateCardiotocogram", "loss.ratioInDecelerations", loss.ratioInDecelerations ?? 1);
	const nSamples = Math.round(minutes * 60 * samplingRateHz);
	const durationSeconds = nSamples / samplingRateHz;

	const contractions = placeContractions(random, durationSeconds, contractionOptions);
	const decelerations = placeDecelerations(random, contractions, {
		durationSeconds,
		options: options.decelerations ?? {},
	});
	const accelerations = placeAccelerations(random, decelerations, {
		durationSeconds,
		options: options.accelerations ?? {},
	});
	const smallDepartures = placeAccelerations(random, [...decelerations, ...accelerations], {
		durationSeconds,
		options: { per10Minutes: smallDeparturesPer10Minutes, amplitudeBpm: [6, 11], durationSeconds: [20, 60] },
	});
	const sides = smallDepartures.map(() => (random() < 0.5 ? -1 : 1));
	const variability = simulatedVariability(random, { nSamples, samplingRateHz, bandwidthBpm, spectralExponent });
	const breathingPhase = 2 * Math.PI * random();

	const baselineBpm = baselineOf(options.baseline ?? {}, { nSamples, samplingRateHz });
	const cleanFhrBpm = baselineBpm.slice();
	for (const { shape, amplitudeBpm } of decelerations) {
		addBell(cleanFhrBpm, samplingRateHz, { shape, height: -amplitudeBpm });
	}
	for (const { shape, amplitudeBpm } of accelerations) {
		addBell(cleanFhrBpm, samplingRateHz, { shape, height: amplitudeBpm });
	}
	smallDepartures.forEach(({ shape, amplitudeBpm }, k) => {
		addBell(cleanFhrBpm, samplingRateHz, { shape, height: sides[k] * amplitudeBpm });
	});
	for (let i = 0; i < nSamples; i++) cleanFhrBpm[i] += variability[i];

	const lost = simulatedSignalLoss(random, { nSamples, samplingRateHz, decelerations, options: loss });
	const uterineActivity = drawTocogram(random, contractions, {
		nSamples,
		samplingRateHz,
		phase: breathingPhase,
		options: contractionOptions,
	});
	const fhrBpm = cleanFhrBpm.slice();
	addNoise(fhrBpm, samplingRateHz, { random, options: noise });
	let missing = 0;
	for (let i = 0; i < nSamples; i++) {
		fhrBpm[i] = lost[i] === 1 ? 0 : Math.round(fhrBpm[i] / stepBpm) * stepBpm;
		if (fhrBpm[i] === 0) missing++;
	}
	return {
		samplingRateHz,
		fhrBpm,
		uterineActivity,
		missingFraction: missing / nSamples,
		truth: {
			baselineBpm,
			cleanFhrBpm,
			accelerations: accelerations.map(withoutShape),
			decelerations: decelerations.map(withoutShape),
			smallDepartures: smallDepartures.map(withoutShape),
			contractions: contractions.map(withoutShape),
			bandwidthBpm,
			stvMs: trueShortTermVariability(cleanFhrBpm, samplingRateHz, decelerations),
		},
	};
}

function baselineOf(
	{ startBpm = 135, driftBpm = 0, step }: SimulatedBaselineOptions,
	{ nSamples, samplingRateHz }: { nSamples: number; samplingRateHz: number },
): Float64Array {
	const baseline = new Float64Array(nSamples);
	for (let i = 0; i < nSamples; i++) {
		baseline[i] = startBpm + (driftBpm * i) / nSamples;
		if (step !== undefined) {
			const since = i / samplingRateHz - 60 * step.atMinute;
			baseline[i] += step.sizeBpm * Math.min(1, Math.max(0, since / (step.overSeconds ?? 60)));
		}
	}
	return baseline;
}

function withoutShape<T extends { readonly shape: unknown }>({ shape: _, ...event }: T): Omit<T, "shape"> {
	return event;
}
