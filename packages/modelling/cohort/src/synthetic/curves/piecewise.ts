import type { CurvePoint } from "../parameters/parameter.ts";

/**
 * A curve through points, straight between them and level before the first and after the last, as a table by day.
 *
 * @param points - In order of day. @param days - Length of the table: days 0 .. days - 1.
 */
export function piecewise(points: readonly CurvePoint[], days: number): Float64Array {
	const table = new Float64Array(days);
	let k = 0;
	for (let day = 0; day < days; day++) {
		while (k + 1 < points.length && points[k + 1].day <= day) k++;
		const from = points[k];
		const to = points[k + 1];
		if (day <= from.day || !to) table[day] = from.value;
		else table[day] = from.value + ((to.value - from.value) * (day - from.day)) / (to.day - from.day);
	}
	return table;
}
