/** The next number of the generator that generate.py and generate.R use: s becomes (1664525 s + 1013904223) mod 2^32. */
function next(s: number): number {
	return (Math.imul(s, 1664525) + 1013904223) >>> 0;
}

/** Acceleration in mg that anyone can make again, in any language: whole numbers only. One array an axis. */
export function madeUpMg(
	samplingRateHz: number,
	seconds: number,
	seed: number,
	amplitudes: readonly number[] = [0, 20, 300, 1000, 3000],
): Float64Array[] {
	return [0, 1, 2].map((axis) => {
		const out = new Float64Array(samplingRateHz * seconds);
		let s = seed * 3 + axis + 1;
		for (let segment = 0; segment < Math.floor(seconds / 10); segment++) {
			s = next(s);
			const amplitude = amplitudes[(s >>> 16) % amplitudes.length]!;
			s = next(s);
			const period = Math.floor(samplingRateHz / 4) + ((s >>> 16) % (2 * samplingRateHz));
			for (let i = 0; i < 10 * samplingRateHz; i++) {
				const phase = i % period;
				s = next(s);
				const noise = ((s >>> 16) % 41) - 20;
				const triangle = Math.floor((4 * amplitude * Math.min(phase, period - phase)) / period) - amplitude;
				out[segment * 10 * samplingRateHz + i] = triangle + noise + (axis === 2 ? 1000 : 0);
			}
		}
		return out;
	});
}

/** The same in g. */
export function madeUpG(...given: Parameters<typeof madeUpMg>): Float64Array[] {
	return madeUpMg(...given).map((axis) => axis.map((value) => value / 1000));
}

/** Zeros and ones that change now and then. */
export function madeUpMask(seed: number, length: number, stayPerMille: number): Float64Array {
	let s = seed;
	let value = 0;
	return Float64Array.from({ length }, () => {
		s = next(s);
		if ((s >>> 16) % 1000 >= stayPerMille) value = 1 - value;
		return value;
	});
}
