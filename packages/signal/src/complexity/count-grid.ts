/** Points of a plane that come and go, and how many of them lie in a square. */
export interface CountGrid {
	/** Puts point i in. */
	readonly add: (i: number) => void;
	/** Takes point i out. */
	readonly remove: (i: number) => void;
	/** Points within the tolerance of (y, z) in both directions. */
	readonly countAround: (y: number, z: number) => number;
}

/**
 * A grid of cells, each with the points that are in it at the moment, and a two-dimensional tree of running sums (Fenwick 1994,
 * doi:10.1002/spe.4380240306) over their numbers: a square costs O(log^2) for the cells inside it, and a look at each point of
 * those that its edge cuts. The comparisons at the edge are those of the definition, so counts are exact.
 */
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
	const columns = zAxis.cells;
	const rows = yAxis.cells;
	const width = columns + 1;
	const tree = new Int32Array((rows + 1) * width);
	// Each cell owns as many places as points that will ever be in it.
	const firstPlace = new Int32Array(rows * columns + 1);
	const cellOf = new Int32Array(n);
	for (let i = 0; i < n; i++) {
		const cell = cellAt(yAxis, ys[i]) * columns + cellAt(zAxis, zs[i]);
		cellOf[i] = cell;
		firstPlace[cell + 1]++;
	}
	for (let cell = 0; cell < rows * columns; cell++) firstPlace[cell + 1] += firstPlace[cell];
	const filled = new Int32Array(rows * columns);
	const pointAt = new Int32Array(n);
	const placeOf = new Int32Array(n);
	const placedY = new Float64Array(n);
	const placedZ = new Float64Array(n);

	const change = (cell: number, by: number): void => {
		const row = ((cell / columns) | 0) + 1;
		const column = (cell % columns) + 1;
		for (let r = row; r <= rows; r += r & -r) {
			const base = r * width;
			for (let c = column; c <= columns; c += c & -c) tree[base + c] += by;
		}
	};
	/** Points in rows below `row` and columns below `column`. */
	const sumBelow = (row: number, column: number): number => {
		let sum = 0;
		for (let r = row; r > 0; r -= r & -r) {
			const base = r * width;
			for (let c = column; c > 0; c -= c & -c) sum += tree[base + c];
		}
		return sum;
	};
	const add = (i: number): void => {
		const cell = cellOf[i];
		const place = firstPlace[cell] + filled[cell]++;
		pointAt[place] = i;
		placeOf[i] = place;
		placedY[place] = ys[i];
		placedZ[place] = zs[i];
		change(cell, 1);
	};
	const remove = (i: number): void => {
		const cell = cellOf[i];
		const last = firstPlace[cell] + --filled[cell];
		const place = placeOf[i];
		const moved = pointAt[last];
		pointAt[place] = moved;
		placeOf[moved] = place;
		placedY[place] = placedY[last];
		placedZ[place] = placedZ[last];
		change(cell, -1);
	};
	const lookInto = (row: number, fromColumn: number, toColumn: number, y: number, z: number): number => {
		let count = 0;
		for (let cell = row * columns + fromColumn; cell <= row * columns + toColumn; cell++) {
			const first = firstPlace[cell];
			const end = first + filled[cell];
			for (let place = first; place < end; place++) {
				if (Math.abs(placedY[place] - y) <= tolerance && Math.abs(placedZ[place] - z) <= tolerance) count++;
			}
		}
		return count;
	};
	const countAround = (y: number, z: number): number => {
		const top = outerCell(yAxis, y - tolerance, -1);
		const bottom = outerCell(yAxis, y + tolerance, 1);
		const left = outerCell(zAxis, z - tolerance, -1);
		const right = outerCell(zAxis, z + tolerance, 1);
		const insideTop = innerCell(yAxis, y - tolerance, -1);
		const insideBottom = innerCell(yAxis, y + tolerance, 1);
		const insideLeft = innerCell(zAxis, z - tolerance, -1);
		const insideRight = innerCell(zAxis, z + tolerance, 1);
		if (insideTop > insideBottom || insideLeft > insideRight) {
			let count = 0;
			for (let row = top; row <= bottom; row++) count += lookInto(row, left, right, y, z);
			return count;
		}
		let count =
			sumBelow(insideBottom + 1, insideRight + 1) -
			sumBelow(insideTop, insideRight + 1) -
			sumBelow(insideBottom + 1, insideLeft) +
			sumBelow(insideTop, insideLeft);
		for (let row = top; row < insideTop; row++) count += lookInto(row, left, right, y, z);
		for (let row = insideBottom + 1; row <= bottom; row++) count += lookInto(row, left, right, y, z);
		for (let row = insideTop; row <= insideBottom; row++) {
			count += lookInto(row, left, insideLeft - 1, y, z) + lookInto(row, insideRight + 1, right, y, z);
		}
		return count;
	};
	return { add, remove, countAround };
}

interface Axis {
	readonly start: number;
	readonly perUnit: number;
	readonly cells: number;
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

function cellAt({ start, perUnit }: Axis, value: number): number {
	return ((value - start) * perUnit) | 0;
}

/** Rounding could put a point at an edge on either side of it: this close, a cell counts as cut. */
const nearly = 1e-7;

/** The outermost cell, on one side, that may hold points of the square. */
function outerCell({ start, perUnit, cells }: Axis, edge: number, side: 1 | -1): number {
	const cell = Math.floor((edge - start) * perUnit + side * nearly);
	return Math.max(0, Math.min(cells - 1, cell));
}

/** The outermost cell, on one side, all of whose points are in the square. */
function innerCell({ start, perUnit, cells }: Axis, edge: number, side: 1 | -1): number {
	const place = (edge - start) * perUnit;
	if (side < 0) return Math.max(0, Math.floor(place + nearly) + 1);
	return Math.min(cells - 1, Math.floor(place - nearly) - 1);
}
