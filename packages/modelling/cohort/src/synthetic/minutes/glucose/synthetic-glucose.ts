import { drawNormal } from "@quickening/core";
import { minuteParameters as p } from "../minute-parameters.ts";
import { checkDay, civilDay, type MinuteSource, minuteStream } from "../minute-source.ts";

const slotMinutes = 5;
/** So far back does a reading remember. */
const memorySlots = 96;

/** Glucose of one civil day as a continuous sensor of no error would see it. */
export interface SyntheticGlucose {
	readonly date: string;
	/** Local midnight: seconds since 1970-01-01T00:00:00Z. Reading i was taken 300 i seconds later. */
	readonly startUtcSeconds: number;
	/** In mg/dL, every five minutes: 288 of a day of 24 hours. Mean and SD are the day's. */
	readonly glucoseMgPerDl: Float64Array;
}

/**
 * Glucose every five minutes: meals, noise that remembers for hours, and values that lie farther off above than below. It runs
 * on over midnight without a step.
 *
 * Meals and what is left of the evening before are the same whatever days are asked for.
 *
 * @param day - 0 to below the number of days.
 * @returns Readings whose mean is the day's glucoseMgDl and whose standard deviation (n - 1) is its glucoseSdMgDl.
 * @throws InvalidInputError when there is no such day or the zone is not known.
 */
export function syntheticGlucose(source: MinuteSource, day: number): SyntheticGlucose {
	checkDay("syntheticGlucose", source, day);
	const { date, startUtcSeconds, minutes } = civilDay(source, day);
	const n = Math.floor(minutes / slotMinutes);
	const shape = dayShape(source, day, n);
	const { glucoseMgDl: means, glucoseSdMgDl: sds } = source.days;
	const mean = means[day]!;
	const sd = sds[day]!;
	const levelAt = (boundary: number) => {
		const before = Math.max(0, boundary - 1);
		const after = Math.min(source.days.n - 1, boundary);
		const z = drawNormal(minuteStream(source, boundary, "glucose at midnight"));
		// Nights lie below the day's mean, by as much as it varies.
		return (means[before]! + means[after]!) / 2 + (0.5 * z - 0.4) * ((sds[before]! + sds[after]!) / 2);
	};
	const from = levelAt(day);
	const to = levelAt(day + 1);
	const taperSlots = p.glucoseTaperMinutes / slotMinutes;
	const base = new Float64Array(n);
	const taper = new Float64Array(n);
	for (let i = 0; i < n; i++) {
		base[i] = from + ((to - from) * i) / n;
		taper[i] = Math.min(1, i / taperSlots, (n - i) / taperSlots);
	}
	return { date, startUtcSeconds, glucoseMgPerDl: fitted(base, taper, shape, mean, sd) };
}

/** The day's course, without unit. */
function dayShape(source: MinuteSource, day: number, n: number): Float64Array {
	const noise = noiseOf(source, day, n);
	const decay = Math.exp(-slotMinutes / p.mealPeakMinutes);
	// A meal raises glucose by (t / peak) exp(1 - t / peak): two leaky stages, one after the other.
	const eaten = new Float64Array(memorySlots + n);
	const lay = (dayOfMeals: number, offset: number) => {
		for (const { minute, size } of mealsOf(source, dayOfMeals)) {
			const slot = offset + Math.round(minute / slotMinutes);
			if (slot >= 0 && slot < eaten.length) eaten[slot]! += size;
		}
	};
	const before = Math.floor(civilDay(source, day - 1).minutes / slotMinutes);
	lay(day - 1, memorySlots - before);
	lay(day, memorySlots);
	const gain = (Math.E * slotMinutes) / p.mealPeakMinutes;
	const course = new Float64Array(n);
	let gut = 0;
	let blood = 0;
	for (let i = 0; i < eaten.length; i++) {
		blood = decay * (blood + gain * gut);
		gut = decay * gut + eaten[i]!;
		if (i >= memorySlots)
			course[i - memorySlots] = Math.exp(p.glucoseLogSd * (noise[i - memorySlots]! + p.mealHeight * blood));
	}
	return course;
}

function mealsOf(source: MinuteSource, day: number): { readonly minute: number; readonly size: number }[] {
	const random = minuteStream(source, day, "meals");
	return p.meals.map(({ minute, spread, size }) => ({
		minute: minute + spread * drawNormal(random),
		size: size * Math.exp(p.mealLogSd * drawNormal(random)),
	}));
}

/** Noise with SD 1 that remembers, begun in the day before, so that it runs on over midnight. */
function noiseOf(source: MinuteSource, day: number, n: number): Float64Array {
	const smooth = Math.exp(-slotMinutes / p.glucoseSmoothMinutes);
	const rough = Math.exp(-slotMinutes / p.glucoseRoughMinutes);
	const smoothScale = Math.sqrt(((1 - smooth ** 2) ** 3 / (1 + smooth ** 2)) * (1 - p.glucoseRoughShare));
	const roughScale = Math.sqrt((1 - rough ** 2) * p.glucoseRoughShare);
	const noise = new Float64Array(n);
	const state = { last: 0, beforeLast: 0, rough: 0 };
	const step = (a: number, b: number) => {
		const next = 2 * smooth * state.last - smooth ** 2 * state.beforeLast + smoothScale * a;
		state.beforeLast = state.last;
		state.last = next;
		state.rough = rough * state.rough + roughScale * b;
		return next + state.rough;
	};
	// White noise of the day before, its last slots: as many draws as it has.
	const before = minuteStream(source, day - 1, "glucose");
	const slotsBefore = Math.floor(civilDay(source, day - 1).minutes / slotMinutes);
	for (let i = 0; i < slotsBefore; i++) {
		const a = drawNormal(before);
		const b = drawNormal(before);
		if (i >= slotsBefore - memorySlots) step(a, b);
	}
	const random = minuteStream(source, day, "glucose");
	for (let i = 0; i < n; i++) noise[i] = step(drawNormal(random), drawNormal(random));
	return noise;
}

/** base + taper (c + s shape), with the constants by which it has the mean and the standard deviation, or comes nearest to it. */
function fitted(base: Float64Array, taper: Float64Array, shape: Float64Array, mean: number, sd: number): Float64Array {
	const n = base.length;
	if (n < 2) return new Float64Array(n).fill(mean);
	const meanOf = (value: (i: number) => number) => {
		let sum = 0;
		for (let i = 0; i < n; i++) sum += value(i);
		return sum / n;
	};
	const taperMean = meanOf((i) => taper[i]!);
	const shapeMean = meanOf((i) => taper[i]! * shape[i]!) / taperMean;
	// For every s, c = offset - s shapeMean gives the mean.
	const offset = (mean - meanOf((i) => base[i]!)) / taperMean;
	const fixed = (i: number) => base[i]! + offset * taper[i]! - mean;
	const moving = (i: number) => taper[i]! * (shape[i]! - shapeMean);
	const aa = meanOf((i) => fixed(i) ** 2);
	const ab = meanOf((i) => fixed(i) * moving(i));
	const bb = meanOf((i) => moving(i) ** 2);
	const wanted = (sd * sd * (n - 1)) / n;
	const root = ab * ab + bb * (wanted - aa);
	const s = bb === 0 ? 0 : (-ab + Math.sqrt(Math.max(0, root))) / bb;
	return Float64Array.from({ length: n }, (_, i) => mean + fixed(i) + s * moving(i));
}
