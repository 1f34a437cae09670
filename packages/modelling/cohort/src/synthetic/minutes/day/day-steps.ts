import { drawInteger, drawNormal, type Random } from "@quickening/core";
import { minuteParameters as p } from "../minute-parameters.ts";

/**
 * Steps of a day minute by minute: brisk walks, shorter walks, and steps about the house, by day rather than late.
 *
 * @param day - Steps of the day, which the minutes add up to exactly once it is rounded; and as many minutes of moderate and
 *   vigorous activity, which are walked at 100 steps a minute or more, as the steps allow.
 * @param isAwake - Minutes in which she may walk; where there is none, all.
 * @returns Whole steps, as long as `isAwake`.
 */
export function daySteps(
	{ steps, mvpaMinutes }: { readonly steps: number; readonly mvpaMinutes: number },
	isAwake: Uint8Array,
	random: Random,
): Float64Array {
	const perMinute = new Float64Array(isAwake.length);
	const free: number[] = [];
	for (let m = 0; m < isAwake.length; m++) if (isAwake[m]) free.push(m);
	if (free.length === 0) for (let m = 0; m < isAwake.length; m++) free.push(m);
	const total = Math.max(0, Math.round(steps));
	if (free.length === 0 || total === 0) return perMinute;
	const { briskCadence, briskSpread } = p;

	const briskest = Math.min(Math.round(mvpaMinutes), Math.floor(total / (1.1 * briskCadence)), free.length);
	const brisk = placeBouts(briskest, p.briskBoutMinutes, free, perMinute, random);
	let left = total;
	for (const [i, m] of brisk.entries()) {
		const pace = Math.round(briskCadence + briskSpread * Math.abs(drawNormal(random)));
		perMinute[m] = Math.min(pace, left - briskCadence * (brisk.length - 1 - i));
		left -= perMinute[m]!;
	}

	const open = free.length - brisk.length;
	const lightMost = briskCadence - 1;
	const wanted = Math.ceil(left / (1.2 * p.lightCadence));
	const light = placeBouts(
		Math.min(open, left, Math.max(wanted, Math.ceil(left / 60))),
		p.lightBoutMinutes,
		free,
		perMinute,
		random,
	);
	if (light.length === 0) {
		// Every minute is walked briskly already: the rest goes on top.
		for (let i = 0; left > 0; i = (i + 1) % free.length, left--) perMinute[free[i]!]!++;
		return perMinute;
	}
	const paces = light.map(() => Math.exp(Math.log(p.lightCadence) + p.lightCadenceLogSd * drawNormal(random)));
	const sum = paces.reduce((a, b) => a + b, 0);
	for (const [i, m] of light.entries()) {
		const pace = Math.max(1, Math.min(lightMost, Math.round((paces[i]! * left) / sum)));
		perMinute[m] = pace;
	}
	settle(light, perMinute, left, lightMost);
	return perMinute;
}

/** Free minutes taken in runs, more by day than late; they are marked by a 1 until they have their steps. */
function placeBouts(
	count: number,
	meanMinutes: number,
	free: readonly number[],
	perMinute: Float64Array,
	random: Random,
): number[] {
	const taken: number[] = [];
	const take = (place: number) => {
		const m = free[place];
		if (m === undefined || perMinute[m] !== 0) return false;
		perMinute[m] = 1;
		taken.push(m);
		return true;
	};
	for (let tries = 0; taken.length < count && tries < 40 * count; tries++) {
		let place = drawInteger(random, free.length);
		if (random() > walkingWeight(free[place]!)) continue;
		const length = 1 + Math.floor(-meanMinutes * Math.log(1 - random()));
		for (let k = 0; k < length && taken.length < count && take(place); k++) place++;
	}
	// A day nearly full of steps: what is still free, in order.
	for (let place = 0; taken.length < count && place < free.length; place++) take(place);
	return taken.sort((a, b) => a - b);
}

/** How likely a walk is at a minute of the day, against the middle of the day. */
function walkingWeight(minute: number): number {
	const hour = minute / 60;
	if (hour < 6) return 0.15;
	if (hour < 8) return 0.6;
	if (hour < 20) return 1;
	return hour < 22 ? 0.5 : 0.2;
}

/** Adds or takes single steps, in turn, until the minutes have this sum; above the most only where nothing else is left. */
function settle(minutes: readonly number[], perMinute: Float64Array, wanted: number, most: number): void {
	let difference = wanted - minutes.reduce((sum, m) => sum + perMinute[m]!, 0);
	for (let limit = most; difference !== 0; limit += 20) {
		for (let moved = true; moved && difference !== 0; ) {
			moved = false;
			for (const m of minutes) {
				if (difference === 0) break;
				if (difference > 0 ? perMinute[m]! >= limit : perMinute[m]! <= 1) continue;
				const step = Math.sign(difference);
				perMinute[m]! += step;
				difference -= step;
				moved = true;
			}
		}
		// Fewer steps than minutes cannot be: there are at most as many minutes as steps.
	}
}
