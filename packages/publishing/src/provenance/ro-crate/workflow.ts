import type { ProvenanceStage } from "../provenance.ts";
import type { CrateFacts } from "./crate-facts.ts";
import type { CratePlaces } from "./files.ts";
import { type CrateGraph, localId, type one, pathId, references } from "./graph.ts";

/** What a stage takes and gives, as formal parameters with the entities that they stood for in the run. */
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
	const { provenance, software, variables } = facts;
	const { slug, version } = provenance.paper;
	const workflow = pathId(`papers/${slug}/dvc.yaml`);
	const held = new Map(facts.files.map((file) => [file.path, file]));
	const engine = graph.add({
		"@id": `https://pypi.org/project/dvc/${software.dvc}/`,
		"@type": "SoftwareApplication",
		name: "DVC",
		url: "https://dvc.org",
		softwareVersion: software.dvc,
	});
	const language = graph.add({
		"@id": localId("language", "dvc"),
		"@type": "ComputerLanguage",
		name: "DVC pipeline",
		url: "https://dvc.org/doc/user-guide/project-structure/dvcyaml-files",
		version: software.dvc,
	});
	graph.add({
		"@id": "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE",
		"@type": "CreativeWork",
		name: "Bioschemas ComputationalWorkflow profile",
		version: "1.0-RELEASE",
	});

	const inputs: string[] = [];
	const outputs: string[] = [];
	const workflowInputs = new Map<string, string>();
	const workflowOutputs: string[] = [];
	const workflowConnections: string[] = [];
	const ports = new Map<string, ToolPorts>();
	const producers = new Map<string, string>();
	const parameter = (id: string, name: string, entity: string, type: string) => {
		graph.add({
			"@id": id,
			"@type": "FormalParameter",
			name,
			additionalType: type,
			conformsTo: { "@id": "https://bioschemas.org/profiles/FormalParameter/1.0-RELEASE" },
			workExample: { "@id": entity },
		});
		graph.append(entity, "exampleOfWork", id);
		return id;
	};
	graph.add({
		"@id": "https://bioschemas.org/profiles/FormalParameter/1.0-RELEASE",
		"@type": "CreativeWork",
		name: "Bioschemas FormalParameter profile",
		version: "1.0-RELEASE",
	});
	const connect = (source: string, target: string) =>
		graph.add({
			"@id": localId("connection", source.slice(1), target.slice(1)),
			"@type": "ParameterConnection",
			sourceParameter: { "@id": source },
			targetParameter: { "@id": target },
		});
	/** A parameter of the whole workflow that a stage's own is fed from. */
	const fed = (name: string, entity: string, type: string) => {
		const known = workflowInputs.get(name);
		if (known !== undefined) return known;
		const id = parameter(localId("workflow", "input", name), name, entity, type);
		workflowInputs.set(name, id);
		inputs.push(entity);
		return id;
	};

	const ordered = Object.values(provenance.stages);
	// Outputs first: a stage may stand before the one that it reads from.
	for (const stage of ordered) {
		for (const { path } of stage.outputs) {
			producers.set(path, parameter(localId(stage.name, "output", path), path, places.of(path), "File"));
		}
	}
	for (const [i, stage] of ordered.entries()) {
		const tool = toolId(stage, held.get(stage.script)?.swhid);
		const connections: string[] = [];
		const taken: string[] = [];
		const takes: string[] = [];
		for (const input of stage.inputs) {
			const isFolder = input.dataset !== undefined && !/\.[a-z0-9]+$/i.test(input.path);
			const type = isFolder ? "Dataset" : "File";
			const entity = places.of(input.path, isFolder);
			const own = parameter(localId(stage.name, "input", input.path), input.path, entity, type);
			connections.push(connect(producers.get(input.path) ?? fed(input.path, entity, type), own));
			takes.push(own);
			taken.push(entity);
		}
		for (const [name, value] of Object.entries(stage.parameters)) {
			const entity = graph.add({
				"@id": localId("parameter", name),
				"@type": "PropertyValue",
				name,
				description: `${name} in papers/${slug}/params.yaml`,
				value: typeof value === "object" ? JSON.stringify(value) : value,
			});
			const own = parameter(localId(stage.name, "parameter", name), name, entity, parameterType(value));
			connections.push(connect(fed(`parameter ${name}`, entity, parameterType(value)), own));
			takes.push(own);
			taken.push(entity);
		}
		for (const { path } of stage.outputs.filter((output) => isFinal(output.path))) {
			const entity = places.of(path);
			const id = parameter(localId("workflow", "output", path), path, entity, "File");
			workflowOutputs.push(id);
			workflowConnections.push(connect(producers.get(path)!, id));
			outputs.push(entity);
		}
		graph.add({
			"@id": tool,
			"@type": "SoftwareSourceCode",
			name: stage.name,
			description: stage.description,
			url: stage.script,
			version: stage.codeSha256 ?? version,
			programmingLanguage: { "@id": localId("language", "typescript") },
			softwareRequirements: references(npmPackages(graph, stage)),
			input: references(takes),
			output: references(stage.outputs.map(({ path }) => producers.get(path)!)),
			hasPart: references([...new Set([stage.script, ...stage.files])].filter((path) => held.has(path)).map(pathId)),
		});
		const step = graph.add({
			"@id": localId("step", stage.name),
			"@type": "HowToStep",
			name: stage.name,
			description: stage.description,
			position: String(i + 1),
			workExample: { "@id": tool },
			connection: references(connections),
		});
		ports.set(stage.name, {
			tool,
			step,
			inputs: taken,
			outputs: stage.outputs.map(({ path }) => places.of(path)),
		});
	}
	graph.add({
		"@id": localId("language", "typescript"),
		"@type": "ComputerLanguage",
		name: "TypeScript",
		url: "https://www.typescriptlang.org",
	});
	const steps = [...ports.values()];
	const file = held.get(`papers/${slug}/dvc.yaml`);
	graph.add({
		"@id": workflow,
		"@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"],
		name: `The pipeline of ${slug}`,
		description: `${ordered.length} stages, from data to manuscript; every stage with TZ, LANG and thread counts pinned (${Object.keys(variables).join(", ")}).`,
		encodingFormat: "text/yaml",
		contentSize: file && String(file.bytes),
		sha256: file?.sha256,
		url: workflow,
		version,
		programmingLanguage: { "@id": language },
		conformsTo: { "@id": "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE" },
		input: references(workflowInputs.values()),
		output: references(workflowOutputs),
		hasPart: references(steps.map(({ tool }) => tool)),
		step: references(steps.map(({ step }) => step)),
		connection: references(workflowConnections),
	});
	return { workflow, engine, ports, inputs, outputs };
}

/** The profile recommends absolute identifiers for tools: the script's content names itself, and the stage what it is for. */
function toolId({ name }: ProvenanceStage, swhid: string | undefined): string {
	return swhid === undefined ? localId("tool", name) : `https://identifiers.org/${swhid}${localId(name)}`;
}

function parameterType(value: unknown): string {
	if (typeof value === "boolean") return "Boolean";
	if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Float";
	return "Text";
}

/** A package of npm as an application with its version and address; two versions of one are two. */
function npmPackages(graph: CrateGraph, { npm }: Pick<ProvenanceStage, "npm">): string[] {
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

/** The environment variables of every stage, as property values. */
export function addVariables(graph: CrateGraph, { variables }: CrateFacts): ReturnType<typeof one<{ "@id": string }>> {
	return references(
		Object.entries(variables).map(([name, value]) =>
			graph.add({ "@id": localId("variable", name), "@type": "PropertyValue", name, value }),
		),
	);
}
