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
	/** Whether it can be told only to within more than is asked. */
	readonly isProtected: boolean;
	/** Released cells that stand at a bound where it is greatest, or least: taking one of them out may widen the interval. */
	readonly binding: readonly number[];
}

export interface AttackOptions {
	/** The suppressed count itself. */
	readonly count: number;
	/** The interval of what it could be must be wider than this. */
	readonly width: number;
	/** Number of people in each unknown, where it is known here: a shorter way to see that a count is protected. */
	readonly weights: readonly number[] | undefined;
}

/** Unknowns that are varied first, the others being left as they are. */
const fewUnknowns = [60, 240];
/** Size of the largest programme that is solved (bounds times changes), and steps after which it is given up: seconds each. */
const [mostEntries, mostPivots] = [3_000_000, 1500];

/**
 * The attacker's problem: between what bounds must a suppressed count lie, given all released ones? Two linear programmes over
 * the atoms, each of which holds no fewer than 0 people (Fischetti and Salazar 2001, doi:10.1287/mnsc.47.7.1008.9805).
 *
 * A count that can be much greater when only some atoms change is protected whatever the others do, so that programmes of a few
 * unknowns settle most cases.
 *
 * @param target - Index of the suppressed cell.
 * @returns "unjudged" when no small programme settles it and the whole is too large to solve.
 */
export function attackCounts(cells: readonly CountCell[], target: number, options: AttackOptions): Attack | "unjudged" {
	const { count, width, weights } = options;
	const linked = linkedCells(cells, target);
	if (linked.length === 1) return { isProtected: true, binding: [] };
	const unknowns = [...new Set(linked.flatMap((index) => cells[index].atoms))];
	const limits = fewUnknowns.filter((n) => weights !== undefined && n < unknowns.length);
	for (const n of limits) {
		const found = optimum(
			cells,
			linked,
			target,
			varied(cells[target].atoms, unknowns, n, weights as readonly number[]),
			options,
		);
		if (found.value - count > width + tolerance) return { isProtected: true, binding: [] };
	}
	const nChanges = weights === undefined ? unknowns.length : 2 * unknowns.length;
	const nBounds = 2 * linked.length + nChanges - unknowns.length;
	if (nBounds * nChanges > mostEntries) return "unjudged";
	const whole = { unknowns, weights };
	const greatest = optimum(cells, linked, target, whole, { direction: "maximize" });
	// That a suppressed count is no 0 is known, since 0 is released; and it is no greater than what it is.
	if (greatest.value - Math.max(count, 1) > width + tolerance) return { isProtected: true, binding: [] };
	const least = optimum(cells, linked, target, whole, { direction: "minimize" });
	const isProtected = greatest.value - Math.max(least.value, 1) > width + tolerance;
	return { isProtected, binding: [...new Set([...greatest.binding, ...least.binding])] };
}

interface Solved {
	readonly value: number;
	readonly binding: readonly number[];
}

/** Unknowns that a programme varies; the others keep their weights, or have none where no weights are given. */
interface Varied {
	readonly unknowns: readonly number[];
	readonly weights: readonly number[] | undefined;
}

/** The target's own unknowns, as far as half of the places go, and others spread from large to small. */
function varied(own: readonly number[], all: readonly number[], n: number, weights: readonly number[]): Varied {
	const chosen = new Set(own.slice(0, n / 2));
	const others = all.filter((atom) => !chosen.has(atom)).sort((a, b) => weights[b] - weights[a] || a - b);
	const places = n - chosen.size;
	for (let place = 0; place < places; place++) chosen.add(others[Math.floor((place * others.length) / places)]);
	return { unknowns: [...chosen], weights };
}

/**
 * Where weights are given, unknowns are changes from them, upwards and downwards by no more than there is: the truth is the
 * start, which saves the solver the search for one.
 */
function optimum(
	cells: readonly CountCell[],
	linked: readonly number[],
	target: number,
	{ unknowns, weights }: Varied,
	{ direction = "maximize", count, width }: { direction?: "maximize" | "minimize"; count?: number; width?: number },
): Solved {
	const isVaried = new Set(unknowns);
	const constraints = new Map<string | number, Constraint>();
	const variables = new Map<string, [string | number, number][]>();
	const known = new Map<number, number>();
	for (const atom of unknowns) {
		variables.set(`+${atom}`, []);
		if (weights === undefined) continue;
		variables.set(`-${atom}`, [[`-${atom}`, 1]]);
		constraints.set(`-${atom}`, { max: weights[atom] });
	}
	for (const index of linked) {
		const { atoms, bounds } = cells[index];
		let sum = 0;
		for (const atom of atoms) {
			sum += weights?.[atom] ?? 0;
			if (!isVaried.has(atom)) continue;
			variables.get(`+${atom}`)?.push([index, 1]);
			variables.get(`-${atom}`)?.push([index, -1]);
		}
		known.set(index, sum);
		if (bounds) constraints.set(index, { min: bounds[0] - sum, max: bounds[1] - sum });
	}
	const start = known.get(target) as number;
	// Enough is enough: how much greater it could be still is of no use.
	if (count !== undefined && width !== undefined) constraints.set(target, { max: count + width + 1 - start });
	const model = {
		direction,
		objective: target,
		constraints,
		variables: variables as Map<string, Coefficients<string | number>>,
	};
	const { status, result, variables: amounts } = solve(model, { maxPivots: mostPivots });
	const totals = new Map(known);
	for (const [name, amount] of amounts) {
		for (const [index, sign] of variables.get(name) ?? []) {
			if (typeof index === "number") totals.set(index, (totals.get(index) as number) + sign * amount);
		}
	}
	const binding = linked.filter((index) => {
		const { bounds } = cells[index];
		const total = totals.get(index) as number;
		return bounds !== undefined && bounds[1] > 0 && (total <= bounds[0] + tolerance || total >= bounds[1] - tolerance);
	});
	if (status === "unbounded") return { value: Number.POSITIVE_INFINITY, binding };
	// The true counts satisfy every bound, so "infeasible" can only be a failure of the arithmetic: judged as no protection.
	return { value: status === "optimal" ? result + start : 0, binding };
}

/** Of a simplex in double precision. */
const tolerance = 1e-6;

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
