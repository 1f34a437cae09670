import { bloodPressureParameters as pressure } from "../parameters/blood-pressure.ts";
import { quantities } from "../random/quantities.ts";
import { curveOf, type DayContext, noiseOf } from "./day-context.ts";

/** Blood pressure at home, seated. Hypertension raises it over three weeks to what the clinic then finds. */
export function pressureDays(context: DayContext) {
	const { prepared, person, n, endIndex, onsetIndex } = context;
	const { effects, illness } = person;
	const systolicHomeMmHg = curveOf(context, prepared.systolicHome);
	const diastolicHomeMmHg = curveOf(context, prepared.diastolicHome);
	const zSystolic = noiseOf(context, quantities.daySystolic);
	const zDiastolic = noiseOf(context, quantities.dayDiastolic);
	const within = pressure.withinCorrelation.value;
	const withinOwn = Math.sqrt(1 - within * within);
	const shift = illness.hasPreeclampsia ? prepared.preeclampsiaShift : 0;
	const systolic = pressure.systolicHomeSd.value * effects.systolic + shift;
	const diastolic = pressure.diastolicHomeSd.value * effects.diastolic + shift;
	const rise = riseOf(context, systolic, diastolic);
	const ramp = pressure.rampDays.value;
	for (let i = 0; i < n; i++) {
		let part = 0;
		if (rise) {
			part =
				i <= endIndex
					? Math.max(0, Math.min(1, (i - onsetIndex + ramp) / ramp))
					: Math.exp((endIndex - i) / pressure.afterBirthTau.value);
		}
		const ofDay = within * zSystolic[i] + withinOwn * zDiastolic[i];
		diastolicHomeMmHg[i] = Math.max(
			35,
			diastolicHomeMmHg[i] + diastolic + (rise ? part * rise.diastolic : 0) + pressure.diastolicWithinSd.value * ofDay,
		);
		systolicHomeMmHg[i] = Math.max(
			diastolicHomeMmHg[i] + 12,
			systolicHomeMmHg[i] +
				systolic +
				(rise ? part * rise.systolic : 0) +
				pressure.systolicWithinSd.value * zSystolic[i],
		);
	}
	return { systolicHomeMmHg, diastolicHomeMmHg };
}

/** What illness adds to her pressure by the day of onset, so that the clinic then finds what was drawn. */
function riseOf(context: DayContext, systolic: number, diastolic: number) {
	const { prepared, person } = context;
	const { illness, effects } = person;
	if (Number.isNaN(illness.hypertensionOnsetDays)) return null;
	const day = Math.min(prepared.officeMinusHomeSystolic.length - 1, illness.hypertensionOnsetDays);
	const systolicOffice =
		prepared.systolicHome.pregnant[day] +
		prepared.officeMinusHomeSystolic[day] +
		systolic +
		prepared.officeSystolicSd * effects.office;
	const diastolicOffice =
		prepared.diastolicHome.pregnant[day] +
		prepared.officeMinusHomeDiastolic[day] +
		diastolic +
		prepared.officeDiastolicSd * effects.office;
	return {
		systolic: Math.max(5, pressure.hypertensiveSystolic.value + illness.aboveSystolicMmHg - systolicOffice),
		diastolic: Math.max(3, pressure.hypertensiveDiastolic.value + illness.aboveDiastolicMmHg - diastolicOffice),
	};
}
