import type { PreparedDesign } from "../design/prepare.ts";
import { deviceParameters as device } from "../parameters/devices.ts";
import { weeks } from "../parameters/parameter.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import { quantities } from "../random/quantities.ts";
import { normal, type Stream, startStream, uniform } from "../random/stream.ts";

/** What a woman wears, and what it does to the body's numbers. */
export interface DeviceOfPerson {
	readonly name: "band" | "ring" | "watch";
	readonly placement: "wrist" | "finger";
	readonly smoothsHeartRate: boolean;
	readonly hasAcceleration: boolean;
	readonly hasSdnn: boolean;
	readonly stepsGain: number;
	readonly accelerationGain: number;
	readonly rmssdGain: number;
	readonly skinOffset: number;
	readonly skinNoise: number;
	readonly clockDriftSecondsPerDay: number;
	/** First day since 1970-01-01 under the new firmware; infinite where it never changes. */
	readonly firmwareDay: number;
	readonly hasPhone: boolean;
	/** Days of the glucose sensor, from and up to but not including; equal where she has none. */
	readonly sensorFrom: number;
	readonly sensorTo: number;
	readonly voiceDays: readonly number[];
}

/** Draws a woman's devices. */
export function drawDevice(state: Stream, prepared: PreparedDesign, person: SyntheticPerson): DeviceOfPerson {
	const { design } = prepared;
	startStream(state, design.seed, person.index, quantities.device);
	const which = uniform(state);
	const name =
		which < design.devices.band ? "band" : which < design.devices.band + design.devices.ring ? "ring" : "watch";
	const steps = normal(state);
	const acceleration = normal(state);
	const rmssd = normal(state);
	const skin = normal(state);
	const drift = normal(state);
	const hasPhone = uniform(state) < design.phoneShare;
	const hasSensor = uniform(state) < design.glucoseSensorShare;
	const hasVoice = uniform(state) < design.voiceShare;
	const first = -design.daysBefore;
	const from = weeks(23) - first;
	const isLong = person.ending.gestationalAgeAtEndDays > weeks(25);
	const voiceDays: number[] = [];
	if (hasVoice) for (let i = weeks(8) - first; i < person.n; i += 7) voiceDays.push(i);
	return {
		name,
		placement: name === "ring" ? "finger" : "wrist",
		smoothsHeartRate: name !== "ring",
		hasAcceleration: name !== "ring",
		hasSdnn: name === "watch",
		stepsGain: Math.exp(device.stepsGainSd.value * steps) * (name === "ring" ? 1.05 : 1),
		accelerationGain: 1 + 0.02 * acceleration,
		rmssdGain: Math.exp(0.05 * rmssd) * (name === "ring" ? 1.1 : 1),
		skinOffset: 0.2 * skin + (name === "ring" ? 0.8 : 0),
		skinNoise: name === "ring" ? 0.5 : 1,
		clockDriftSecondsPerDay: Math.round(100 * device.clockDriftSd.value * drift) / 100,
		firmwareDay: name === "band" ? prepared.firmwareDay : Number.POSITIVE_INFINITY,
		hasPhone,
		sensorFrom: hasSensor && isLong ? from : 0,
		sensorTo: hasSensor && isLong ? Math.min(person.n, from + 14) : 0,
		voiceDays,
	};
}
