import { atomsOf } from "./atoms.ts";

/**
 * Slow twin: for every choice of atoms of 1 to `smallCount` people together, asks whether some combination of the sets is
 * about those alone. It is when the indicator matrix loses rank without their columns.
 *
 * @param mostAtoms - Atoms chosen at once; all by default.
 */
export function hasSmallDifference(
	sets: readonly (readonly string[])[],
	smallCount: number,
	mostAtoms = Number.POSITIVE_INFINITY,
): boolean {
	const atoms = atomsOf(sets);
	const rankWithout = (left: ReadonlySet<number>) =>
		rank(sets.map((_, set) => atoms.flatMap(({ rows }, atom) => (left.has(atom) ? [] : [rows.includes(set) ? 1 : 0]))));
	const full = rankWithout(new Set());
	const tryFrom = (start: number, chosen: readonly number[], people: number): boolean => {
		if (chosen.length > 0 && rankWithout(new Set(chosen)) < full) return true;
		if (chosen.length === mostAtoms) return false;
		for (let atom = start; atom < atoms.length; atom++) {
			const more = people + atoms[atom].weight;
			if (more <= smallCount && tryFrom(atom + 1, [...chosen, atom], more)) return true;
		}
		return false;
	};
	return tryFrom(0, [], 0);
}

function rank(rows: number[][]): number {
	let next = 0;
	for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
		const pivot = rows
			.slice(next)
			.reduce((best, row, index) => (Math.abs(row[column]) > Math.abs(rows[best][column]) ? next + index : best), next);
		if (next >= rows.length || Math.abs(rows[pivot][column]) < 1e-9) continue;
		[rows[next], rows[pivot]] = [rows[pivot], rows[next]];
		for (let index = next + 1; index < rows.length; index++) {
			const factor = rows[index][column] / rows[next][column];
			rows[index] = rows[index].map((value, place) => value - factor * rows[next][place]);
		}
		next++;
	}
	return next;
}
