/** Sets of people as bits, 32 to a word: to compare thousands of them. */
export interface PeopleSets {
	/** Number of people in each set. */
	readonly sizes: readonly number[];
	/** Number of people in one of two sets and not in the other; stops counting above `most`. */
	nDiffering(a: number, b: number, most: number): number;
	/** Whether every person of one set is in another. */
	isWithin(inner: number, outer: number): boolean;
}

/** @param sets - Distinct ids of each set. */
export function peopleSets(sets: readonly (readonly string[])[]): PeopleSets {
	const places = new Map<string, number>();
	for (const people of sets) for (const id of people) if (!places.has(id)) places.set(id, places.size);
	const nWords = Math.ceil(places.size / 32);
	const words = sets.map((people) => {
		const bits = new Int32Array(nWords);
		for (const id of people) {
			const place = places.get(id) as number;
			bits[place >>> 5] |= 1 << (place & 31);
		}
		return bits;
	});
	return {
		sizes: sets.map((people) => people.length),
		nDiffering: (a, b, most) => {
			const [left, right] = [words[a], words[b]];
			let n = 0;
			for (let word = 0; word < nWords && n <= most; word++) {
				for (let bits = left[word] ^ right[word]; bits !== 0; bits &= bits - 1) n++;
			}
			return n;
		},
		isWithin: (inner, outer) => {
			const [left, right] = [words[inner], words[outer]];
			for (let word = 0; word < nWords; word++) if ((left[word] & ~right[word]) !== 0) return false;
			return true;
		},
	};
}
