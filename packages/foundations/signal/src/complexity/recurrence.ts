import { checkInteger, InvalidInputError, type Samples } from "@quickening/core";
import { standardDeviation } from "@quickening/stats";

export interface RecurrenceOptions {
	/** Length of the states. Default 10. */
	readonly dimension?: number;
	/** Samples between the values of a state. Default 1. */
	readonly delay?: number;
	/** States recur when their Euclidean distance is at most this, in the samples' unit. Default sqrt(dimension) SD (n below). */
	readonly radius?: number;
	/** Diagonals count as lines from this length on. Default 2. */
	readonly shortestLine?: number;
	/** Only diagonals up to this share of the record from the main one are searched for lines. Default 1, all of them. */
	readonly searchedFraction?: number;
}

/** Recurrence quantification. */
export interface Recurrence {
	/** Pairs of different states that recur, in percent of all. */
	readonly recurrencePercent: number;
	/** Share of these that lie on lines, in percent. */
	readonly determinismPercent: number;
	readonly meanLineLength: number;
	readonly longestLine: number;
	/** Shannon entropy of the lines' lengths, in nats. */
	readonly lineEntropy: number;
	readonly nStates: number;
}

/**
 * Recurrence quantification: how often a record comes back to where it was, and for how long it then goes the same way. The
 * matrix of distances is walked diagonal by diagonal and never stored; time grows with the square of the record.
 *
 * @param samples - Finite, in time order.
 * @returns Measures are NaN where there is no line.
 * @throws InvalidInputError when a sample is missing, or fewer than two states fit into the record.
 *
 * Source: Webber and Zbilut 1994, doi:10.1152/jappl.1994.76.2.965; with the defaults of Dabire et al. 1998 and Kubios HRV.
 */
export function recurrence(samples: Samples, options: RecurrenceOptions = {}): Recurrence {
	const { dimension = 10, delay = 1, shortestLine = 2, searchedFraction = 1 } = options;
	checkInteger("recurrence", "dimension", dimension, 1);
	checkInteger("recurrence", "delay", delay, 1);
	checkInteger("recurrence", "shortestLine", shortestLine, 1);
	const values = Float64Array.from(samples);
	const missing = values.findIndex((value) => !Number.isFinite(value));
	const nStates = values.length - (dimension - 1) * delay;
	if (missing >= 0 || nStates < 2) {
		throw new InvalidInputError(
			missing >= 0
				? `recurrence: samples must be finite; got ${values[missing]} at index ${missing}. Fill the gap, or analyse the runs apart.`
				: `recurrence: samples must hold two states of dimension ${dimension}; got ${values.length} samples`,
			{
				code: missing >= 0 ? "not-finite" : "too-short",
				argument: "samples",
				received: values[missing] ?? values.length,
			},
		);
	}
	const radius = options.radius ?? Math.sqrt(dimension) * standardDeviation(values, { ddof: 0 });
	const lines = new Int32Array(nStates + 1);
	let recurring = 0;
	for (let offset = 1; offset < nStates; offset++) {
		const counted = offset < Math.floor(searchedFraction * nStates);
		let run = 0;
		for (let i = 0; i + offset < nStates; i++) {
			// Each distance is summed anew: a running sum would save time, and lose exactness at the radius.
			let squares = 0;
			for (let k = 0; k < dimension; k++) {
				const difference = values[i + k * delay] - values[i + offset + k * delay];
				squares += difference * difference;
			}
			if (Math.sqrt(squares) <= radius) {
				recurring++;
				run++;
				continue;
			}
			if (run > 0 && counted) lines[run]++;
			run = 0;
		}
		if (run > 0 && counted) lines[run]++;
	}
	return {
		...describeLines(lines, shortestLine, recurring),
		recurrencePercent: percentOfPairs(recurring, nStates),
		nStates,
	};
}

function percentOfPairs(recurring: number, nStates: number): number {
	return (100 * recurring) / ((nStates * (nStates - 1)) / 2);
}

function describeLines(lines: Int32Array, shortest: number, recurring: number) {
	let [count, points, longestLine] = [0, 0, 0];
	for (let length = 1; length < lines.length; length++) {
		if (lines[length] === 0) continue;
		longestLine = length;
		if (length < shortest) continue;
		count += lines[length];
		points += lines[length] * length;
	}
	let lineEntropy = count === 0 ? Number.NaN : 0;
	for (let length = shortest; length < lines.length; length++) {
		if (lines[length] > 0) lineEntropy -= (lines[length] / count) * Math.log(lines[length] / count);
	}
	return {
		determinismPercent: recurring === 0 ? Number.NaN : (100 * points) / recurring,
		meanLineLength: count === 0 ? Number.NaN : points / count,
		longestLine,
		lineEntropy,
	};
}
