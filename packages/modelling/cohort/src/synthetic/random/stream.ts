/**
 * Streams of random numbers: one for each seed, pregnancy and quantity, so that no quantity moves another's numbers and no
 * pregnancy another's. The generator is xoshiro128** (Blackman & Vigna 2021, doi:10.1145/3460772), of integers alone; its four
 * words of state stand in an array that is used again, so that nothing is allocated for a sample.
 */
export type Stream = Uint32Array;

/**
 * Sets a stream to its beginning. Of one seed, two pairs of pregnancy and quantity never begin alike: each step below is a
 * permutation of 32 bits.
 *
 * @param state - Four words, written over.
 * @param seed - The design's. @param index - The pregnancy's number. @param quantity - The quantity's number: see quantities.ts.
 */
export function startStream(state: Stream, seed: number, index: number, quantity: number): Stream {
	const low = seed >>> 0;
	const high = Math.floor(seed / 4294967296) >>> 0;
	const a = mix(low ^ mix(high + 0x9e3779b9));
	const b = mix(a ^ (index + 0x85ebca6b));
	const c = mix(b ^ (quantity + 0xc2b2ae35));
	state[0] = a;
	state[1] = b;
	state[2] = c;
	state[3] = mix(a + b + c) | 1;
	for (let i = 0; i < 8; i++) next(state);
	return state;
}

/** A whole number of 32 bits. */
export function next(state: Stream): number {
	const b = state[1];
	const x = Math.imul(b, 5);
	const scrambled = Math.imul((x << 7) | (x >>> 25), 9) >>> 0;
	const c = state[2] ^ state[0];
	const d = state[3] ^ b;
	state[1] = b ^ c;
	state[0] ^= d;
	state[2] = c ^ (b << 9);
	state[3] = (d << 11) | (d >>> 21);
	return scrambled;
}

/** A number in (0, 1), in steps of 2^-32. */
export function uniform(state: Stream): number {
	return (next(state) + 0.5) / 4294967296;
}

/** A draw from the normal distribution with mean 0 and SD 1 (Marsaglia's polar method; the second of the pair is not used). */
export function normal(state: Stream): number {
	for (;;) {
		const u = 2 * uniform(state) - 1;
		const v = 2 * uniform(state) - 1;
		const s = u * u + v * v;
		if (s < 1 && s > 0) return u * Math.sqrt((-2 * Math.log(s)) / s);
	}
}

/** Fills the first n places with draws from the normal distribution; both of each pair are used. */
export function fillNormals(into: Float64Array, n: number, state: Stream): Float64Array {
	for (let i = 0; i < n; ) {
		const u = 2 * uniform(state) - 1;
		const v = 2 * uniform(state) - 1;
		const s = u * u + v * v;
		if (s >= 1 || s === 0) continue;
		const radius = Math.sqrt((-2 * Math.log(s)) / s);
		into[i++] = u * radius;
		if (i < n) into[i++] = v * radius;
	}
	return into;
}

function mix(x: number): number {
	let z = x | 0;
	z ^= z >>> 16;
	z = Math.imul(z, 0x21f0aaad);
	z ^= z >>> 15;
	z = Math.imul(z, 0x735a2d97);
	return (z ^ (z >>> 15)) >>> 0;
}
