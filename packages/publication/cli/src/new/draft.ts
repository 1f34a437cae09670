/** What can be begun. */
export type DraftKind = "paper" | "dataset" | "notebook" | "package";

/** What a new file holds: its text, or a copy of a file elsewhere. */
export type DraftContent = string | { readonly copyOf: string };

/** Something new, whole, before any of it is written. Paths are below the repository's root, with forward slashes. */
export interface Draft {
	readonly kind: DraftKind;
	readonly name: string;
	/** New files; none of them is there. */
	readonly files: ReadonlyMap<string, DraftContent>;
	/** Files that are there, with the content that they get. */
	readonly edits: ReadonlyMap<string, string>;
	/** Folder and npm name of the new workspace package, if it is one. */
	readonly workspacePackage?: { readonly folder: string; readonly npmName: string };
	/** Files that come to be while the draft is finished (DVC's own): taken away with it. */
	readonly madeLater?: readonly string[];
	/** What a person should know or do next, a sentence each. */
	readonly next: readonly string[];
}
