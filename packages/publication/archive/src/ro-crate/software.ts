import type { ProvenanceStage } from "@quickening/paper";
import type { CrateFacts } from "./crate-facts.ts";
import { type CrateGraph, localId } from "./graph.ts";

/** Profiles of Bioschemas that the workflow and its parameters keep to. */
export const bioschemas = {
	workflow: "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE",
	parameter: "https://bioschemas.org/profiles/FormalParameter/1.0-RELEASE",
} as const;

/** Ids of what a workflow runs on and is written in. */
export interface CrateSoftware {
	/** The program that runs the stages. */
	readonly engine: string;
	/** What dvc.yaml is written in. */
	readonly pipelineLanguage: string;
	/** What the scripts are written in. */
	readonly scriptLanguage: string;
}

/** Adds the engine, the languages and the profiles that a workflow names. */
export function addSoftware(graph: CrateGraph, { software: { dvc } }: CrateFacts): CrateSoftware {
	for (const [name, id] of [
		["Bioschemas ComputationalWorkflow profile", bioschemas.workflow],
		["Bioschemas FormalParameter profile", bioschemas.parameter],
	] as const) {
		graph.add({ "@id": id, "@type": "CreativeWork", name, version: "1.0-RELEASE" });
	}
	return {
		engine: graph.add({
			"@id": `https://pypi.org/project/dvc/${dvc}/`,
			"@type": "SoftwareApplication",
			name: "DVC",
			url: "https://dvc.org",
			softwareVersion: dvc,
		}),
		pipelineLanguage: graph.add({
			"@id": localId("language", "dvc"),
			"@type": "ComputerLanguage",
			name: "DVC pipeline",
			url: "https://dvc.org/doc/user-guide/project-structure/dvcyaml-files",
			version: dvc,
		}),
		scriptLanguage: graph.add({
			"@id": localId("language", "typescript"),
			"@type": "ComputerLanguage",
			name: "TypeScript",
			url: "https://www.typescriptlang.org",
		}),
	};
}

/** Adds a stage's npm packages as applications with version and address; two versions of one are two. Gives their ids. */
export function addNpmPackages(graph: CrateGraph, { npm }: Pick<ProvenanceStage, "npm">): string[] {
	return Object.entries(npm).flatMap(([name, versions]) =>
		versions.split(", ").map((version) => {
			const address = `https://www.npmjs.com/package/${name}/v/${version}`;
			return graph.add({
				"@id": address,
				"@type": "SoftwareApplication",
				name,
				softwareVersion: version,
				url: address,
			});
		}),
	);
}
