/** Decimals that a p-value is printed with: more for small ones, and close to 0.05, where three would hide the side. */
export function pDigits(p: number): number {
	if (p > 0 && p < 0.0001) return Math.min(12, Math.ceil(-Math.log10(p)));
	if (p < 0.01 || Math.abs(p - 0.05) < 0.005) return 4;
	return 3;
}

/** A p-value as tables print it. */
export function printP(p: number): string {
	return p < 0.0001 ? "<0.0001" : p.toFixed(pDigits(p));
}
