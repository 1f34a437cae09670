import type { Workspace } from "@quickening/workspace";

/** What became of the report's pages. */
export interface SiteResult {
	readonly state: "built" | "up to date" | "failed" | "skipped";
	/** Path of the first page below the repository. */
	readonly index: string;
	readonly seconds?: number;
	/** The end of the builder's output when it failed. */
	readonly output?: readonly string[];
	/** Why it was not built. */
	readonly because?: string;
}

/** The first page of the report, below the repository. */
export const siteIndex = "notebooks/dist/index.html";

/** Builds the report's pages; `buildSite` of the command does. Given by the caller, since pages stand above rebuilding. */
export type SiteBuilder = (
	workspace: Workspace,
	options: { signal: AbortSignal; onStart?: () => void; onLine?: (line: string) => void },
) => Promise<SiteResult>;
