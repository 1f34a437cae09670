import { InvalidInputError, type Samples } from "@quickening/core";
import { standardDeviation } from "@quickening/stats";

/** How far apart two samples may be and still match. */
export interface EntropyTolerance {
	/** In the samples' unit. Default: toleranceFraction of their standard deviation. */
	readonly tolerance?: number;
	/** Share of the standard deviation (n - 1). Default 0.2. */
	readonly toleranceFraction?: number;
}

/** The tolerance in the samples' unit. */
export function toleranceOf(
	where: string,
	samples: Samples,
	{ tolerance, toleranceFraction = 0.2 }: EntropyTolerance,
): number {
	const found = tolerance ?? toleranceFraction * standardDeviation(samples);
	if (!(found < 0)) return found;
	throw new InvalidInputError(`${where}: tolerance must be 0 or more; got ${found}`, {
		code: "out-of-range",
		argument: "tolerance",
		received: found,
	});
}
