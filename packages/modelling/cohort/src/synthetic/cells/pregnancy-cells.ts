import type { Columns } from "@quickening/table";
import { type CohortCells, cellsOfRows, type TableCells } from "../../tables/cells.ts";
import { isoDate } from "../design/days-since-1970.ts";
import { syntheticMinutes } from "../minutes/day/synthetic-minutes.ts";
import type { MinuteSource } from "../minutes/minute-source.ts";
import type { SyntheticPregnancy } from "../synthetic-pregnancy.ts";
import { bodyQuantities, effectColumn } from "./truth-columns.ts";

/** The rows of one synthetic pregnancy in the tables of a study, as columns. */
export function cellsOfPregnancy({ observed }: SyntheticPregnancy): CohortCells {
	const rows = {
		participant: [observed.participant],
		pregnancy: [observed.pregnancy],
		infant: observed.infants,
		wearSession: observed.wearSessions,
		visit: observed.visits,
		questionnaire: observed.questionnaires,
		event: observed.events,
		outcome: observed.outcomes,
	};
	return {
		...Object.fromEntries(
			Object.entries(rows).map(([table, each]) => [table, cellsOfRows(table as keyof typeof rows, each)]),
		),
		day: observed.days,
	};
}

/** The row of truth of one synthetic pregnancy, by `truthColumns`. */
export function cellsOfTruth({ truth }: SyntheticPregnancy, columns: Columns): TableCells {
	const { randomEffects, gestationStartDay, ...facts } = truth;
	const row: Record<string, unknown> = { ...facts, gestationStartOn: isoDate(gestationStartDay) };
	for (const [name, value] of Object.entries(randomEffects)) row[effectColumn(name)] = value;
	return Object.fromEntries(
		Object.entries(columns).map(([name, { type }]) => {
			const value = row[name];
			if (type === "number" || type === "integer") return [name, Float64Array.of(value as number)];
			return [name, [typeof value === "boolean" ? (value ? "yes" : "no") : (value as string)]];
		}),
	);
}

/** The body's days of one synthetic pregnancy. */
export function cellsOfBody({ truth, days }: SyntheticPregnancy): TableCells {
	const { n, firstDay, firstGestationalAgeDays } = days;
	return {
		pregnancyId: new Array<string>(n).fill(truth.pregnancyId),
		date: Array.from({ length: n }, (_, i) => isoDate(firstDay + i)),
		gestationalAgeDays: Float64Array.from({ length: n }, (_, i) => firstGestationalAgeDays + i),
		...Object.fromEntries(bodyQuantities.map((name) => [name, days[name]])),
	};
}

/** Days of one synthetic pregnancy, minute by minute. */
export function cellsOfMinutes(
	{ truth, days, index }: SyntheticPregnancy,
	{ seed, zone }: Pick<MinuteSource, "seed" | "zone">,
	{ fromGestationalDay, nDays }: { readonly fromGestationalDay: number; readonly nDays: number },
): TableCells {
	const first = Math.max(0, fromGestationalDay - days.firstGestationalAgeDays);
	const parts = [];
	for (let day = first; day < Math.min(days.n, first + nDays); day++) {
		parts.push(syntheticMinutes({ seed, index, zone, days }, day));
	}
	const n = parts.reduce((sum, { minutes }) => sum + minutes, 0);
	const numbers = ["minute", "utcSeconds", "heartRateBpm", "steps", "enmoMg", "inBed", "asleep"] as const;
	const cells = Object.fromEntries(numbers.map((name) => [name, new Float64Array(n)])) as Record<
		(typeof numbers)[number],
		Float64Array
	>;
	const date = new Array<string>(n);
	let row = 0;
	for (const part of parts) {
		for (let m = 0; m < part.minutes; m++, row++) {
			date[row] = part.date;
			cells.minute[row] = m;
			cells.utcSeconds[row] = part.startUtcSeconds + 60 * m;
			cells.heartRateBpm[row] = part.heartRateBpm[m]!;
			cells.steps[row] = part.steps[m]!;
			cells.enmoMg[row] = part.enmoMg[m]!;
			cells.inBed[row] = part.isInBed[m]!;
			cells.asleep[row] = part.isAsleep[m]!;
		}
	}
	return { pregnancyId: new Array<string>(n).fill(truth.pregnancyId), date, ...cells };
}
