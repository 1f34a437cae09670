import { seededRandom } from "@quickening/core";
import { bootstrapInterval, mean, standardDeviation, studentTQuantile, wilsonInterval } from "@quickening/stats";

/** A performance measure with its Monte Carlo error. */
export interface Estimate {
	readonly estimate: number;
	/** 95% interval for what endless simulation would give. */
	readonly low: number;
	readonly high: number;
	/** Monte Carlo standard error. */
	readonly mcse: number;
	/** Recordings that it is from. */
	readonly n: number;
}

/**
 * A ratio of totals over recordings, such as events found / events there. A recording is the unit, since its events share
 * its noise and its gaps: 95% percentile bootstrap over recordings. Where all totals agree (0 or 1) the bootstrap has
 * nothing to say, and Wilson's interval of the totals is given, as if events were independent.
 */
export function ratioOfTotals(
	numerators: readonly number[],
	denominators: readonly number[],
	{ repeats, seed }: { repeats: number; seed: string },
): Estimate {
	const n = numerators.length;
	const ratio = (units: ArrayLike<number>) => {
		let above = 0;
		let below = 0;
		for (let k = 0; k < units.length; k++) {
			above += numerators[units[k] as number] as number;
			below += denominators[units[k] as number] as number;
		}
		return below === 0 ? Number.NaN : above / below;
	};
	const interval = bootstrapInterval(n, ratio, { repeats, method: "percentile", random: seededRandom(seed) });
	const { estimate } = interval;
	if (estimate === 0 || estimate === 1) {
		const events = denominators.reduce((sum, value) => sum + value, 0);
		const { low, high } = wilsonInterval({ nEvents: estimate * events, n: events });
		return { estimate, low, high, mcse: 0, n };
	}
	return { estimate, low: interval.low, high: interval.high, mcse: interval.standardError, n };
}

/** Mean over the recordings that have a value, with its t interval; the Monte Carlo standard error is sd / sqrt(n). */
export function meanOfRecordings(values: readonly number[]): Estimate & { readonly sd: number } {
	const known = values.filter((value) => !Number.isNaN(value));
	const n = known.length;
	const estimate = n > 0 ? mean(known) : Number.NaN;
	const sd = n > 1 ? standardDeviation(known) : Number.NaN;
	const mcse = sd / Math.sqrt(n);
	const half = n > 1 ? studentTQuantile(0.975, n - 1) * mcse : Number.NaN;
	return { estimate, low: estimate - half, high: estimate + half, mcse, n, sd };
}
