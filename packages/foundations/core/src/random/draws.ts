import type { Random } from "./seeded-random.ts";

/** One draw from the normal distribution with mean 0 and standard deviation 1 (Box-Muller, the cosine branch). */
export function drawNormal(random: Random): number {
	// 1 - u lies in (0, 1], so its logarithm is finite.
	const radius = Math.sqrt(-2 * Math.log(1 - random()));
	return radius * Math.cos(2 * Math.PI * random());
}

/** One whole number in 0 .. below - 1, each equally likely. */
export function drawInteger(random: Random, below: number): number {
	return Math.floor(random() * below);
}

/** Shuffles in place (Fisher-Yates) and returns the same array. */
export function shuffle<T extends { length: number; [index: number]: unknown }>(random: Random, values: T): T {
	for (let i = values.length - 1; i > 0; i--) {
		const j = drawInteger(random, i + 1);
		const held = values[i];
		values[i] = values[j];
		values[j] = held;
	}
	return values;
}
