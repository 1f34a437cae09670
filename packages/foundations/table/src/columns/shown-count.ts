/** Largest count of people that is not told of data that are not open. Source: OpenSAFELY's rules for output checking. */
export const MOST_HIDDEN = 7;

/** A count in words; of closed data one of 1 to 7 is "1 to 7". */
export function shownCount(n: number, closed: boolean): string {
	return closed && n >= 1 && n <= MOST_HIDDEN ? `1 to ${MOST_HIDDEN}` : String(n);
}
