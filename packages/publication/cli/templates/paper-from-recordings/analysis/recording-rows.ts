import type { RecordingFormat } from "@quickening/io/identify";
import type { OpenMovementOptions } from "@quickening/io/movement";

/** What params.yaml says of reading. */
export interface ReadingSettings {
	readonly zone: string;
	readonly dateOrder: NonNullable<OpenMovementOptions["dateOrder"]> | null;
	readonly epochSeconds: number;
	readonly calibrate: boolean;
	readonly nightBelongsTo: "begin" | "end";
}

/** A day of a recording: what results/read/days.json holds. Hours that were worn, not worn and missing add up to what was recorded. */
export interface DayRow {
	readonly participant: string;
	readonly file: string;
	/** Of the zone in params.yaml. */
	readonly date: string;
	/** 24, or 23 and 25 where clocks change. */
	readonly hours: number;
	readonly wornHours: number;
	readonly notWornHours: number;
	readonly missingHours: number;
	/** Of the hours that were worn, those for which wear could not be judged. */
	readonly unjudgedHours: number;
	/** Of what was worn; null where the device kept no acceleration. */
	readonly meanEnmoMg: number | null;
	/** Counts a minute of what was worn; null where the device kept acceleration. */
	readonly meanCounts: number | null;
}

/** A night of a recording, from noon to noon: what results/read/nights.json holds. */
export interface NightRow {
	readonly participant: string;
	readonly file: string;
	readonly date: string;
	/** From noon to noon, hours in which the arm's angle is known: measured and worn. */
	readonly knownHours: number;
	/** Time of the day at which the window begins and ends, by the clock of the zone; null where there is none. */
	readonly begin: string | null;
	readonly end: string | null;
	readonly windowHours: number | null;
	/** Sustained inactivity within the window. */
	readonly sleepHours: number | null;
	readonly unknownMinutes: number;
	/** Codes of the doubts. */
	readonly warnings: readonly string[];
}

/** A recording that was read, with its doubts: what results/read/recordings.json holds. */
export interface RecordingRow {
	readonly participant: string;
	readonly file: string;
	readonly format: RecordingFormat;
	/** "acceleration", or the name of the counts. */
	readonly measure: string;
	readonly device: string;
	readonly firmware: string | null;
	/** The device's clock, and what it kept where the file says so. */
	readonly start: string;
	readonly deviceZone: string | null;
	readonly hours: number;
	readonly samplingRateHz: number;
	/** By which rule times that were not worn are told; "none" where there is no rule for the device. */
	readonly wearRule: string;
	/** Null where it was not asked for, or the device kept no acceleration. */
	readonly calibrated: boolean | null;
	readonly errorAtRestMg: number | null;
	readonly missingPercent: number;
	readonly filledPercent: number;
	readonly clippedPercent: number;
	readonly warnings: readonly { readonly code: string; readonly message: string }[];
}

/** A file that could not be read: what results/read/unread.json holds. */
export interface UnreadRow {
	readonly participant: string;
	readonly file: string;
	/** Stable, such as "unknown-format" or "empty-file". */
	readonly code: string;
	readonly reason: string;
}

/** A recording as rows. */
export interface RecordingRows {
	readonly recording: RecordingRow;
	readonly days: readonly DayRow[];
	readonly nights: readonly NightRow[];
}
