import type { DateOrder } from "./clock-times.ts";

/** What a file may leave open. */
export interface ReadActigraphCsvOptions {
	/** Order of day and month in the dates, where the file does not tell. */
	readonly dateOrder?: DateOrder;
	/** Start of the first row on the device's clock, "2021-11-22T17:10:00", where the file has no time. */
	readonly startTime?: string;
	/** Length of an epoch in s, where the file has no time. */
	readonly epochSeconds?: number;
	/** Samples a second of raw acceleration, where the file has no header. */
	readonly samplingRateHz?: number;
}
