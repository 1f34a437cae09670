import { weekday } from "../design/days-since-1970.ts";
import { activityParameters as activity } from "../parameters/activity.ts";
import { quantities } from "../random/quantities.ts";
import { curveOf, type DayContext, noiseOf } from "./day-context.ts";
import type { SharedNoise } from "./shared-noise.ts";

/** Steps, minutes of moderate and vigorous activity, acceleration of the wrist and energy: the last three go with steps. */
export function activityDays(context: DayContext, noise: SharedNoise) {
	const { prepared, person, n } = context;
	const { effects } = person;
	const steps = curveOf(context, prepared.steps);
	const mvpaMinutes = curveOf(context, prepared.mvpa);
	const energyExpenditureKcal = curveOf(context, prepared.energyChange);
	const enmoMg = noiseOf(context, quantities.dayEnmo);
	const zMvpa = noiseOf(context, quantities.dayMvpa);
	const zEnergy = noiseOf(context, quantities.dayEnergy);

	const between = activity.stepsBetweenSd.value;
	const within = activity.lnStepsWithinSd.value;
	const stepsLevel = Math.exp(between * effects.lnSteps - between ** 2 / 2);
	const weekend = activity.stepsWeekend.value;
	const rho = activity.mvpaStepsCorrelation.value;
	const rhoOwn = Math.sqrt(1 - rho * rho);
	const mvpaBetween = activity.mvpaBetweenSd.value;
	const mvpaWithin = activity.mvpaWithinSd.value;
	const mvpaLevel = Math.exp(mvpaBetween * (rho * effects.lnSteps + rhoOwn * effects.mvpa) - mvpaBetween ** 2 / 2);
	const power = activity.enmoStepsPower.value;
	const enmoLevel = activity.enmo.value * enmoFactor * Math.exp(activity.enmoBetweenSd.value * effects.enmo);
	const stepsOfEnmo = prepared.steps.pregnant[140];
	const energyLevel = Math.max(1100, activity.energy.value + activity.energyBetweenSd.value * effects.energy);
	for (let i = 0; i < n; i++) {
		const dayOfWeek = weekday(person.firstDay + i);
		const ofWeek = 1 + weekend * (dayOfWeek === 0 || dayOfWeek === 6 ? 5 / 7 : -2 / 7);
		const expected = steps[i] * stepsLevel * ofWeek;
		const taken = Math.min(60000, expected * Math.exp(within * noise.steps[i] - within ** 2 / 2));
		steps[i] = taken;
		const zActive = rho * noise.steps[i] + rhoOwn * zMvpa[i];
		mvpaMinutes[i] = Math.min(400, mvpaMinutes[i] * mvpaLevel * Math.exp(mvpaWithin * zActive - mvpaWithin ** 2 / 2));
		enmoMg[i] = Math.max(
			2,
			enmoLevel * (taken / stepsOfEnmo) ** power * Math.exp(activity.enmoWithinSd.value * enmoMg[i]),
		);
		energyExpenditureKcal[i] = Math.max(
			900,
			energyLevel * (1 + energyExpenditureKcal[i] / 100) +
				activity.energyPerStep.value * (taken - expected) +
				activity.energyWithinSd.value * zEnergy[i],
		);
	}
	return { steps, mvpaMinutes, enmoMg, energyExpenditureKcal };
}

/**
 * Keeps the mean of acceleration at the source's at 20 weeks: of log-normal steps with mean m, SD s on the log scale, the mean of
 * (steps / m) ^ p is exp(s^2 p (p - 1) / 2), and that of log-normal noise exp(s^2 / 2).
 */
const stepsVariance = activity.stepsBetweenSd.value ** 2 + activity.lnStepsWithinSd.value ** 2;
const p = activity.enmoStepsPower.value;
const enmoFactor = Math.exp(
	(-stepsVariance * p * (p - 1) - activity.enmoBetweenSd.value ** 2 - activity.enmoWithinSd.value ** 2) / 2,
);
