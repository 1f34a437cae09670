import type { Samples } from "@quickening/core";
import { twoSidedZ } from "../distributions/two-sided-z.ts";
import { type GroupLabels, groupingOf } from "../mixed/grouping.ts";
import { checkFinite } from "../model/check-model-input.ts";
import { checkRows, checkTimes, countAtMost, distinctOfSorted, type SurvivalTimes } from "./survival-times.ts";

export interface ConcordanceOptions {
	/** Pairs are compared within strata. */
	readonly strata?: GroupLabels;
	/** Whose row it is, such as a participant with several rows: the error is then summed over these. */
	readonly clusters?: GroupLabels;
	/** Coverage of the limits in percent; 95 by default. */
	readonly levelPercent?: number;
}

/** Harrell's C with what it was counted from. */
export interface Concordance {
	/**
	 * Share of comparable pairs in which the one with the higher score had the event first, ties of the score counting a half.
	 */
	readonly estimate: number;
	/** By the infinitesimal jackknife over rows, or clusters. */
	readonly standardError: number;
	readonly low: number;
	readonly high: number;
	readonly nConcordant: number;
	readonly nDiscordant: number;
	/** Comparable pairs with one score. */
	readonly nTied: number;
}

/**
 * Concordance (Harrell's C) of risk scores with survival times: how often, of two participants, the one with the higher score had
 * the event first. A pair is comparable when one has the event while the other is at risk and goes on (one censored at that
 * very time
 * does).
 *
 * @param rows - `times`, `events`, `entries`; n rows each.
 * @param scores - n finite numbers, higher for earlier events, such as `linearPredictors` of coxRegression.
 * @param options - `strata`; `clusters`; `levelPercent` (95).
 * @returns C, 0 to 1, 0.5 for scores that tell nothing, with error and limits; NaN when no pair is comparable.
 * @throws InvalidInputError as kaplanMeier; when there are no events, lengths differ or a score is not finite.
 *
 * Source: Harrell FE, Califf RM, Pryor DB, Lee KL, Rosati RA. JAMA 1982;247:2543-2546, doi:10.1001/jama.1982.03320430047030;
 * error: the
 * infinitesimal jackknife, Efron B. The jackknife, the bootstrap and other resampling plans. 1982, doi:10.1137/1.9781611970319.
 * Agrees with: R's survival, concordance(reverse = TRUE), to 1e-9 (tests/peers/survival).
 * @example
 * concordance({ times: [1, 2, 3, 4], events: [1, 1, 0, 1] }, [4, 1, 3, 2]).estimate; // 0.6
 */
export function concordance(
	rows: SurvivalTimes,
	scores: Samples,
	{ strata, clusters, levelPercent = 95 }: ConcordanceOptions = {},
): Concordance {
	const where = "concordance";
	const z = twoSidedZ(where, levelPercent);
	const { times, events, entries } = checkTimes(where, rows);
	const n = times.length;
	checkRows(where, "scores", scores.length, n);
	checkFinite(where, "scores", scores);
	if (strata) checkRows(where, "strata", strata.length, n);
	if (clusters) checkRows(where, "clusters", clusters.length, n);
	const grouping = clusters && groupingOf(where, "clusters", clusters, n);
	const stratum = strata ? groupingOf(where, "strata", strata, n).codes : new Int32Array(n);
	const own = Float64Array.from(scores);
	const distinct = distinctOfSorted(own.slice().sort());
	const ranks = Int32Array.from(own, (score) => countAtMost(distinct, score) - 1);
	// Pairs in which each row takes part, by kind.
	const pairs = { concordant: new Float64Array(n), discordant: new Float64Array(n), tied: new Float64Array(n) };
	const order = Int32Array.from(own.keys()).sort((a, b) => stratum[a] - stratum[b] || times[a] - times[b]);
	const total = { concordant: 0, discordant: 0, tied: 0 };
	for (let from = 0; from < n; ) {
		let to = from + 1;
		while (to < n && stratum[order[to]] === stratum[order[from]]) to++;
		const part = countStratum(order.subarray(from, to), times, events, entries, ranks, distinct.length, pairs);
		total.concordant += part.concordant;
		total.discordant += part.discordant;
		total.tied += part.tied;
		from = to;
	}
	const nPairs = total.concordant + total.discordant + total.tied;
	const estimate = nPairs > 0 ? (total.concordant + total.tied / 2) / nPairs : Number.NaN;
	const influence = new Float64Array(grouping?.labels.length ?? n);
	for (let i = 0; i < n; i++) {
		const taking = pairs.concordant[i] + pairs.discordant[i] + pairs.tied[i];
		influence[grouping ? grouping.codes[i] : i] +=
			(pairs.concordant[i] + pairs.tied[i] / 2 - estimate * taking) / nPairs;
	}
	let variance = 0;
	for (const value of influence) variance += value * value;
	const standardError = Math.sqrt(variance);
	return {
		estimate,
		standardError,
		low: Math.max(0, estimate - z * standardError),
		high: Math.min(1, estimate + z * standardError),
		nConcordant: total.concordant,
		nDiscordant: total.discordant,
		nTied: total.tied,
	};
}

type Counts = { concordant: number; discordant: number; tied: number };

/**
 * Adds each row's pairs within one stratum; `order` is by time. Two trees of counts by score: those at risk, and the events so
 * far.
 */
function countStratum(
	order: Int32Array,
	times: Float64Array,
	events: Uint8Array,
	entries: Float64Array | undefined,
	ranks: Int32Array,
	nRanks: number,
	pairs: Readonly<Record<keyof Counts, Float64Array>>,
): Counts {
	const n = order.length;
	const total: Counts = { concordant: 0, discordant: 0, tied: 0 };
	const atRisk = countTree(nRanks);
	const late = entries ? order.slice().sort((a, b) => entries[a] - entries[b]) : undefined;
	if (!late) for (const row of order) atRisk.add(ranks[row], 1);
	let nEntered = 0;
	// From the first time to the last: events against those at risk who go on.
	for (let from = 0; from < n; ) {
		const time = times[order[from]];
		let to = from;
		while (to < n && times[order[to]] === time) to++;
		while (late && entries && nEntered < n && entries[late[nEntered]] < time) atRisk.add(ranks[late[nEntered++]], 1);
		for (let i = from; i < to; i++) if (events[order[i]] === 1) atRisk.add(ranks[order[i]], -1);
		for (let i = from; i < to; i++) {
			const row = order[i];
			if (events[row] === 0) continue;
			const below = atRisk.below(ranks[row]);
			const tied = atRisk.at(ranks[row]);
			const above = atRisk.size() - below - tied;
			pairs.concordant[row] += below;
			pairs.tied[row] += tied;
			pairs.discordant[row] += above;
			total.concordant += below;
			total.tied += tied;
			total.discordant += above;
		}
		for (let i = from; i < to; i++) if (events[order[i]] === 0) atRisk.add(ranks[order[i]], -1);
		from = to;
	}
	// Each row against the events that it outlived: those up to its end, less those before it entered.
	const happened = countTree(nRanks);
	const count = (row: number, sign: number) => {
		const below = happened.below(ranks[row]);
		const tied = happened.at(ranks[row]);
		pairs.discordant[row] += sign * below;
		pairs.tied[row] += sign * tied;
		pairs.concordant[row] += sign * (happened.size() - below - tied);
	};
	nEntered = 0;
	for (let from = 0; from < n; ) {
		const time = times[order[from]];
		let to = from;
		while (to < n && times[order[to]] === time) to++;
		while (late && entries && nEntered < n && entries[late[nEntered]] < time) count(late[nEntered++], -1);
		for (let i = from; i < to; i++) if (events[order[i]] === 1) count(order[i], 1);
		for (let i = from; i < to; i++) if (events[order[i]] === 1) happened.add(ranks[order[i]], 1);
		for (let i = from; i < to; i++) if (events[order[i]] === 0) count(order[i], 1);
		from = to;
	}
	return total;
}

/** Counts by rank with sums below a rank in a few steps (Fenwick 1994, doi:10.1002/spe.4380240306). */
function countTree(nRanks: number) {
	const tree = new Int32Array(nRanks + 1);
	const counts = new Int32Array(nRanks);
	let size = 0;
	return {
		add(rank: number, change: number): void {
			counts[rank] += change;
			size += change;
			for (let i = rank + 1; i <= nRanks; i += i & -i) tree[i] += change;
		},
		below(rank: number): number {
			let sum = 0;
			for (let i = rank; i > 0; i -= i & -i) sum += tree[i];
			return sum;
		},
		at: (rank: number) => counts[rank],
		size: () => size,
	};
}
