import { checkPositive, InvalidInputError, type Samples } from "@quickening/core";

/**
 * MX, such as M30: the intensity above which the most active X minutes of a day are spent, in a row or not.
 *
 * @param enmoMg - Mean acceleration per epoch of one day in mg; NaN where missing, which counts for nothing.
 * @param options.minutes - X: 60, 30, 10, 5, 2, 1/3 ...
 * @param options.epochSeconds - Length of an epoch.
 * @returns The value of the least active of those epochs in mg; NaN when fewer minutes are known.
 * @throws InvalidInputError when X is shorter than an epoch.
 *
 * Source: Rowlands et al. 2019, doi:10.1186/s40798-019-0225-9. GGIR takes a quantile of the day instead, which lies between this
 * epoch and the next more active one. M10 of rest-activity rhythms is another thing: the mean of ten hours in a row.
 * @example
 * mostActiveMinutes([5, 100, 20, 300], { minutes: 2, epochSeconds: 60 }); // 100
 */
export function mostActiveMinutes(
	enmoMg: Samples,
	{ minutes, epochSeconds }: { readonly minutes: number; readonly epochSeconds: number },
): number {
	checkPositive("mostActiveMinutes", "minutes", minutes);
	checkPositive("mostActiveMinutes", "epochSeconds", epochSeconds);
	const epochs = Math.round((minutes * 60) / epochSeconds);
	if (epochs < 1) {
		throw new InvalidInputError(
			`mostActiveMinutes: minutes must be at least one epoch (${epochSeconds} s); got ${minutes} min`,
			{ code: "shorter-than-epoch", argument: "minutes", received: minutes },
		);
	}
	const known = Float64Array.from(enmoMg).filter((value) => !Number.isNaN(value));
	known.sort();
	return known.length < epochs ? Number.NaN : known[known.length - epochs]!;
}
