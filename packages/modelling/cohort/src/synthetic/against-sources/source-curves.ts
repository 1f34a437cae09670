import type { ParameterContext } from "../parameters/parameter.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";
import { afterBirth, atVisit, before, inPregnancy, type Measure, minus, sum, totalOn } from "./measures.ts";

/** A quantity by week, to lie under the points of `sourcePoints` that have its name and context. */
interface SourceCurve {
	readonly quantity: string;
	readonly context: ParameterContext;
	readonly unit: string;
	/** A woman's value in a completed week of gestation. */
	readonly of: (week: number) => Measure;
	/** A woman's value in a completed week after birth. */
	readonly after?: (week: number) => Measure;
	readonly weeks: readonly number[];
	readonly weeksAfter: readonly number[];
}

/** Mean of a quantity in a week, over women. */
export interface CurveRow {
	readonly quantity: string;
	readonly context: ParameterContext;
	readonly unit: string;
	readonly week: number;
	readonly isAfterBirth: boolean;
	readonly n: number;
	readonly mean: number;
	/** Between women. */
	readonly sd: number;
}

const range = (from: number, to: number, by = 1) =>
	Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, k) => from + by * k);
const inWeeks = range(-8, 40);
const weeksAfter = range(0, 50);

type Field = Parameters<typeof inPregnancy>[0];
const level = (quantity: string, context: ParameterContext, unit: string, field: Field): SourceCurve => ({
	quantity,
	context,
	unit,
	of: (week) => inPregnancy(field, 7 * week),
	after: (week) => afterBirth(field, 7 * week),
	weeks: inWeeks,
	weeksAfter,
});
const change = (
	quantity: string,
	context: ParameterContext,
	unit: string,
	...fields: readonly Field[]
): SourceCurve => {
	const base = sum(...fields.map((field) => before(field)));
	return {
		quantity,
		context,
		unit,
		of: (week) => minus(sum(...fields.map((field) => inPregnancy(field, 7 * week))), base),
		after: (week) => minus(sum(...fields.map((field) => afterBirth(field, 7 * week))), base),
		weeks: inWeeks,
		weeksAfter,
	};
};
type Visit = SyntheticPregnancy["observed"]["visits"][number];
const visit = (
	quantity: string,
	unit: string,
	read: (visit: Visit) => number,
	context: "office" | "home" = "office",
): SourceCurve => ({
	quantity,
	context,
	unit,
	of: (week) => atVisit(read, 7 * week + 3, context),
	weeks: context === "home" ? range(12, 39) : [10, 12, 16, 20, 26, 28, 31, 34, 36, 38],
	weeksAfter: [],
});

/** What is drawn: each as a study would see it in its context, by week. */
const curves: readonly SourceCurve[] = [
	level("Resting heart rate", "watch", "bpm", "restingHeartRateBpm"),
	visit("Heart rate", "bpm", (each) => each.heartRateBpm),
	visit("Heart rate", "bpm", (each) => each.heartRateBpm, "home"),
	change("RMSSD, change", "asleep", "ms", "rmssdMs"),
	level("Steps", "watch", "1/d", "steps"),
	level("Moderate and vigorous activity", "watch", "min/d", "mvpaMinutes"),
	level("Acceleration of the wrist", "watch", "mg", "enmoMg"),
	{
		...level("Energy expenditure", "watch", "%", "energyExpenditureKcal"),
		of: (week) => (p) =>
			100 * (inPregnancy("energyExpenditureKcal", 7 * week)(p) / before("energyExpenditureKcal")(p) - 1),
		after: (week) => (p) =>
			100 * (afterBirth("energyExpenditureKcal", 7 * week)(p) / before("energyExpenditureKcal")(p) - 1),
	},
	change("Time in bed, change", "asleep", "min", "timeInBedMinutes"),
	change("Total sleep, change", "asleep", "min", "lightSleepMinutes", "deepSleepMinutes", "remSleepMinutes"),
	change("Light sleep, change", "asleep", "min", "lightSleepMinutes"),
	change("Deep sleep, change", "asleep", "min", "deepSleepMinutes"),
	change("REM sleep, change", "asleep", "min", "remSleepMinutes"),
	change("Skin temperature, change", "asleep", "Cel", "skinTemperatureCel"),
	visit("Body temperature", "Cel", (each) => each.temperatureCel),
	level("Breaths a minute", "asleep", "/min", "respiratoryRatePerMinute"),
	visit("Oxygen saturation", "%", (each) => each.spo2Percent),
	visit("Systolic pressure", "mmHg", (each) => each.systolicMmHg),
	visit("Systolic pressure", "mmHg", (each) => each.systolicMmHg, "home"),
	visit("Diastolic pressure", "mmHg", (each) => each.diastolicMmHg),
	visit("Diastolic pressure", "mmHg", (each) => each.diastolicMmHg, "home"),
	level("Mean glucose", "continuous-sensor", "mg/dL", "glucoseMgDl"),
	{
		quantity: "EPDS total",
		context: "questionnaire",
		unit: "1",
		of: (week) => totalOn("epds", 7 * week, false),
		after: (week) => totalOn("epds", week === 35 ? 243 : 7 * week, true),
		weeks: [18, 32],
		weeksAfter: [5, 8, 35],
	},
];

/** Gathers curves, pregnancy by pregnancy: a count, a sum and a sum of squares for each week, whatever the cohort's size. */
export function curveCollector() {
	const cells = curves.flatMap((curve) => [
		...curve.weeks.map((week) => ({ curve, week, isAfterBirth: false, of: curve.of(week), n: 0, sum: 0, squares: 0 })),
		...curve.weeksAfter.map((week) => {
			const of = (curve.after as NonNullable<SourceCurve["after"]>)(week);
			return { curve, week, isAfterBirth: true, of, n: 0, sum: 0, squares: 0 };
		}),
	]);
	return {
		add(pregnancy: SyntheticPregnancy): void {
			for (const cell of cells) {
				const value = cell.of(pregnancy);
				if (Number.isNaN(value)) continue;
				cell.n++;
				cell.sum += value;
				cell.squares += value * value;
			}
		},
		/** Weeks with fewer than 30 women are left out. */
		rows: (): CurveRow[] =>
			cells
				.filter(({ n }) => n >= 30)
				.map(({ curve, week, isAfterBirth, n, sum, squares }) => ({
					quantity: curve.quantity,
					context: curve.context,
					unit: curve.unit,
					week,
					isAfterBirth,
					n,
					mean: sum / n,
					sd: Math.sqrt(Math.max(0, (squares - (sum * sum) / n) / (n - 1))),
				})),
	};
}
