/**
 * Runs a chain of sections over values[start .. end) in place, one section after the other: the state of one stays in
 * registers, and the values stay in the cache.
 *
 * @param sections - Six numbers a section.
 * @param state - Two numbers a section; holds what the filter remembers, before and after.
 */
export function runSections(
	sections: Float64Array,
	state: Float64Array,
	values: Float64Array,
	start: number,
	end: number,
): void {
	for (let section = 0; section < sections.length / 6; section++) {
		const row = 6 * section;
		const b0 = sections[row];
		const b1 = sections[row + 1];
		const b2 = sections[row + 2];
		const a1 = sections[row + 4];
		const a2 = sections[row + 5];
		let s1 = state[2 * section];
		let s2 = state[2 * section + 1];
		for (let i = start; i < end; i++) {
			const x = values[i];
			const y = b0 * x + s1;
			s1 = b1 * x - a1 * y + s2;
			s2 = b2 * x - a2 * y;
			values[i] = y;
		}
		state[2 * section] = s1;
		state[2 * section + 1] = s2;
	}
}

/** The same from the last value to the first. */
export function runSectionsBackwards(
	sections: Float64Array,
	state: Float64Array,
	values: Float64Array,
	start: number,
	end: number,
): void {
	for (let section = 0; section < sections.length / 6; section++) {
		const row = 6 * section;
		const b0 = sections[row];
		const b1 = sections[row + 1];
		const b2 = sections[row + 2];
		const a1 = sections[row + 4];
		const a2 = sections[row + 5];
		let s1 = state[2 * section];
		let s2 = state[2 * section + 1];
		for (let i = end - 1; i >= start; i--) {
			const x = values[i];
			const y = b0 * x + s1;
			s1 = b1 * x - a1 * y + s2;
			s2 = b2 * x - a2 * y;
			values[i] = y;
		}
		state[2 * section] = s1;
		state[2 * section + 1] = s2;
	}
}

/** What the sections remember once a constant input of 1 has passed for ever. */
export function steadyState(sections: Float64Array): Float64Array {
	const state = new Float64Array((sections.length / 6) * 2);
	let level = 1;
	for (let section = 0; section < sections.length / 6; section++) {
		const [b0, b1, b2, , a1, a2] = sections.subarray(6 * section, 6 * section + 6);
		const out = (level * (b0 + b1 + b2)) / (1 + a1 + a2);
		state[2 * section] = out - b0 * level;
		state[2 * section + 1] = b2 * level - a2 * out;
		level = out;
	}
	return state;
}
