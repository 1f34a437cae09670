import { InvalidInputError } from "@quickening/core";

/**
 * Orders two versions by their numbers: -1 when `a` is older, 0 when equal, 1 when newer.
 * A missing number is 0 (3.67 = 3.67.0); what follows the numbers (`rc1`, `.dev3`, `+d2024`) is left out.
 *
 * @throws InvalidInputError when a text does not begin with a number.
 * @example
 * compareVersions("3.9.0", "3.67.1"); // -1
 */
export function compareVersions(a: string, b: string): -1 | 0 | 1 {
	const left = numbers(a, "a");
	const right = numbers(b, "b");
	for (let i = 0; i < Math.max(left.length, right.length); i++) {
		const difference = (left[i] ?? 0) - (right[i] ?? 0);
		if (difference !== 0) return difference < 0 ? -1 : 1;
	}
	return 0;
}

function numbers(version: string, argument: string): number[] {
	const found = /^\s*v?(\d+(?:\.\d+)*)/.exec(version);
	if (!found) {
		throw new InvalidInputError(`compareVersions: ${argument} must begin with a number; got "${version}"`, {
			code: "not-a-version",
			argument,
			received: version,
		});
	}
	return found[1]!.split(".").map(Number);
}
