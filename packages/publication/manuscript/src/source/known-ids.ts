/** What a manuscript may name. */
export interface KnownIds {
	readonly values: readonly string[] | ValueIds;
	readonly figures: readonly string[];
	readonly tables: readonly string[];
	/** Keys of the bibliography; undefined when it cannot be read, and no citation is then judged. */
	readonly citations: readonly string[] | undefined;
}

/** Values that are not all known by name, such as those of stages that have not run. */
export interface ValueIds {
	has(id: string): boolean;
	/** What to say of an id that is not there. */
	refusal(id: string): string;
}
