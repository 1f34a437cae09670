import { InvalidInputError } from "@quickening/core";
import { type Matrix, takeRows } from "@quickening/stats";
import { checkSignal, countWindows, type Signal } from "./signal.ts";

/** What a network sees of n windows: a signal a modality by name, and static columns (age, blood pressure, gestational age). */
export interface Inputs {
	readonly signals: Readonly<Record<string, Signal>>;
	/** One row a window; NaN is missing, and masked. */
	readonly statics?: Matrix;
}

/** Number of windows, the same for every modality. */
export function countInputs({ signals, statics }: Inputs): number {
	const [first] = Object.values(signals);
	return first !== undefined ? countWindows(first) : (statics?.nRows ?? 0);
}

/** @throws InvalidInputError when there is neither signal nor static column, or modalities differ in their number of windows. */
export function checkInputs(where: string, inputs: Inputs): void {
	const names = Object.keys(inputs.signals);
	if (names.length === 0 && inputs.statics === undefined) {
		throw new InvalidInputError(`${where}: inputs must have a signal or static columns; got neither`, {
			code: "too-short",
			argument: "inputs",
			received: 0,
		});
	}
	const n = countInputs(inputs);
	for (const name of names) {
		checkSignal(where, `signals.${name}`, inputs.signals[name]);
		differ(`signals.${name}`, countWindows(inputs.signals[name]));
	}
	if (inputs.statics !== undefined) differ("statics", inputs.statics.nRows);

	function differ(argument: string, found: number): void {
		if (found === n) return;
		throw new InvalidInputError(`${where}: ${argument} must have ${n} windows as the first input has; got ${found}`, {
			code: "length-mismatch",
			argument,
			received: found,
		});
	}
}

/**
 * The windows with the given numbers, in the given order.
 *
 * @example
 * takeInputs({ signals: { ecg: { values: Float32Array.of(1, 2, 3, 4), nSamples: 2, nChannels: 1 } } }, [1]).signals.ecg.values;
 * // [3, 4]
 */
export function takeInputs({ signals, statics }: Inputs, rows: readonly number[] | Int32Array): Inputs {
	const taken: Record<string, Signal> = {};
	for (const [name, { values, nSamples, nChannels }] of Object.entries(signals)) {
		const size = nSamples * nChannels;
		const some = new Float32Array(rows.length * size);
		for (let i = 0; i < rows.length; i++) some.set(values.subarray(rows[i] * size, (rows[i] + 1) * size), i * size);
		taken[name] = { values: some, nSamples, nChannels };
	}
	return { signals: taken, ...(statics && { statics: takeRows(statics, rows) }) };
}
