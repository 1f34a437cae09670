import { InvalidInputError, type Samples } from "@quickening/core";

/** Refuses a negative count, which no device gives. */
export function checkCounts(where: string, counts: Samples): void {
	for (let i = 0; i < counts.length; i++) {
		if (!(counts[i]! < 0)) continue;
		throw new InvalidInputError(`${where}: counts must not be negative; got ${counts[i]} in minute ${i}`, {
			code: "negative",
			argument: "counts",
			received: counts[i],
		});
	}
}
