import { bodyParameters as body } from "../parameters/body.ts";
import { quantities } from "../random/quantities.ts";
import { curveOf, type DayContext, noiseOf } from "./day-context.ts";

/** Skin temperature, breaths and oxygen of the night. Oxygen is 100 less a log-normal deficit, so that it never passes 100. */
export function breathDays(context: DayContext) {
	const { prepared, person, n } = context;
	const { effects } = person;
	const skinTemperatureCel = curveOf(context, prepared.skinChange);
	const respiratoryRatePerMinute = curveOf(context, prepared.respiratoryChange);
	const spo2Percent = curveOf(context, prepared.oxygenDeficitRise);
	const zSkin = noiseOf(context, quantities.daySkin, body.skinLag1.value);
	const zBreath = noiseOf(context, quantities.dayRespiratory, body.respiratoryLag1.value);
	const zOxygen = noiseOf(context, quantities.dayOxygen);
	const skin = body.skin.value + body.skinBetweenSd.value * effects.skinTemperature;
	const breath = body.respiratory.value + body.respiratoryBetweenSd.value * effects.respiratoryRate;
	const deficit = body.lnOxygenDeficit.value + body.lnOxygenDeficitBetweenSd.value * effects.oxygen;
	for (let i = 0; i < n; i++) {
		skinTemperatureCel[i] += skin + body.skinWithinSd.value * zSkin[i];
		respiratoryRatePerMinute[i] = Math.max(
			7,
			respiratoryRatePerMinute[i] + breath + body.respiratoryWithinSd.value * zBreath[i],
		);
		spo2Percent[i] = 100 - spo2Percent[i] - Math.exp(deficit + body.lnOxygenDeficitWithinSd.value * zOxygen[i]);
	}
	return { skinTemperatureCel, respiratoryRatePerMinute, spo2Percent };
}
