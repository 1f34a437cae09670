import type { SpotSeries } from "@quickening/core";

/** Gathers values now and then, by name. */
export interface SpotLists {
	add(name: string, unit: string, seconds: number, value: number): void;
	series(): SpotSeries[];
}

/** Empty lists of spot values. */
export function spotLists(): SpotLists {
	const lists = new Map<string, { readonly unit: string; readonly times: number[]; readonly values: number[] }>();
	return {
		add(name, unit, seconds, value) {
			let list = lists.get(name);
			if (list === undefined) {
				list = { unit, times: [], values: [] };
				lists.set(name, list);
			}
			list.times.push(seconds);
			list.values.push(value);
		},
		series: () =>
			[...lists].map(([name, { unit, times, values }]) => ({
				name,
				unit,
				timesSeconds: Float64Array.from(times),
				values: Float64Array.from(values),
			})),
	};
}
