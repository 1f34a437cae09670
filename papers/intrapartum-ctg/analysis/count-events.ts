/** Sum of outcomes or of predicted risks: how many events there were, or were to be expected. */
export function countEvents(values: Float64Array): number {
	let total = 0;
	for (let i = 0; i < values.length; i++) total += values[i];
	return total;
}
