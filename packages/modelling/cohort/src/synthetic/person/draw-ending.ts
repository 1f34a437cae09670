import type { SyntheticDesign } from "../design/design.ts";
import { outcomeParameters as outcome } from "../parameters/outcomes.ts";
import { weeks } from "../parameters/parameter.ts";
import { quantities } from "../random/quantities.ts";
import { normal, type Stream, startStream, uniform } from "../random/stream.ts";

/** How a pregnancy ends, and when. */
export interface Ending {
	readonly ended: "live-birth" | "stillbirth" | "loss";
	/** True gestational age at the end, days. */
	readonly gestationalAgeAtEndDays: number;
	/** Gestational age at which labour would have begun by itself: later than the end where birth was induced or planned. */
	readonly naturalEndDays: number;
	readonly onset: "spontaneous" | "induced" | "planned-caesarean" | null;
	readonly fetuses: number;
}

const FIRST_PRETERM_WEEK = 24;

/** Draws the end: by the shares of US singletons by week, evenly within a week; losses and twins by the design's shares. */
export function drawEnding(state: Stream, design: SyntheticDesign, index: number): Ending {
	startStream(state, design.seed, index, quantities.birth);
	const born = drawBirth(state, design.pretermShare);
	startStream(state, design.seed, index, quantities.ending);
	const kind = uniform(state);
	const isTwin = uniform(state) < design.twinShare;
	const how = uniform(state);
	const early = uniform(state);
	const z = normal(state);
	if (kind < design.lossShare) {
		const days = Math.round(outcome.lossMeanDay.value + outcome.lossSdDay.value * z);
		const end = Math.max(weeks(5), Math.min(weeks(24) - 1, days));
		return { ended: "loss", gestationalAgeAtEndDays: end, naturalEndDays: end, onset: null, fetuses: 1 };
	}
	const end = isTwin ? Math.max(weeks(FIRST_PRETERM_WEEK), born - outcome.twinDaysEarlier.value) : born;
	const isPlanned = how < design.plannedCaesareanShare;
	const isInduced = !isPlanned && how < design.plannedCaesareanShare + design.inducedShare;
	return {
		ended: kind < design.lossShare + design.stillbirthShare ? "stillbirth" : "live-birth",
		gestationalAgeAtEndDays: end,
		naturalEndDays: isPlanned || isInduced ? end + Math.floor(early * (outcome.daysEarlier.value + 1)) : end,
		onset: isPlanned ? "planned-caesarean" : isInduced ? "induced" : "spontaneous",
		fetuses: isTwin ? 2 : 1,
	};
}

/** Gestational age at birth in days. The shares from 37 weeks on keep their ratios when the preterm share is another. */
function drawBirth(state: Stream, pretermShare: number): number {
	const u = uniform(state);
	const within = Math.floor(7 * uniform(state));
	if (u < pretermShare) {
		// Week 36 holds most; each week before it `ratio` of the next.
		const ratio = outcome.pretermWeekRatio.value;
		const nWeeks = 37 - FIRST_PRETERM_WEEK;
		const whole = 1 - ratio ** nWeeks;
		const back = Math.min(nWeeks - 1, Math.floor(Math.log(1 - (u / pretermShare) * whole) / Math.log(ratio)));
		return weeks(36 - back) + within;
	}
	const { share37, share38, share39To40, share41, share39Of39To40, share42Of41 } = outcome;
	const total = share37.value + share38.value + share39To40.value + share41.value;
	let left = ((u - pretermShare) / (1 - pretermShare)) * total;
	if (left < share37.value) return weeks(37) + within;
	left -= share37.value;
	if (left < share38.value) return weeks(38) + within;
	left -= share38.value;
	if (left < share39To40.value) {
		return weeks(left < share39To40.value * share39Of39To40.value ? 39 : 40) + within;
	}
	left -= share39To40.value;
	return weeks(left < share41.value * (1 - share42Of41.value) ? 41 : 42) + within;
}
