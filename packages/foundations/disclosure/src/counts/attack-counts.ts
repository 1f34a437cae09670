import { type Coefficients, type Constraint, solve } from "yalps";

/** A count that stands in a table: the atoms that it counts, and what is known of it. */
export interface CountCell {
	/** Indices of the unknowns that it sums. */
	readonly atoms: readonly number[];
	/** Least and greatest that it can be, from its rounded figure; undefined when it is suppressed. */
	readonly bounds: readonly [low: number, high: number] | undefined;
}

/** What the released counts tell of a suppressed one. */
export interface Attack {
	/** Least and greatest that it can be; `high` is Infinity when nothing limits it. */
	readonly low: number;
	readonly high: number;
	/** Released cells that stand at a bound where it is greatest, or least: taking one of them out may widen the interval. */
	readonly binding: readonly number[];
}

/**
 * The attacker's problem: between what bounds must a suppressed count lie, given all released ones? Two linear programmes over
 * the atoms, each of which holds no fewer than 0 people (Fischetti and Salazar 2001, doi:10.1287/mnsc.47.7.1008.9805).
 *
 * @param target - Index of the suppressed cell.
 */
export function attackCounts(cells: readonly CountCell[], target: number): Attack {
	const linked = linkedCells(cells, target);
	if (linked.length === 1) return { low: 0, high: Number.POSITIVE_INFINITY, binding: [] };
	const constraints = new Map<number, Constraint>();
	const variables = new Map<number, [number, number][]>();
	for (const index of linked) {
		const { atoms, bounds } = cells[index];
		if (bounds) constraints.set(index, { min: bounds[0], max: bounds[1] });
		for (const atom of atoms) {
			const row = variables.get(atom);
			if (row) row.push([index, 1]);
			else variables.set(atom, [[index, 1]]);
		}
	}
	const optimum = (direction: "maximize" | "minimize") => {
		const model = {
			direction,
			objective: target,
			constraints,
			variables: variables as Map<number, Coefficients<number>>,
		};
		return solve(model, { includeZeroVariables: false });
	};
	const greatest = optimum("maximize");
	const least = optimum("minimize");
	// The true counts satisfy every bound, so "infeasible" can only be a failure of the arithmetic: judged as no protection.
	const high =
		greatest.status === "unbounded" ? Number.POSITIVE_INFINITY : greatest.status === "optimal" ? greatest.result : 0;
	const low = least.status === "optimal" ? least.result : 0;
	const binding = new Set([
		...bindingCells(cells, linked, greatest.variables),
		...bindingCells(cells, linked, least.variables),
	]);
	return { low, high, binding: [...binding] };
}

/** Cells that can say anything about the target: linked to it by a chain of shared atoms, all but it released. */
function linkedCells(cells: readonly CountCell[], target: number): number[] {
	const cellsOf = new Map<number, number[]>();
	for (const [index, { atoms, bounds }] of cells.entries()) {
		if (!bounds) continue;
		for (const atom of atoms) {
			const list = cellsOf.get(atom);
			if (list) list.push(index);
			else cellsOf.set(atom, [index]);
		}
	}
	const found = new Set([target]);
	for (const index of found)
		for (const atom of cells[index].atoms) for (const other of cellsOf.get(atom) ?? []) found.add(other);
	return [...found].sort((a, b) => a - b);
}

const tolerance = 1e-6;

function bindingCells(
	cells: readonly CountCell[],
	linked: readonly number[],
	solution: readonly (readonly [number, number])[],
): number[] {
	const amounts = new Map(solution);
	return linked.filter((index) => {
		const { atoms, bounds } = cells[index];
		if (!bounds || bounds[1] === 0) return false;
		let total = 0;
		for (const atom of atoms) total += amounts.get(atom) ?? 0;
		return total <= bounds[0] + tolerance || total >= bounds[1] - tolerance;
	});
}
