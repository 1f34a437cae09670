import { checkInteger, InvalidInputError } from "@quickening/core";

/** A share of something counted: events among n. */
export interface Proportion {
	readonly nEvents: number;
	readonly n: number;
}

/** A share with its interval; all NaN when n = 0. */
export interface ProportionEstimate {
	readonly estimate: number;
	readonly low: number;
	readonly high: number;
}

/** Refuses counts that are not whole or do not fit together. */
export function checkProportion(where: string, { nEvents, n }: Proportion): void {
	checkInteger(where, "n", n);
	checkInteger(where, "nEvents", nEvents);
	if (nEvents > n) {
		throw new InvalidInputError(`${where}: nEvents must be at most n (${n}); got ${nEvents}`, {
			code: "out-of-range",
			argument: "nEvents",
			received: nEvents,
		});
	}
}
