import { join, posix } from "node:path";
import { DvcLock } from "@quickening/dvc";
import type { FigureMeta } from "@quickening/paper";
import {
	makeProvenance,
	type PaperDefinition,
	type Provenance,
	type ProvenanceDataset,
	type ProvenanceFacts,
	type ProvenanceInput,
	type ProvenanceTier,
	type Reproduction,
	type StageFacts,
	type Table,
	type Values,
} from "@quickening/paper";
import type { PlannedStage, StageKind } from "@quickening/pipeline/plan";
import { loadPaper, planPaper, readCodeFiles, readFingerprints } from "@quickening/pipeline/plan";
import { pinnedEnvironment } from "@quickening/pipeline/stage";
import type { Release } from "@quickening/release";
import { readReproduction } from "@quickening/reproduce/report";
import { readTextIfThere } from "@quickening/workspace";
import { readResult, readYaml } from "./read-result.ts";

export interface ReadProvenanceOptions {
	/** The commit that is checked out; it stands for results that were not rebuilt on this machine. */
	readonly commit?: string | undefined;
	/** The paper's definition, where it has been loaded already. */
	readonly definition?: PaperDefinition;
	/** Leaves out the results of a paper that are held, for what is shown to others. */
	readonly release?: Pick<Release, "because">;
}

/** The scripts of stages that every paper has, below the repository. */
const sharedScripts: Readonly<Partial<Record<StageKind, string>>> = {
	values: "packages/publication/pipeline/src/stage/kinds/values.ts",
	manuscript: "packages/publication/pipeline/src/stage/kinds/manuscript.ts",
	disclosure: "packages/publication/pipeline/src/stage/kinds/disclosure.ts",
};

/**
 * Reads how the results of a paper were made, from what stands on disk: no stage runs, and no code is fingerprinted.
 *
 * @param root - The folder that holds papers/ and data/.
 * @throws UserError or SyncError when paper.ts cannot be read.
 */
export async function readProvenance(
	root: string,
	slug: string,
	{ commit, definition, release }: ReadProvenanceOptions = {},
): Promise<Provenance> {
	const paper = definition ?? (await loadPaper(root, slug));
	const facts = readFacts(root, paper);
	const { values: _values, reproduction: _reproduction, ...bare } = facts;
	const shown = release?.because === undefined ? facts : { ...bare, figures: {}, tables: {} };
	return makeProvenance({ ...shown, ...(commit && { commit }) });
}

/** What papers/<slug> and data/ say about how a paper is made. */
export function readFacts(root: string, definition: PaperDefinition): ProvenanceFacts {
	const { slug } = definition;
	const results = `papers/${slug}/results`;
	const reproduction: Reproduction | undefined = readReproduction(join(root, "papers"), slug);
	const values = readResult<Values>(root, `${results}/values.json`);
	const figures = Object.keys(definition.figures).flatMap((id) => {
		const spec = readResult<{ usermeta?: { quickening?: FigureMeta } }>(root, `${results}/figures/${id}.vl.json`);
		return spec?.usermeta?.quickening ? [[id, spec.usermeta.quickening] as const] : [];
	});
	const tables = Object.keys(definition.tables).flatMap((id) => {
		const table = readResult<Table>(root, `${results}/tables/${id}.json`);
		return table ? [[id, table] as const] : [];
	});
	// Before the plan, which reads the titles of the data sets and would not name a file that is broken.
	const datasets = definition.datasets.map((dataset) => describeDataset(root, dataset));
	return {
		definition,
		stages: stageFacts(root, definition),
		parameters: readYaml<Record<string, unknown>>(root, `papers/${slug}/params.yaml`) ?? {},
		...(values && { values }),
		figures: Object.fromEntries(figures),
		tables: Object.fromEntries(tables),
		datasets,
		...(reproduction && { reproduction }),
		variables: pinnedEnvironment,
	};
}

function stageFacts(root: string, definition: PaperDefinition): StageFacts[] {
	const { slug } = definition;
	const folder = join(root, "papers", slug);
	const { stages } = planPaper(root, definition);
	const lock = DvcLock.parse(readTextIfThere(join(folder, "dvc.lock")));
	const fingerprints = readFingerprints(root, slug);
	const code = readCodeFiles(root, slug) ?? {};
	const makers = new Map(
		stages.flatMap(({ name, outputs }) =>
			outputs.map(({ path }): [string, string] => [`papers/${slug}/${path}`, name]),
		),
	);
	const below = (path: string): string => posix.normalize(`papers/${slug}/${path}`);
	return stages.map((stage) => {
		const locked = lock.stage(stage.name);
		const md5s = new Map([...(locked?.deps ?? []), ...(locked?.outs ?? [])].map(({ path, md5 }) => [below(path), md5]));
		const hash = (path: string) => (md5s.get(path) === undefined ? {} : { md5: md5s.get(path)! });
		const script = scriptOf(slug, stage);
		const codeSha256 = fingerprints[stage.name];
		return {
			name: stage.name,
			description: stage.description,
			script,
			source: readTextIfThere(join(root, script)) ?? "",
			...(codeSha256 && { codeSha256 }),
			files: code[stage.name]?.files ?? [],
			npm: npmVersions(code[stage.name]?.npm ?? []),
			params: stage.params,
			inputs: stage.inputs.map(({ path }): ProvenanceInput => {
				const maker = makers.get(path);
				const dataset = /^data\/([^/]+)\/raw(?:\/|$)/.exec(path)?.[1];
				return { path, ...hash(path), ...(maker && { stage: maker }), ...(dataset && { dataset }) };
			}),
			outputs: stage.outputs.map(({ path }) => ({ path: below(path), ...hash(below(path)) })),
		};
	});
}

function scriptOf(slug: string, { kind, module }: PlannedStage): string {
	return sharedScripts[kind] ?? `papers/${slug}/${module}`;
}

/** "name@version" to version by name; a package that is there in two versions has both. */
export function npmVersions(npm: readonly string[]): Record<string, string> {
	const found: Record<string, string> = {};
	for (const each of npm) {
		const at = each.lastIndexOf("@");
		const [name, version] = [each.slice(0, at), each.slice(at + 1)];
		found[name] = found[name] === undefined ? version : `${found[name]}, ${version}`;
	}
	return found;
}

/** The parts of dataset.json that provenance shows; the site's tests have shorter ones than `data get` accepts. */
interface DescribedDataset {
	readonly title?: string;
	readonly citation?: string;
	readonly doi?: string | null;
	readonly licence?: { readonly spdx: string; readonly confirmed: boolean; readonly note?: string };
	readonly tier?: string;
	readonly files?: readonly {
		readonly path: string;
		readonly bytes: number;
		readonly sha256: string;
		readonly url?: string | null;
	}[];
}

function describeDataset(root: string, slug: string): ProvenanceDataset {
	const found = readResult<DescribedDataset>(root, `data/${slug}/dataset.json`);
	const missing = `not described: data/${slug}/dataset.json is missing`;
	const files = found?.files ?? [];
	const tiers: readonly ProvenanceTier[] = ["open", "registered", "restricted"];
	return {
		slug,
		title: found?.title ?? slug,
		citation: found?.citation ?? missing,
		licence: found?.licence ? found.licence.spdx + (found.licence.confirmed ? "" : " (to be confirmed)") : missing,
		licenceConfirmed: found?.licence?.confirmed ?? false,
		...(found?.licence?.note && { licenceNote: found.licence.note }),
		tier: tiers.find((tier) => tier === found?.tier) ?? "unknown",
		...(found?.doi && { address: `https://doi.org/${found.doi}` }),
		nFiles: files.length,
		bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
		files: files.map(({ path, bytes, sha256, url }) => ({
			path: `data/${slug}/raw/${path}`,
			bytes,
			sha256,
			...(url && { address: url }),
		})),
	};
}
