/** Largest count of people that is not told of data that are not open, and what larger ones are rounded to. */
export const MOST_HIDDEN = 7;
const ROUNDED_TO = 5;

/**
 * A count in words. Of closed data one of 1 to 7 is "1 to 7", and a larger one is rounded to 5, so that no difference gives a
 * small one away.
 *
 * Source: the rules of OpenSAFELY for what leaves its servers, https://docs.opensafely.org/outputs/sdc/.
 */
export function shownCount(n: number, closed: boolean): string {
	if (!closed || n === 0) return String(n);
	return n <= MOST_HIDDEN ? `1 to ${MOST_HIDDEN}` : String(Math.round(n / ROUNDED_TO) * ROUNDED_TO);
}
