import { normalQuantile } from "@quickening/stats";
import { fillCurve } from "../curves/fill-curve.ts";
import type { PreparedDesign } from "../design/prepare.ts";
import { deviceParameters as device } from "../parameters/devices.ts";
import { sleepParameters as sleep } from "../parameters/sleep.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";
import { autoregress } from "../random/autoregression.ts";
import { quantities } from "../random/quantities.ts";
import { fillNormals, type Stream, startStream, uniform } from "../random/stream.ts";
import type { SyntheticDays } from "../synthetic-pregnancy.ts";

/** Why a day has nothing, by number: 0 where it has something. */
export const missingReasons = [
	null,
	"not-worn",
	"not-charged",
	"not-synchronised",
	"device-fault",
	"withdrawn",
] as const;

/** When a device was worn. */
export interface Wear {
	/** Index into {@link missingReasons}, by day. */
	readonly reason: Uint8Array;
	/** Whether the night that ends on the day was measured as well; never on a day without wear. */
	readonly night: Uint8Array;
	readonly minutes: Float64Array;
	/** Index of the day on which she left the study; n where she stayed. */
	readonly withdrawnIndex: number;
}

/** Worn but for an hour: it is charged, and the day on which clocks go forward has 23. */
const LONGEST_WEAR = 1380;

/** Coverage to a threshold of a standard normal, as a table by per mille. */
const probits = Float64Array.from({ length: 1001 }, (_, k) =>
	normalQuantile(Math.max(0.0005, Math.min(0.9995, k / 1000))),
);

/**
 * Draws when a device is worn. A day is worn when a woman's standing, a run that goes on from day to day and chance together stay
 * under the probit of that day's coverage; a night shorter than hers usually is lowers it, unless wear is at random.
 */
export function drawWear(state: Stream, prepared: PreparedDesign, person: SyntheticPerson, days: SyntheticDays): Wear {
	const { design } = prepared;
	const { n, endIndex } = person;
	const reason = new Uint8Array(n);
	const night = new Uint8Array(n);
	const minutes = new Float64Array(n);
	if (design.wear === "complete") {
		night.fill(1);
		minutes.fill(LONGEST_WEAR);
		return { reason, night, minutes, withdrawnIndex: n };
	}
	const stream = (quantity: number) => startStream(state, design.seed, person.index, quantity);
	const span = {
		n,
		endIndex,
		firstGestationalAgeDays: days.firstGestationalAgeDays,
		isBirth: person.ending.ended !== "loss",
	};
	const coverage = fillCurve(new Float64Array(n), prepared.coverage, span);
	const hours = fillCurve(new Float64Array(n), prepared.wearHours, span);
	const run = autoregress(fillNormals(new Float64Array(n), n, stream(quantities.wearRun)), n, device.wearRunLag1.value);
	const day = fillNormals(new Float64Array(n), n, stream(quantities.wearDay));
	const zHours = fillNormals(new Float64Array(n), n, stream(quantities.wearHours));

	const between = Math.sqrt(device.wearBetweenShare.value) * person.effects.wear;
	const onRun = Math.sqrt(device.wearRunShare.value);
	const bad = design.wear === "not-at-random" ? device.badNight.value : 0;
	// A standard normal's shortfall has mean 0.399 and variance 0.341: the threshold keeps the coverage as the source gives it.
	const spread = Math.sqrt(1 + bad * bad * 0.341);
	const own = Math.sqrt(1 - device.wearBetweenShare.value - device.wearRunShare.value);
	const usual = ownMean(days, endIndex);
	const otherGaps =
		1 -
		device.notCharged.value * device.notChargedDays.value -
		device.notSynchronised.value * device.notSynchronisedDays.value;
	const within = sleep.totalWithinSd.value;
	for (let i = 0; i < n; i++) {
		const target = Math.min(0.9995, (design.coverage * coverage[i]) / 100 / otherGaps);
		const total = days.lightSleepMinutes[i] + days.deepSleepMinutes[i] + days.remSleepMinutes[i];
		const shortBy = Math.max(0, (usual[i < endIndex ? 0 : 1] - total) / within);
		const standing = between + onRun * run[i] + own * day[i] + bad * (shortBy - 0.399);
		if (standing >= spread * probits[Math.round(1000 * target)]) reason[i] = 1;
		else minutes[i] = Math.max(120, Math.min(LONGEST_WEAR, 60 * (hours[i] + device.wearHoursSd.value * zHours[i])));
	}

	stream(quantities.wearNight);
	for (let i = 0; i < n; i++) {
		const worn = uniform(state) < device.nightGivenDay.value;
		night[i] = reason[i] === 0 && worn ? 1 : 0;
	}

	stream(quantities.wearGaps);
	let withdrawnIndex = n;
	let untilCharged = 0;
	let untilSynchronised = 0;
	let untilReplaced = 0;
	for (let i = 0; i < n; i++) {
		const u = uniform(state);
		const length = -Math.log(uniform(state));
		const leaves =
			i <= person.enrolledIndex ? 0 : i >= endIndex ? device.withdrawalAfterBirth.value : device.withdrawal.value;
		const fault = leaves + device.fault.value;
		const lost = fault + device.notSynchronised.value;
		if (u < leaves && withdrawnIndex === n) withdrawnIndex = i;
		else if (u < fault) untilReplaced = i + Math.ceil(length * device.faultDays.value);
		else if (u < lost) untilSynchronised = i + Math.ceil(length * device.notSynchronisedDays.value);
		else if (u < lost + device.notCharged.value) untilCharged = i + Math.ceil(length * device.notChargedDays.value);
		const why = i >= withdrawnIndex ? 5 : i < untilReplaced ? 4 : i < untilSynchronised ? 3 : i < untilCharged ? 2 : 0;
		if (why === 0) continue;
		reason[i] = why;
		night[i] = 0;
		minutes[i] = 0;
	}
	return { reason, night, minutes, withdrawnIndex };
}

/** Her mean sleep before birth and after it. */
function ownMean(days: SyntheticDays, endIndex: number): [number, number] {
	let before = 0;
	let after = 0;
	for (let i = 0; i < days.n; i++) {
		const total = days.lightSleepMinutes[i] + days.deepSleepMinutes[i] + days.remSleepMinutes[i];
		if (i < endIndex) before += total;
		else after += total;
	}
	return [before / Math.max(1, endIndex), after / Math.max(1, days.n - endIndex)];
}
