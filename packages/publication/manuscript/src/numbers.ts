/**
 * How a paper's parts are numbered, and its bibliography: what a page needs of a manuscript, without what sets one.
 *
 * First call: `const numbers = numberParts(manuscript, { figures, tables, citations });`
 */

export {
	type Bibliography,
	type BibliographyEntry,
	type Creator,
	readBibliography,
} from "./references/read-bibliography.ts";
export { type NumberedParts, numberParts, type PartNumbers } from "./source/number-parts.ts";
