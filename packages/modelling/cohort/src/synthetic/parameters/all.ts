import { activityParameters } from "./activity.ts";
import { bloodPressureParameters } from "./blood-pressure.ts";
import { bodyParameters } from "./body.ts";
import { clinicParameters } from "./clinic.ts";
import { deviceParameters } from "./devices.ts";
import { glucoseParameters } from "./glucose.ts";
import { heartParameters } from "./heart.ts";
import { infantParameters } from "./infants.ts";
import { outcomeParameters } from "./outcomes.ts";
import type { CurvePoint, Parameter } from "./parameter.ts";
import { questionnaireParameters } from "./questionnaires.ts";
import { sleepParameters } from "./sleep.ts";

/** A parameter of the generator, as a row of a table. */
export interface ParameterRow {
	/** Topic and name, with the number in a list: "heart.restingBefore", "sleep.deepChange[2]". */
	readonly name: string;
	readonly parameter: Parameter | CurvePoint;
}

const topics = {
	heart: heartParameters,
	sleep: sleepParameters,
	activity: activityParameters,
	body: bodyParameters,
	pressure: bloodPressureParameters,
	glucose: glucoseParameters,
	outcome: outcomeParameters,
	questionnaire: questionnaireParameters,
	clinic: clinicParameters,
	device: deviceParameters,
	infant: infantParameters,
} as const;

/** Every number that the generator uses, with its source or the reason for assuming it. */
export function allParameters(): ParameterRow[] {
	const rows: ParameterRow[] = [];
	for (const [topic, parameters] of Object.entries(topics)) {
		for (const [name, value] of Object.entries(parameters as Record<string, Parameter | readonly Parameter[]>)) {
			if (Array.isArray(value)) {
				value.forEach((parameter: Parameter, k) => {
					rows.push({ name: `${topic}.${name}[${k}]`, parameter });
				});
			} else rows.push({ name: `${topic}.${name}`, parameter: value as Parameter });
		}
	}
	return rows;
}
