/**
 * What of a paper may leave the machine: files that passed disclosure control, byte for byte, and whether a person has signed
 * them off. The site, the export and the tables ask here; the rules themselves are in `@quickening/disclosure`.
 *
 * First call: `const release = readRelease(root, planPaper(root, paper));`
 */

// What no page may read
export { CLOSED_VARIABLE, type ClosedPaths, closedPaths } from "./closed-paths.ts";
// The page for a data manager
export { type DisclosurePageFacts, disclosurePage } from "./disclosure-page.ts";
export { pageLeaks } from "./page-leaks.ts";
export {
	PREVIEW_VARIABLE,
	type Release,
	type ReleaseOptions,
	readPreviewRelease,
	readRelease,
	requireReleased,
} from "./release.ts";
export { type ReleasedNumber, type ReleasedStage, releasedNumbers } from "./released-numbers.ts";
// Sign-off
export { readSignOff, type SignOff, signOff, signOffFile } from "./sign-off.ts";
