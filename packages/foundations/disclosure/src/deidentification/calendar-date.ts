/** How dates are written in a table. Years have four digits: of two, nobody can tell the century of a birth. */
export const dateFormats = ["YYYY-MM-DD", "DD.MM.YYYY", "DD/MM/YYYY", "MM/DD/YYYY", "YYYYMMDD", "excel"] as const;

export type DateFormat = (typeof dateFormats)[number];

export interface CalendarDate {
	/** Days since 1970-01-01 in the calendar, negative before. */
	readonly day: number;
	/** Seconds since midnight on the wall clock; undefined where no time is given. */
	readonly secondsOfDay?: number;
}

/** Why a cell is no date; never holds the cell. */
export interface NoDate {
	readonly problem: string;
}

const patterns: Readonly<
	Record<Exclude<DateFormat, "excel">, { readonly date: RegExp; readonly order: readonly [number, number, number] }>
> = {
	"YYYY-MM-DD": { date: /^(\d{4})-(\d{2})-(\d{2})$/, order: [1, 2, 3] },
	"DD.MM.YYYY": { date: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, order: [3, 2, 1] },
	"DD/MM/YYYY": { date: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: [3, 2, 1] },
	"MM/DD/YYYY": { date: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: [3, 1, 2] },
	YYYYMMDD: { date: /^(\d{4})(\d{2})(\d{2})$/, order: [1, 2, 3] },
};
/** Years of living people and their parents; 0024 is a slip for 2024. */
const [firstYear, lastYear] = [1880, 2199];
/** Days from Excel's day 0 (1899-12-30, which allows for its leap year of 1900) to 1970-01-01. */
const excelEpochDays = 25_569;

/**
 * The calendar day of a cell, by the calendar of where it was written: a time with an offset counts on the day that it names.
 * Days are counted, not hours, so that a change to summer time moves nothing.
 *
 * @param text - Cell without blanks at its ends.
 * @param options.format - "excel": serial numbers of the 1900 system, since 1900-03-01.
 * @param options.zone - Zone whose calendar counts for a time in UTC ("Z"); such a time is no date without it.
 */
export function parseCalendarDate(
	text: string,
	{ format = "YYYY-MM-DD", zone }: { readonly format?: DateFormat; readonly zone?: string } = {},
): CalendarDate | NoDate {
	if (format === "excel") return parseExcel(text);
	const [, date = "", time, offset] =
		/^(\S+?)(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text) ?? [];
	const { date: pattern, order } = patterns[format];
	const parts = pattern.exec(date);
	if (!parts) {
		const isShort = /^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(date);
		return { problem: isShort ? "has a year of two digits" : `is no date of the form ${format}` };
	}
	const [year, month, day] = order.map((part) => Number(parts[part]));
	const found = dayOf(year, month, day);
	if (found === undefined) return { problem: "is no day of the calendar between 1880 and 2199" };
	if (time === undefined) return { day: found };
	const [hours, minutes, seconds = 0] = time.split(":").map((part) => Number(part.replace(",", ".")));
	if (hours > 23 || minutes > 59 || seconds >= 60) return { problem: "has a time that no clock shows" };
	const secondsOfDay = 3600 * hours + 60 * minutes + seconds;
	if (offset?.toUpperCase() !== "Z") return { day: found, secondsOfDay };
	if (zone === undefined) return { problem: "has a time in UTC, whose day depends on the zone: say zone in the plan" };
	return inZone((86_400 * found + secondsOfDay) * 1000, zone);
}

function parseExcel(text: string): CalendarDate | NoDate {
	const serial = /^\d{1,6}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
	const day = Math.floor(serial) - excelEpochDays;
	// Before March 1900 Excel counts a day that was none.
	if (!(serial >= 61) || day > (dayOf(lastYear, 12, 31) as number))
		return { problem: "is no serial number of a date in Excel" };
	const secondsOfDay = Math.round(86_400 * (serial - Math.floor(serial)));
	if (serial === Math.floor(serial)) return { day };
	return secondsOfDay === 86_400 ? { day: day + 1, secondsOfDay: 0 } : { day, secondsOfDay };
}

function dayOf(year: number, month: number, day: number): number | undefined {
	if (year < firstYear || year > lastYear) return undefined;
	const date = new Date(Date.UTC(year, month - 1, day));
	const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return isReal ? date.getTime() / 86_400_000 : undefined;
}

function inZone(milliseconds: number, zone: string): CalendarDate {
	const format = new Intl.DateTimeFormat("en-GB", {
		timeZone: zone,
		hourCycle: "h23",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric",
	});
	const parts = Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]));
	const day = Date.UTC(parts.year, parts.month - 1, parts.day) / 86_400_000;
	const fraction = (milliseconds / 1000) % 1;
	return {
		day,
		secondsOfDay: 3600 * parts.hour + 60 * parts.minute + parts.second + (fraction < 0 ? fraction + 1 : fraction),
	};
}
