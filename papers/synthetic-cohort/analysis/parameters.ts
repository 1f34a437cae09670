import { allParameters, type Parameter } from "@quickening/cohort/synthetic";
import type { StageContext } from "@quickening/paper";
import type { ParameterTableRow } from "./rows.ts";

const topics: Readonly<Record<string, string>> = {
	heart: "Heart rate and its variability",
	sleep: "Sleep",
	activity: "Activity and energy",
	body: "Temperature, breath, oxygen, weight",
	pressure: "Blood pressure",
	glucose: "Glucose",
	outcome: "How pregnancies end, and illness",
	questionnaire: "Questionnaires",
	clinic: "The clinic",
	device: "Devices and wear",
	infant: "Children",
};

/** Lists every number that the generator uses: points of a curve, and items of a questionnaire, in one row by source. */
export default function parameters(stage: StageContext): void {
	const rows = new Map<string, ParameterTableRow & { values: string[] }>();
	const all = allParameters();
	for (const { name, parameter } of all) {
		const [topic = "", field = ""] = name.split(".");
		const plain = field.replace(/\[\d+\]$/, "");
		const why = whyOf(parameter);
		const key = `${topic}.${plain}.${why}`;
		const value = print(parameter);
		const row = rows.get(key);
		if (row) row.values.push(value);
		else {
			rows.set(key, {
				topic: topics[topic] ?? topic,
				name: inWords(plain),
				value: "",
				unit: parameter.unit === "1" ? "" : parameter.unit,
				context: parameter.context,
				isAssumed: parameter.assumption ?? false,
				why,
				values: [value],
			});
		}
	}
	stage.writeJson(
		"parameters",
		[...rows.values()].map(({ values, ...row }) => ({ ...row, value: values.join("; ") })),
	);
	const nAssumed = all.filter(({ parameter }) => parameter.assumption).length;
	const count = (id: string, value: number, method: string) =>
		stage.value(id, { value, unit: "", digits: 0, n: all.length, method });
	count("parameters.all", all.length, "Numbers that the generator uses");
	count("parameters.sourced", all.length - nAssumed, "Of them, read in a source");
	count("parameters.assumed", nAssumed, "Of them, assumed, with the reason");
	count(
		"parameters.sources",
		new Set(
			all.filter(({ parameter }) => !parameter.assumption).map(({ parameter }) => whyOf(parameter).split(/[:(]/)[0]),
		).size,
		"Sources",
	);
}

function whyOf(parameter: Parameter): string {
	return parameter.assumption ? parameter.reason : parameter.source;
}

/** A value with the day on which it holds: gestational, or after birth. */
function print(parameter: Parameter & { readonly day?: number }): string {
	const value = String(Number(parameter.value.toPrecision(4)));
	return parameter.day === undefined ? value : `day ${parameter.day}: ${value}`;
}

/** "restingBeforeSd" as "resting before SD". */
function inWords(name: string): string {
	return name
		.replace(/([a-z])([A-Z0-9])/g, "$1 $2")
		.toLowerCase()
		.replace(/\bsd\b/g, "SD")
		.replace(/\bln\b/g, "ln")
		.replace(/\brmssd\b/g, "RMSSD")
		.replace(/\bsdnn\b/g, "SDNN");
}
