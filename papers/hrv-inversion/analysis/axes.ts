import type { StageContext } from "@quickening/paper";
import {
	choleskyFactor,
	choleskySolve,
	correlation,
	restrictedCubicSpline,
	standardDeviation,
} from "@quickening/stats";
import { type Design, nightDesignOf, readDesign, type Stratum, strata } from "./design.ts";
import type { Measured } from "./measured.ts";
import { studyOf } from "./study.ts";

/** Women of a stratum from whom the clocks' likeness is taken; no fit is made of them. */
const women = 2000;

/** How alike the two clocks are over the nights of a group. */
export interface AxesRow {
	readonly group: "term" | "preterm" | "all";
	readonly women: number;
	readonly nights: number;
	/** Of gestational age with days to birth (sign turned), over nights. */
	readonly correlation: number;
	/** Standard deviation of recorded gestational age at birth, days. */
	readonly birthSdDays: number;
	/** Share of a turn by birth, each woman's level and trend taken out, that no curve by gestation can follow. */
	readonly toldApart: number;
}

/** What women who give birth in a week tell of which clock it is. */
export interface WeekRow {
	readonly weeks: number;
	readonly women: number;
	/** Expected difference in deviance, birth's clock being true, that one woman adds: AIC points. */
	readonly points: number;
}

/**
 * How alike the clocks are. Within a woman they are the same but for a constant; so a turn by birth differs from one by
 * gestation only through women who give birth at other times. What each woman tells is the part of her turn by birth that the
 * best curve by gestation leaves over, in units of the night's noise.
 */
export default function axes(stage: StageContext): void {
	const { line } = stage.readJson<Measured>("measured");
	const design = readDesign(stage, line);
	const simulated = Object.fromEntries(strata.map((stratum) => [stratum, womenOf(design, stratum)])) as Record<
		Stratum,
		Woman[]
	>;
	const share = design.study.preterm / design.study.women;
	const nPreterm = Math.round((women * share) / (1 - share));
	const mixed = [...simulated.term, ...simulated.preterm.slice(0, nPreterm)];
	const rows = [rowOf("term", simulated.term), rowOf("preterm", simulated.preterm), rowOf("all", mixed)];
	stage.writeJson("axes", rows);

	const { fallPerDay, risePerDay, nightSd, measurementSlope, measurementSd } = nightDesignOf(
		design,
		{ clock: "birth", slopes: "erickson", world: "reference" },
		"term",
	);
	const scale =
		(measurementSlope * (fallPerDay + risePerDay)) ** 2 / ((measurementSlope * nightSd) ** 2 + measurementSd ** 2);
	// Of all births, what the curve by gestation leaves over; preterm women weigh as they are many.
	const left = leftOver(mixed);
	const coefficients = left.coefficients;
	const everyone = [...simulated.term, ...simulated.preterm];
	const byWeek = new Map<number, number[]>();
	for (const woman of everyone) {
		const weeks = Math.floor(woman.birthDays / 7);
		const points = scale * squaresLeft(woman, coefficients);
		byWeek.set(weeks, [...(byWeek.get(weeks) ?? []), points]);
	}
	const weeks = [...byWeek]
		.sort(([a], [b]) => a - b)
		.map(
			([week, points]): WeekRow => ({
				weeks: week,
				women: points.length,
				points: points.reduce((sum, value) => sum + value, 0) / points.length,
			}),
		);
	stage.writeJson("weeks", weeks);

	for (const row of rows) {
		const at = { n: row.women, units: "simulated women" };
		stage.value(`axes.correlation.${row.group}`, {
			...at,
			value: row.correlation,
			unit: "",
			digits: 3,
			method: "Correlation over nights of gestational age with days to birth, sign turned",
		});
		stage.value(`axes.birthSd.${row.group}`, {
			...at,
			value: row.birthSdDays,
			unit: "days",
			digits: 1,
			method: "Standard deviation of recorded gestational age at birth",
		});
		stage.value(`axes.toldApart.${row.group}`, {
			...at,
			value: 100 * row.toldApart,
			unit: "%",
			digits: 1,
			method:
				"Variance of a turn by birth within women, their level and trend taken out, that the best curve by gestation leaves over",
		});
	}
	const pointsAt = (from: number, to: number) => {
		const some = weeks.filter((row) => row.weeks >= from && row.weeks <= to);
		const n = some.reduce((sum, row) => sum + row.women, 0);
		return { n, points: some.reduce((sum, row) => sum + row.women * row.points, 0) / n };
	};
	for (const [name, from, to] of [
		["before34", 28, 33],
		["34to36", 34, 36],
		["39to40", 39, 40],
	] as const) {
		const { n, points } = pointsAt(from, to);
		stage.value(`axes.points.${name}`, {
			value: points,
			unit: "",
			digits: 2,
			n,
			units: "simulated women",
			method:
				"Expected difference in deviance that a woman adds when birth is the clock and the rise small, women's own trends taken out",
		});
	}
}

/** A woman's columns with her level and straight trend taken out. */
interface Woman {
	readonly birthDays: number;
	readonly gestation: Float64Array;
	readonly birth: Float64Array;
	readonly hinge: Float64Array;
	readonly curve: readonly Float64Array[];
}

function womenOf(design: Design, stratum: Stratum): Woman[] {
	const many: Design = {
		...design,
		study: { women: 2 * women, preterm: women },
	};
	const cell = { clock: "neither", slopes: "erickson", women: 2 * women, world: "reference" } as const;
	return studyOf(many, { cell, repetition: -1, stratum }).map(({ gestationalAgeDays, daysToBirth, truth }) => {
		const gestation = gestationalAgeDays.map((day) => (day - 196) / 100);
		const knots = design.shapes.knotDays.map((day) => (day - 196) / 100);
		const spline = restrictedCubicSpline(gestation, knots);
		const curve = Array.from({ length: spline.nColumns - 1 }, (_, j) =>
			withoutTrend(
				gestation.map((_, i) => spline.values[i * spline.nColumns + j + 1]),
				gestation,
			),
		);
		return {
			birthDays: truth.gestationalAgeAtBirthDays,
			gestation: gestationalAgeDays,
			birth: daysToBirth.map((day) => -day),
			hinge: withoutTrend(
				daysToBirth.map((day) => Math.max(0, design.turn.daysToBirth - day)),
				gestation,
			),
			curve,
		};
	});
}

/** Residuals of a column on an intercept and a straight trend. */
function withoutTrend(column: Float64Array, time: Float64Array): Float64Array {
	const n = column.length;
	let meanTime = 0;
	let mean = 0;
	for (let i = 0; i < n; i++) {
		meanTime += time[i] / n;
		mean += column[i] / n;
	}
	let cross = 0;
	let squares = 0;
	for (let i = 0; i < n; i++) {
		cross += (time[i] - meanTime) * (column[i] - mean);
		squares += (time[i] - meanTime) ** 2;
	}
	const slope = squares > 0 ? cross / squares : 0;
	return column.map((value, i) => value - mean - slope * (time[i] - meanTime));
}

function rowOf(group: AxesRow["group"], some: readonly Woman[]): AxesRow {
	const all = (of: (woman: Woman) => Float64Array) => some.flatMap((woman) => [...of(woman)]);
	const gestation = all((woman) => woman.gestation);
	return {
		group,
		women: some.length,
		nights: gestation.length,
		correlation: correlation(
			gestation,
			all((woman) => woman.birth),
		),
		birthSdDays: standardDeviation(some.map((woman) => woman.gestation[0] - woman.birth[0])),
		toldApart: leftOver(some).share,
	};
}

/** Least squares of the turn by birth on the curve by gestation, over all nights. */
function leftOver(some: readonly Woman[]): { readonly share: number; readonly coefficients: Float64Array } {
	const p = (some[0] as Woman).curve.length;
	const products = new Float64Array(p * p);
	const right = new Float64Array(p);
	let total = 0;
	for (const { hinge, curve } of some) {
		for (let i = 0; i < hinge.length; i++) {
			total += hinge[i] ** 2;
			for (let a = 0; a < p; a++) {
				const left = (curve[a] as Float64Array)[i];
				right[a] += left * hinge[i];
				for (let b = 0; b < p; b++) products[a * p + b] += left * (curve[b] as Float64Array)[i];
			}
		}
	}
	const factor = choleskyFactor({ values: products, nRows: p, nColumns: p });
	if (factor === undefined) throw new Error("leftOver: the curve's columns are combinations of one another");
	const coefficients = choleskySolve(factor, right);
	const told = coefficients.reduce((sum, value, a) => sum + value * right[a], 0);
	return { share: 1 - told / total, coefficients };
}

/** Days squared that the curve leaves over of one woman's turn. */
function squaresLeft({ hinge, curve }: Woman, coefficients: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < hinge.length; i++) {
		let left = hinge[i];
		coefficients.forEach((coefficient, a) => {
			left -= coefficient * (curve[a] as Float64Array)[i];
		});
		sum += left ** 2;
	}
	return sum;
}
