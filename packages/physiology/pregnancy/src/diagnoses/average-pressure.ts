import { checkName, type Warning } from "@quickening/core";
import { checkPressure, type Pressure } from "./mean-arterial-pressure.ts";

/** Which readings of one sitting are averaged. */
export type AveragingRule = "drop-first" | "all" | "last-two";

/** Pressure of one sitting. */
export interface AveragePressure extends Pressure {
	/** Readings that went into the average. */
	readonly nUsed: number;
	/** Readings of the sitting that the rule left out, by their index; those with a missing value are in `nMissing`. */
	readonly dropped: readonly number[];
	readonly nMissing: number;
	readonly rule: AveragingRule;
	readonly warnings: readonly Warning[];
}

/**
 * Average pressure of one sitting, and which readings were dropped by which rule.
 *
 * @param readings - In the order in which they were taken, at one sitting and in one context; a reading of which either value is
 *   missing (NaN) is left out and counted.
 * @param options.rule - "drop-first" (default): the first of two or more goes out, the rest are averaged; "all"; "last-two".
 * @returns NaN pressures when no reading is left. With "drop-first" and one reading alone, that reading, with a warning.
 * @throws InvalidInputError when a reading is no pressure in mmHg.
 *
 * Source: three readings, of which the first is disregarded and the second and third averaged: Magee et al. 2014,
 * doi:10.1016/j.preghy.2014.01.003.
 * @example
 * const readings = [
 *   { systolicMmHg: 138, diastolicMmHg: 88 },
 *   { systolicMmHg: 128, diastolicMmHg: 80 },
 *   { systolicMmHg: 126, diastolicMmHg: 82 },
 * ];
 * averagePressure(readings).systolicMmHg; // 127: the first is dropped
 */
export function averagePressure(
	readings: readonly Pressure[],
	{ rule = "drop-first" }: { readonly rule?: AveragingRule } = {},
): AveragePressure {
	checkName("averagePressure", "rule", rule, ["drop-first", "all", "last-two"]);
	for (const reading of readings) checkPressure("averagePressure", reading);
	const whole = readings.flatMap(({ systolicMmHg, diastolicMmHg }, index) =>
		Number.isNaN(systolicMmHg + diastolicMmHg) ? [] : [index],
	);
	// The first reading is the one taken first, whether or not it was written down whole.
	const kept = rule === "all" ? whole : rule === "last-two" ? whole.slice(-2) : whole.filter((index) => index > 0);
	const isLone = kept.length === 0 && whole.length === 1;
	const used = isLone ? whole : kept;
	const average = (of: (reading: Pressure) => number) =>
		used.length === 0 ? Number.NaN : used.reduce((sum, index) => sum + of(readings[index]), 0) / used.length;
	const message = `Only one reading of ${readings.length} is whole, and it was not dropped: a single reading is no average.`;
	return {
		systolicMmHg: average(({ systolicMmHg }) => systolicMmHg),
		diastolicMmHg: average(({ diastolicMmHg }) => diastolicMmHg),
		nUsed: used.length,
		dropped: whole.filter((index) => !used.includes(index)),
		nMissing: readings.length - whole.length,
		rule,
		warnings:
			used.length === 1
				? [{ code: "single-reading", message: isLone ? message : "The average is of one reading." }]
				: [],
	};
}
