import { InvalidInputError } from "@quickening/core";

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

/**
 * A fact as it came from a table: true, false, or undefined where it is not known, which null is, too.
 *
 * @throws InvalidInputError when it is anything else: "no" is a text, and would count as true.
 */
export function factOf(where: string, argument: string, value: boolean | null | undefined): boolean | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === "boolean") return value;
	throw new InvalidInputError(
		`${where}: ${argument} must be true or false, or left out where it is not known; got ${JSON.stringify(value)}`,
		{ code: "not-boolean", argument, received: value },
	);
}

/**
 * A number as it came from a table: NaN where it is not known, which null is, too.
 *
 * @throws InvalidInputError when it is anything else, such as a text of digits.
 */
export function amountOf(where: string, argument: string, value: number | null | undefined): number {
	if (value === undefined || value === null) return Number.NaN;
	if (typeof value === "number") return value;
	throw new InvalidInputError(
		`${where}: ${argument} must be a number, NaN where it is not known; got ${JSON.stringify(value)}`,
		{ code: "not-a-number", argument, received: value },
	);
}
