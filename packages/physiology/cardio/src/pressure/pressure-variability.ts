import type { Samples } from "@quickening/core";
import { standardDeviation } from "@quickening/stats";
import { checkPressures, type PressureSeries } from "./check-pressures.ts";

/** Level and variability of one pressure. */
export interface PressureVariability {
	/** Mean weighed by time: each reading stands for half of the way to its neighbours, at most an hour each side. */
	readonly meanMmHg: number;
	/** Of readings, n - 1 below. */
	readonly sdMmHg: number;
	readonly cvPercent: number;
	/** Average real variability: mean absolute change between successive readings, weighed by the time between them. */
	readonly arvMmHg: number;
	readonly nReadings: number;
}

/** Both pressures and what follows from them. */
export interface PressureSummary {
	readonly systolic: PressureVariability;
	readonly diastolic: PressureVariability;
	/** Diastolic plus a third of the difference, of each reading, weighed by time. */
	readonly meanArterialMmHg: number;
	/** Mean difference of systolic and diastolic. */
	readonly pulsePressureMmHg: number;
}

/**
 * Mean and variability of a series of blood pressure readings.
 *
 * @param series - Times in s and pressures in mmHg; a reading with a NaN in either is left out.
 * @returns NaN where too few readings are there.
 * @throws InvalidInputError when lengths differ, times do not rise, or a reading is none.
 *
 * Source: ARV: Mena et al. 2005, doi:10.1097/00004872-200503000-00008; readings and their handling: O'Brien et al. 2013 (ESH),
 *   doi:10.1097/HJH.0b013e328363e964.
 */
export function pressureSummary(series: PressureSeries): PressureSummary {
	checkPressures("pressureSummary", series);
	const { times, systolic, diastolic } = wholeReadings(series);
	const arterial = diastolic.map((value, i) => value + (systolic[i] - value) / 3);
	const pulse = systolic.map((value, i) => value - diastolic[i]);
	return {
		systolic: variabilityOf(times, systolic),
		diastolic: variabilityOf(times, diastolic),
		meanArterialMmHg: weightedMean(times, arterial),
		pulsePressureMmHg: weightedMean(times, pulse),
	};
}

/** Readings of which neither pressure is missing. */
export function wholeReadings({ timesSeconds, systolicMmHg, diastolicMmHg }: PressureSeries) {
	const whole = Array.from(timesSeconds.keys()).filter((i) => !Number.isNaN(systolicMmHg[i] + diastolicMmHg[i]));
	return {
		times: Float64Array.from(whole, (i) => timesSeconds[i]),
		systolic: Float64Array.from(whole, (i) => systolicMmHg[i]),
		diastolic: Float64Array.from(whole, (i) => diastolicMmHg[i]),
	};
}

function variabilityOf(times: Float64Array, values: Float64Array): PressureVariability {
	const meanMmHg = weightedMean(times, values);
	const sdMmHg = standardDeviation(values);
	let [change, seconds] = [0, 0];
	for (let i = 1; i < values.length; i++) {
		change += (times[i] - times[i - 1]) * Math.abs(values[i] - values[i - 1]);
		seconds += times[i] - times[i - 1];
	}
	return {
		meanMmHg,
		sdMmHg,
		cvPercent: (100 * sdMmHg) / meanMmHg,
		arvMmHg: seconds > 0 ? change / seconds : Number.NaN,
		nReadings: values.length,
	};
}

/** Half of the way to each neighbour, at most an hour; at the ends what the one neighbour gives, twice. */
export function weightedMean(times: Samples, values: Samples): number {
	let [sum, total] = [0, 0];
	for (let i = 0; i < values.length; i++) {
		const before = i > 0 ? times[i] - times[i - 1] : Number.NaN;
		const after = i < values.length - 1 ? times[i + 1] - times[i] : Number.NaN;
		const left = Number.isNaN(before) ? (Number.isNaN(after) ? 2 : after) : before;
		const right = Number.isNaN(after) ? left : after;
		const weight = Math.min(3600, left / 2) + Math.min(3600, right / 2);
		sum += weight * values[i];
		total += weight;
	}
	return total > 0 ? sum / total : Number.NaN;
}
