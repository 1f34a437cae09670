import { checkInRange, checkInteger, drawNormal } from "@quickening/core";
import { minuteParameters as p } from "../minute-parameters.ts";
import { type MinuteSource, minuteStream } from "../minute-source.ts";
import { type SyntheticNight, syntheticNight } from "./synthetic-night.ts";

/** Beat by beat through a part of a night. */
export interface NightIntervals {
	/** First moment of the part: seconds since 1970-01-01T00:00:00Z. */
	readonly startUtcSeconds: number;
	/** Intervals from beat to beat; the first begins at the part's first moment. */
	readonly rrMs: Float64Array;
	/** Seconds from the part's first moment to the end of each interval. */
	readonly beatTimesSeconds: Float64Array;
}

/**
 * RR intervals of a night or a part of it. Heart rate is that of the night by the minute. The root mean square of successive
 * differences of the whole night is the day's rmssdMs; stretches of five minutes differ from it and from one another, deep
 * sleep having more.
 *
 * A stretch is the same whichever part is asked for. Breathing at the night's rate and a wave at 0.1 Hz carry the variability,
 * with some noise; there are no ectopic beats.
 *
 * @param options - `fromMinute`: minutes after going to bed, a multiple of 5; `minutes`: how many, up to the end of the night,
 *   which is the default.
 * @throws InvalidInputError when there is no such day, or the part does not lie in the night.
 * @example
 * rmssd(nightIntervals(source, 100).rrMs); // about days.rmssdMs[100]
 */
export function nightIntervals(
	source: MinuteSource,
	day: number,
	{ fromMinute = 0, minutes }: { readonly fromMinute?: number; readonly minutes?: number } = {},
): NightIntervals {
	const night = syntheticNight(source, day);
	const where = "nightIntervals";
	checkInRange(where, "fromMinute", fromMinute, 0, night.minutes);
	checkInteger(where, "fromMinute / 5", fromMinute / p.blockMinutes);
	const end = fromMinute + (minutes ?? night.minutes - fromMinute);
	checkInRange(where, "minutes", end - fromMinute, 0, night.minutes - fromMinute);
	const levels = blockLevels(source, day, night);
	const parts: Float64Array[] = [];
	for (let at = fromMinute; at < end; at += p.blockMinutes) {
		const block = at / p.blockMinutes;
		parts.push(blockIntervals(source, day, night, block, source.days.rmssdMs[day]! * levels[block]!));
	}
	const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
	let n = 0;
	for (const part of parts) {
		all.set(part, n);
		n += part.length;
	}
	const beatTimesSeconds = new Float64Array(n);
	const lastSecond = 60 * (end - fromMinute);
	let time = 0;
	let kept = 0;
	for (let i = 0; i < n; i++) {
		time += all[i]! / 1000;
		beatTimesSeconds[i] = time;
		if (time <= lastSecond + 1e-6) kept = i + 1;
	}
	return {
		startUtcSeconds: night.startUtcSeconds + 60 * fromMinute,
		rrMs: all.slice(0, kept),
		beatTimesSeconds: beatTimesSeconds.slice(0, kept),
	};
}

/** Variability of each stretch against the night's: their mean square over beats is 1. */
function blockLevels(source: MinuteSource, day: number, night: SyntheticNight): Float64Array {
	const random = minuteStream(source, day, "variability");
	const levels = new Float64Array(Math.ceil(night.minutes / p.blockMinutes));
	let squares = 0;
	let beats = 0;
	for (let block = 0; block < levels.length; block++) {
		const from = block * p.blockMinutes;
		const to = Math.min(night.minutes, from + p.blockMinutes);
		let deep = 0;
		let n = 0;
		for (let m = from; m < to; m++) {
			if (night.stages[2 * m] === "N3") deep++;
			n += night.heartRateBpm[m]!;
		}
		levels[block] = Math.exp(p.blockLogSd * drawNormal(random) + (0.15 * deep) / (to - from));
		squares += n * levels[block]! ** 2;
		beats += n;
	}
	return levels.map((level) => level / Math.sqrt(squares / beats));
}

/** Intervals of one stretch, which fill it to its end, with exactly this root mean square of successive differences. */
function blockIntervals(
	source: MinuteSource,
	day: number,
	night: SyntheticNight,
	block: number,
	rmssdMs: number,
): Float64Array {
	const random = minuteStream(source, day, `intervals ${block}`);
	const from = block * p.blockMinutes;
	const durationMs = 60_000 * (Math.min(night.minutes, from + p.blockMinutes) - from);
	const breathHz = source.days.respiratoryRatePerMinute[day]! / 60;
	const slow: number[] = [];
	const fast: number[] = [];
	const breathPhase = 2 * Math.PI * random();
	let wavePhase = 2 * Math.PI * random();
	for (let time = 0; time < durationMs - 300; ) {
		const interval = 60_000 / rateAt(night, from + time / 60_000);
		slow.push(interval);
		wavePhase += 0.15 * drawNormal(random);
		fast.push(
			p.respiratoryPart * Math.sin((2 * Math.PI * breathHz * time) / 1000 + breathPhase) +
				p.lowFrequencyPart * Math.sin((2 * Math.PI * p.lowFrequencyHz * time) / 1000 + wavePhase) +
				p.restPart * drawNormal(random),
		);
		time += interval;
	}
	const n = slow.length;
	const sumSlow = slow.reduce((a, b) => a + b, 0);
	const meanFast = fast.reduce((a, b) => a + b, 0) / n;
	for (let i = 0; i < n; i++) {
		slow[i]! *= durationMs / sumSlow;
		fast[i]! -= meanFast;
	}
	const scale = scaleFor(slow, fast, rmssdMs);
	return Float64Array.from(
		{ length: n },
		(_, i) => (scale.keepsSlow ? slow[i]! : durationMs / n) + scale.fast * fast[i]!,
	);
}

/** The fast part's factor with which the two together have this RMSSD; where the slow part alone has more, it is levelled. */
function scaleFor(
	slow: readonly number[],
	fast: readonly number[],
	rmssdMs: number,
): { keepsSlow: boolean; fast: number } {
	let aa = 0;
	let ab = 0;
	let bb = 0;
	for (let i = 1; i < slow.length; i++) {
		const a = slow[i]! - slow[i - 1]!;
		const b = fast[i]! - fast[i - 1]!;
		aa += a * a;
		ab += a * b;
		bb += b * b;
	}
	const wanted = rmssdMs * rmssdMs * (slow.length - 1);
	if (bb === 0) return { keepsSlow: true, fast: 0 };
	if (aa >= wanted) return { keepsSlow: false, fast: Math.sqrt(wanted / bb) };
	return { keepsSlow: true, fast: (-ab + Math.sqrt(ab * ab + bb * (wanted - aa))) / bb };
}

/** Heart rate between the middles of minutes. */
function rateAt({ heartRateBpm }: SyntheticNight, minute: number): number {
	const place = Math.min(heartRateBpm.length - 1, Math.max(0, minute - 0.5));
	const before = Math.floor(place);
	const after = Math.min(heartRateBpm.length - 1, before + 1);
	return heartRateBpm[before]! + (place - before) * (heartRateBpm[after]! - heartRateBpm[before]!);
}
