/** One kind of leak that was found. */
export interface Leak {
	/**
	 * "participant": a participant has rows in more than one part; "duplicate": rows with equal features stand in different
	 * parts; "source": rows made from the same original row (copies, SMOTE) stand in different parts; "fitting": features were
	 * scaled, filled in or chosen with the rows of the part that they are tested on.
	 */
	readonly kind: "participant" | "duplicate" | "source" | "fitting";
	/** Rows concerned, rising. */
	readonly rows: Int32Array;
	/** Number of participants, distinct rows or original rows that are shared; for "fitting", of parts that were learnt from. */
	readonly nShared: number;
	/** One sentence for a person. */
	readonly message: string;
}
