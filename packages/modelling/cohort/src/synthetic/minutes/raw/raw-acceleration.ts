import { checkInRange, checkInteger, drawNormal } from "@quickening/core";
import { syntheticMinutes } from "../day/synthetic-minutes.ts";
import { minuteParameters as p } from "../minute-parameters.ts";
import { type MinuteSource, minuteStream } from "../minute-source.ts";

/** What an accelerometer at the wrist that is well calibrated would measure. */
export interface RawAcceleration {
	/** First sample: seconds since 1970-01-01T00:00:00Z. */
	readonly startUtcSeconds: number;
	readonly samplingRateHz: number;
	/** In g. */
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly z: Float64Array;
}

/** Angles of the wrist at a minute's begin, in radians: above the horizontal, and around it. */
interface Posture {
	readonly elevation: Float64Array;
	readonly turn: Float64Array;
}

/**
 * Three axes of acceleration for some minutes of a day. ENMO of each minute is that of `syntheticMinutes`; steps swing at the
 * minute's cadence; asleep the wrist lies still in one posture after another, awake it turns all the time.
 *
 * A minute is the same whichever stretch is asked for.
 *
 * @param day - 0 to below the number of days.
 * @param options - `fromMinute`: minute of the day, 0 by default; `minutes`: how many, 60 by default; `samplingRateHz`: 30 to
 *   100, 50 by default.
 * @throws InvalidInputError when there is no such day, or an option is out of its range.
 * @example
 * enmoMg(rawAcceleration(source, 100, { fromMinute: 600 }), { epochSeconds: 60 }); // of 10 to 11 o'clock
 */
export function rawAcceleration(
	source: MinuteSource,
	day: number,
	{
		fromMinute = 0,
		minutes = 60,
		samplingRateHz = 50,
	}: { readonly fromMinute?: number; readonly minutes?: number; readonly samplingRateHz?: number } = {},
): RawAcceleration {
	const where = "rawAcceleration";
	const whole = syntheticMinutes(source, day);
	checkInteger(where, "fromMinute", fromMinute);
	checkInteger(where, "minutes", minutes);
	checkInteger(where, "samplingRateHz", samplingRateHz, 1);
	checkInRange(where, "samplingRateHz", samplingRateHz, 30, 100);
	checkInRange(where, "fromMinute + minutes", fromMinute + minutes, 0, whole.minutes);
	const posture = posturesOf(source, day, whole);
	const perMinute = 60 * samplingRateHz;
	const n = minutes * perMinute;
	const axes = { x: new Float64Array(n), y: new Float64Array(n), z: new Float64Array(n) };
	for (let m = fromMinute; m < fromMinute + minutes; m++) {
		const random = minuteStream(source, day, `raw ${m}`);
		const excess = excessOf(whole.steps[m]!, whole.enmoMg[m]!, samplingRateHz, random);
		const wobble = whole.isInBed[m] ? p.wobbleInBedRadians : p.wobbleAwakeRadians;
		const turnsAt = (perMinute - p.turnSeconds * samplingRateHz) * random();
		for (let i = 0; i < perMinute; i++) {
			const share = Math.min(1, Math.max(0, (i - turnsAt) / (p.turnSeconds * samplingRateHz)));
			const at = (angles: Float64Array) => angles[m]! + share * (angles[m + 1]! - angles[m]!);
			const swing = wobble * Math.min(1, Math.abs(excess[i]!) * 5);
			const elevation = at(posture.elevation) + swing * drawNormal(random);
			const turn = at(posture.turn) + swing * drawNormal(random);
			// The norm is what ENMO sees; the direction is the posture's.
			const norm = Math.abs(1 + excess[i]!);
			const k = (m - fromMinute) * perMinute + i;
			axes.x[k] = norm * Math.cos(elevation) * Math.cos(turn);
			axes.y[k] = norm * Math.cos(elevation) * Math.sin(turn);
			axes.z[k] = norm * Math.sin(elevation);
		}
	}
	return { startUtcSeconds: whole.startUtcSeconds + 60 * fromMinute, samplingRateHz, ...axes };
}

/** What the norm has above 1 g, sample by sample: its positive part has the minute's ENMO as its mean. */
function excessOf(steps: number, enmoMg: number, samplingRateHz: number, random: () => number): Float64Array {
	const n = 60 * samplingRateHz;
	const excess = new Float64Array(n);
	// Steps come in one go: at the minute's cadence where it is walked through, else at a walk's for a part of it.
	const cadenceHz = Math.max(steps, steps > 0 ? p.strollCadence : 0) / 60;
	const walkedSamples = cadenceHz > 0 ? (steps / cadenceHz) * samplingRateHz : 0;
	const phase = 2 * Math.PI * random();
	let envelope = 0;
	for (let i = 0; i < n; i++) {
		if (i % samplingRateHz === 0) envelope = Math.exp(p.burstLogSd * drawNormal(random));
		const t = (2 * Math.PI * cadenceHz * i) / samplingRateHz + phase;
		const stride = i < walkedSamples ? Math.sin(t) + 0.4 * Math.sin(2 * t + 1) : 0;
		excess[i] = stride + (i < walkedSamples ? 0.25 : envelope * (steps > 0 ? 0.1 : 1)) * drawNormal(random);
	}
	let sum = 0;
	for (let i = 0; i < n; i++) if (excess[i]! > 0) sum += excess[i]!;
	const scale = sum === 0 ? 0 : ((enmoMg / 1000) * n) / sum;
	// Below -1 g the norm would rise again.
	for (let i = 0; i < n; i++) excess[i] = Math.max(-0.95, scale * excess[i]!);
	return excess;
}

function posturesOf(
	source: MinuteSource,
	day: number,
	{ minutes, isAsleep, enmoMg }: { minutes: number; isAsleep: Uint8Array; enmoMg: Float64Array },
): Posture {
	const random = minuteStream(source, day, "posture");
	const elevation = new Float64Array(minutes + 1);
	const turn = new Float64Array(minutes + 1);
	for (let m = 0; m <= minutes; m++) {
		const a = drawNormal(random);
		const b = drawNormal(random);
		// Asleep, the wrist moves to another place in minutes of movement alone.
		const isHeld = m > 0 && isAsleep[m - 1] === 1 && enmoMg[m - 1]! < p.turnOverMg;
		elevation[m] = isHeld ? elevation[m - 1]! : p.elevationSdRadians * a;
		turn[m] = isHeld ? turn[m - 1]! : Math.PI * b;
	}
	return { elevation, turn };
}
