import { checkPositive, checkSameLength, type Samples } from "@quickening/core";

/** Acceleration of three axes on a regular grid, in g; NaN marks a missing sample. */
export interface Acceleration {
	readonly x: Samples;
	readonly y: Samples;
	readonly z: Samples;
	readonly samplingRateHz: number;
}

/** The same with typed arrays, for loops over millions of samples. */
export interface TypedAcceleration extends Acceleration {
	readonly x: Float64Array;
	readonly y: Float64Array;
	readonly z: Float64Array;
}

/** Refuses axes of unequal length and a rate that is none; copies nothing that is typed already. */
export function checkAcceleration(
	where: string,
	{ x, y, z, samplingRateHz }: Acceleration,
	epochSeconds: number,
): TypedAcceleration {
	checkPositive(where, "samplingRateHz", samplingRateHz);
	checkPositive(where, "epochSeconds", epochSeconds);
	checkSameLength(where, { argument: "x", values: x }, { argument: "y", values: y });
	checkSameLength(where, { argument: "x", values: x }, { argument: "z", values: z });
	return { x: typed(x), y: typed(y), z: typed(z), samplingRateHz };
}

function typed(values: Samples): Float64Array {
	return values instanceof Float64Array ? values : Float64Array.from(values);
}
