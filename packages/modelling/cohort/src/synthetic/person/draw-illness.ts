import { normalQuantile } from "@quickening/stats";
import type { PreparedDesign } from "../design/prepare.ts";
import { bloodPressureParameters as pressure } from "../parameters/blood-pressure.ts";
import { glucoseParameters as glucose } from "../parameters/glucose.ts";
import { outcomeParameters as outcome } from "../parameters/outcomes.ts";
import { weeks } from "../parameters/parameter.ts";
import { quantities } from "../random/quantities.ts";
import { normal, type Stream, startStream, uniform } from "../random/stream.ts";
import type { Ending } from "./draw-ending.ts";

/** What a woman falls ill with in a pregnancy. */
export interface Illness {
	readonly hasPreeclampsia: boolean;
	readonly hasGestationalHypertension: boolean;
	/** Gestational day on which her pressure reaches 140 or 90; NaN where it never does. */
	readonly hypertensionOnsetDays: number;
	/** By how much her systolic and diastolic pressure in the clinic lie above the thresholds by then, mmHg. */
	readonly aboveSystolicMmHg: number;
	readonly aboveDiastolicMmHg: number;
	/** OGTT of 75 g as it would be found at 24 to 28 weeks, mg/dL: fasting, after 1 h, after 2 h. */
	readonly ogttMgDl: readonly [number, number, number];
	readonly hasGestationalDiabetes: boolean;
	/** Standing in low mood before and after birth, in standard deviations. */
	readonly moodBefore: number;
	readonly moodAfter: number;
	readonly hasPostnatalDepression: boolean;
}

const MOOD_KEPT = 0.75;
const EARLY_BIRTH = weeks(36);

/** Draws illness, given how the pregnancy ends. */
export function drawIllness(state: Stream, prepared: PreparedDesign, index: number, ending: Ending): Illness {
	const { design } = prepared;
	startStream(state, design.seed, index, quantities.hypertension);
	const u = uniform(state);
	const wait = uniform(state);
	const aboveSystolic = normal(state);
	const aboveDiastolic = normal(state);
	const end = ending.gestationalAgeAtEndDays;
	let hasPreeclampsia = false;
	let hasGestationalHypertension = false;
	let onset = Number.NaN;
	if (ending.ended !== "loss") {
		// Early pre-eclampsia, of onset before 34 weeks, is soon followed by birth: it is drawn among births before 36 weeks.
		const shareEarlyBirths = design.pretermShare * shareBefore36OfPreterm();
		const isEarly = end < EARLY_BIRTH;
		const chance = isEarly
			? Math.min(1, outcome.preeclampsiaEarly.value / Math.max(shareEarlyBirths, 1e-9))
			: outcome.preeclampsiaLate.value / (1 - shareEarlyBirths);
		hasPreeclampsia = u < chance;
		hasGestationalHypertension = !hasPreeclampsia && u < chance + outcome.gestationalHypertension.value;
		if (hasPreeclampsia) {
			const before = end - 3 - Math.floor(11 * wait);
			onset = isEarly ? Math.max(weeks(20), Math.min(before, weeks(34) - 1)) : Math.max(weeks(34), before);
		} else if (hasGestationalHypertension) onset = Math.max(weeks(20), end - 7 - Math.floor(49 * wait));
	}

	startStream(state, design.seed, index, quantities.glucoseTolerance);
	const ogttMgDl = drawOgtt(state);
	const hasGestationalDiabetes =
		ogttMgDl[0] >= glucose.iadpsgFasting.value ||
		ogttMgDl[1] >= glucose.iadpsg1h.value ||
		ogttMgDl[2] >= glucose.iadpsg2h.value;

	startStream(state, design.seed, index, quantities.mood);
	const moodBefore = normal(state);
	const moodAfter = MOOD_KEPT * moodBefore + Math.sqrt(1 - MOOD_KEPT ** 2) * normal(state);
	return {
		hasPreeclampsia,
		hasGestationalHypertension,
		hypertensionOnsetDays: onset,
		aboveSystolicMmHg: pressure.aboveThresholdSystolic.value * (1 + 0.5 * aboveSystolic),
		aboveDiastolicMmHg: pressure.aboveThresholdDiastolic.value * (1 + 0.5 * aboveDiastolic),
		ogttMgDl,
		hasGestationalDiabetes: hasGestationalDiabetes && end >= weeks(24),
		moodBefore,
		moodAfter,
		hasPostnatalDepression:
			ending.ended === "live-birth" && moodAfter > normalQuantile(1 - outcome.postnatalDepression.value),
	};
}

/** Share of preterm births that come before 36 weeks, by the ratio from week to week. */
function shareBefore36OfPreterm(): number {
	const ratio = outcome.pretermWeekRatio.value;
	return 1 - (1 - ratio) / (1 - ratio ** 13);
}

/** Three log-normal values, correlated on the log scale. */
function drawOgtt(state: Stream): [number, number, number] {
	const a = normal(state);
	const b = normal(state);
	const c = normal(state);
	const r12 = glucose.ogttFasting1h.value;
	const r13 = glucose.ogttFasting2h.value;
	const r23 = glucose.ogtt1h2h.value;
	const l22 = Math.sqrt(1 - r12 * r12);
	const l32 = (r23 - r12 * r13) / l22;
	const l33 = Math.sqrt(1 - r13 * r13 - l32 * l32);
	return [
		logNormal(glucose.ogttFasting.value, glucose.ogttFastingSd.value, a),
		logNormal(glucose.ogtt1h.value, glucose.ogtt1hSd.value, r12 * a + l22 * b),
		logNormal(glucose.ogtt2h.value, glucose.ogtt2hSd.value, r13 * a + l32 * b + l33 * c),
	];
}

/** A value of the log-normal distribution with this mean and SD, at z SDs of its logarithm; whole, as laboratories print it. */
function logNormal(mean: number, sd: number, z: number): number {
	const variance = Math.log(1 + (sd / mean) ** 2);
	return Math.round(mean * Math.exp(Math.sqrt(variance) * z - variance / 2));
}
