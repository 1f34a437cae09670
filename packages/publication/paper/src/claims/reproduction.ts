import type { JudgedClaim } from "./judge-claims.ts";
import type { WithinTolerance } from "./within-tolerance.ts";

/**
 * What `quickening reproduce` found about a paper on this machine: papers/<slug>/results/reproduction.json. It is the only
 * file among the results that names the machine, so it is not in git; pages and people read it, no stage does.
 */
export interface Reproduction {
	readonly schema: 1;
	/** Slug of the paper. */
	readonly paper: string;
	readonly title: string;
	readonly synthetic: boolean;
	/**
	 * rebuilt: every stage was run here and every output is the committed one, or within tolerance of it, or new, or changed by
	 * edits that are not committed yet; differs: an output is not the committed one although the code is; failed: a stage, or a
	 * check before or after, failed; waiting: data are not on this machine.
	 */
	readonly state: "rebuilt" | "differs" | "failed" | "waiting";
	/** What is waited for; given when `state` is "waiting". */
	readonly waiting?: readonly WaitingDataset[];
	/** Why nothing could be judged, a sentence each: a raw file that is not the published one, a claim without a value. */
	readonly problems?: readonly string[];
	readonly summary: ReproductionSummary;
	/** When waiting or failed, each claim with its committed value, none of them judged in any word. */
	readonly claims: readonly JudgedClaim[];
	readonly outputs: readonly ReproducedOutput[];
	/** Files whose edits are not committed; differences are then changes, not failures. Sorted. */
	readonly edited: readonly string[];
	/** Outputs that something else than a stage had changed before they were rebuilt. */
	readonly tampered: readonly { readonly path: string; readonly differences: readonly string[] }[];
	readonly stages: readonly ReproducedStage[];
	readonly environment: ReproductionEnvironment;
	/** Path of the PDF below the repository. */
	readonly pdf: string;
}

export interface WaitingDataset {
	/** Slug of the data set, or name of the library. */
	readonly dataset: string;
	/** A library that a stage computes with, such as TensorFlow; left out for a data set. */
	readonly kind?: "library";
	/** What would get it. */
	readonly command: string;
	/** Why it is not here, in one sentence. */
	readonly reason: string;
}

/** How many claims agree, in each of the words that can be counted. Where nothing was rebuilt here none agrees in any word. */
export interface ReproductionSummary {
	readonly rebuilt: ClaimCount & {
		/** How many of those that agree do so only within their tolerance; left out where none does. */
		readonly within?: number;
	};
	readonly reproduced: ClaimCount & { readonly inconclusive: number };
	/** Claims that hold under every other choice. */
	readonly robust: ClaimCount;
	readonly replicated: ClaimCount;
}

/** Of those claims that can be judged in a word, how many agree, and how many were not looked at. */
export interface ClaimCount {
	readonly agree: number;
	readonly of: number;
	/** How many could not be looked at, since data or a library is not on this machine; left out where none. */
	readonly waiting?: number;
	/** How many were not looked at, since the rebuild failed before; left out where none. */
	readonly notReviewed?: number;
}

/** One file that a stage made, against what is committed. */
export interface ReproducedOutput {
	/** Path below the repository. */
	readonly path: string;
	/** "values" is the merged file, "value" the part of one stage. */
	readonly kind: "value" | "values" | "figure" | "table" | "data" | "manuscript";
	/** "within tolerance": the bytes differ, and every number by no more than is tolerated. */
	readonly state: "identical" | "within tolerance" | "differs" | "new";
	/** Of files in git; PNG and PDF are not, and are compared by the hash in the committed dvc.lock. */
	readonly committedSha256?: string;
	/** Of what the stage made, whether it stands on disk or the committed bytes were kept. */
	readonly rebuiltSha256: string;
	/** Whether the committed bytes stand on disk although the stage made others, and all that follows is made from them. */
	readonly kept?: true;
	/** By how much the numbers differ; given when `state` is "within tolerance" and the file holds numbers. */
	readonly within?: WithinTolerance;
	/** Which values, cells or rows differ, each `what: old -> new`; a long list ends with how many more. */
	readonly differences?: readonly string[];
}

/** One stage: how it ended here, by which code, from what, to what. */
export interface ReproducedStage {
	readonly name: string;
	readonly description: string;
	/** "ran": its outputs were made on this machine; "up to date": it needed no run and took no time. */
	readonly state: "ran" | "up to date" | "waiting" | "failed";
	/**
	 * Its outputs were not made in this checkout but taken from the store, where this machine had kept them when the same
	 * code made them from the same inputs; seconds and memory are as they were measured then.
	 */
	readonly fromStore?: true;
	/** How long it took when it last ran here. */
	readonly seconds?: number;
	/** The most memory that its process held at once, when it last ran here. */
	readonly peakMemoryMb?: number;
	/** The last lines that it printed, when it failed. */
	readonly output?: readonly string[];
	/** Fingerprint of its code, see "Stages and their code" in the design. */
	readonly codeSha256: string;
	/** Source files that it reaches. */
	readonly files: readonly string[];
	/** npm packages that it reaches, with versions. */
	readonly npm: Readonly<Record<string, string>>;
	readonly inputs: readonly { readonly path: string; readonly md5: string }[];
	readonly outputs: readonly { readonly path: string; readonly md5: string }[];
}

/** Where it was rebuilt. */
export interface ReproductionEnvironment {
	readonly os: string;
	readonly cpu: string;
	readonly node: string;
	readonly npmLockSha256: string;
	readonly dvc: string;
	readonly quickening: string;
	/** The commit that was checked out. */
	readonly commit: string;
	/** Whether code or inputs of the paper had edits that were not committed. */
	readonly dirty: boolean;
}
