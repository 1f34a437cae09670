import type { Finding } from "./finding.ts";
import {
	checkReading,
	hoursBetween,
	isRaised,
	type PressureReading,
	raisedPressureMmHg,
	severePressureMmHg,
} from "./pressure-reading.ts";

/** What readings of the clinic say of hypertension. */
export interface HypertensionInReadings {
	/** "no" is also one raised reading that normal readings alone followed; one without a second reading is not determinable. */
	readonly hypertension: Finding;
	/** First reading of the pair that confirmed it; NaN when there is none. */
	readonly onsetGestationalAgeDays: number;
	readonly severe: Finding;
	/** Raised readings that were not confirmed, and normal ones after them. */
	readonly isTransient: boolean;
	readonly nReadings: number;
	/** Readings of another context, and readings without either value. */
	readonly nLeftOut: number;
	readonly missing: readonly string[];
}

/** Least hours between the two occasions, and most minutes to the reading that confirms severe hypertension. */
export const confirmation = { leastHours: 4, severeWithinHours: 0.25 } as const;

/**
 * Hypertension in readings of the clinic: at least 140 systolic or 90 diastolic on two occasions at least 4 h apart; severe
 * from 160 or 110, confirmed by a second such reading within 15 min. Severe hypertension that is confirmed needs no second
 * occasion.
 *
 * Readings of other contexts are left out and counted: at home and by day the threshold is 135/85 (see {@link
 * hypertensiveDisorder}). A raised reading is confirmed by any other raised reading far enough away, whatever lies between
 * them. Where the hour is not known, two readings of one day, or of two successive days, may or may not lie 4 h apart: then it
 * is not determinable.
 *
 * @param readings - In any order. NaN in one value: judged by the other one; in both: left out.
 * @returns Not determinable without readings, and when a raised reading has no second one.
 * @throws InvalidInputError when a reading is no pressure in mmHg, or has no day.
 *
 * Source: ISSHP 2021: Magee et al. 2022, doi:10.1016/j.preghy.2021.09.008; severe hypertension confirmed after 15 min at the same
 * visit: Magee et al. 2014, doi:10.1016/j.preghy.2014.01.003.
 */
export function hypertensionInReadings(readings: readonly PressureReading[]): HypertensionInReadings {
	for (const reading of readings) checkReading("hypertensionInReadings", reading);
	const office = readings
		.filter(
			({ context, systolicMmHg, diastolicMmHg }) =>
				context === "office" && !(Number.isNaN(systolicMmHg) && Number.isNaN(diastolicMmHg)),
		)
		.sort((a, b) => a.gestationalAgeDays - b.gestationalAgeDays || (a.hourOfDay ?? 0) - (b.hourOfDay ?? 0));
	const counts = { nReadings: office.length, nLeftOut: readings.length - office.length };
	const raised = office.filter((reading) => isRaised(reading, raisedPressureMmHg.office));
	const severe = judgeSevere(office);
	const pair = raised.find((a, i) =>
		raised.some((b, j) => i !== j && hoursBetween(a, b)[0] >= confirmation.leastHours),
	);
	const onset =
		severe.first && (!pair || severe.first.gestationalAgeDays < pair.gestationalAgeDays) ? severe.first : pair;
	const found = { severe: severe.finding, onsetGestationalAgeDays: onset?.gestationalAgeDays ?? Number.NaN, ...counts };
	if (onset) return { hypertension: "yes", isTransient: false, missing: [], ...found };
	if (office.length === 0)
		return { hypertension: "not-determinable", isTransient: false, missing: ["a reading in the clinic"], ...found };
	if (raised.length === 0) {
		const hasHalves = office.some(({ systolicMmHg, diastolicMmHg }) => Number.isNaN(systolicMmHg + diastolicMmHg));
		const isWhole = office.some(({ systolicMmHg, diastolicMmHg }) => !Number.isNaN(systolicMmHg + diastolicMmHg));
		return hasHalves && !isWhole
			? { hypertension: "not-determinable", isTransient: false, missing: ["both values of a reading"], ...found }
			: { hypertension: "no", isTransient: false, missing: [], ...found };
	}
	const last = raised[raised.length - 1];
	const isSettled = office.some((reading) => !raised.includes(reading) && isAfter(reading, last));
	const couldBeApart = raised.some((a) =>
		raised.some((b) => a !== b && hoursBetween(a, b)[1] >= confirmation.leastHours),
	);
	if (couldBeApart)
		return {
			hypertension: "not-determinable",
			isTransient: false,
			missing: ["hourOfDay of the raised readings"],
			...found,
		};
	return isSettled
		? { hypertension: "no", isTransient: true, missing: [], ...found }
		: {
				hypertension: "not-determinable",
				isTransient: false,
				missing: ["a second reading at least 4 h after the raised one"],
				...found,
			};
}

/** Whether a reading was surely taken after another one: on a later day, or at a later hour where both are known. */
function isAfter(a: PressureReading, b: PressureReading): boolean {
	const days = Math.floor(a.gestationalAgeDays) - Math.floor(b.gestationalAgeDays);
	return (
		days > 0 || (days === 0 && a.hourOfDay !== undefined && b.hourOfDay !== undefined && a.hourOfDay > b.hourOfDay)
	);
}

function judgeSevere(office: readonly PressureReading[]): {
	readonly finding: Finding;
	readonly first?: PressureReading;
} {
	if (office.length === 0) return { finding: "not-determinable" };
	const severe = office.filter((reading) => isRaised(reading, severePressureMmHg));
	if (severe.length === 0) return { finding: "no" };
	const first = severe.find((a, i) =>
		severe.some((b, j) => i !== j && hoursBetween(a, b)[1] <= confirmation.severeWithinHours + 1e-9),
	);
	// Two severe readings hours apart are no weaker proof than two within 15 min.
	const apart = severe.find((a, i) =>
		severe.some((b, j) => i !== j && hoursBetween(a, b)[0] >= confirmation.leastHours),
	);
	const proof = first ?? apart;
	if (proof) return { finding: "yes", first: proof };
	const refuted = severe.every((a) =>
		office.some((b) => !severe.includes(b) && isAfter(b, a) && hoursBetween(a, b)[1] <= 24),
	);
	return { finding: refuted && severe.length === 1 ? "no" : "not-determinable" };
}
