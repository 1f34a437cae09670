/** A setting that a reader can move. */
export interface Setting {
	readonly name: string;
	readonly label: string;
	readonly unit: string;
	readonly minimum: number;
	readonly maximum: number;
	readonly step: number;
	readonly start: number;
}

/** A figure that answers to its settings: drawn once when the page is built, and again in the reader's browser. */
export interface WhatIf {
	readonly title: string;
	readonly caption: string;
	readonly settings: readonly Setting[];
	/**
	 * Brings what drawing needs, once: `base` is the address of the script in a browser, and undefined where the page is built.
	 */
	readonly prepare?: (base: string | undefined) => Promise<void>;
	/** Draws, and says in a sentence what is seen. */
	readonly draw: (settings: Readonly<Record<string, number>>) => { readonly svg: string; readonly sentence: string };
}
