import { checkInRange, checkInteger } from "../checks/numbers.ts";
import type { Random } from "./seeded-random.ts";

/**
 * Many whole numbers in 0 .. below - 1, at a fraction of the time of as many calls of {@link drawInteger}: a generator of its own
 * is seeded by four draws, and each number is made of 32 bits, so that one may be likelier than another by at most below / 2^32
 * of its share.
 *
 * @param random - Where the seed comes from. @param below - 1 to 2^24. @param into - Filled from end to end.
 * @returns `into`.
 * @throws InvalidInputError when `below` is not a whole number in its range.
 * @example
 * drawIntegers(seededRandom(1), 6, new Int32Array(1000)); // a thousand throws of a die, counted from 0
 */
export function drawIntegers(random: Random, below: number, into: Int32Array): Int32Array {
	checkInteger("drawIntegers", "below", below, 1);
	checkInRange("drawIntegers", "below", below, 1, 2 ** 24);
	const word = () => Math.floor(random() * 4294967296);
	const scale = below / 4294967296;
	// The generator of seededRandom, its four words in local numbers: that is where the time goes.
	let a = word() | 0;
	let b = word() | 0;
	let c = word() | 0;
	let d = word() | 1;
	for (let i = 0; i < into.length; i++) {
		const scrambled = Math.imul(b, 5);
		into[i] = ((Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0) * scale) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = (d << 11) | (d >>> 21);
	}
	return into;
}
