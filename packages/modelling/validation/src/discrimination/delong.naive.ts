import type { Samples } from "@quickening/core";

/** DeLong 1988, equations 4 to 6, pair by pair: the judge of `delong` and `delongTest`. */
export function delongNaive(scores: readonly Samples[], outcomes: Samples): { aucs: number[]; covariance: number[][] } {
	const events: number[] = [];
	const others: number[] = [];
	for (let i = 0; i < outcomes.length; i++) (outcomes[i] === 1 ? events : others).push(i);
	const kernel = (x: number, y: number) => (y < x ? 1 : y === x ? 0.5 : 0);
	const average = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
	const v10 = scores.map((s) => events.map((i) => average(others.map((j) => kernel(s[i], s[j])))));
	const v01 = scores.map((s) => others.map((j) => average(events.map((i) => kernel(s[i], s[j])))));
	const aucs = v10.map(average);
	const spread = (a: number[], b: number[], r: number, s: number) =>
		a.reduce((sum, x, i) => sum + (x - aucs[r]) * (b[i] - aucs[s]), 0) / (a.length - 1);
	const covariance = scores.map((_, r) =>
		scores.map((_, s) => spread(v10[r], v10[s], r, s) / events.length + spread(v01[r], v01[s], r, s) / others.length),
	);
	return { aucs, covariance };
}
