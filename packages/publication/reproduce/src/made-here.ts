import { join } from "node:path";
import { isSignedHere, readJsonIfThere, signHere, writeAtomically } from "@quickening/workspace";

/** A stage that this machine ran to its end. */
export interface MadeStage {
	/** Hash of its block in dvc.lock: command, inputs, code and outputs, as they were. */
	readonly lockBlock: string;
	/** Path below the paper's folder to sha256. */
	readonly outputs: Readonly<Record<string, string>>;
	/** Likewise, of what it made where the committed bytes were kept; it is set aside. */
	readonly setAside?: Readonly<Record<string, string>>;
	readonly seconds: number;
	/** The most memory that its process held at once; not known of stages that an older version ran. */
	readonly peakMemoryMb?: number;
	/**
	 * Whether the outputs were taken from the store, where this machine had kept them when the same code made them
	 * earlier; seconds and memory are as they were measured then.
	 */
	readonly fromStore?: true;
}

/** Stages of a paper that this machine ran. */
export type MadeHere = Record<string, MadeStage>;

interface MadeFile {
	readonly schema: 2;
	readonly stages: MadeHere;
	/** Made with this machine's secret, so that a file that came with a clone is not believed. */
	readonly signature: string;
}

/**
 * What this machine made of a paper: .quickening/made/<paper>.json. Results are believed only if they stand here, so
 * that a clone, a changed result and a result changed together with its dvc.lock are all rebuilt.
 */
export function readMadeHere(local: string, paper: string): MadeHere {
	const file = readJsonIfThere<MadeFile>(pathOf(local, paper));
	if (file?.schema !== 2 || typeof file.stages !== "object") return {};
	return isSignedHere(signedText(paper, file.stages), file.signature) ? { ...file.stages } : {};
}

/** Writes the record anew. */
export function writeMadeHere(local: string, paper: string, stages: MadeHere): void {
	const file: MadeFile = { schema: 2, stages, signature: signHere(signedText(paper, stages)) };
	writeAtomically(pathOf(local, paper), `${JSON.stringify(file, null, "\t")}\n`);
}

function signedText(paper: string, stages: MadeHere): string {
	return `made ${paper}\n${JSON.stringify(stages)}`;
}

function pathOf(local: string, paper: string): string {
	return join(local, "made", `${paper}.json`);
}
