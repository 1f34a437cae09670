import { checkInteger, checkPositive, drawNormal, InvalidInputError, type Random } from "@quickening/core";

/** Values at even steps. */
export interface EvenSeries {
	/** First moment: seconds since 1970-01-01T00:00:00Z. */
	readonly startUtcSeconds: number;
	readonly epochSeconds: number;
	/** NaN where nothing is known. */
	readonly values: Float64Array;
}

/** What a device makes of values under one firmware. */
export interface DeviceReading {
	/** Factor, 1 by default. */
	readonly gain?: number;
	/** Added after the factor, 0 by default. */
	readonly offset?: number;
	/** SD of the noise of each value, 0 by default. */
	readonly noiseSd?: number;
	/** Values are multiples of this, such as 1 bpm; 0, the default, keeps them as they are. */
	readonly step?: number;
}

export interface SyntheticDevice extends DeviceReading {
	/** "rate": a value is a mean over its epoch, such as heart rate. "count": it is a sum, such as steps. */
	readonly kind: "rate" | "count";
	/** Seconds a day by which its clock runs fast (positive) or slow, 0 by default. */
	readonly driftSecondsPerDay?: number;
	/** When its clock was right: seconds since 1970-01-01T00:00:00Z; by default at the first value. */
	readonly setAtUtcSeconds?: number;
	/** Stretches in which nothing was measured, in true time: from (included) to (not included), in seconds since 1970. */
	readonly gaps?: readonly (readonly [number, number])[];
	/** Later firmware, in order of time, and what it makes of values; what is left out stays as before. */
	readonly firmware?: readonly ({ readonly fromUtcSeconds: number } & DeviceReading)[];
}

/**
 * A series as a device shows it: by its own clock, with its gain, noise, steps and gaps.
 *
 * The device fills epochs of its own clock from what was true in that time: a mean of what it covers, or a sum, so that no step
 * is lost or counted twice at an edge; a count stays a whole number where it was one. A reading of an epoch that is known for
 * less than half is missing.
 *
 * @param series - What is true.
 * @param device - What it does.
 * @param random - For the noise: one draw a reading.
 * @returns As many readings at the same step; `startUtcSeconds` is what the device says.
 * @throws InvalidInputError when the step is not above 0, the clock would run backwards, or firmware is not in order of time.
 */
export function throughDevice(series: EvenSeries, device: SyntheticDevice, random: Random): EvenSeries {
	const where = "throughDevice";
	const { startUtcSeconds: start, epochSeconds: epoch, values } = series;
	checkPositive(where, "epochSeconds", epoch);
	const { kind, driftSecondsPerDay = 0, setAtUtcSeconds = start, gaps = [], firmware = [] } = device;
	const speed = 1 + driftSecondsPerDay / 86_400;
	if (!(speed > 0)) throw invalid(where, "driftSecondsPerDay", "be above -86400", driftSecondsPerDay);
	if (firmware.some((each, i) => i > 0 && each.fromUtcSeconds < firmware[i - 1]!.fromUtcSeconds)) {
		throw invalid(
			where,
			"firmware",
			"be in order of time",
			firmware.map(({ fromUtcSeconds }) => fromUtcSeconds),
		);
	}
	const known = values.map((value, i) =>
		gaps.some(([from, to]) => start + i * epoch < to && start + (i + 1) * epoch > from) ? Number.NaN : value,
	);
	// The device's grid begins at its own reading of the first moment, on a whole epoch.
	const shown = setAtUtcSeconds + (start - setAtUtcSeconds) * speed;
	const shownStart = Math.round(shown / epoch) * epoch;
	const trueAt = (i: number) => setAtUtcSeconds + (shownStart + i * epoch - setAtUtcSeconds) / speed;
	const out = new Float64Array(values.length);
	let carried = 0;
	for (let i = 0; i < out.length; i++) {
		const { sum, covered } = over(known, (trueAt(i) - start) / epoch, (trueAt(i + 1) - start) / epoch);
		const noise = drawNormal(random);
		if (covered < 0.5 / speed) {
			out[i] = Number.NaN;
			continue;
		}
		const { gain = 1, offset = 0, noiseSd = 0, step = 0 } = readingAt(device, firmware, trueAt(i));
		const value = gain * (kind === "rate" ? sum / covered : sum) + offset + noiseSd * noise;
		if (kind === "rate") out[i] = step > 0 ? step * Math.round(value / step) : value;
		else {
			// What is rounded off goes to the next reading: the day's sum stays.
			const whole = step > 0 ? Math.max(0, step * Math.round((value + carried) / step)) : Math.max(0, value);
			if (step > 0) carried += value - whole;
			out[i] = whole;
		}
	}
	return { startUtcSeconds: shownStart, epochSeconds: epoch, values: out };
}

/**
 * Gaps as devices have them: as many a day on average, each of random length.
 *
 * @param days - How long. @param options - `perDay`: gaps a day on average; `meanMinutes`: mean length, exponential.
 * @returns From and to, in seconds since 1970, in order, apart from one another.
 */
export function randomGaps(
	{ startUtcSeconds, days }: { readonly startUtcSeconds: number; readonly days: number },
	{ perDay, meanMinutes }: { readonly perDay: number; readonly meanMinutes: number },
	random: Random,
): (readonly [number, number])[] {
	checkInteger("randomGaps", "days", days);
	checkPositive("randomGaps", "perDay", perDay);
	checkPositive("randomGaps", "meanMinutes", meanMinutes);
	const end = startUtcSeconds + 86_400 * days;
	const gaps: (readonly [number, number])[] = [];
	const wait = (mean: number) => -mean * Math.log(1 - random());
	for (let at = startUtcSeconds + wait(86_400 / perDay); at < end; at += wait(86_400 / perDay)) {
		const to = Math.min(end, at + wait(60 * meanMinutes));
		gaps.push([at, to]);
		at = to;
	}
	return gaps;
}

/** Sum of values between two places, in epochs, each value spread evenly; and how many epochs of it are known. */
function over(values: Float64Array, from: number, to: number): { sum: number; covered: number } {
	let sum = 0;
	let covered = 0;
	for (let k = Math.max(0, Math.floor(from)); k < Math.min(values.length, to); k++) {
		const share = Math.min(to, k + 1) - Math.max(from, k);
		if (share <= 0 || Number.isNaN(values[k]!)) continue;
		sum += share * values[k]!;
		covered += share;
	}
	return { sum, covered };
}

function readingAt(
	first: DeviceReading,
	firmware: readonly ({ readonly fromUtcSeconds: number } & DeviceReading)[],
	utcSeconds: number,
): DeviceReading {
	let reading: DeviceReading = first;
	for (const each of firmware) if (each.fromUtcSeconds <= utcSeconds) reading = { ...reading, ...each };
	return reading;
}

function invalid(where: string, argument: string, rule: string, received: unknown): InvalidInputError {
	return new InvalidInputError(`${where}: ${argument} must ${rule}; got ${received}`, {
		code: "out-of-range",
		argument,
		received,
	});
}
