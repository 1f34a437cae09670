import { join } from "node:path";
import type { PaperDefinition } from "@quickening/paper";
import type { SyncedPaper } from "@quickening/pipeline";
import type { Workspace } from "@quickening/workspace";

/** A stage of a paper as DVC runs it, with the code behind it. */
export interface PipelineStage {
	readonly name: string;
	readonly description: string;
	/** What it reads, as paths below the repository. */
	readonly reads: readonly string[];
	/** Paths below the paper's folder. */
	readonly outs: readonly string[];
	/** Those of them that hold rows of people whose data are not open: of these nothing is told but whether they are the same. */
	readonly staysHere?: ReadonlySet<string>;
	/** Fingerprint of its code. */
	readonly codeSha256: string;
	/** Source files that it reaches, as paths below the repository. */
	readonly files: readonly string[];
	/** npm packages that it reaches, with versions. */
	readonly npm: Readonly<Record<string, string>>;
	/** Folders of the npm packages that Node may load for it, below the root. */
	readonly npmFolders?: readonly string[];
}

/** A paper with its stages. */
export interface Pipeline {
	readonly paper: string;
	readonly folder: string;
	readonly definition: PaperDefinition;
	/** In the order of dvc.yaml. */
	readonly stages: readonly PipelineStage[];
}

/** The pipeline of a paper that was just synced. */
export function pipelineOf({ papers }: Pick<Workspace, "papers">, { slug, paper, plan, code }: SyncedPaper): Pipeline {
	return {
		paper: slug,
		folder: join(papers, slug),
		definition: paper,
		stages: plan.stages.map(({ name, description, inputs, outputs }) => ({
			name,
			description,
			reads: inputs.map(({ path }) => path),
			outs: outputs.map(({ path }) => path),
			staysHere: new Set(outputs.filter((output) => output.staysHere).map(({ path }) => path)),
			codeSha256: code[name]!.sha256,
			files: code[name]!.files,
			npm: versions(code[name]!.npm),
			npmFolders: code[name]!.npmFolders,
		})),
	};
}

/** "name@version" to version by name; a package that is there in two versions has both. */
function versions(npm: readonly string[]): Record<string, string> {
	const found: Record<string, string> = {};
	for (const each of npm) {
		const at = each.lastIndexOf("@");
		const [name, version] = [each.slice(0, at), each.slice(at + 1)];
		found[name] = found[name] === undefined ? version : `${found[name]}, ${version}`;
	}
	return found;
}

/** Every source file that a stage of the pipeline reaches, as paths below the repository. */
export function reachedFiles({ stages }: Pipeline): string[] {
	return [...new Set(stages.flatMap(({ files }) => files))].sort();
}
