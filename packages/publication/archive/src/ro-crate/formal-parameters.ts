import { type CrateGraph, localId } from "./graph.ts";
import { bioschemas } from "./software.ts";

/** What a formal parameter stands for. */
export type ParameterType = "File" | "Dataset" | "Boolean" | "Integer" | "Float" | "Text";

/** Formal parameters of a workflow and its tools, and the connections between them. */
export interface FormalParameters {
	/** Ids of the workflow's own parameters, and of the entities that they stood for. */
	readonly workflow: { readonly inputs: string[]; readonly outputs: string[] };
	readonly entities: { readonly inputs: string[]; readonly outputs: string[] };
	/** Adds what a stage gives; gives its id. */
	given(stage: string, path: string, entity: string): string;
	/** Adds what a stage takes, fed by the stage that gives it or else by the workflow's own input. */
	taken(
		stage: string,
		name: string,
		entity: string,
		type: ParameterType,
	): { readonly id: string; readonly connection: string };
	/** Adds an output of the whole workflow, which a stage gives; gives the connection. */
	final(path: string, entity: string): string;
}

/** Makes the parameters of one workflow; what stages give is to be added before what they take. */
export function formalParameters(graph: CrateGraph): FormalParameters {
	const producers = new Map<string, string>();
	const workflowInputs = new Map<string, string>();
	const workflow = { inputs: [] as string[], outputs: [] as string[] };
	const entities = { inputs: [] as string[], outputs: [] as string[] };
	const add = (id: string, name: string, entity: string, type: ParameterType) => {
		graph.add({
			"@id": id,
			"@type": "FormalParameter",
			name,
			additionalType: type,
			conformsTo: { "@id": bioschemas.parameter },
			workExample: { "@id": entity },
		});
		graph.append(entity, "exampleOfWork", id);
		return id;
	};
	const connect = (source: string, target: string) =>
		graph.add({
			"@id": localId("connection", ...[source, target].map((id) => decodeURIComponent(id.slice(1)))),
			"@type": "ParameterConnection",
			sourceParameter: { "@id": source },
			targetParameter: { "@id": target },
		});
	const fed = (name: string, entity: string, type: ParameterType) => {
		const known = workflowInputs.get(name);
		if (known !== undefined) return known;
		const id = add(localId("workflow", "input", name), name, entity, type);
		workflowInputs.set(name, id);
		workflow.inputs.push(id);
		entities.inputs.push(entity);
		return id;
	};
	return {
		workflow,
		entities,
		given(stage, path, entity) {
			const id = add(localId(stage, "output", path), path, entity, "File");
			producers.set(path, id);
			return id;
		},
		taken(stage, name, entity, type) {
			const id = add(localId(stage, "input", name), name, entity, type);
			return { id, connection: connect(producers.get(name) ?? fed(name, entity, type), id) };
		},
		final(path, entity) {
			const id = add(localId("workflow", "output", path), path, entity, "File");
			workflow.outputs.push(id);
			entities.outputs.push(entity);
			return connect(producers.get(path)!, id);
		},
	};
}
