import type { DisclosureRules } from "@quickening/disclosure";

/**
 * What of a paper may leave, results/disclosure.json: it is in git, and the site, the export and the check of git hold each file
 * against it. It names no cell and no count of people.
 */
export interface DisclosureRecord {
	readonly schema: 1;
	readonly rules: DisclosureRules;
	/** How many cells of an output's column, or whether a value, was taken away or rounded, and why. */
	readonly suppressed: readonly {
		readonly stage: string;
		readonly of: string;
		readonly column?: string;
		readonly reason: string;
		readonly cells: number;
	}[];
	/** Path below the paper's folder to sha256. */
	readonly files: Readonly<Record<string, string>>;
}
