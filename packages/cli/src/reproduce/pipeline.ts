import { join } from "node:path";
import type { PaperDefinition } from "@quickening/publishing";
import { loadPaper } from "../sync/load-paper.ts";
import { planPaper } from "../sync/plan.ts";
import type { Workspace } from "../workspace/index.ts";
import { readJsonIfThere } from "./atomic-file.ts";

/** A stage of a paper as DVC runs it, with the code behind it. */
export interface PipelineStage {
	readonly name: string;
	readonly description: string;
	/** Paths below the paper's folder. */
	readonly outs: readonly string[];
	/** Fingerprint of its code. */
	readonly codeSha256: string;
	/** Source files that it reaches, as paths below the repository. */
	readonly files: readonly string[];
	/** npm packages that it reaches, with versions. */
	readonly npm: Readonly<Record<string, string>>;
}

/** A paper with its stages. */
export interface Pipeline {
	readonly paper: string;
	readonly folder: string;
	readonly definition: PaperDefinition;
	/** In the order of dvc.yaml. */
	readonly stages: readonly PipelineStage[];
}

/**
 * Reads a paper's definition and the fingerprints that sync wrote beside it.
 *
 * @throws UserError when the paper is not there or cannot be read.
 */
export async function readPipeline({ root, papers }: Workspace, paper: string): Promise<Pipeline> {
	const folder = join(papers, paper);
	const definition = await loadPaper(root, paper);
	const code = readJsonIfThere<{ stages?: Record<string, string> }>(join(folder, "code.json"))?.stages ?? {};
	const reached = readReached(folder);
	const stages = planPaper(definition).stages.map(({ name, description, outputs }) => ({
		name,
		description,
		outs: outputs.map(({ path }) => path),
		codeSha256: code[name] ?? "",
		...reached(name),
	}));
	return { paper, folder, definition, stages };
}

/** code-files.json: stage to what its code reaches, for people. */
function readReached(folder: string): (stage: string) => Pick<PipelineStage, "files" | "npm"> {
	type Reached = { files?: readonly string[]; npm?: Readonly<Record<string, string>> };
	const content = readJsonIfThere<{ stages?: Record<string, Reached> }>(join(folder, "code-files.json"));
	return (stage) => {
		const { files = [], npm = {} } = content?.stages?.[stage] ?? {};
		return { files, npm };
	};
}

/** Every source file that a stage of the pipeline reaches, as paths below the repository. */
export function reachedFiles({ stages }: Pipeline): string[] {
	return [...new Set(stages.flatMap(({ files }) => files))].sort();
}
