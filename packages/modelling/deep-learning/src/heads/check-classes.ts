import { InvalidInputError, type Samples } from "@quickening/core";

/** @throws InvalidInputError when an outcome is not one of 0 .. nClasses - 1. */
export function checkClasses(outcomes: Samples, nClasses: number): void {
	for (let i = 0; i < outcomes.length; i++) {
		if (Number.isInteger(outcomes[i]) && outcomes[i] >= 0 && outcomes[i] < nClasses) continue;
		throw new InvalidInputError(
			`trainNetwork: outcomes must be whole numbers in 0 .. ${nClasses - 1}; got ${outcomes[i]} at ${i}`,
			{ code: "out-of-range", argument: "outcomes", received: outcomes[i] },
		);
	}
}
