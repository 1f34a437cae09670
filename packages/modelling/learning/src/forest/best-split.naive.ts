/** The best Gini split from its definition: every cut between neighbouring values, impurities summed anew. */
export function bestSplitNaive(
	rows: readonly { value: number; outcome: number; weight: number }[],
	minLeaf: number,
): { threshold: number; impurity: number } | undefined {
	const values = [...new Set(rows.map((row) => row.value))].sort((a, b) => a - b);
	let best: { threshold: number; impurity: number } | undefined;
	for (let v = 0; v + 1 < values.length; v++) {
		const sides = [rows.filter((row) => row.value <= values[v]), rows.filter((row) => row.value > values[v])];
		const weights = sides.map((side) => side.reduce((sum, row) => sum + row.weight, 0));
		if (Math.min(...weights) < minLeaf) continue;
		const impurity = sides.reduce((sum, side, s) => {
			const share = side.reduce((events, row) => events + row.weight * row.outcome, 0) / weights[s];
			return sum + weights[s] * 2 * share * (1 - share);
		}, 0);
		// A cut replaces the best only when it is better by more than rounding.
		if (best === undefined || impurity < best.impurity - 1e-9)
			best = { threshold: (values[v] + values[v + 1]) / 2, impurity };
	}
	return best;
}
