import { drawNormal, type Random } from "@quickening/core";
import { autoregression } from "../autoregression.ts";
import { minuteParameters as p } from "../minute-parameters.ts";

/**
 * Acceleration of the wrist minute by minute: next to nothing asleep, more in wakeful minutes in bed, sitting, and most in steps.
 *
 * @param enmoMg - The day's mean, which the minutes have.
 * @param minutes - Of the same length: where she is in bed, where she sleeps, and steps.
 * @returns ENMO in mg, none below 0.
 */
export function dayEnmo(
	enmoMg: number,
	{
		isInBed,
		isAsleep,
		steps,
	}: { readonly isInBed: Uint8Array; readonly isAsleep: Uint8Array; readonly steps: Float64Array },
	random: Random,
): Float64Array {
	const n = steps.length;
	const level = autoregression(random, n, p.sedentaryPhi, p.sedentaryLogSd);
	const enmo = new Float64Array(n);
	let inBed = 0;
	let upright = 0;
	for (let m = 0; m < n; m++) {
		if (isInBed[m]) {
			const movement = isAsleep[m]
				? random() < p.movementShareAsleep
					? -p.movementEnmoMg * Math.log(1 - random())
					: 0
				: -p.awakeInBedEnmoMg * Math.log(1 - random());
			enmo[m] = p.asleepEnmoMg * (0.5 + random()) + movement;
			inBed += enmo[m]!;
		} else {
			enmo[m] =
				p.sedentaryEnmoMg * Math.exp(level[m]!) +
				p.enmoMgPerCadence * steps[m]! * Math.exp(p.stepEnmoLogSd * drawNormal(random));
			upright += enmo[m]!;
		}
	}
	const total = Math.max(0, enmoMg) * n;
	// Sleep keeps its level, unless the whole day has less than that.
	const ofUpright = upright > 0 && total > inBed ? (total - inBed) / upright : 0;
	const ofBed = ofUpright > 0 || inBed === 0 ? 1 : total / inBed;
	for (let m = 0; m < n; m++) enmo[m]! *= isInBed[m] ? ofBed : ofUpright;
	return enmo;
}
