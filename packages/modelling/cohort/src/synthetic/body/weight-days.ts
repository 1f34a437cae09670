import { bodyParameters as body } from "../parameters/body.ts";
import { quantities } from "../random/quantities.ts";
import { type DayContext, noiseOf } from "./day-context.ts";

/** Weight: a gain at the IOM's rate for her BMI and her own departure from it, a loss at birth, a slow return. */
export function weightDays(context: DayContext) {
	const { person, n, endIndex, days } = context;
	const { prepregnancyBmi, prepregnancyWeightKg, effects } = person;
	const weightKg = noiseOf(context, quantities.dayWeight);
	const ofBmi =
		prepregnancyBmi < 18.5
			? body.gainUnder18_5
			: prepregnancyBmi < 25
				? body.gain18_5
				: prepregnancyBmi < 30
					? body.gain25
					: body.gain30;
	const rate = ofBmi.value + body.gainSd.value * effects.weightGain;
	const early = body.firstTrimesterGain.value;
	const gainOn = (day: number) =>
		day <= 14 ? 0 : day < 91 ? (early * (day - 14)) / 77 : early + (rate * (day - 91)) / 7;
	const gained = gainOn(days.firstGestationalAgeDays + endIndex);
	const atBirth = days.isBirth ? Math.min(body.lossAtBirth.value, Math.max(0, gained) * 0.6) : 0;
	const keeps = days.isBirth ? body.retained.value * gained : 0;
	const slow = gained - atBirth - keeps;
	const water = body.waterShare.value;
	for (let i = 0; i < n; i++) {
		const since = i - endIndex;
		const gain =
			since < 0
				? gainOn(days.firstGestationalAgeDays + i)
				: keeps +
					atBirth * water * Math.exp(-since / body.lossAtBirthTau.value) +
					slow * Math.exp(-since / body.retainedTau.value);
		weightKg[i] = Math.max(32, prepregnancyWeightKg + gain + body.weightNoiseSd.value * weightKg[i]);
	}
	return { weightKg };
}
