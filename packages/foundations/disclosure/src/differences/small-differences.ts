import { type Atom, atomsOf } from "./atoms.ts";

/** Sets of people of which a sum over a few people can be worked out, by adding and subtracting. */
export interface SmallDifference {
	/** Places of the sets that take part. */
	readonly sets: readonly number[];
}

/** Prime modulus below 2^26, so that a product of two residues is exact in a double. */
const modulus = 67_108_859;
/** Multiplications after which a search is given up: about two seconds. */
const mostWork = 4e8;

/**
 * Finds a combination of sets (a sum and difference of whatever was summed over them) that is about 1 to `smallCount` people
 * only: all but a + b, or the rest of a two-way table. Exact linear algebra over the people's indicator vectors, modulo a
 * prime, the columns of large atoms eliminated first.
 *
 * @param sets - Distinct people of each released cell of one statistic.
 * @returns The first that is found; undefined when there is none; "unjudged" when there are too many overlapping sets to tell.
 */
export function findSmallDifference(
	sets: readonly (readonly string[])[],
	{ smallCount }: { readonly smallCount: number },
): SmallDifference | "unjudged" | undefined {
	const atoms = atomsOf(sets);
	// Any combination is made of whole atoms, so without a small atom there is nothing small.
	if (!atoms.some(({ weight }) => weight <= smallCount)) return undefined;
	const { found, rest, unknown } = peel(atoms, sets.length, smallCount);
	if (found) return { sets: found };
	if (rest.length === 0 || !unknown.some((atom) => atoms[atom].weight <= smallCount)) return undefined;
	if (rest.length ** 2 * unknown.length > mostWork) return "unjudged";
	const combination = eliminate(atoms, rest, unknown, smallCount);
	return combination && { sets: [...combination].sort((a, b) => a - b) };
}

/** Sets that are one atom, or whose other atoms are known, give that atom: exact, and cheap for inner cells of tables. */
function peel(atoms: readonly Atom[], nSets: number, smallCount: number) {
	const members: Set<number>[] = Array.from({ length: nSets }, () => new Set());
	for (const [atom, { rows }] of atoms.entries()) for (const row of rows) members[row].add(atom);
	const madeOf: Set<number>[] = members.map((_, set) => new Set([set]));
	const queue = [...members.keys()].filter((set) => members[set].size === 1);
	const known = new Set<number>();
	for (const set of queue) {
		const [atom] = members[set];
		if (atom === undefined || known.has(atom)) continue;
		known.add(atom);
		if (atoms[atom].weight <= smallCount)
			return { found: [...madeOf[set]].sort((a, b) => a - b), rest: [], unknown: [] };
		for (const other of atoms[atom].rows) {
			members[other].delete(atom);
			if (other !== set) for (const source of madeOf[set]) madeOf[other].add(source);
			if (members[other].size === 1) queue.push(other);
		}
	}
	const rest = [...members.keys()]
		.filter((set) => members[set].size > 0)
		.map((set) => ({ atoms: members[set], madeOf: madeOf[set] }));
	return { found: undefined, rest, unknown: [...atoms.keys()].filter((atom) => !known.has(atom)) };
}

function eliminate(
	atoms: readonly Atom[],
	rest: readonly { readonly atoms: ReadonlySet<number>; readonly madeOf: ReadonlySet<number> }[],
	unknown: readonly number[],
	smallCount: number,
): Set<number> | undefined {
	const columns = [...unknown].sort((a, b) => atoms[b].weight - atoms[a].weight);
	const isLarge = (place: number) => atoms[columns[place]].weight > smallCount;
	const placeOf = new Map(columns.map((atom, place) => [atom, place]));
	// Behind the columns stand those of the identity, which remember what each row was made of.
	const width = columns.length + rest.length;
	const rows = rest.map(({ atoms: held }, index) => {
		const row = new Float64Array(width);
		for (const atom of held) row[placeOf.get(atom) as number] = 1;
		row[columns.length + index] = 1;
		return row;
	});
	let next = 0;
	const pivots: number[] = [];
	for (let place = 0; place < columns.length && next < rows.length; place++) {
		const found = rows.findIndex((row, index) => index >= next && row[place] !== 0);
		if (found < 0) continue;
		[rows[next], rows[found]] = [rows[found], rows[next]];
		const pivot = rows[next];
		const scale = inverse(pivot[place]);
		for (let column = place; column < width; column++) pivot[column] = (pivot[column] * scale) % modulus;
		for (const [index, row] of rows.entries()) {
			const factor = row[place];
			// Above the small atoms the echelon form is enough; among them the reduced form shows the fewest people.
			if (index === next || factor === 0 || (index < next && isLarge(place))) continue;
			for (let column = place; column < width; column++) {
				if (pivot[column] !== 0) row[column] = (row[column] + (modulus - factor) * pivot[column]) % modulus;
			}
		}
		pivots.push(place);
		next++;
	}
	for (const [index, place] of pivots.entries()) {
		if (isLarge(place)) continue;
		let people = 0;
		for (let column = place; column < columns.length; column++)
			if (rows[index][column] !== 0) people += atoms[columns[column]].weight;
		if (people > smallCount) continue;
		const sources = new Set<number>();
		for (const [source, { madeOf }] of rest.entries()) {
			if (rows[index][columns.length + source] !== 0) for (const set of madeOf) sources.add(set);
		}
		return sources;
	}
	return undefined;
}

/** Inverse modulo the prime, by Euclid. */
function inverse(value: number): number {
	let [a, b, x, y] = [value, modulus, 1, 0];
	while (b !== 0) {
		const quotient = Math.floor(a / b);
		[a, b] = [b, a - quotient * b];
		[x, y] = [y, x - quotient * y];
	}
	return ((x % modulus) + modulus) % modulus;
}
