import { drawInteger, drawNormal, InvalidInputError, type Random } from "@quickening/core";
import { minuteParameters as p } from "../minute-parameters.ts";

/** Stages of the AASM, as `@quickening/sleep` has them. */
export type NightStage = "W" | "N1" | "N2" | "N3" | "R";

/** Minutes of a night by stage, as a day of the body has them. */
export interface NightMinutes {
	readonly timeInBedMinutes: number;
	readonly lightSleepMinutes: number;
	readonly deepSleepMinutes: number;
	readonly remSleepMinutes: number;
}

/**
 * A hypnogram with the minutes of each stage that a day states: cycles of about an hour and a half, deep sleep early, REM late,
 * wake at its begin and end and in short bouts between, N1 where sleep begins anew.
 *
 * @param minutes - Of the night; the rest of the time in bed is wake.
 * @returns One stage per 30 s; deep, REM, light (N1 and N2) and all together as stated, to the nearest epoch.
 * @throws InvalidInputError when more is slept than the time in bed, or a number is no duration.
 */
export function nightStages(minutes: NightMinutes, random: Random): NightStage[] {
	for (const [name, value] of Object.entries(minutes)) {
		if (value >= 0 && value < 10_000) continue;
		throw new InvalidInputError(`nightStages: ${name} must be minutes of a night; got ${value}`, {
			code: "out-of-range",
			argument: name,
			received: value,
		});
	}
	const { timeInBedMinutes, lightSleepMinutes, deepSleepMinutes, remSleepMinutes } = minutes;
	const slept = lightSleepMinutes + deepSleepMinutes + remSleepMinutes;
	if (slept > timeInBedMinutes + 1) {
		throw new InvalidInputError(
			`nightStages: timeInBedMinutes must hold all sleep, ${slept} min; got ${timeInBedMinutes} min`,
			{ code: "contradiction", argument: "timeInBedMinutes", received: timeInBedMinutes },
		);
	}
	const total = Math.round(2 * timeInBedMinutes);
	const deep = Math.round(2 * deepSleepMinutes);
	const rem = Math.round(2 * remSleepMinutes);
	const light = Math.max(0, Math.min(Math.round(2 * lightSleepMinutes), total - deep - rem));
	const sleep = sleepInCycles(light, deep, rem);
	return withWake(sleep.slice(0, total), total, random);
}

/** Sleep without its wake: in each cycle light, deep, light, REM. */
function sleepInCycles(light: number, deep: number, rem: number): NightStage[] {
	const n = light + deep + rem;
	if (n === 0) return [];
	const cycles = Math.max(1, Math.round(n / (2 * p.cycleMinutes)));
	const places = Array.from({ length: cycles }, (_, k) => k);
	const deeps = apportion(
		deep,
		places.map((k) => p.deepByCycle ** k),
	);
	const rems = apportion(
		rem,
		places.map((k) => k + 0.5),
	);
	const lights = apportion(
		light,
		places.map((k) => Math.max(0.1 * (n / cycles), n / cycles - deeps[k]! - rems[k]!)),
	);
	return places.flatMap((k) => {
		const before = Math.round(lights[k]! * (deeps[k]! > 0 ? p.lightBeforeDeep : 1));
		return [...run("N2", before), ...run("N3", deeps[k]!), ...run("N2", lights[k]! - before), ...run("R", rems[k]!)];
	});
}

function withWake(sleep: readonly NightStage[], total: number, random: Random): NightStage[] {
	const wake = total - sleep.length;
	const onset = Math.min(
		Math.round(p.longestOnsetShare * wake),
		Math.round(2 * p.onsetMinutes * Math.exp(p.onsetLogSd * drawNormal(random))),
	);
	const last = Math.min(wake - onset, Math.round(-2 * p.finalWakeMinutes * Math.log(1 - random())));
	// Epochs of wake before each epoch of sleep.
	const bouts = new Int32Array(sleep.length + 1);
	let left = wake - onset - last;
	if (sleep.length < 2) {
		bouts[0] = left;
		left = 0;
	}
	while (left > 0) {
		const epochs = Math.min(left, 1 + Math.floor(-2 * p.wakeBoutMinutes * Math.log(1 - random())));
		bouts[1 + drawInteger(random, sleep.length - 1)]! += epochs;
		left -= epochs;
	}
	bouts[0]! += onset;
	bouts[sleep.length]! += last;
	const night: NightStage[] = [];
	let n1 = 0;
	let allowed = Math.round(p.n1ShareOfLight * sleep.filter((stage) => stage === "N2").length);
	for (let i = 0; i <= sleep.length; i++) {
		night.push(...run("W", bouts[i]!));
		if (i === 0 || bouts[i]! > 0) n1 = p.n1EpochsAfterWake;
		if (i === sleep.length) break;
		const isN1 = n1-- > 0 && allowed > 0 && sleep[i] === "N2";
		if (isN1) allowed--;
		night.push(isN1 ? "N1" : sleep[i]!);
	}
	return night;
}

/** Whole parts of a whole number in proportion to weights: by largest remainders, earlier ones first. */
function apportion(whole: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((a, b) => a + b, 0);
	const exact = weights.map((weight) => (whole * weight) / sum);
	const parts = exact.map(Math.floor);
	const order = exact
		.map((value, k) => ({ k, rest: value - Math.floor(value) }))
		.sort((a, b) => b.rest - a.rest || a.k - b.k);
	let left = whole - parts.reduce((a, b) => a + b, 0);
	for (let i = 0; left > 0; i++, left--) parts[order[i % order.length]!.k]!++;
	return parts;
}

function run(stage: NightStage, n: number): NightStage[] {
	return new Array<NightStage>(Math.max(0, n)).fill(stage);
}
