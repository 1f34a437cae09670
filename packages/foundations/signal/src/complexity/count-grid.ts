/**
 * Points of a plane that come and go, in a grid of cells: each cell holds the points that are in it at the moment, and a
 * two-dimensional tree of running sums (Fenwick 1994, doi:10.1002/spe.4380240306) their numbers.
 */
export interface CountGrid {
	readonly ys: Float64Array;
	readonly zs: Float64Array;
	readonly tolerance: number;
	readonly yAxis: Axis;
	readonly zAxis: Axis;
	readonly tree: Int32Array;
	/** First place of each cell: it owns as many as points that will ever be in it. */
	readonly firstPlace: Int32Array;
	/** Place after the last one taken. */
	readonly endPlace: Int32Array;
	readonly cellOf: Int32Array;
	readonly pointAt: Int32Array;
	readonly placeOf: Int32Array;
	/** y and z of the point in each place, one after the other. */
	readonly placed: Float64Array;
}

interface Axis {
	readonly start: number;
	readonly perUnit: number;
	readonly cells: number;
}

/** An empty grid for the given points, with cells of a given part of the tolerance. */
export function countGrid(
	ys: Float64Array,
	zs: Float64Array,
	tolerance: number,
	cellsPerTolerance: number,
	mostCells: number,
): CountGrid {
	const n = ys.length;
	const yAxis = axis(ys, tolerance, cellsPerTolerance, mostCells);
	const zAxis = axis(zs, tolerance, cellsPerTolerance, mostCells);
	const cells = yAxis.cells * zAxis.cells;
	const firstPlace = new Int32Array(cells + 1);
	const cellOf = new Int32Array(n);
	for (let i = 0; i < n; i++) {
		const row = ((ys[i] - yAxis.start) * yAxis.perUnit) | 0;
		const column = ((zs[i] - zAxis.start) * zAxis.perUnit) | 0;
		cellOf[i] = row * zAxis.cells + column;
		firstPlace[cellOf[i] + 1]++;
	}
	for (let cell = 0; cell < cells; cell++) firstPlace[cell + 1] += firstPlace[cell];
	return {
		ys,
		zs,
		tolerance,
		yAxis,
		zAxis,
		tree: new Int32Array((yAxis.cells + 1) * (zAxis.cells + 1)),
		firstPlace,
		endPlace: firstPlace.slice(),
		cellOf,
		pointAt: new Int32Array(n),
		placeOf: new Int32Array(n),
		placed: new Float64Array(2 * n),
	};
}

/** Puts point i in. */
export function addPoint(grid: CountGrid, i: number): void {
	const { cellOf, endPlace, pointAt, placeOf, placed, ys, zs } = grid;
	const place = endPlace[cellOf[i]]++;
	pointAt[place] = i;
	placeOf[i] = place;
	placed[2 * place] = ys[i];
	placed[2 * place + 1] = zs[i];
	change(grid, cellOf[i], 1);
}

/** Takes point i out; the last one of its cell moves to its place. */
export function removePoint(grid: CountGrid, i: number): void {
	const { cellOf, endPlace, pointAt, placeOf, placed } = grid;
	const last = --endPlace[cellOf[i]];
	const place = placeOf[i];
	const moved = pointAt[last];
	pointAt[place] = moved;
	placeOf[moved] = place;
	placed[2 * place] = placed[2 * last];
	placed[2 * place + 1] = placed[2 * last + 1];
	change(grid, cellOf[i], -1);
}

/**
 * Points within the tolerance of (y, z) in both directions: cells wholly inside the square are added up by the tree, points of
 * cells that its edge cuts are compared one by one, as the definition says, so that the count is exact.
 */
export function countAround(grid: CountGrid, y: number, z: number): number {
	const { tolerance, yAxis, zAxis, tree } = grid;
	const top = outerCell(yAxis, y - tolerance, -1);
	const bottom = outerCell(yAxis, y + tolerance, 1);
	const left = outerCell(zAxis, z - tolerance, -1);
	const right = outerCell(zAxis, z + tolerance, 1);
	const insideTop = innerCell(yAxis, y - tolerance, -1);
	const insideBottom = innerCell(yAxis, y + tolerance, 1);
	const insideLeft = innerCell(zAxis, z - tolerance, -1);
	const insideRight = innerCell(zAxis, z + tolerance, 1);
	if (insideTop > insideBottom || insideLeft > insideRight) return lookInto(grid, top, bottom, left, right, y, z);
	const width = zAxis.cells + 1;
	return (
		sumBelow(tree, width, insideBottom + 1, insideRight + 1) -
		sumBelow(tree, width, insideTop, insideRight + 1) -
		sumBelow(tree, width, insideBottom + 1, insideLeft) +
		sumBelow(tree, width, insideTop, insideLeft) +
		lookInto(grid, top, insideTop - 1, left, right, y, z) +
		lookInto(grid, insideBottom + 1, bottom, left, right, y, z) +
		lookInto(grid, insideTop, insideBottom, left, insideLeft - 1, y, z) +
		lookInto(grid, insideTop, insideBottom, insideRight + 1, right, y, z)
	);
}

/** Compares the points of a rectangle of cells. */
function lookInto(
	{ firstPlace, endPlace, placed, zAxis, tolerance }: CountGrid,
	top: number,
	bottom: number,
	left: number,
	right: number,
	y: number,
	z: number,
): number {
	const columns = zAxis.cells;
	let count = 0;
	for (let row = top; row <= bottom; row++) {
		for (let cell = row * columns + left; cell <= row * columns + right; cell++) {
			const end = 2 * endPlace[cell];
			for (let at = 2 * firstPlace[cell]; at < end; at += 2) {
				// Without a branch: at the edge, in and out follow no pattern.
				const far = Math.max(Math.abs(placed[at] - y), Math.abs(placed[at + 1] - z));
				count += far <= tolerance ? 1 : 0;
			}
		}
	}
	return count;
}

/** Points in rows below `row` and columns below `column`. */
function sumBelow(tree: Int32Array, width: number, row: number, column: number): number {
	let sum = 0;
	for (let r = row; r > 0; r &= r - 1) {
		const base = r * width;
		for (let c = column; c > 0; c &= c - 1) sum += tree[base + c];
	}
	return sum;
}

function change({ tree, yAxis, zAxis }: CountGrid, cell: number, by: number): void {
	const width = zAxis.cells + 1;
	const row = ((cell / zAxis.cells) | 0) + 1;
	const column = (cell % zAxis.cells) + 1;
	for (let r = row; r <= yAxis.cells; r += r & -r) {
		const base = r * width;
		for (let c = column; c < width; c += c & -c) tree[base + c] += by;
	}
}

function axis(values: Float64Array, tolerance: number, cellsPerTolerance: number, mostCells: number): Axis {
	let low = Number.POSITIVE_INFINITY;
	let high = Number.NEGATIVE_INFINITY;
	for (let i = 0; i < values.length; i++) {
		if (values[i] < low) low = values[i];
		if (values[i] > high) high = values[i];
	}
	const range = high - low;
	if (!(range > 0)) return { start: low, perUnit: 0, cells: 1 };
	const wanted = tolerance > 0 ? Math.ceil((range / tolerance) * cellsPerTolerance) : mostCells;
	const cells = Math.max(1, Math.min(mostCells, wanted));
	return { start: low, perUnit: (cells - 1) / range, cells };
}

/** Rounding could put a point at an edge on either side of it: this close, a cell counts as cut. */
const nearly = 1e-7;

/** The outermost cell, on one side, that may hold points of the square. */
function outerCell({ start, perUnit, cells }: Axis, edge: number, side: 1 | -1): number {
	const cell = Math.floor((edge - start) * perUnit + side * nearly);
	return cell < 0 ? 0 : cell >= cells ? cells - 1 : cell;
}

/** The outermost cell, on one side, all of whose points are in the square. */
function innerCell({ start, perUnit, cells }: Axis, edge: number, side: 1 | -1): number {
	const place = (edge - start) * perUnit;
	if (side < 0) return Math.max(0, Math.floor(place + nearly) + 1);
	return Math.min(cells - 1, Math.floor(place - nearly) - 1);
}
