/** A result: one number (or word) with all that is needed to read it. */
export interface Value {
	readonly value: number | string;
	/** Unit as printed after the number ("min", "%", "bpm"); "" for a pure number. */
	readonly unit: string;
	/** Digits after the decimal point when printed. */
	readonly digits: number;
	/** How many participants, recordings or events stand behind it. */
	readonly n: number;
	/** What `n` counts, in the plural, as it is printed behind it: "women", "recordings"; where left out, `method` says it. */
	readonly units?: string;
	/** How far the single ones of `units` lie apart. */
	readonly spread?: Spread;
	/** How well the number is known. */
	readonly interval?: Interval;
	/** What the number is and how it was made, in one sentence. */
	readonly method: string;
	/** Why disclosure control has taken the number away; `value` is then null, and `n` is 0. */
	readonly suppressed?: string;
}

/** Spread of what a value sums up: a width about it, or two ends. */
export type Spread =
	/** Standard deviation, or median absolute deviation. */
	| { readonly kind: "SD" | "MAD"; readonly value: number }
	/** Quartiles (the first and the third), or the least and the greatest. */
	| { readonly kind: "IQR" | "range"; readonly low: number; readonly high: number };

export interface Interval {
	readonly low: number;
	readonly high: number;
	/** Coverage in percent, usually 95. */
	readonly levelPercent: number;
	readonly method: string;
	/** What it is called when it is no confidence interval: "IQR", "range", "95% prediction interval". */
	readonly label?: string;
}

/** A value in results/values.json: as recorded, with the stage that made it. */
export interface RecordedValue extends Value {
	readonly stage: string;
}

/** results/values.json: id to value, ids sorted. Ids are dotted words, such as "auc.primary". */
export type Values = Readonly<Record<string, RecordedValue>>;
