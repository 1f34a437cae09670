import { wilsonInterval } from "@quickening/stats";

/** A share of repetitions with its Monte Carlo error. */
export interface Share {
	readonly estimate: number;
	/** Wilson's 95 % interval. */
	readonly low: number;
	readonly high: number;
	/** Monte Carlo standard error. */
	readonly mcse: number;
	readonly n: number;
}

/** The share of repetitions in which something holds; repetitions without a number are left out. */
export function shareOf(values: ArrayLike<number>, holds: (value: number) => boolean): Share {
	const known = Array.from(values).filter((value) => !Number.isNaN(value));
	const n = known.length;
	if (n === 0) return { estimate: Number.NaN, low: Number.NaN, high: Number.NaN, mcse: Number.NaN, n };
	const { estimate, low, high } = wilsonInterval({ nEvents: known.filter(holds).length, n });
	return { estimate, low, high, mcse: Math.sqrt((estimate * (1 - estimate)) / n), n };
}
