/** Doubt about data that could be used all the same: part of a result, never console output. */
export interface Warning {
	/** Stable, machine-readable cause, such as "short-signal". */
	readonly code: string;
	/** One sentence for a person, with what was found. */
	readonly message: string;
}
