import { InvalidInputError, type Samples } from "@quickening/core";
import { type GroupProducts, groupProducts, restrictedCubicSpline } from "@quickening/stats";

/** The two clocks of a pregnancy: from its beginning, and to its end. */
export const clocks = ["gestation", "birth"] as const;
export type Clock = (typeof clocks)[number];

/** Days of one participant with both clocks and a value, in any order, all of one length; a row with a NaN is left out. */
export interface ClockRows {
	readonly gestationalAgeDays: Samples;
	/** Days to birth, positive before it. */
	readonly daysToBirth: Samples;
	readonly values: Samples;
}

/** Both clocks have the same shapes, the birth's moved by a pregnancy of 280 days. */
const pregnancyDays = 280;
/** Middle of the time column and its unit: columns stay near 1. */
const middleDays = 196;
const unitDays = 100;

/** Products of one clock's columns with the values, and where each column stands. */
export interface ClockProducts {
	readonly clock: Clock;
	readonly products: GroupProducts;
	/**
	 * Columns by role: intercept 0, time 1, then the spline's others, a hinge for each turn, the woman's own time, the values.
	 */
	readonly time: number;
	/** Time from the middle of the woman's own rows: the same on both clocks, so that random trends favour neither. */
	readonly ownTime: number;
	readonly spline: readonly number[];
	readonly hinges: readonly number[];
	readonly values: number;
	/** Gestational days, or days to birth, of each hinge. */
	readonly turnDays: readonly number[];
}

export interface ClockShapes {
	/** Knots of the spline by gestation in days; by birth they lie at the same distance from day 280. */
	readonly knotDays: readonly number[];
	/** Gestational days at which a broken line may turn; by birth at the same distance from day 280. */
	readonly turnDays: readonly number[];
}

/** Knots at 14, 22, 29, 34 and 38 weeks, closer where a turn is sought; turns at each week from 27 to 38. */
export const defaultClockShapes: ClockShapes = {
	knotDays: [98, 154, 203, 238, 266],
	turnDays: Array.from({ length: 12 }, (_, week) => 7 * (27 + week)),
};

/** Rows that have both clocks and a value, so that both models see the same. */
export function completeRows({ gestationalAgeDays, daysToBirth, values }: ClockRows, person: number): ClockRows {
	const n = values.length;
	if (gestationalAgeDays.length !== n || daysToBirth.length !== n) {
		throw new InvalidInputError(
			`compareClocks: people[${person}] must have as many gestationalAgeDays and daysToBirth as values (${n}); got ${gestationalAgeDays.length} and ${daysToBirth.length}`,
			{ code: "length-mismatch", argument: "people", received: n },
		);
	}
	const keep: number[] = [];
	for (let i = 0; i < n; i++) if (Number.isFinite(gestationalAgeDays[i] + daysToBirth[i] + values[i])) keep.push(i);
	if (keep.length === n) return { gestationalAgeDays, daysToBirth, values };
	const kept = (column: Samples) => Float64Array.from(keep, (i) => column[i]);
	return {
		gestationalAgeDays: kept(gestationalAgeDays),
		daysToBirth: kept(daysToBirth),
		values: kept(values),
	};
}

/** Products of the columns of one clock, person by person; people should have passed {@link completeRows}. */
export function clockProducts(
	people: readonly ClockRows[],
	clock: Clock,
	{ knotDays, turnDays }: ClockShapes,
): ClockProducts {
	const scale = (day: number) => (day - middleDays) / unitDays;
	const knots = knotDays.map(scale);
	const turns = turnDays.map(scale);
	const nSpline = knots.length - 1;
	const groups = people.map(({ gestationalAgeDays, daysToBirth, values }) => {
		const n = values.length;
		const time = new Float64Array(n);
		for (let i = 0; i < n; i++) {
			time[i] = scale(clock === "gestation" ? gestationalAgeDays[i] : pregnancyDays - daysToBirth[i]);
		}
		const spline = restrictedCubicSpline(time, knots).values;
		const columns: Samples[] = [time];
		for (let j = 1; j < nSpline; j++) {
			const column = new Float64Array(n);
			for (let i = 0; i < n; i++) column[i] = spline[i * nSpline + j];
			columns.push(column);
		}
		for (const turn of turns) {
			const hinge = new Float64Array(n);
			for (let i = 0; i < n; i++) hinge[i] = Math.max(0, time[i] - turn);
			columns.push(hinge);
		}
		let middle = 0;
		for (let i = 0; i < n; i++) middle += time[i] / n;
		columns.push(
			time.map((t) => t - middle),
			values,
		);
		return columns;
	});
	const after = nSpline + 1;
	return {
		clock,
		products: groupProducts(groups),
		time: 1,
		spline: Array.from({ length: nSpline }, (_, j) => j + 1),
		hinges: turns.map((_, j) => after + j),
		ownTime: after + turns.length,
		values: after + turns.length + 1,
		turnDays: clock === "gestation" ? turnDays : turnDays.map((day) => pregnancyDays - day),
	};
}
