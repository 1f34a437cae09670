/**
 * A sentence of the paper bound to a value, and how it is to be judged, in the words of the US National Academies
 * (2019, doi:10.17226/25303): rebuilt (same data, same code), reproduced (same data, somebody else's published number),
 * robust (same data, other defensible choices), replicated (new data).
 */
export interface Claim {
	readonly id: string;
	/** The sentence; `{value}` stands where the number goes, printed with its unit and interval. */
	readonly sentence: string;
	/** Id of the value in values.json. */
	readonly value: string;
	/** Rebuilt: how far a rebuilt value may lie from the committed one. Left out: not at all. */
	readonly tolerance?: Tolerance;
	/** Reproduced: somebody's published number, and the margin set beforehand. */
	readonly published?: PublishedNumber;
	/** Robust: the same quantity under other defensible choices. */
	readonly robust?: RobustnessCheck;
	/** Replicated: the same quantity in other data (ids of values). */
	readonly replicated?: RobustnessCheck;
}

export interface Tolerance {
	readonly absolute: number;
	/** Why equality cannot be asked for. */
	readonly reason: string;
}

export interface PublishedNumber {
	readonly value: number;
	/** Citation with DOI. */
	readonly source: string;
	/** The table, figure or sentence that holds the number. */
	readonly where: string;
	/** Largest difference, in the value's unit, at which both are called the same; 0 for counts. */
	readonly margin: number;
	/**
	 * "abstract": of the source only the abstract could be read. A number that does not come out is then not found in the
	 * abstract's terms, which is less than not reproduced: the full text may define it otherwise.
	 */
	readonly read?: "abstract";
	/** What is known of why it may differ; shown when it does. */
	readonly note?: string;
}

export interface RobustnessCheck {
	/** Ids of values, each the same quantity by another defensible choice (or in other data). */
	readonly values: readonly string[];
	/** What each choice is called where it is shown, by the id of its value. */
	readonly labels?: Readonly<Record<string, string>>;
	/** What each must do for the claim to stand. */
	readonly criterion:
		| { readonly kind: "within"; readonly margin: number }
		| { readonly kind: "above"; readonly bound: number }
		| { readonly kind: "below"; readonly bound: number };
}
