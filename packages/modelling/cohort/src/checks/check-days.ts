import { measuredRows } from "./check-sessions.ts";
import { localDayClock } from "./local-days.ts";
import type { AddProblem } from "./problem-list.ts";
import { dateOfDay, type StudyTable } from "./study.ts";
import type { StudyFacts } from "./study-facts.ts";

/** Minutes by which sums of rounded minutes may differ. */
const TOLERANCE_MINUTES = 2;

/** Days by themselves: reasons for what is missing, minutes of a day that had 23 or 25 hours, and the night's sums. */
export function checkDays(facts: StudyFacts, add: AddProblem): void {
	const table = facts.tables.get("day");
	if (table === undefined) return;
	checkReasons(table, add);
	checkMinutes(facts, table, add);
	checkNights(table, add);
}

function checkReasons(table: StudyTable, add: AddProblem): void {
	const missing = table.text("missing");
	if (missing === undefined) return;
	const measured = measuredRows(table);
	for (let row = 0; row < table.nRows; row++) {
		const code = missing.codes[row]!;
		const place = { table: "day" as const, column: "missing", row };
		if (code >= 0 && measured[row] === 1) {
			add("missing-but-measured", {
				...place,
				found: `The reason is ${missing.levels[code]}, and something was measured`,
			});
		} else if (code < 0 && measured[row] === 0) {
			add("missing-without-reason", { ...place, found: "Nothing was measured, and no reason is given" });
		}
	}
}

function checkMinutes({ personById }: StudyFacts, table: StudyTable, add: AddProblem): void {
	const person = table.text("personId");
	const date = table.day("date");
	if (person === undefined || date === undefined) return;
	const zones = person.levels.map((id) => personById.get(id)?.zone ?? "");
	const clock = localDayClock();
	for (const column of ["wearMinutes", "mvpaMinutes"] as const) {
		const values = table.number(column);
		if (values === undefined) continue;
		for (let row = 0; row < values.length; row++) {
			const value = values[row]!;
			// No day is shorter than 23 hours; beyond 25 the value is out of the column's range.
			if (!(value > 1380 && value <= 1500) || Number.isNaN(date[row]!)) continue;
			const zone = person.codes[row]! < 0 ? "" : zones[person.codes[row]!]!;
			const most = zone === "" ? mostMinutes(date[row]!) : clock.minutesOf(zone, date[row]!);
			if (value <= most) continue;
			const where = zone === "" ? "her zone is not known" : `in ${zone}`;
			const found = `${column} is ${value}; ${dateOfDay(date[row]!)} had ${most} minutes, ${where}`;
			add("longer-than-day", { table: "day", column, row, found });
		}
	}
}

/** Minutes of a day in whatever zone: on Sundays of spring and autumn clocks may go back. */
function mostMinutes(day: number): number {
	const date = new Date(day * 86_400_000);
	return date.getUTCDay() === 0 && [2, 3, 9, 10].includes(date.getUTCMonth()) ? 1500 : 1440;
}

function checkNights(table: StudyTable, add: AddProblem): void {
	const bed = table.number("timeInBedMinutes");
	const sleep = table.number("totalSleepMinutes");
	if (sleep === undefined) return;
	const stages = ["lightSleepMinutes", "deepSleepMinutes", "remSleepMinutes"].map((column) => table.number(column));
	for (let row = 0; row < table.nRows; row++) {
		const asleep = sleep[row]!;
		if (bed !== undefined && asleep > bed[row]! + TOLERANCE_MINUTES) {
			const found = `${asleep} minutes asleep, ${bed[row]} in bed`;
			add("sleep-longer-than-bed", { table: "day", column: "totalSleepMinutes", row, found });
		}
		let sum = 0;
		for (const stage of stages) sum += stage === undefined ? Number.NaN : stage[row]!;
		if (Math.abs(sum - asleep) > TOLERANCE_MINUTES) {
			const found = `Stages add up to ${Math.round(sum)} minutes, total sleep is ${asleep}`;
			add("stages-do-not-add-up", { table: "day", column: "totalSleepMinutes", row, found });
		}
	}
}
