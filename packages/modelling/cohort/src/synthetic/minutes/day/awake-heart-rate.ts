import type { Random } from "@quickening/core";
import { quantile } from "@quickening/stats";
import { autoregression } from "../autoregression.ts";
import { minuteParameters as p } from "../minute-parameters.ts";

/**
 * Heart rate of the minutes in which she is up: it follows steps with a lag, the time of day, and slow and fast noise.
 *
 * @param restingHeartRateBpm - Of the day: a tenth of the minutes lie below it.
 * @param isUp - 1 where a minute counts; others stay NaN. @param steps - Of all minutes.
 * @returns In bpm, as long as `isUp`.
 */
export function awakeHeartRate(
	restingHeartRateBpm: number,
	isUp: Uint8Array,
	steps: Float64Array,
	random: Random,
): Float64Array {
	const n = isUp.length;
	const slow = autoregression(random, n, p.slowNoisePhi, p.slowNoiseBpm);
	const fast = autoregression(random, n, p.fastNoisePhi, p.fastNoiseBpm);
	const rising = 1 - Math.exp(-1 / p.riseMinutes);
	const falling = 1 - Math.exp(-1 / p.recoveryMinutes);
	const rate = new Float64Array(n).fill(Number.NaN);
	const counted: number[] = [];
	let response = 0;
	for (let m = 0; m < n; m++) {
		const wanted = p.bpmPerCadence * steps[m]!;
		response += (wanted > response ? rising : falling) * (wanted - response);
		if (!isUp[m]) continue;
		const circadian = p.circadianBpm * Math.cos((2 * Math.PI * (m - p.circadianPeakMinute)) / 1440);
		rate[m] = circadian + slow[m]! + fast[m]! + response;
		counted.push(rate[m]!);
	}
	if (counted.length === 0) return rate;
	const shift = restingHeartRateBpm - quantile(counted, p.restingQuantile);
	for (let m = 0; m < n; m++) rate[m] = Math.min(p.highestBpm, rate[m]! + shift);
	return rate;
}
