/** Whether something was found: what is not known is never "no". */
export type Finding = "yes" | "no" | "not-determinable";

/** A finding with its grounds. */
export interface JudgedFinding {
	readonly finding: Finding;
	/** What made it "yes", in words. */
	readonly present: readonly string[];
	/** What would have to be known, where it is not determinable. */
	readonly missing: readonly string[];
}

/** "yes" when anything is present, "no" when nothing is and nothing is missing, else not determinable. */
export function judge(present: readonly string[], missing: readonly string[]): JudgedFinding {
	if (present.length > 0) return { finding: "yes", present, missing: [] };
	return { finding: missing.length > 0 ? "not-determinable" : "no", present, missing };
}
