import { checkMinimumLength, checkPositive, InvalidInputError, type Samples } from "@quickening/core";
import { realFft } from "@quickening/signal";
import { roundingOf } from "./day-clock.ts";

/** How strong the rhythm of a day is, and what the strongest rhythm is. */
export interface DailyPower {
	/** Squared magnitude of the Fourier coefficient at one cycle a day, in the squared unit of the values. */
	readonly atOneCyclePerDay: number;
	/** Frequency at which the magnitude is largest, cycles a day; NaN when nothing varies. */
	readonly strongestPerDay: number;
}

/**
 * Power of the daily rhythm, and the frequency of the strongest one.
 *
 * The coefficient is (1 / n) x sum of value x exp(-2 pi i x days), over the length as it is, without taper and with the mean left
 * in, as the peer has it: over whole days the mean drops out, over others it leaks in. The strongest frequency is looked for
 * around the largest bin of the Fourier transform, the mean apart, to a ten-millionth.
 *
 * @param values - Activity by epoch, n >= 4, all known: a spectrum has no rule for holes. Fill them first, and say how.
 * @param options.epochSeconds - Length of an epoch.
 * @returns Power in the squared unit of the values, frequency in cycles a day.
 * @throws InvalidInputError when a value is missing or there are fewer than 4.
 *
 * Source: Fourier's coefficient, by definition.
 * Agrees with: accelerometer 7.5.0, circadian.calculatePSD to 1e-9 and calculateFourierFreq to 1e-6, where its search stops
 *   (tests/peers/rhythm).
 * @example
 * dailyPower([1, 0, -1, 0, 1, 0, -1, 0], { epochSeconds: 21600 }).atOneCyclePerDay; // 0.25
 */
export function dailyPower(values: Samples, { epochSeconds }: { readonly epochSeconds: number }): DailyPower {
	checkMinimumLength("dailyPower", "values", values, 4);
	checkPositive("dailyPower", "epochSeconds", epochSeconds);
	const all = Float64Array.from(values);
	const missing = all.findIndex((value) => !Number.isFinite(value));
	if (missing >= 0)
		throw new InvalidInputError(
			`dailyPower: values must all be known; got ${all[missing]} at ${missing}. Fill holes first, or use cosinor, which leaves them out.`,
			{ code: "not-finite", argument: "values", received: all[missing] },
		);
	const days = (all.length * epochSeconds) / 86_400;
	const { re, im } = realFft(all);
	let peak = 1;
	let largest = -1;
	for (let k = 1; k < re.length; k++) {
		const size = re[k] * re[k] + im[k] * im[k];
		if (size > largest) {
			largest = size;
			peak = k;
		}
	}
	const varies = largest > (roundingOf(all) * all.length) ** 2;
	return {
		atOneCyclePerDay: powerAt(all, days),
		strongestPerDay: !varies ? Number.NaN : highest(all, peak - 1, peak + 1) / days,
	};
}

/** Squared magnitude of the coefficient at `cycles` in the whole length, by turning a unit vector step by step. */
function powerAt(values: Float64Array, cycles: number): number {
	const n = values.length;
	const angle = (2 * Math.PI * cycles) / n;
	let real = 0;
	let imaginary = 0;
	for (let start = 0; start < n; start += 512) {
		// Set anew every 512 steps, so that the turning does not drift.
		let cosine = Math.cos(angle * start);
		let sine = Math.sin(angle * start);
		const turnCosine = Math.cos(angle);
		const turnSine = Math.sin(angle);
		const end = Math.min(n, start + 512);
		for (let i = start; i < end; i++) {
			real += values[i] * cosine;
			imaginary -= values[i] * sine;
			const next = cosine * turnCosine - sine * turnSine;
			sine = sine * turnCosine + cosine * turnSine;
			cosine = next;
		}
	}
	return (real * real + imaginary * imaginary) / (n * n);
}

/** Golden-section search for the peak between two bins. */
function highest(values: Float64Array, from: number, to: number): number {
	const ratio = (Math.sqrt(5) - 1) / 2;
	let low = from;
	let high = to;
	let a = high - ratio * (high - low);
	let b = low + ratio * (high - low);
	let atA = powerAt(values, a);
	let atB = powerAt(values, b);
	while (high - low > 1e-7) {
		if (atA > atB) {
			high = b;
			b = a;
			atB = atA;
			a = high - ratio * (high - low);
			atA = powerAt(values, a);
		} else {
			low = a;
			a = b;
			atA = atB;
			b = low + ratio * (high - low);
			atB = powerAt(values, b);
		}
	}
	return (low + high) / 2;
}
