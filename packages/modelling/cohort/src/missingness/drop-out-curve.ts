import { checkInteger } from "@quickening/core";
import { twoSidedZ } from "@quickening/stats";
import { dayStates, type ExpectedDays } from "./expected-days.ts";

/** Share of women who still give data, by day since consent: a step at each row. */
export interface DropOutCurve {
	/** Days since consent at which somebody stopped; the curve is 1 before the first. */
	readonly day: Int32Array;
	/** Share that went on beyond that day, 0 to 1; it never rises. */
	readonly share: Float64Array;
	/** Interval of the share (Greenwood, log-log); NaN where the share is 0. */
	readonly low: Float64Array;
	readonly high: Float64Array;
	/** Women whose follow-up was planned to last so long, and who had not stopped before. */
	readonly nAtRisk: Int32Array;
	readonly nStopped: Int32Array;
	readonly nParticipants: number;
	/** Women who gave no day at all: they stopped on day 0. */
	readonly nNever: number;
}

/**
 * Drop-out: for each woman the last day on which something was measured; she stopped there where her planned follow-up went on
 * for more than `graceDays`, and is censored at the planned end otherwise. Gaps before the last day are no drop-out.
 *
 * @param graceDays - Days without data at the end that are no drop-out. Default: 7.
 *
 * Source: Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452, with Greenwood's variance on the log-log scale.
 */
export function dropOutCurve(
	days: ExpectedDays,
	{ graceDays = 7, levelPercent = 95 }: { readonly graceDays?: number; readonly levelPercent?: number } = {},
): DropOutCurve {
	checkInteger("dropOutCurve", "graceDays", graceDays);
	const z = twoSidedZ("dropOutCurve", levelPercent);
	const measured = ["valid", "short"].map((state) => Object.keys(dayStates).indexOf(state));
	const women: { readonly time: number; readonly isStopped: boolean }[] = [];
	let nNever = 0;
	for (const woman of days.participantIds.keys()) {
		const [from, to] = [days.starts[woman]!, days.starts[woman + 1]!];
		if (from === to) continue;
		let last = to - 1;
		while (last >= from && !measured.includes(days.state[last]!)) last--;
		// Days given, counted from consent: 0 where there is none.
		const given = last - from + 1;
		if (given === 0) nNever++;
		const isStopped = to - 1 - last > graceDays;
		women.push({ time: isStopped ? given : to - from, isStopped });
	}
	const times = [...new Set(women.filter(({ isStopped }) => isStopped).map(({ time }) => time))].sort((a, b) => a - b);
	const rows = times.map((time) => ({
		time,
		nAtRisk: women.filter((each) => each.time >= time).length,
		nStopped: women.filter((each) => each.isStopped && each.time === time).length,
	}));
	let share = 1;
	let variance = 0;
	const curve = rows.map(({ nAtRisk, nStopped }) => {
		share *= 1 - nStopped / nAtRisk;
		variance += nStopped / (nAtRisk * (nAtRisk - nStopped));
		const spread = (z * Math.sqrt(variance)) / Math.log(share);
		return { share, low: share ** Math.exp(-spread), high: share ** Math.exp(spread) };
	});
	return {
		day: Int32Array.from(times),
		share: Float64Array.from(curve, (row) => row.share),
		low: Float64Array.from(curve, (row) => (row.share > 0 ? row.low : Number.NaN)),
		high: Float64Array.from(curve, (row) => (row.share > 0 ? row.high : Number.NaN)),
		nAtRisk: Int32Array.from(rows, (row) => row.nAtRisk),
		nStopped: Int32Array.from(rows, (row) => row.nStopped),
		nParticipants: women.length,
		nNever,
	};
}
