import type { Random } from "@quickening/core";
import { drawExponential } from "./draws.ts";
import type { SimulatedEvent } from "./simulated-event.ts";

/** How signal is lost. */
export interface SignalLossOptions {
	/** Share of the record that is lost on average, 0..0.9. Default 0. */
	readonly fraction?: number;
	/** Share of the lost time that lies in long gaps, 0..1. Assumption: 0.7. */
	readonly longShare?: number;
	/** Mean length of a short drop-out, s. Assumption: 3 (a few missed beats). */
	readonly shortMeanSeconds?: number;
	/** Mean length of a long gap, s. Assumption: 45 (the transducer has to be moved). */
	readonly longMeanSeconds?: number;
	/**
	 * How many times as likely a loss is to begin during a deceleration. Default 1: loss knows nothing of the fetus.
	 * Above 1 the loss is informative, as it is when the fetal heart slows or the fetus moves away.
	 */
	readonly ratioInDecelerations?: number;
}

/**
 * Signal loss as a Markov process in continuous time with two states, signal and no signal; a loss is a short drop-out or
 * a long gap, each of exponential length. The rate at which losses begin follows from the share that is to be lost.
 *
 * @returns 1 where the signal is lost. The share that is lost varies about `fraction` from record to record.
 */
export function simulatedSignalLoss(
	random: Random,
	{
		nSamples,
		samplingRateHz,
		decelerations,
		options: { fraction = 0, longShare = 0.7, shortMeanSeconds = 3, longMeanSeconds = 45, ratioInDecelerations = 1 },
	}: { nSamples: number; samplingRateHz: number; decelerations: readonly SimulatedEvent[]; options: SignalLossOptions },
): Uint8Array {
	const lost = new Uint8Array(nSamples);
	if (fraction === 0) return lost;
	// Of all losses, so many are long that they hold longShare of the lost time.
	const longOdds = longShare / longMeanSeconds;
	const shareOfLosses = longOdds / (longOdds + (1 - longShare) / shortMeanSeconds);
	const meanLoss = shareOfLosses * longMeanSeconds + (1 - shareOfLosses) * shortMeanSeconds;
	const duration = nSamples / samplingRateHz;
	let inDecelerations = 0;
	for (const { startSeconds, endSeconds } of decelerations) inDecelerations += (endSeconds - startSeconds) / duration;
	// Where losses begin more often in decelerations they begin less often elsewhere: the whole share stays about the same.
	const meanSignal = ((meanLoss * (1 - fraction)) / fraction) * (1 + inDecelerations * (ratioInDecelerations - 1));
	let seconds = 0;
	let first = true;
	while (seconds < duration) {
		// A record begins in either state, as often as it is in it later.
		if (!first || random() >= fraction) {
			seconds = lossBegins(drawExponential(random, meanSignal), {
				seconds,
				decelerations,
				ratio: ratioInDecelerations,
			});
		}
		first = false;
		const isLong = random() < shareOfLosses;
		const end = seconds + drawExponential(random, isLong ? longMeanSeconds : shortMeanSeconds);
		lost.fill(
			1,
			Math.min(nSamples, Math.ceil(seconds * samplingRateHz)),
			Math.min(nSamples, Math.ceil(end * samplingRateHz)),
		);
		seconds = end;
	}
	return lost;
}

/** When the next loss begins: time runs `ratio` times as fast inside decelerations. */
function lossBegins(
	wait: number,
	{ seconds, decelerations, ratio }: { seconds: number; decelerations: readonly SimulatedEvent[]; ratio: number },
): number {
	let now = seconds;
	let left = wait;
	if (ratio === 1) return now + left;
	for (const { startSeconds, endSeconds } of decelerations) {
		if (endSeconds <= now) continue;
		const before = Math.max(0, startSeconds - now);
		if (left <= before) return now + left;
		left -= before;
		now += before;
		const inside = (endSeconds - now) * ratio;
		if (left <= inside) return now + left / ratio;
		left -= inside;
		now = endSeconds;
	}
	return now + left;
}
