/** One thing that was looked at. */
export interface Finding {
	readonly topic: string;
	/** "problem": something that is needed does not work; "note": worth knowing, nothing fails. */
	readonly level: "ok" | "note" | "problem";
	/** What was found. */
	readonly found: string;
	/** What to do about it; absent when there is nothing to do. */
	readonly whatToDo?: string;
}
