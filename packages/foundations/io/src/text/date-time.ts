import { type DateOrder, readClock, readDate } from "./local-date.ts";

/** A moment as a cell has it. */
export interface CellTime {
	/** Seconds since 1970-01-01T00:00 on the clock that wrote it. */
	readonly localSeconds: number;
	/** Seconds by which that clock is ahead of UTC, where the cell says so. */
	readonly offsetSeconds: number | null;
}

const form = /^(\S+?)(?:T|\s+)(\d{1,2}:.*?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;

/** The date of a cell with date and time, as it stands; the cell itself where there is no time. */
export function dateOf(cell: string): string {
	return form.exec(cell)?.[1] ?? cell;
}

/** Reads "2023-03-08T00:04:00", "20-03-2021 17:38", "03-20-2021 05:38 PM", "2023-03-08T00:04:00+01:00"; else undefined. */
export function readDateTime(cell: string, order: DateOrder): CellTime | undefined {
	const parts = form.exec(cell);
	if (parts === null) return undefined;
	const isYearFirst = /^\d{4}[-/.]/.test(parts[1]!);
	const day = readDate(parts[1]!, isYearFirst ? "year-first" : order);
	const clock = readClock(parts[2]!);
	if (day === undefined || clock === undefined) return undefined;
	return { localSeconds: day * 86_400 + clock, offsetSeconds: offsetOf(parts[3]) };
}

function offsetOf(text: string | undefined): number | null {
	if (text === undefined) return null;
	if (!/^[+-]/.test(text)) return 0;
	const digits = text.replace(/\D/g, "");
	return (text[0] === "-" ? -1 : 1) * (Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60);
}
