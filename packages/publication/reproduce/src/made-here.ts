import { join } from "node:path";
import { readJsonIfThere, writeAtomically } from "@quickening/workspace";

/** A stage that this machine ran to its end. */
export interface MadeStage {
	/** Hash of its block in dvc.lock: command, inputs, code and outputs, as they were. */
	readonly lockBlock: string;
	/** Path below the paper's folder to sha256. */
	readonly outputs: Readonly<Record<string, string>>;
	readonly seconds: number;
	/** The most memory that its process held at once; not known of stages that an older version ran. */
	readonly peakMemoryMb?: number;
}

/** Stages of a paper that this machine ran. */
export type MadeHere = Record<string, MadeStage>;

interface MadeFile {
	readonly schema: 1;
	readonly stages: MadeHere;
}

/**
 * What this machine made of a paper: .quickening/made/<paper>.json. Results are believed only if they stand here, so
 * that a clone, a changed result and a result changed together with its dvc.lock are all rebuilt.
 */
export function readMadeHere(local: string, paper: string): MadeHere {
	const file = readJsonIfThere<MadeFile>(pathOf(local, paper));
	return file?.schema === 1 && typeof file.stages === "object" ? { ...file.stages } : {};
}

/** Writes the record anew. */
export function writeMadeHere(local: string, paper: string, stages: MadeHere): void {
	const file: MadeFile = { schema: 1, stages };
	writeAtomically(pathOf(local, paper), `${JSON.stringify(file, null, "\t")}\n`);
}

function pathOf(local: string, paper: string): string {
	return join(local, "made", `${paper}.json`);
}
