import type { CrateFacts } from "./crate-facts.ts";
import { type CrateGraph, localId, references } from "./graph.ts";
import type { CrateWorkflow } from "./workflow.ts";

/**
 * Adds what ran: the whole workflow, each stage, the engine's work and its control of each step. They end on the paper's
 * date and have no time of day, so that two rebuilds are described alike.
 *
 * @returns Ids of the actions that the root mentions.
 */
export function addRuns(
	graph: CrateGraph,
	facts: CrateFacts,
	{ workflow, engine, ports, inputs, outputs }: CrateWorkflow,
	authors: readonly string[],
): string[] {
	const { provenance } = facts;
	const { date, slug } = provenance.paper;
	const agent = references(authors);
	const actionStatus = "http://schema.org/CompletedActionStatus";
	const environment = references(
		Object.entries(facts.variables).map(([name, value]) =>
			graph.add({ "@id": localId("variable", name), "@type": "PropertyValue", name, value }),
		),
	);
	const note = facts.asIs === undefined ? "" : ` ${facts.asIs}`;
	const controls: string[] = [];
	const actions: string[] = [];
	for (const [name, { tool, step, inputs: taken, outputs: given }] of ports) {
		const { description, codeSha256 } = provenance.stages[name]!;
		const action = graph.add({
			"@id": localId("run", name),
			"@type": "CreateAction",
			name: `Run of ${name}`,
			description: `${description}${codeSha256 ? ` Code ${codeSha256}.` : ""}${note}`,
			instrument: { "@id": tool },
			object: references(taken),
			result: references(given),
			agent,
			endTime: date,
			actionStatus,
			environment,
		});
		actions.push(action);
		controls.push(
			graph.add({
				"@id": localId("control", name),
				"@type": "ControlAction",
				name: `DVC runs ${name}`,
				instrument: { "@id": step },
				object: { "@id": action },
				actionStatus,
			}),
		);
	}
	const run = graph.add({
		"@id": localId("run"),
		"@type": "CreateAction",
		name: `Rebuild of ${slug}`,
		description: `All stages of the paper, from data to manuscript${provenance.commit ? `, at commit ${provenance.commit}` : ""}.${note}`,
		instrument: { "@id": workflow },
		object: references(inputs),
		result: references(outputs),
		agent,
		endTime: date,
		actionStatus,
		environment,
	});
	graph.add({
		"@id": localId("engine"),
		"@type": "OrganizeAction",
		name: "DVC runs the pipeline",
		instrument: { "@id": engine },
		object: references(controls),
		result: { "@id": run },
		agent,
		endTime: date,
		actionStatus,
	});
	return [run, ...actions, localId("engine")];
}

/** Adds the machine of the rebuild with its versions, as far as the results were rebuilt; gives its id. */
export function addMachine(graph: CrateGraph, { provenance }: CrateFacts): string[] {
	const { environment } = provenance;
	if (environment === undefined) return [];
	const facts = Object.entries(environment).map(([name, value]) =>
		graph.add({ "@id": localId("machine", name), "@type": "PropertyValue", name, value }),
	);
	return [
		graph.add({
			"@id": localId("machine"),
			"@type": "IndividualProduct",
			name: environment["cpu"] ?? "The machine of the rebuild",
			description: `Where the results were rebuilt: ${environment["os"]}, ${environment["cpu"]}`,
			additionalProperty: references(facts),
		}),
	];
}
