/** A number as JSON can hold it: null where it could not be computed. */
export function finiteOrNull(value: number): number | null {
	return Number.isFinite(value) ? value : null;
}
