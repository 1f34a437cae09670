import type { WaitingDataset } from "./reproduction.ts";

/** What a paper waits for, in words: "data", or the libraries by name where no data are missing. */
export function waitsFor(waiting: readonly WaitingDataset[] = []): string {
	const libraries = waiting.filter(({ kind }) => kind === "library").map(({ dataset }) => dataset);
	return libraries.length > 0 && libraries.length === waiting.length ? libraries.join(" and ") : "data";
}
