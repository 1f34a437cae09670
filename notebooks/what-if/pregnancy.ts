import {
	datePregnancy,
	gestationalAgeInterval,
	printGestationalAge,
	vitalSignCurve,
	vitalSignDays,
	vitalSignZScore,
} from "@quickening/pregnancy";
import { draw } from "./drawing.ts";
import type { WhatIf } from "./figure.ts";

const [first, last] = vitalSignDays;
const days = Float64Array.from({ length: (last - first) / 2 + 1 }, (_, i) => first + 2 * i);
const weeks = days.map((day) => day / 7);
const curves = Array.from(days, (day) => vitalSignCurve("systolicMmHg", day));
const centiles = (["p3", "p50", "p97"] as const).map((name) => curves.map((curve) => curve[name]));

const decided = {
	"last-period-kept": "keeps the last period",
	"scan-redates": "goes by the scan",
} as const;

/** How a date and its uncertainty move a reading among its centiles. */
export const pregnancy: WhatIf = {
	title: "Date a pregnancy, and place a reading",
	caption:
		"Systolic pressure in the clinic by gestational age: third centile, median and 97th centile of the 4P study (Green 2020). Printed are the values at 12, 18.6 and 40 weeks; the curves between them are ours. The point is a reading today, the blue line where it may lie, by how sure the date is (95 %).",
	settings: [
		{
			name: "today",
			label: "Today, since the last period",
			unit: "weeks",
			minimum: 8,
			maximum: 42,
			step: 1,
			start: 32,
		},
		{ name: "scan", label: "Scan, since the last period", unit: "weeks", minimum: 6, maximum: 30, step: 1, start: 20 },
		{ name: "older", label: "The scan says older by", unit: "days", minimum: -28, maximum: 28, step: 1, start: -16 },
		{ name: "systolic", label: "Systolic pressure", unit: "mmHg", minimum: 85, maximum: 170, step: 1, start: 132 },
	],
	draw: ({ today, scan: planned, older, systolic }) => {
		// A scan that lies ahead dates nothing: the slider stops at today.
		const scan = Math.min(planned!, today!);
		const dating = datePregnancy({ lastPeriodOn: 0, scanOn: 7 * scan, scanGestationalAgeDays: 7 * scan + older! });
		const { rule, discrepancyDays, limitDays, gestationStartDay } = dating;
		const byPeriod = 7 * today!;
		const dated = byPeriod - gestationStartDay;
		const { lowerDays, upperDays } = gestationalAgeInterval(dating, byPeriod);
		const at = (day: number) =>
			vitalSignZScore("systolicMmHg", { gestationalAgeDays: day, value: systolic! }, { context: "office" }).centile;
		const isRedated = dated !== byPeriod;
		const isShown = dated >= first && dated <= last;
		const clamp = (day: number) => Math.min(last, Math.max(first, day)) / 7;
		return {
			svg: draw({
				lines: [
					...centiles.map((y) => ({ x: weeks, y, kind: "rate" as const })),
					...(isRedated
						? [{ x: [clamp(dated), clamp(byPeriod)], y: [systolic!, systolic!], kind: "grid" as const }]
						: []),
					...(isShown
						? [{ x: [clamp(lowerDays), clamp(upperDays)], y: [systolic!, systolic!], kind: "base" as const }]
						: []),
				],
				marks: isShown ? [{ x: dated / 7, y: systolic! }] : [],
				notes: [
					...(["third centile", "median", "97th centile"] as const).map((text, i) => ({
						x: 27.8,
						y: centiles[i]![Math.round((28 * 7 - first) / 2)]! + 1.5,
						text,
					})),
					...(isRedated && byPeriod >= first && byPeriod <= last
						? [
								{
									x: byPeriod / 7,
									y: systolic! + 2.5,
									text: "by the last period",
									...(byPeriod < 200 ? { from: "start" as const } : {}),
								},
							]
						: []),
				],
				xDomain: [12, 40],
				yDomain: [80, 172],
				xTicks: [12, 14, 20, 28, 37, 40],
				yTicks: [100, 120, 140, 160],
				xTitle: "Gestational age (weeks); trimesters from 14 and 28, term from 37",
				yTitle: "Systolic pressure in the clinic (mmHg)",
				height: 300,
			}),
			sentence: `${dateSentence()} ${readingSentence()}`,
		};

		function dateSentence(): string {
			const difference = `${scan < planned! ? "The scan is taken to be today's. It" : "The scan"} differs by ${Math.abs(discrepancyDays)} days, ACOG's limit is ${limitDays}`;
			const named = decided[rule as keyof typeof decided] ?? "does not use both facts";
			return `${difference}: the date ${named}, and today is ${printGestationalAge(dated)}${isRedated ? `, not ${printGestationalAge(byPeriod)}` : ""}; its true age lies between ${printGestationalAge(Math.round(lowerDays))} and ${printGestationalAge(Math.round(upperDays))} with 95 %.`;
		}
		function readingSentence(): string {
			if (!isShown) return "There are no centiles before 12+0 or after 40+0.";
			const [low, high] = [at(clamp(lowerDays) * 7), at(clamp(upperDays) * 7)].toSorted((a, b) => a - b).map(inWords);
			const raised =
				systolic! >= 160
					? " A second reading within 15 minutes says whether hypertension is severe."
					: systolic! >= 140
						? " Whether it is hypertension, a second reading at least 4 hours away says."
						: "";
			return `${systolic} mmHg is at centile ${inWords(at(dated))}, ${low === high ? "whichever of these days it is" : `${low} to ${high} over these days`}.${raised}`;
		}
	},
};

/** A centile as printed: whole, and never 0 or 100. */
function inWords(centile: number): string {
	if (centile < 1) return "below 1";
	return centile > 99 ? "above 99" : String(Math.round(centile));
}
