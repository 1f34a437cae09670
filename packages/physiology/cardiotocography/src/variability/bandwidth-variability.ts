import type { Samples } from "@quickening/core";
import { median } from "@quickening/stats";
import type { FetalHeartRateEvent } from "../events/event.ts";
import { checkTrace } from "../trace/check-trace.ts";
import { outsideEvents } from "./outside-events.ts";

export interface BandwidthOptions {
	/** Accelerations and decelerations, left out. Default none. */
	readonly events?: readonly FetalHeartRateEvent[];
}

/** Variability as FIGO means it. */
export interface BandwidthVariability {
	/** Bandwidth of each whole minute from the record's start, bpm; NaN where less than half of it is baseline with signal. */
	readonly perMinuteBpm: Float64Array;
	/** Median over the minutes that have one, bpm; NaN when none has. */
	readonly medianBpm: number;
	/** How many minutes have one. */
	readonly nMinutes: number;
}

/**
 * Variability: the bandwidth (highest less lowest rate) within each minute, outside accelerations and decelerations.
 *
 * @param fhrBpm - Any length, bpm, cleaned but not bridged; NaN marks a missing sample. A minute counts when at least
 *   half of its samples have a rate outside events.
 * @param samplingRateHz - Usually 4.
 * @returns Bandwidth by minute and its median, in bpm.
 * @throws InvalidInputError when a rate is 0 or below.
 *
 * Source: FIGO 2015, doi:10.1016/j.ijgo.2015.06.020: "average bandwidth amplitude of the signal in one-minute segments".
 * The median stands for the average, since one artefact moves a mean of bandwidths far.
 * @example
 * bandwidthVariability(new Float64Array(960).map((_, i) => (i % 2 === 0 ? 135 : 145)), 4).medianBpm; // 10
 */
export function bandwidthVariability(
	fhrBpm: Samples,
	samplingRateHz: number,
	{ events = [] }: BandwidthOptions = {},
): BandwidthVariability {
	checkTrace("bandwidthVariability", fhrBpm, samplingRateHz);
	const rest = outsideEvents(fhrBpm, samplingRateHz, events);
	const perMinute = 60 * samplingRateHz;
	const nMinutes = Math.floor(rest.length / perMinute + 1e-9);
	const perMinuteBpm = new Float64Array(nMinutes);
	for (let minute = 0; minute < nMinutes; minute++) {
		const start = Math.ceil(minute * perMinute - 1e-9);
		const end = Math.min(rest.length, Math.ceil((minute + 1) * perMinute - 1e-9));
		perMinuteBpm[minute] = bandwidth(rest, start, end);
	}
	let known = 0;
	for (const bpm of perMinuteBpm) if (!Number.isNaN(bpm)) known++;
	return { perMinuteBpm, medianBpm: median(perMinuteBpm), nMinutes: known };
}

/** Highest less lowest of a stretch; NaN where less than half of it has signal. */
export function bandwidth(samples: Float64Array, start: number, end: number): number {
	let lowest = Number.POSITIVE_INFINITY;
	let highest = Number.NEGATIVE_INFINITY;
	let count = 0;
	for (let i = start; i < end; i++) {
		const value = samples[i];
		if (Number.isNaN(value)) continue;
		count++;
		if (value < lowest) lowest = value;
		if (value > highest) highest = value;
	}
	return count > 0 && 2 * count >= end - start ? highest - lowest : Number.NaN;
}
