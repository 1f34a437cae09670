/**
 * What dvc answers, as typed JSON, and between which versions that was seen to hold.
 * `QUICKENING_TEST_DVC=<path> vitest run packages/publication/dvc` runs the integration tests with another dvc.
 */

/** The oldest dvc that the integration tests were run with. */
export const lowestTestedDvcVersion = "3.66.1";
/** The newest dvc that the integration tests were run with. */
export const latestTestedDvcVersion = "3.67.1";

/** How a path differs from what the .dvc file or dvc.lock says. */
export type DvcPathState = "new" | "modified" | "deleted" | "not in cache" | "incorrect type" | "update available";

/** One reason why a stage is not up to date. */
export type DvcStatusReason =
	| { readonly "changed deps": Readonly<Record<string, DvcPathState | Readonly<Record<string, DvcPathState>>>> }
	| { readonly "changed outs": Readonly<Record<string, DvcPathState>> }
	| { readonly "changed command": unknown }
	| "changed checksum"
	| "always changed"
	| "frozen"
	| "callback stage";

/** `dvc status --json`: stage address to reasons; a stage that is up to date is absent. */
export type DvcStatus = Readonly<Record<string, readonly DvcStatusReason[]>>;

/** `dvc params diff --json`: file to key to its two values. */
export type DvcParamsDiff = Readonly<
	Record<string, Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>>
>;

/** `dvc data status --json`: what is tracked, committed and present. */
export interface DvcDataStatus {
	readonly not_in_cache?: readonly string[];
	readonly committed?: DvcDataChanges;
	readonly uncommitted?: DvcDataChanges;
	readonly untracked?: readonly string[];
	readonly unchanged?: readonly string[];
}

/** Paths by what happened to them. */
export interface DvcDataChanges {
	readonly added?: readonly string[];
	readonly modified?: readonly string[];
	readonly deleted?: readonly string[];
	readonly renamed?: readonly { readonly old: string; readonly new: string }[];
	readonly unknown?: readonly string[];
}

/** The graph of stages (or outputs), from `dvc dag --dot`. */
export interface DvcGraph {
	readonly nodes: readonly string[];
	/** Pairs [from, to]: `to` depends on `from`. */
	readonly edges: readonly (readonly [string, string])[];
}
