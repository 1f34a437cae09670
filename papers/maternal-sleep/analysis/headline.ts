import { published } from "../published.ts";

/** A number as the files give it, to be set beside the published one. */
export interface Headline {
	readonly value: number;
	readonly unit: string;
	readonly digits: number;
}

/** Ids of the values that a published number is compared with. */
export const headlineIds: ReadonlySet<string> = new Set(
	published.flatMap(({ ours }) => (ours === undefined ? [] : [ours])),
);
