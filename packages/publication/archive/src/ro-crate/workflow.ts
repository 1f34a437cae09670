import type { ProvenanceStage } from "@quickening/paper";
import type { CrateFacts, CrateFile } from "./crate-facts.ts";
import type { CratePlaces } from "./files.ts";
import { type FormalParameters, formalParameters, type ParameterType } from "./formal-parameters.ts";
import { type CrateGraph, localId, pathId, references } from "./graph.ts";
import { addNpmPackages, addSoftware, bioschemas, type CrateSoftware } from "./software.ts";

/** A stage in the crate: its tool and step, and the entities that it took and gave. */
export interface ToolPorts {
	readonly tool: string;
	readonly step: string;
	readonly inputs: readonly string[];
	readonly outputs: readonly string[];
}

/** The ids of the workflow and of what each of its stages took and gave. */
export interface CrateWorkflow {
	readonly workflow: string;
	readonly engine: string;
	readonly ports: ReadonlyMap<string, ToolPorts>;
	/** Entities that enter and leave the workflow as a whole. */
	readonly inputs: readonly string[];
	readonly outputs: readonly string[];
}

/** Outputs that are the paper's results, and not only a way to them. */
const isFinal = (path: string) =>
	/\/results\/(?:figures|tables)\/|\/results\/values\.json$|\/results\/[^/]+\.(?:pdf|docx|xml)$/.test(path);

/**
 * Adds the workflow (dvc.yaml), a tool and a step for each stage, formal parameters for all that they take and give, and
 * the connections between them.
 */
export function addWorkflow(graph: CrateGraph, facts: CrateFacts, places: CratePlaces): CrateWorkflow {
	const { slug, version } = facts.provenance.paper;
	const held = new Map(facts.files.map((file) => [file.path, file]));
	const software = addSoftware(graph, facts);
	const parameters = formalParameters(graph);
	const stages = Object.values(facts.provenance.stages);
	// All that is given first: a stage may stand before the one that it reads from.
	const given = new Map(
		stages.map(({ name, outputs }) => [name, outputs.map(({ path }) => parameters.given(name, path, places.of(path)))]),
	);
	const ports = new Map<string, ToolPorts>();
	const connections: string[] = [];
	for (const [i, stage] of stages.entries()) {
		ports.set(
			stage.name,
			addTool(graph, stage, i, { held, software, parameters, places, slug, given: given.get(stage.name)! }),
		);
		for (const { path } of stage.outputs) if (isFinal(path)) connections.push(parameters.final(path, places.of(path)));
	}
	const id = pathId(`papers/${slug}/dvc.yaml`);
	const file = held.get(`papers/${slug}/dvc.yaml`);
	const tools = [...ports.values()];
	graph.add({
		"@id": id,
		"@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"],
		name: `The pipeline of ${slug}`,
		description: `${stages.length} stages, from data to manuscript, each with ${Object.keys(facts.variables).join(", ")} pinned.`,
		encodingFormat: "text/yaml",
		contentSize: file && String(file.bytes),
		sha256: file?.sha256,
		url: id,
		version,
		programmingLanguage: { "@id": software.pipelineLanguage },
		conformsTo: { "@id": bioschemas.workflow },
		input: references(parameters.workflow.inputs),
		output: references(parameters.workflow.outputs),
		hasPart: references(tools.map(({ tool }) => tool)),
		step: references(tools.map(({ step }) => step)),
		connection: references(connections),
	});
	return { workflow: id, engine: software.engine, ports, ...parameters.entities };
}

/** Adds one stage: its script as a tool, its step, and what it takes. */
function addTool(
	graph: CrateGraph,
	stage: ProvenanceStage,
	i: number,
	known: {
		readonly held: ReadonlyMap<string, CrateFile>;
		readonly software: CrateSoftware;
		readonly parameters: FormalParameters;
		readonly places: CratePlaces;
		readonly slug: string;
		/** Formal parameters of what it gives. */
		readonly given: readonly string[];
	},
): ToolPorts {
	const { held, software, parameters, places, slug, given } = known;
	const { name, description, script, codeSha256 } = stage;
	const inputs: string[] = [];
	const takes: { readonly id: string; readonly connection: string }[] = [];
	const take = (what: string, entity: string, type: ParameterType) => {
		inputs.push(entity);
		takes.push(parameters.taken(name, what, entity, type));
	};
	for (const { path, dataset } of stage.inputs) {
		const isFolder = dataset !== undefined && !/\.[a-z0-9]+$/i.test(path);
		take(path, places.of(path, isFolder), isFolder ? "Dataset" : "File");
	}
	for (const [key, value] of Object.entries(stage.parameters)) {
		const entity = graph.add({
			"@id": localId("parameter", key),
			"@type": "PropertyValue",
			name: key,
			description: `${key} in papers/${slug}/params.yaml`,
			value: typeof value === "object" ? JSON.stringify(value) : value,
		});
		take(`parameter ${key}`, entity, parameterType(value));
	}
	const tool = graph.add({
		"@id": toolId(name, held.get(script)?.swhid),
		"@type": "SoftwareSourceCode",
		name,
		description,
		url: script,
		version: codeSha256 ?? "no fingerprint yet",
		programmingLanguage: { "@id": software.scriptLanguage },
		softwareRequirements: references(addNpmPackages(graph, stage)),
		input: references(takes.map(({ id }) => id)),
		output: references(given),
		hasPart: references([script, ...stage.files].filter((path) => held.has(path)).map(pathId)),
	});
	const step = graph.add({
		"@id": localId("step", name),
		"@type": "HowToStep",
		name,
		description,
		position: String(i + 1),
		workExample: { "@id": tool },
		connection: references(takes.map(({ connection }) => connection)),
	});
	return { tool, step, inputs, outputs: stage.outputs.map(({ path }) => places.of(path)) };
}

/** The profile recommends absolute identifiers for tools: the script's content names itself, and the stage what it is for. */
function toolId(stage: string, swhid: string | undefined): string {
	return swhid === undefined ? localId("tool", stage) : `https://identifiers.org/${swhid}${localId(stage)}`;
}

function parameterType(value: unknown): ParameterType {
	if (typeof value === "boolean") return "Boolean";
	if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Float";
	return "Text";
}
