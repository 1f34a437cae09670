import { InvalidInputError, type Samples } from "@quickening/core";

/** Refuses a count that is negative or infinite, which no device gives. NaN, missing, passes. */
export function checkCounts(where: string, counts: Samples, { argument = "counts", unit = "minute" } = {}): void {
	for (let i = 0; i < counts.length; i++) {
		const count = counts[i]!;
		if (!(count < 0 || count === Number.POSITIVE_INFINITY)) continue;
		throw new InvalidInputError(
			`${where}: ${argument} must ${count < 0 ? "not be negative" : "be finite"}; got ${count} in ${unit} ${i}`,
			{ code: "not-a-count", argument, received: count },
		);
	}
}
