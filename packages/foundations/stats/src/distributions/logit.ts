/**
 * Log odds of a probability: log(p / (1 - p)).
 *
 * @param probability - 0 to 1; 0 gives -Infinity, 1 gives Infinity, anything outside NaN.
 * @example
 * logit(0.5); // 0
 */
export function logit(probability: number): number {
	return Math.log(probability) - Math.log1p(-probability);
}

/**
 * Probability from log odds: 1 / (1 + exp(-x)), without overflow for large |x|.
 *
 * @example
 * inverseLogit(0); // 0.5
 */
export function inverseLogit(x: number): number {
	if (x >= 0) return 1 / (1 + Math.exp(-x));
	const odds = Math.exp(x);
	return odds / (1 + odds);
}
