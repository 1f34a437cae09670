import type { SpotSeries } from "@quickening/core";

/** Gathers a value now and then in arrays that double as they fill. */
export interface SpotCollector {
	add(seconds: number, value: number): void;
	series(): SpotSeries;
}

export function spotCollector(name: string, unit: string): SpotCollector {
	let times = new Float64Array(1024);
	let values = new Float64Array(1024);
	let count = 0;
	return {
		add(seconds, value) {
			if (count === times.length) {
				times = doubled(times);
				values = doubled(values);
			}
			times[count] = seconds;
			values[count++] = value;
		},
		series: () => ({ name, unit, timesSeconds: times.slice(0, count), values: values.slice(0, count) }),
	};
}

function doubled(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
	const wider = new Float64Array(2 * array.length);
	wider.set(array);
	return wider;
}
