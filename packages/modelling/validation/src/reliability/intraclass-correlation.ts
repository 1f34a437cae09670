import { InvalidInputError, type Samples, type Warning } from "@quickening/core";
import { fTail, tailOf } from "@quickening/stats";

/** A one-way intraclass correlation with what it is made of. */
export interface IntraclassCorrelation {
	/** Share of the variance of one value that lies between participants: the reliability of a single night. */
	readonly icc: number;
	readonly low: number;
	readonly high: number;
	/** Variance between participants; may be below 0 where they differ by less than chance would have it. */
	readonly betweenVariance: number;
	readonly withinVariance: number;
	/** Participants with a value. */
	readonly nParticipants: number;
	/** Values of all. */
	readonly n: number;
	/** Values a participant, so averaged that the mean squares fit: the common number where all have as many. */
	readonly nTypical: number;
	readonly warnings: readonly Warning[];
}

/**
 * One-way random-effects intraclass correlation, ICC(1), of participants with any numbers of values each, from the analysis of
 * variance.
 *
 * @param participants - One series of values a participant; NaN is left out, and so is a participant without a value. Their order
 *   and times do not matter.
 * @param options.levelPercent - Coverage, 95 by default.
 * @returns Estimate, limits from F and variance components. The limits are exact for normal, independent values and equal
 *   numbers; with
 *   unequal numbers they take the typical number for all and are approximate, and values that follow one another in time are not
 *   independent: take a bootstrap over participants there. NaN when fewer than two participants have a value or nobody has two
 *   ("too-few"), or when no value differs ("constant").
 * @throws InvalidInputError when a value is infinite or the level is not between 0 and 100.
 *
 * Source: Shrout PE, Fleiss JL. Psychol Bull 1979;86:420-428, doi:10.1037/0033-2909.86.2.420, ICC(1,1); unequal numbers:
 * Searle SR,
 * Casella G, McCulloch CE. Variance components. 1992, doi:10.1002/9780470316856, 3.6; limits: McGraw KO, Wong SP. Psychol Methods
 * 1996;1:30-46, doi:10.1037/1082-989X.1.1.30, table 7.
 * Agrees with: pingouin 0.7.0, intraclass_corr ICC(1,1), and R 4.2.2, aov with unequal numbers, to 1e-9
 * (tests/peers/reliability).
 * @example
 * intraclassCorrelation([[1, 2], [4, 5], [7, 8]]).icc; // 0.9459 (35 of 37)
 */
export function intraclassCorrelation(
	participants: readonly Samples[],
	{ levelPercent = 95 }: { levelPercent?: number } = {},
): IntraclassCorrelation {
	const tail = tailOf("intraclassCorrelation", levelPercent);
	const groups = participants.map((values, i) => presentValues(values, i)).filter((values) => values.length > 0);
	const k = groups.length;
	const n = groups.reduce((sum, values) => sum + values.length, 0);
	const none = (code: string, message: string): IntraclassCorrelation => ({
		icc: Number.NaN,
		low: Number.NaN,
		high: Number.NaN,
		betweenVariance: Number.NaN,
		withinVariance: Number.NaN,
		nParticipants: k,
		n,
		nTypical: Number.NaN,
		warnings: [{ code, message }],
	});
	if (k < 2 || n === k) {
		return none(
			"too-few",
			`At least two participants, one of them with two values, are needed; got ${k} with ${n} values.`,
		);
	}
	let grand = 0;
	for (const values of groups) for (const value of values) grand += value;
	grand /= n;
	let between = 0;
	let within = 0;
	let squares = 0;
	for (const values of groups) {
		let own = 0;
		for (const value of values) own += value;
		own /= values.length;
		between += values.length * (own - grand) ** 2;
		for (const value of values) within += (value - own) ** 2;
		squares += values.length ** 2;
	}
	const meanBetween = between / (k - 1);
	const withinVariance = within / (n - k);
	const nTypical = (n - squares / n) / (k - 1);
	if (!(meanBetween + withinVariance > 0)) return none("constant", "All values are the same.");
	const betweenVariance = (meanBetween - withinVariance) / nTypical;
	const ratio = meanBetween / withinVariance;
	const shareAt = (f: number) => (Number.isFinite(f) ? (f - 1) / (f + nTypical - 1) : 1);
	return {
		icc: betweenVariance / (betweenVariance + withinVariance),
		low: shareAt(ratio / fQuantile(tail, k - 1, n - k)),
		high: shareAt(ratio * fQuantile(tail, n - k, k - 1)),
		betweenVariance,
		withinVariance,
		nParticipants: k,
		n,
		nTypical,
		warnings: [],
	};
}

function presentValues(values: Samples, participant: number): number[] {
	const present: number[] = [];
	for (let i = 0; i < values.length; i++) {
		const value = values[i] as number;
		if (Number.isNaN(value)) continue;
		if (!Number.isFinite(value)) {
			throw new InvalidInputError(
				`intraclassCorrelation: participants must hold finite values or NaN; got ${value} in participant ${participant}, position ${i}`,
				{ code: "not-finite", argument: "participants", received: value },
			);
		}
		present.push(value);
	}
	return present;
}

/** The F above which a share `tail` lies, by bisection on its logarithm. */
function fQuantile(tail: number, numerator: number, denominator: number): number {
	let low = -1;
	let high = 1;
	while (fTail(Math.exp(low), numerator, denominator) < tail) low *= 2;
	while (fTail(Math.exp(high), numerator, denominator) > tail && high < 700) high *= 2;
	for (;;) {
		const middle = (low + high) / 2;
		if (middle <= low || middle >= high) return Math.exp(middle);
		if (fTail(Math.exp(middle), numerator, denominator) > tail) low = middle;
		else high = middle;
	}
}
