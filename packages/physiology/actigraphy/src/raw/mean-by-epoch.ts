import { checkInRange } from "@quickening/core";
import { type Acceleration, checkAcceleration } from "./acceleration.ts";
import { epochBegin, epochGrid, wholeEpochs } from "./epoch-grid.ts";

export interface EpochOptions {
	/** Length of an epoch. Default 5. */
	readonly epochSeconds?: number;
	/** An epoch with a smaller share of measured samples has no value (NaN). Default 0.5. */
	readonly minimumMeasuredFraction?: number;
}

/**
 * Mean of a quantity over each epoch's measured samples. A sample is measured where all three axes are; one for which the
 * quantity is NaN (the angle of three zeros) is left out as well.
 */
export function meanByEpoch(
	where: string,
	acceleration: Acceleration,
	{ epochSeconds = 5, minimumMeasuredFraction = 0.5 }: EpochOptions,
	quantity: (x: number, y: number, z: number) => number,
): Float64Array {
	const { x, y, z, samplingRateHz } = checkAcceleration(where, acceleration, epochSeconds);
	checkInRange(where, "minimumMeasuredFraction", minimumMeasuredFraction, 0, 1);
	const grid = epochGrid(where, samplingRateHz, epochSeconds);
	const means = new Float64Array(wholeEpochs(grid, x.length));
	for (let k = 0; k < means.length; k++) {
		const from = epochBegin(grid, k);
		const to = epochBegin(grid, k + 1);
		let sum = 0;
		let measured = 0;
		for (let i = from; i < to; i++) {
			const value = quantity(x[i]!, y[i]!, z[i]!);
			if (Number.isNaN(value)) continue;
			sum += value;
			measured++;
		}
		means[k] = measured > 0 && measured >= minimumMeasuredFraction * (to - from) ? sum / measured : Number.NaN;
	}
	return means;
}
