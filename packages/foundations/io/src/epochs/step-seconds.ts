import { readClock, type TableRow } from "../text/index.ts";
import type { PlaceOfRow } from "./dated-rows.ts";

/** Seconds between rows: the step that most of the first hundred have; null when there are no two rows within an hour. */
export async function stepSeconds(
	rows: AsyncIterable<readonly TableRow[]>,
	placeOf: PlaceOfRow,
): Promise<number | null> {
	const clocks: (number | undefined)[] = [];
	search: for await (const each of rows) {
		for (const row of each) {
			const place = placeOf(row);
			if (place !== null) clocks.push(readClock(place.clock));
			if (clocks.length > 100) break search;
		}
	}
	const counts = new Map<number, number>();
	for (const [i, clock] of clocks.entries()) {
		// Past midnight the clock begins anew.
		const step = clock === undefined ? Number.NaN : (clock - (clocks[i - 1] ?? Number.NaN) + 86_400) % 86_400;
		if (step > 0 && step <= 3600) counts.set(step, (counts.get(step) ?? 0) + 1);
	}
	const [most] = [...counts].sort((a, b) => b[1] - a[1]);
	return most?.[0] ?? null;
}
