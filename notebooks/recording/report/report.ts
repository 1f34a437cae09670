import type { Warning } from "@quickening/core";
import type { FigureSpec } from "@quickening/figures";

/** What the page says of a recording: plain data, so that it passes from the worker to the page and into the saved report. */
export interface RecordingReport {
	/** What was read, in the reader's words: "Seven days of acceleration". */
	readonly title: string;
	/** Findings in plain words, the most important first. */
	readonly sentences: readonly string[];
	/** What the file says of itself, and what was done with it. */
	readonly facts: readonly Fact[];
	readonly warnings: readonly Warning[];
	readonly figures: readonly ReportFigure[];
	readonly tables: readonly ReportTable[];
	readonly methods: readonly Method[];
}

export interface Fact {
	readonly name: string;
	readonly value: string;
}

export interface ReportFigure {
	readonly id: string;
	/** A Vega-Lite spec with its words and its rows. */
	readonly spec: FigureSpec;
	/** What is drawn, as a table for saving. */
	readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

export interface ReportColumn {
	readonly key: string;
	readonly title: string;
	/** Shown in the heading; "" for none. */
	readonly unit: string;
	readonly digits?: number;
	readonly definition?: string;
}

export interface ReportTable {
	readonly id: string;
	readonly title: string;
	readonly columns: readonly ReportColumn[];
	readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

/** A measure that was used, and whose it is. */
export interface Method {
	readonly name: string;
	readonly source: string;
	/** Without "https://doi.org/"; "" where there is none. */
	readonly doi: string;
}

/** What a visitor says of a recording, which no file says. */
export interface RecordingSettings {
	/** Time zone in which the device was worn: an IANA name. */
	readonly zone: string;
	/** Null where it is not said. */
	readonly ageYears: number | null;
	readonly pregnant: boolean;
	/** Where it was worn; "" where it is not said. */
	readonly site: "nonDominantWrist" | "dominantWrist" | "hip" | "";
	/** Unit of RR intervals where the file does not say it. */
	readonly rrUnit: "ms" | "s" | "";
	/** Order of day and month where the file does not settle it. */
	readonly dateOrder: "day-first" | "month-first" | "";
}

/** How far the analysis has come. */
export interface AnalysisProgress {
	/** What is being done, for a person: "Reading". */
	readonly step: string;
	/** 0 to 1, or null where it cannot be told. */
	readonly fraction: number | null;
}

export type OnProgress = (progress: AnalysisProgress) => void;
