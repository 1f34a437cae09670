import {
	birthWeightAtCentile,
	birthWeightDays,
	birthWeightZScore,
	type Dating,
	datePregnancy,
	gestationalAgeInterval,
	pretermProbability,
	printGestationalAge,
	vitalSignCurve,
	vitalSignDays,
	vitalSignZScore,
} from "@quickening/pregnancy";
import { type Drawing, draw } from "./drawing.ts";
import type { WhatIf } from "./figure.ts";

const sex = "female";
const axis = { xDomain: [12, 43], xTicks: [12, 14, 20, 24, 28, 32, 37, 42] } as const;

/** A panel: three centiles by day, and what places a reading among them. */
interface Panel {
	readonly days: readonly [first: number, last: number];
	readonly centiles: readonly { readonly text: string; readonly of: (day: number) => number }[];
	/** At which end of a curve its name stands. */
	readonly named: "first" | "last";
	readonly centileOf: (day: number, value: number) => number;
	readonly drawing: Pick<Drawing, "yDomain" | "yTicks" | "yTitle" | "xTitle" | "height">;
}

const pressure: Panel = {
	days: vitalSignDays,
	centiles: (
		[
			["3rd", "p3"],
			["median", "p50"],
			["97th", "p97"],
		] as const
	).map(([text, name]) => ({ text, of: (day) => vitalSignCurve("systolicMmHg", day)[name] })),
	named: "last",
	centileOf: (gestationalAgeDays, value) =>
		vitalSignZScore("systolicMmHg", { gestationalAgeDays, value }, { context: "office" }).centile,
	drawing: {
		yDomain: [80, 172],
		yTicks: [100, 120, 140, 160],
		yTitle: "Systolic pressure in the clinic (mmHg)",
		xTitle: "",
		height: 230,
	},
};

const birthWeight: Panel = {
	days: [birthWeightDays.newbornSize, birthWeightDays.last],
	centiles: [10, 50, 90].map((centile) => ({
		text: centile === 50 ? "median" : `${centile}th centile`,
		of: (gestationalAgeDays) => birthWeightAtCentile({ gestationalAgeDays, sex }, centile) / 1000,
	})),
	named: "first",
	centileOf: (day, value) =>
		birthWeightZScore({ weightG: 1000 * value, gestationalAgeDays: Math.round(day), sex }).centile,
	drawing: {
		yDomain: [1, 4.4],
		yTicks: [1, 2, 3, 4],
		yTitle: "Birth weight of a girl (kg)",
		xTitle: "Gestational age (weeks); trimesters from 14 and 28, term from 37",
		height: 250,
	},
};

/** When it is, by the date that decided and by the last period, and where the true age may lie. */
interface When {
	readonly dated: number;
	readonly byPeriod: number;
	readonly lower: number;
	readonly upper: number;
}

function drawPanel({ days: [first, last], centiles, named, drawing }: Panel, when: When, value: number): string {
	const days = Float64Array.from({ length: last - first + 1 }, (_, i) => first + i);
	const clamp = (day: number) => Math.min(last, Math.max(first, day)) / 7;
	const isWithin = (day: number) => day >= first && day <= last;
	const isRedated = when.dated !== when.byPeriod && isWithin(when.byPeriod);
	const step = drawing.yDomain[1] - drawing.yDomain[0];
	return draw({
		...axis,
		...drawing,
		lines: [
			...centiles.map(({ of }) => ({ x: days.map((day) => day / 7), y: days.map(of), kind: "rate" as const })),
			...(isWithin(when.dated)
				? [{ x: [clamp(when.lower), clamp(when.upper)], y: [value, value], kind: "base" as const }]
				: []),
		],
		marks: isWithin(when.dated) ? [{ x: when.dated / 7, y: value }] : [],
		notes: [
			...centiles.map(({ text, of }) =>
				named === "first"
					? { x: first / 7 - 0.3, y: of(first) - 0.02 * step, text }
					: { x: last / 7 + 0.3, y: of(last) - 0.02 * step, text, from: "start" as const },
			),
			...(isRedated ? [{ x: when.byPeriod / 7, y: value - 0.02 * step, text: "×", from: "middle" as const }] : []),
		],
	});
}

const decided = {
	"last-period-kept": "keeps the last period",
	"scan-redates": "goes by the scan",
} as const;

/** How a date and its uncertainty move readings among their centiles. */
export const pregnancy: WhatIf = {
	title: "Date a pregnancy, and place two readings",
	caption:
		"Above: third centile, median and 97th centile of systolic pressure in the clinic, 4P study (Green 2020); printed are the values at 12, 18.6 and 40 weeks, the curves between them are ours. Below: birth weight of girls from 33 weeks, INTERGROWTH-21st. A circle is a reading of today, the blue line where it may lie by how sure the date is (95 %); a cross, where the last period would put it if the scan changes the date.",
	settings: [
		{
			name: "today",
			label: "Today, since the last period",
			unit: "weeks",
			minimum: 12,
			maximum: 42,
			step: 1,
			start: 38,
		},
		{ name: "scan", label: "Scan, since the last period", unit: "weeks", minimum: 6, maximum: 30, step: 1, start: 20 },
		{ name: "older", label: "Scan less last period", unit: "days", minimum: -28, maximum: 28, step: 1, start: -11 },
		{ name: "systolic", label: "Systolic pressure", unit: "mmHg", minimum: 85, maximum: 170, step: 1, start: 128 },
		{
			name: "weight",
			label: "Weight, were she born today",
			unit: "g",
			minimum: 1200,
			maximum: 4300,
			step: 20,
			start: 2480,
		},
	],
	draw: ({ today, scan: planned, older, systolic, weight }) => {
		// A scan that lies ahead dates nothing: the slider stops at today.
		const scan = Math.min(planned!, today!);
		const dating = datePregnancy({ lastPeriodOn: 0, scanOn: 7 * scan, scanGestationalAgeDays: 7 * scan + older! });
		const byPeriod = 7 * today!;
		const { lowerDays: lower, upperDays: upper } = gestationalAgeInterval(dating, byPeriod);
		const when = { dated: byPeriod - dating.gestationStartDay, byPeriod, lower, upper };
		return {
			svg: drawPanel(pressure, when, systolic!) + drawPanel(birthWeight, when, weight! / 1000),
			sentence: [
				dateSentence(dating, when, scan < planned!),
				pressureSentence(when, systolic!),
				birthSentence(dating, when, weight!),
			].join(" "),
		};
	},
};

function dateSentence({ rule, discrepancyDays, limitDays }: Dating, when: When, isToday: boolean): string {
	const { dated, byPeriod, lower, upper } = when;
	const differs = `${isToday ? "The scan is taken to be today's. It" : "The scan"} differs by ${Math.abs(discrepancyDays)} days, ACOG's limit is ${limitDays}`;
	const how = decided[rule as keyof typeof decided] ?? "does not use both facts";
	const not = dated === byPeriod ? "" : `, not ${printGestationalAge(byPeriod)}`;
	return `${differs}: the date ${how}, and today is ${printGestationalAge(dated)}${not}; the true age lies between ${printGestationalAge(Math.round(lower))} and ${printGestationalAge(Math.round(upper))} with 95 %.`;
}

function pressureSentence(when: When, systolic: number): string {
	const centile = centileOverDays(pressure, when, systolic);
	if (centile === undefined) return "There are no centiles of pressure before 12+0 or after 40+0.";
	const more =
		systolic >= 160
			? " A second reading within 15 minutes says whether hypertension is severe."
			: systolic >= 140
				? " A second reading at least 4 hours away says whether it is hypertension."
				: "";
	return `${systolic} mmHg is at centile ${centile}.${more}`;
}

function birthSentence(dating: Dating, when: When, weightG: number): string {
	const centile = centileOverDays(birthWeight, when, weightG / 1000);
	if (centile === undefined) return "A birth before 33+0 or after 42+6 is not drawn.";
	const isSmall = birthWeight.centileOf(when.dated, weightG / 1000) < 10;
	const preterm = Math.round(100 * pretermProbability(dating, when.byPeriod));
	return `Born today with ${weightG} g she would be at centile ${centile}, ${isSmall ? "small" : "not small"} for gestational age as dated, and preterm with a probability of ${preterm} %.`;
}

/** A centile as dated and over the days that may be true; undefined where there is no reference for the day. */
function centileOverDays(panel: Panel, { dated, lower, upper }: When, value: number): string | undefined {
	const [first, last] = panel.days;
	if (!(dated >= first && dated <= last)) return undefined;
	const at = (day: number) => panel.centileOf(Math.min(last, Math.max(first, day)), value);
	const [low, high] = [at(lower), at(upper)].toSorted((a, b) => a - b).map(inWords);
	const here = inWords(at(dated));
	return low === high ? `${here}, whichever of these days it is` : `${here} (${low} to ${high} over these days)`;
}

/** A centile as printed: whole, and never 0 or 100. */
function inWords(centile: number): string {
	if (centile < 1) return "below 1";
	return centile > 99 ? "above 99" : String(Math.round(centile));
}
