import { namedAuthor } from "../definition/author.ts";
import { formatCount, formatInterval, formatSpread, formatValue } from "../values/format-value.ts";
import { strictestTier } from "./access-tier.ts";
import type { ProvenanceFacts, StageFacts } from "./facts.ts";
import type {
	Provenance,
	ProvenanceDataset,
	ProvenanceEnvironment,
	ProvenanceResult,
	ProvenanceStage,
	ProvenanceTier,
} from "./provenance.ts";

/**
 * The way from every value, figure and table of a paper back to the bytes: the stage, its exact code and parameters, its
 * inputs through all stages before it, the data sets, and the machine of the last rebuild. Nothing is read here.
 *
 * @param facts - What paper.ts, dvc.lock, sync, dataset.json and reproduction.json say.
 * @returns The same for the same facts; results sorted by kind, stages in the order of the plan.
 * @throws Error when an input names a stage that the paper does not have.
 */
export function makeProvenance(facts: ProvenanceFacts): Provenance {
	const { definition, reproduction, stages: planned } = facts;
	const { slug, title, version, date, synthetic, authors } = definition;
	const datasets = new Map(facts.datasets.map((dataset) => [dataset.slug, dataset]));
	const byName = new Map(planned.map((stage) => [stage.name, stage]));
	const ways = new Map(planned.map(({ name }) => [name, wayBack(byName, name)]));
	const stages: Record<string, ProvenanceStage> = {};
	for (const stage of planned) {
		stages[stage.name] = describeStage(facts, stage, tierOf(datasets, ways.get(stage.name)!.datasets));
	}

	const results: Record<string, ProvenanceResult> = {};
	const add = (result: Omit<ProvenanceResult, "stages" | "datasets" | "tier" | "claims">) => {
		const way = ways.get(result.stage);
		if (!way) throw new Error(`makeProvenance: ${slug} has no stage ${result.stage}, which made ${result.id}`);
		results[`${result.kind}:${result.id}`] = {
			...result,
			...way,
			tier: tierOf(datasets, way.datasets),
			claims:
				result.kind === "value" ? definition.claims.filter(({ value }) => value === result.id).map(({ id }) => id) : [],
		};
	};
	for (const id of Object.keys(definition.figures)) {
		const printed = facts.figures[id]?.title ?? id;
		add({ kind: "figure", id, printed, file: `papers/${slug}/results/figures/${id}.csv`, stage: `figure-${id}` });
	}
	for (const id of Object.keys(definition.tables)) {
		const printed = facts.tables[id]?.title ?? id;
		add({ kind: "table", id, printed, file: `papers/${slug}/results/tables/${id}.json`, stage: `table-${id}` });
	}
	for (const [id, value] of Object.entries(facts.values ?? {})) {
		add({
			kind: "value",
			id,
			printed: formatValue(value),
			unit: value.unit,
			n: value.units === undefined ? String(value.n) : formatCount(value),
			...(value.spread && { spread: formatSpread(value.spread, value) }),
			...(value.interval && { interval: `${formatInterval(value.interval, value)}, ${value.interval.method}` }),
			method: value.method,
			file: `papers/${slug}/results/values.json`,
			stage: value.stage,
		});
	}
	const commit = reproduction?.environment.commit || facts.commit;
	const isRebuilt = reproduction?.state === "rebuilt" || reproduction?.state === "differs";
	return {
		schema: 2,
		paper: { slug, title, version, date, synthetic, authors: authors.map(namedAuthor) },
		...(commit && { commit }),
		results,
		stages,
		datasets: Object.fromEntries(datasets),
		...(isRebuilt && { environment: describeEnvironment(facts) }),
	};
}

/** The stages from one back to those that read raw data, each once and nearest first, and the data sets on the way. */
function wayBack(stages: ReadonlyMap<string, StageFacts>, start: string): { stages: string[]; datasets: string[] } {
	const names = new Set([start]);
	const datasets = new Set<string>();
	for (const name of names) {
		const stage = stages.get(name);
		if (!stage) throw new Error(`makeProvenance: an input names the stage ${name}, which the paper does not have`);
		for (const input of stage.inputs) {
			if (input.stage !== undefined) names.add(input.stage);
			if (input.dataset !== undefined) datasets.add(input.dataset);
		}
	}
	return { stages: [...names], datasets: [...datasets] };
}

function tierOf(datasets: ReadonlyMap<string, ProvenanceDataset>, slugs: readonly string[]): ProvenanceTier {
	return strictestTier(slugs.map((slug) => datasets.get(slug)?.tier ?? "unknown"));
}

function describeStage(
	{ definition, reproduction, parameters }: ProvenanceFacts,
	stage: StageFacts,
	tier: ProvenanceTier,
): ProvenanceStage {
	// The rebuild names files from the paper's folder, as DVC does.
	const below = (path: string) => (path.startsWith("../../") ? path.slice(6) : `papers/${definition.slug}/${path}`);
	const ran = reproduction?.stages.find(({ name }) => name === stage.name);
	const codeSha256 = ran?.codeSha256 ?? stage.codeSha256;
	const { params, ...rest } = stage;
	const rebuilt = new Map([...(ran?.inputs ?? []), ...(ran?.outputs ?? [])].map(({ path, md5 }) => [below(path), md5]));
	const hashed = <File extends { readonly path: string }>(file: File) => {
		const md5 = rebuilt.get(file.path);
		return md5 === undefined ? file : { ...file, md5 };
	};
	const kept = new Set((reproduction?.outputs ?? []).flatMap((output) => (output.kept ? [output.path] : [])));
	const isKept = stage.outputs.some(({ path }) => kept.has(path));
	return {
		...rest,
		...(ran && { state: isKept ? `${ran.state}, within tolerance of the committed results, which stay` : ran.state }),
		...(ran?.fromStore && { fromStore: true }),
		...(ran?.seconds !== undefined && { seconds: ran.seconds }),
		...(codeSha256 && { codeSha256 }),
		files: ran?.files ?? stage.files,
		npm: ran?.npm ?? stage.npm,
		parameters: Object.fromEntries(params.map((key) => [key, parameters[key] ?? null])),
		inputs: stage.inputs.map(hashed),
		outputs: stage.outputs.map(hashed),
		tier,
	};
}

function describeEnvironment({ reproduction, stages, variables }: ProvenanceFacts): ProvenanceEnvironment {
	const { os, cpu, node, dvc, quickening, npmLockSha256, commit, dirty } = reproduction!.environment;
	const threads = `${variables["OMP_NUM_THREADS"] ?? "1"} for native numeric code, ${variables["UV_THREADPOOL_SIZE"] ?? "4"} in Node's pool`;
	return {
		os,
		cpu,
		node,
		dvc,
		quickening,
		tensorflow: tensorflowOf(stages),
		threads,
		instructions: `up to ${variables["ONEDNN_MAX_CPU_ISA"] ?? "the processor's latest"} in products of matrices`,
		npmLockSha256,
		commit,
		dirty: String(dirty),
	};
}

/** The version of TensorFlow that any of the stages reaches, or "not used". */
export function tensorflowOf(stages: readonly Pick<StageFacts, "npm">[]): string {
	const found = stages.flatMap(({ npm }) =>
		["@tensorflow/tfjs-node", "@tensorflow/tfjs"].flatMap((name) => (npm[name] ? [`${name} ${npm[name]}`] : [])),
	);
	return found[0] ?? "not used";
}
