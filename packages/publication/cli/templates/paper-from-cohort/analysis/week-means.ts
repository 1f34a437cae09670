import type { ClockRows } from "@quickening/cohort";
import { mean } from "@quickening/stats";
import { type MeanWithInterval, meanWithInterval } from "./mean-with-interval.ts";

export const clockNames = { gestation: "Gestational age", birth: "Before birth" } as const;
export type ClockName = keyof typeof clockNames;

/** The quantity in one week of one clock, over women. */
export interface WeekRow extends MeanWithInterval {
	readonly clock: ClockName;
	/** Completed weeks of gestation; or the week before birth, 1 the last one. */
	readonly week: number;
}

/** Each pregnancy's mean of a week counts once. `weeks` puts so many weeks together; only weeks that somebody has are rows. */
export function weekMeans(people: readonly ClockRows[], { weeks = 1 }: { readonly weeks?: number } = {}): WeekRow[] {
	return (["gestation", "birth"] as const).flatMap((clock) => {
		const own = people.map((rows) => meansByWeek(rows, clock, weeks));
		const present = [...new Set(own.flatMap((means) => [...means.keys()]))].sort((a, b) => a - b);
		return present.map((week) => {
			const values = own.flatMap((means) => means.get(week) ?? []);
			return { clock, week, ...meanWithInterval(values) };
		});
	});
}

/** A pregnancy's mean by week of a clock. */
export function meansByWeek(rows: ClockRows, clock: ClockName, weeks: number): Map<number, number> {
	const values = new Map<number, number[]>();
	for (let i = 0; i < rows.values.length; i++) {
		const day = clock === "gestation" ? rows.gestationalAgeDays[i]! : rows.daysToBirth[i]! - 1;
		const week = Math.floor(day / (7 * weeks)) * weeks + (clock === "gestation" ? 0 : 1);
		const former = values.get(week);
		if (former) former.push(rows.values[i]!);
		else values.set(week, [rows.values[i]!]);
	}
	return new Map([...values].map(([week, own]) => [week, mean(own)]));
}
