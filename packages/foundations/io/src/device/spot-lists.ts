import type { SpotSeries } from "@quickening/core";
import { type SpotCollector, spotCollector } from "./spot-collector.ts";

/** Gathers values now and then, by name, where it is not known beforehand which there will be. */
export interface SpotLists {
	add(name: string, unit: string, seconds: number, value: number): void;
	/** In the order in which they first came up. */
	series(): SpotSeries[];
}

export function spotLists(): SpotLists {
	const collectors = new Map<string, SpotCollector>();
	return {
		add(name, unit, seconds, value) {
			let collector = collectors.get(name);
			if (collector === undefined) {
				collector = spotCollector(name, unit);
				collectors.set(name, collector);
			}
			collector.add(seconds, value);
		},
		series: () => Array.from(collectors.values(), (collector) => collector.series()),
	};
}
