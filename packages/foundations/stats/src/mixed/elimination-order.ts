/** Work that a search for a good order may cost (pairs looked at); beyond it the given order is kept. */
const MOST_PAIRS = 2e7;

/**
 * An order in which to eliminate unknowns of a sparse system so that few zeros fill in: at each step the one with the fewest
 * neighbours (minimum degree, on a graph of cliques).
 *
 * @param nNodes - Unknowns, numbered 0 .. nNodes - 1.
 * @param cliques - Sets of unknowns that are all neighbours of one another, each in rising order.
 * @returns The unknowns in the order of elimination; ties go to the lower number.
 *
 * Source: George A, Liu JWH. SIAM Review 1989;31:1-19, doi:10.1137/1031001.
 */
export function eliminationOrder(nNodes: number, cliques: readonly Int32Array[]): Int32Array {
	const natural = Int32Array.from({ length: nNodes }, (_, i) => i);
	const distinct = new Map(cliques.map((clique) => [clique.join(","), clique]));
	const elements: (Set<number> | undefined)[] = [...distinct.values()].map((clique) => new Set(clique));
	let pairs = 0;
	for (const element of elements) pairs += (element as Set<number>).size ** 2;
	const isDense = elements.some((element) => (element as Set<number>).size >= nNodes);
	if (isDense || pairs > MOST_PAIRS || nNodes > 20_000) return natural;
	const elementsOf: Set<number>[] = Array.from({ length: nNodes }, () => new Set());
	for (const [e, element] of elements.entries()) for (const node of element as Set<number>) elementsOf[node].add(e);
	const mark = new Int32Array(nNodes).fill(-1);
	let stamp = 0;
	const degreeOf = (node: number): number => {
		stamp++;
		let degree = 0;
		for (const e of elementsOf[node]) {
			for (const other of elements[e] as Set<number>) {
				if (mark[other] === stamp || other === node) continue;
				mark[other] = stamp;
				degree++;
			}
		}
		return degree;
	};
	const degrees = Float64Array.from({ length: nNodes }, (_, node) => degreeOf(node));
	const order = new Int32Array(nNodes);
	for (let step = 0; step < nNodes; step++) {
		let best = 0;
		for (let node = 1; node < nNodes; node++) if (degrees[node] < degrees[best]) best = node;
		order[step] = best;
		degrees[best] = Number.POSITIVE_INFINITY;
		const merged = new Set<number>();
		for (const e of elementsOf[best]) {
			for (const node of elements[e] as Set<number>) {
				if (node === best) continue;
				merged.add(node);
				elementsOf[node].delete(e);
			}
			elements[e] = undefined;
		}
		if (merged.size === 0) continue;
		elements.push(merged);
		for (const node of merged) elementsOf[node].add(elements.length - 1);
		for (const node of merged) degrees[node] = degreeOf(node);
	}
	return order;
}
