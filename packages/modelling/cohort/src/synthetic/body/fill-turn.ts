import type { CurveDays } from "../curves/fill-curve.ts";
import type { SyntheticPerson } from "../person/draw-person.ts";

/**
 * Lays a change with a turn over a pregnancy's days, up to its end: along `change` until the turn, then along a straight
 * line. Half of it follows each clock where the turn is by both; without a turn `change` goes on to the end.
 *
 * @param into - Days; those from the end on are left as they are.
 * @param change - Change from before pregnancy by gestational day. @param slope - A day, after the turn.
 */
export function fillTurn(
	into: Float64Array,
	change: Float64Array,
	slope: number,
	person: SyntheticPerson,
	days: CurveDays,
): Float64Array {
	const { turnClock } = person;
	const never = Number.POSITIVE_INFINITY;
	const one =
		turnClock === "none" ? never : turnClock === "gestation" ? person.turnByGestationDays : person.turnByBirthDays;
	const other = turnClock === "both" ? person.turnByGestationDays : one;
	const last = change.length - 1;
	const end = Math.min(days.n, days.endIndex);
	for (let i = 0; i < end; i++) {
		const day = days.firstGestationalAgeDays + i;
		into[i] =
			day <= 0 ? change[0] : (valueAt(change, last, slope, day, one) + valueAt(change, last, slope, day, other)) / 2;
	}
	return into;
}

function valueAt(change: Float64Array, last: number, slope: number, day: number, turn: number): number {
	if (day <= turn) return change[Math.min(day, last)];
	// The turn may lie between two days.
	const whole = Math.max(0, Math.min(last - 1, Math.floor(turn)));
	const atTurn = change[whole] + (change[whole + 1] - change[whole]) * Math.max(0, Math.min(1, turn - whole));
	return atTurn + slope * (day - turn);
}
