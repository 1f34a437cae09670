import type { FigureMeta, JudgedClaim, Provenance } from "@quickening/paper";

/** A file that a crate holds. */
export interface CrateFile {
	/** Below the crate, the same as below the repository. */
	readonly path: string;
	readonly bytes: number;
	readonly sha256: string;
	/** Software Heritage's name of the content, "swh:1:cnt:" and git's SHA-1 of it (ISO/IEC 18670). */
	readonly swhid: string;
	/** What it is, where the path alone does not say. */
	readonly description?: string;
}

/** All that an RO-Crate of a paper is described from. */
export interface CrateFacts {
	readonly provenance: Provenance;
	/** What the paper is about, for those who find the crate. */
	readonly description: string;
	readonly keywords: readonly string[];
	/** SPDX identifier of the code's and the results' licence. */
	readonly licence: string;
	/** Who stands behind the crate, and where they are found; an address may lie in the crate. */
	readonly publisher: { readonly name: string; readonly url: string };
	readonly claims: readonly JudgedClaim[];
	readonly figures: Readonly<Record<string, FigureMeta>>;
	readonly files: readonly CrateFile[];
	/** Results that stay out, and why. */
	readonly withheld: ReadonlyMap<string, string>;
	/** Programs that run the workflow, at the versions that the repository pins. */
	readonly software: { readonly dvc: string; readonly node: string; readonly quickening: string };
	/** Environment variables that every stage has. */
	readonly variables: Readonly<Record<string, string>>;
	/** Why the results may not be those of the code in the crate; undefined when they are. */
	readonly asIs?: string;
}
