/** People who are in exactly the same rows: what no table of these rows can tell apart. */
export interface Atom {
	/** Places of the rows that they are in, ascending; never empty. */
	readonly rows: readonly number[];
	/** Number of people. */
	readonly weight: number;
}

/**
 * Splits the people of several sets into atoms. Every margin of a table, of one column or of two, by whatever names its
 * categories go, is a sum over atoms; so they stand for all relations between rows.
 *
 * @param sets - For each row, its distinct people.
 */
export function atomsOf(sets: readonly (readonly string[])[]): Atom[] {
	const rowsOf = new Map<string, number[]>();
	for (const [row, people] of sets.entries()) {
		for (const id of people) {
			const rows = rowsOf.get(id);
			if (rows) rows.push(row);
			else rowsOf.set(id, [row]);
		}
	}
	const atoms = new Map<string, { rows: number[]; weight: number }>();
	for (const rows of rowsOf.values()) {
		const key = rows.join();
		const atom = atoms.get(key);
		if (atom) atom.weight++;
		else atoms.set(key, { rows, weight: 1 });
	}
	return [...atoms.values()];
}
