import type { Provenance, ProvenanceDataset, ProvenanceResult, ProvenanceStage } from "./provenance.ts";

type Attributes = Record<string, unknown>;
type Records = Record<string, Attributes>;

/** A PROV document in its JSON form: records by kind and identifier. */
export interface ProvDocument {
	readonly prefix: Readonly<Record<string, string>>;
	readonly entity: Readonly<Records>;
	readonly activity: Readonly<Records>;
	readonly agent: Readonly<Records>;
	readonly used: Readonly<Records>;
	readonly wasGeneratedBy: Readonly<Records>;
	readonly wasDerivedFrom: Readonly<Records>;
	readonly wasAssociatedWith: Readonly<Records>;
	readonly wasAttributedTo: Readonly<Records>;
	readonly actedOnBehalfOf: Readonly<Records>;
	readonly hadMember: Readonly<Records>;
}

/**
 * How a paper's results were made, as W3C PROV: files, values, parameters and code are entities, stages are activities,
 * the authors and the programs are agents. Identifiers follow from paths and names alone, so that the same result has
 * the same one in every rebuild; no record holds a time.
 *
 * @param provenance - Of a paper.
 * @param key - One result, such as "value:auc.primary"; the whole paper when left out.
 * @throws Error when there is no such result.
 *
 * Source: PROV-DM, W3C Recommendation 30 April 2013; PROV-JSON, W3C Member Submission 24 April 2013.
 * Read by: prov 3.2.3 for Python (tests/peers/prov).
 */
export function provDocument(provenance: Provenance, key?: string): ProvDocument {
	const result = key === undefined ? undefined : provenance.results[key];
	if (key !== undefined && !result) throw new Error(`provDocument: key must name a result; got ${key}`);
	const { paper, commit, environment } = provenance;
	const of = (part: string) => `urn:quickening:${paper.slug}:${paper.version}:${part}:`;
	const parts = ["paper", "result", "file", "parameter", "code", "stage", "dataset", "agent"];
	const document = {
		prefix: { ...Object.fromEntries(parts.map((part) => [part, of(part)])), q: "urn:quickening:terms:" },
		entity: {} as Records,
		activity: {} as Records,
		agent: {} as Records,
		used: {} as Records,
		wasGeneratedBy: {} as Records,
		wasDerivedFrom: {} as Records,
		wasAssociatedWith: {} as Records,
		wasAttributedTo: {} as Records,
		actedOnBehalfOf: {} as Records,
		hadMember: {} as Records,
	} satisfies ProvDocument;
	const relate: Relate = (kind, from, to, record) => {
		document[kind][`_:${kind}/${from}/${to}`] = record;
	};

	const stages = (result ? result.stages : Object.keys(provenance.stages)).map((name) => provenance.stages[name]!);
	const software = addAgents(document, provenance, relate);
	const paperId = `paper:${paper.slug}`;
	document.entity[paperId] = {
		"prov:label": paper.title,
		"q:version": paper.version,
		"q:date": paper.date,
		"q:synthetic": paper.synthetic,
	};
	for (const [i] of paper.authors.entries()) {
		relate("wasAttributedTo", paperId, `agent:author-${i + 1}`, {
			"prov:entity": paperId,
			"prov:agent": `agent:author-${i + 1}`,
		});
	}

	for (const stage of stages) {
		const activity = `stage:${stage.name}`;
		document.activity[activity] = {
			"prov:label": stage.description,
			...(environment && Object.fromEntries(Object.entries(environment).map(([name, text]) => [`q:${name}`, text]))),
		};
		const plan = `code:${stage.name}`;
		document.entity[plan] = codeEntity(stage, commit);
		const association = { "prov:activity": activity, "prov:agent": software, "prov:plan": plan };
		relate("wasAssociatedWith", stage.name, software, association);
		const inputs = [
			...stage.inputs.map(({ path }) => fileId(path)),
			...Object.keys(stage.parameters).map((name) => `parameter:${name}`),
		];
		for (const { path, md5, dataset } of stage.inputs) {
			const collection = dataset !== undefined && md5?.endsWith(".dir") !== false;
			document.entity[fileId(path)] ??= fileEntity(path, md5, stage.tier, collection);
		}
		for (const [name, value] of Object.entries(stage.parameters)) {
			document.entity[`parameter:${name}`] = { "prov:label": name, "prov:value": JSON.stringify(value) };
		}
		for (const input of inputs) {
			relate("used", stage.name, input, { "prov:activity": activity, "prov:entity": input });
		}
		for (const { path, md5 } of stage.outputs) {
			const file = fileId(path);
			document.entity[file] = fileEntity(path, md5, stage.tier, false);
			relate("wasGeneratedBy", file, stage.name, { "prov:entity": file, "prov:activity": activity });
			for (const input of inputs.filter((each) => each.startsWith("file:"))) {
				relate("wasDerivedFrom", file, input, derivation(file, input, activity));
			}
		}
	}
	for (const each of result ? [result] : Object.values(provenance.results)) {
		addResult(document, each, provenance.stages[each.stage]!, relate);
	}
	const slugs = result ? result.datasets : Object.keys(provenance.datasets);
	for (const slug of slugs) addDataset(document, provenance.datasets[slug]!, stages, relate);
	return document;
}

type Relate = (
	kind:
		| "used"
		| "wasGeneratedBy"
		| "wasDerivedFrom"
		| "wasAssociatedWith"
		| "wasAttributedTo"
		| "actedOnBehalfOf"
		| "hadMember",
	from: string,
	to: string,
	record: Attributes,
) => void;

const typed = (name: string) => ({ $: name, type: "prov:QUALIFIED_NAME" });
const fileId = (path: string) => `file:${path}`;

/** Authors, those they work for, and the programs, which act for the authors; gives the program that ran the stages. */
function addAgents({ agent }: { agent: Records }, { paper, environment }: Provenance, relate: Relate): string {
	const software = "agent:quickening";
	agent[software] = {
		"prov:type": typed("prov:SoftwareAgent"),
		"prov:label": "Quickening, which runs stages through DVC in Node",
		...(environment && {
			"q:quickening": environment["quickening"],
			"q:dvc": environment["dvc"],
			"q:node": environment["node"],
		}),
	};
	for (const [i, { name, family, given, orcid, affiliation, roles }] of paper.authors.entries()) {
		const id = `agent:author-${i + 1}`;
		agent[id] = {
			"prov:type": typed(family === undefined ? "prov:Organization" : "prov:Person"),
			"prov:label": name,
			...(family && { "q:familyName": family }),
			...(given && { "q:givenName": given }),
			...(orcid && { "q:orcid": `https://orcid.org/${orcid}` }),
			...(roles.length > 0 && { "prov:role": [...roles] }),
		};
		relate("actedOnBehalfOf", software, id, { "prov:delegate": software, "prov:responsible": id });
		if (affiliation === undefined) continue;
		const first = paper.authors.findIndex((author) => author.affiliation === affiliation);
		const organisation = `agent:organisation-${first + 1}`;
		agent[organisation] = { "prov:type": typed("prov:Organization"), "prov:label": affiliation };
		relate("actedOnBehalfOf", id, organisation, { "prov:delegate": id, "prov:responsible": organisation });
	}
	return software;
}

function codeEntity(stage: ProvenanceStage, commit: string | undefined): Attributes {
	return {
		"prov:type": typed("prov:Plan"),
		"prov:label": stage.script,
		...(stage.codeSha256 && { "q:codeSha256": stage.codeSha256 }),
		...(commit && { "q:commit": commit }),
		...(stage.files.length > 0 && { "q:sourceFile": [...stage.files] }),
		...(Object.keys(stage.npm).length > 0 && {
			"q:npmPackage": Object.entries(stage.npm).map(([name, version]) => `${name}@${version}`),
		}),
	};
}

function fileEntity(path: string, md5: string | undefined, tier: string, isCollection: boolean): Attributes {
	return {
		...(isCollection && { "prov:type": typed("prov:Collection") }),
		"prov:label": path,
		...(md5 && { "q:md5": md5 }),
		"q:accessTier": tier,
	};
}

function derivation(entity: string, from: string, activity: string): Attributes {
	return { "prov:generatedEntity": entity, "prov:usedEntity": from, "prov:activity": activity };
}

function addResult(
	{ entity }: { entity: Records },
	result: ProvenanceResult,
	stage: ProvenanceStage,
	relate: Relate,
): void {
	const id = `result:${result.kind}/${result.id}`;
	const { printed, unit, n, spread, interval, method, tier } = result;
	entity[id] = {
		"prov:label": result.kind === "value" ? (method ?? result.id) : printed,
		...(result.kind === "value" && { "prov:value": printed }),
		...(unit && { "q:unit": unit }),
		...(n && { "q:n": n }),
		...(spread && { "q:spread": spread }),
		...(interval && { "q:interval": interval }),
		"q:file": result.file,
		"q:accessTier": tier,
	};
	const activity = `stage:${stage.name}`;
	relate("wasGeneratedBy", id, stage.name, { "prov:entity": id, "prov:activity": activity });
	for (const { path } of stage.inputs)
		relate("wasDerivedFrom", id, fileId(path), derivation(id, fileId(path), activity));
}

/** A data set is the collection of its raw files; a folder that a stage reads is a collection of some of them. */
function addDataset(
	{ entity }: { entity: Records },
	{ slug, title, citation, licence, tier, address, files }: ProvenanceDataset,
	stages: readonly ProvenanceStage[],
	relate: Relate,
): void {
	const id = `dataset:${slug}`;
	const member = (collection: string, path: string) =>
		relate("hadMember", collection, path, { "prov:collection": collection, "prov:entity": fileId(path) });
	entity[id] = {
		"prov:type": typed("prov:Collection"),
		"prov:label": title,
		"q:citation": citation,
		"q:licence": licence,
		"q:accessTier": tier,
		...(address && { "q:address": address }),
	};
	for (const { path, sha256, bytes, address: from } of files) {
		entity[fileId(path)] = {
			...entity[fileId(path)],
			"prov:label": path,
			"q:sha256": sha256,
			"q:bytes": bytes,
			"q:accessTier": tier,
			...(from && { "prov:location": { $: from, type: "xsd:anyURI" } }),
		};
		delete entity[fileId(path)]!["prov:type"];
		member(id, path);
	}
	const read = new Set(
		stages.flatMap(({ inputs }) => inputs.flatMap((input) => (input.dataset === slug ? [input.path] : []))),
	);
	for (const folder of read) {
		for (const { path } of files) if (path.startsWith(`${folder}/`)) member(fileId(folder), path);
	}
}
