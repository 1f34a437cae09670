import { checkSameLength, InvalidInputError, type Samples } from "@quickening/core";
import { checkInputs, countInputs, type Inputs, takeInputs } from "./inputs.ts";
import { checkSomeWindows } from "./signal.ts";

/** Windows with what is to be learnt of them, and whose they are. */
export interface Examples extends Inputs {
	/**
	 * One a window. Classification and ordinal: 0 .. k - 1; regression: any finite number; time to event: the time of the event,
	 * or, where `events` is 0, of the end of follow-up.
	 */
	readonly outcomes: Samples;
	/** Time to event alone: 1 the event was seen, 0 censored. */
	readonly events?: Samples;
	/** Whose window it is: splits and early stopping keep participants whole. */
	readonly participantIds: readonly string[];
	/** Weight of each window in the loss; 1 where left out. */
	readonly weights?: Samples;
}

/** @throws InvalidInputError when lengths differ, there is no window, or a weight is negative. */
export function checkExamples(where: string, examples: Examples): void {
	checkInputs(where, examples);
	const n = countInputs(examples);
	checkSomeWindows(where, "examples", n);
	const windows = { argument: "windows", values: { length: n } };
	checkSameLength(where, windows, { argument: "outcomes", values: examples.outcomes });
	if (examples.events) checkSameLength(where, windows, { argument: "events", values: examples.events });
	if (examples.weights) checkSameLength(where, windows, { argument: "weights", values: examples.weights });
	if (examples.participantIds.length !== n) {
		throw new InvalidInputError(
			`${where}: participantIds must have one id a window (${n}); got ${examples.participantIds.length}`,
			{ code: "length-mismatch", argument: "participantIds", received: examples.participantIds.length },
		);
	}
	for (let i = 0; examples.weights && i < n; i++) {
		if (examples.weights[i] >= 0 && Number.isFinite(examples.weights[i])) continue;
		throw new InvalidInputError(
			`${where}: weights must be finite and not negative; got ${examples.weights[i]} at ${i}`,
			{
				code: "out-of-range",
				argument: "weights",
				received: examples.weights[i],
			},
		);
	}
}

/** The windows with the given numbers, with all that belongs to them. */
export function takeExamples(examples: Examples, rows: readonly number[] | Int32Array): Examples {
	const pick = (values: Samples) => Float64Array.from(rows, (row) => values[row]);
	return {
		...takeInputs(examples, rows),
		outcomes: pick(examples.outcomes),
		participantIds: Array.from(rows, (row) => examples.participantIds[row]),
		...(examples.events && { events: pick(examples.events) }),
		...(examples.weights && { weights: pick(examples.weights) }),
	};
}
