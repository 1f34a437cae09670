import { join } from "node:path";
import type { FigureMeta } from "@quickening/paper";
import {
	authorName,
	type JudgedClaim,
	judgeClaims,
	makeProvenance,
	namedAuthor,
	type PaperDefinition,
	type Provenance,
	provDocument,
	type Reproduction,
	unjudgedClaims,
	type Values,
} from "@quickening/paper";
import { loadPaper, planPaper } from "@quickening/pipeline/plan";
import { pinnedEnvironment } from "@quickening/pipeline/stage";
import { readRelease, requireReleased } from "@quickening/release";
import { quickeningVersion } from "@quickening/reproduce";
import {
	gitBlobId,
	pinnedDvcVersion,
	readJsonIfThere,
	readTextIfThere,
	sha256,
	type Workspace,
} from "@quickening/workspace";
import { committedFiles } from "@quickening/workspace/git";
import { UserError } from "@quickening/workspace/terminal";
import { parse } from "yaml";
import { type CollectedFile, collectFiles } from "./collect-files.ts";
import { citationCff, crateReadme } from "./crate-texts.ts";
import { refuseUnlessRebuilt } from "./exportable.ts";
import { readFacts } from "./provenance/read-provenance.ts";
import type { CrateFacts } from "./ro-crate/crate-facts.ts";
import { previewHtml } from "./ro-crate/preview-html.ts";
import { roCrateMetadata } from "./ro-crate/ro-crate-metadata.ts";
import { billOfMaterials } from "./software/bill-of-materials.ts";
import { writePackage } from "./write-package.ts";

export interface ExportOptions {
	/** A folder, or a file that ends in .zip. */
	readonly to: string;
	/** Copies the files of the data sets too, where their licence and tier let others pass them on. */
	readonly withData: boolean;
	/** Writes results that may not be those of the committed code; the crate then says so. */
	readonly asIs: boolean;
}

export interface ExportedCrate {
	readonly to: string;
	readonly nFiles: number;
	readonly bytes: number;
	/** Why the results may not be those of the committed code; empty when they are. */
	readonly asIs: readonly string[];
	/** What RO-Crate recommends and the paper does not give. */
	readonly missing: readonly string[];
	/** Results that were left out, with the reason. */
	readonly withheld: Readonly<Record<string, string>>;
}

/**
 * Writes a paper with its code, results and provenance as an RO-Crate. Nothing is sent anywhere and no stage runs; two
 * exports of the same state have the same bytes.
 *
 * @throws UserError when the results are not those of the committed code and `asIs` is false, when data are asked for
 *   that may not be passed on, when results are held, whatever `asIs` says, or when the place is taken.
 */
export async function exportCrate(workspace: Workspace, slug: string, options: ExportOptions): Promise<ExportedCrate> {
	const { root } = workspace;
	const definition = await loadPaper(root, slug);
	const release = readRelease(root, planPaper(root, definition));
	requireReleased(slug, release);
	const committed = committedFiles(root, [`papers/${slug}`]);
	const reasons = await refuseUnlessRebuilt(workspace, slug, committed, options.asIs);
	const read = readFacts(root, definition);
	const { reproduction, ...rest } = read;
	const provenance = withoutTimes(
		makeProvenance({
			...rest,
			// A rebuild that does not stand behind these results would name a machine that did not make them. One that does
			// may be older than the commit, whose code and results were found to be its own.
			...(reproduction && reasons.length === 0 && { reproduction: atCommit(reproduction, committed.commit) }),
			...(committed.commit && { commit: committed.commit }),
		}),
	);
	const collected = collectFiles(root, provenance, { withData: options.withData, release });
	const claims = judge(definition, read.values, reasons.length === 0 ? committedValues(slug, committed) : undefined);
	const facts = crateFacts(root, definition, { provenance, claims, figures: read.figures, reasons, ...collected });
	const command = `npm run reproduce -- ${slug}`;

	const text = (path: string, content: string): CollectedFile => ({ path, content: Buffer.from(content) });
	const json = (path: string, content: object) => text(path, `${JSON.stringify(content, null, "\t")}\n`);
	const drawings = Object.fromEntries(
		Object.keys(read.figures).flatMap((id) => {
			const svg = readTextIfThere(join(root, "papers", slug, "results", "figures", `${id}.svg`));
			return svg === undefined ? [] : [[id, svg]];
		}),
	);
	const written: CollectedFile[] = [
		text("README.md", crateReadme(definition, facts, command)),
		text("CITATION.cff", citationCff(definition, facts.licence)),
		json("provenance.json", provenance),
		json("prov.json", provDocument(provenance)),
		{
			...text("sbom.cdx.json", billOfMaterials(root, provenance, { licence: facts.licence, ...facts.software })),
			description:
				"Software bill of materials (CycloneDX 1.6): what the stages reach, with licences, package URLs and hashes",
		},
	];
	const before = { ...facts, files: describe([...written, ...collected.files]) };
	written.push(text("ro-crate-preview.html", previewHtml(before, { drawings, tables: read.tables, command })));
	const metadata = roCrateMetadata({ ...facts, files: describe([...written, ...collected.files]) });
	const files = [json("ro-crate-metadata.json", metadata), ...written, ...collected.files];
	writePackage(options.to, files, { date: definition.date, marker: "ro-crate-metadata.json" });
	return {
		to: options.to,
		nFiles: files.length,
		bytes: files.reduce((sum, { content }) => sum + content.byteLength, 0),
		asIs: reasons,
		missing: missingFacts(definition),
		withheld: Object.fromEntries(collected.withheld),
	};
}

function crateFacts(
	root: string,
	definition: PaperDefinition,
	known: {
		readonly provenance: Provenance;
		readonly claims: readonly JudgedClaim[];
		readonly figures: Readonly<Record<string, FigureMeta>>;
		readonly reasons: readonly string[];
		readonly files: readonly CollectedFile[];
		readonly withheld: ReadonlyMap<string, string>;
	},
): CrateFacts {
	const { provenance, claims, figures, reasons, files, withheld } = known;
	const manifest = readJsonIfThere<{ license?: string; homepage?: string; devDependencies?: Record<string, string> }>(
		join(root, "package.json"),
	);
	if (!manifest?.license) {
		throw new UserError("package.json names no licence, and a crate must have one", {
			whatToDo: 'Add "license", an SPDX identifier such as "MIT", to package.json.',
		});
	}
	const citation = (parse(readTextIfThere(join(root, "CITATION.cff")) ?? "") ?? {}) as {
		authors?: readonly { name?: string }[];
		url?: string;
		"repository-code"?: string;
	};
	const [first] = definition.authors;
	return {
		provenance,
		description: definition.abstract ?? definition.subtitle ?? definition.title,
		keywords: definition.keywords,
		licence: manifest.license,
		publisher: {
			name: citation.authors?.[0]?.name ?? (first === undefined ? "The authors" : authorName(first)),
			url: manifest.homepage ?? citation.url ?? citation["repository-code"] ?? "CITATION.cff",
		},
		claims,
		figures,
		files: describe(files),
		withheld,
		software: {
			dvc: pinnedDvcVersion(root),
			node: manifest.devDependencies?.["node"] ?? process.version.slice(1),
			quickening: quickeningVersion(),
		},
		variables: pinnedEnvironment,
		...(reasons.length > 0 && {
			asIs: `Exported as it is: the results are not known to be those of the committed code. ${reasons.join("; ")}.`,
		}),
	};
}

function describe(files: readonly CollectedFile[]): CrateFacts["files"] {
	return files.map(({ path, content, description }) => ({
		path,
		bytes: content.byteLength,
		sha256: sha256(content),
		swhid: `swh:1:cnt:${gitBlobId(content, "0".repeat(40))}`,
		...(description && { description }),
	}));
}

/** How long a stage took differs between two rebuilds, and no result depends on it. */
function withoutTimes(provenance: Provenance): Provenance {
	const stages = Object.entries(provenance.stages).map(([name, { seconds: _seconds, ...stage }]) => [name, stage]);
	return { ...provenance, stages: Object.fromEntries(stages) };
}

function atCommit(reproduction: Reproduction, commit: string | undefined): Reproduction {
	return { ...reproduction, environment: { ...reproduction.environment, commit: commit ?? "", dirty: false } };
}

function committedValues(slug: string, committed: ReturnType<typeof committedFiles>): Values | undefined {
	const bytes = committed.read(`papers/${slug}/results/values.json`);
	return bytes === undefined ? undefined : (JSON.parse(bytes.toString("utf8")) as Values);
}

function judge({ claims }: PaperDefinition, values: Values | undefined, before: Values | undefined): JudgedClaim[] {
	// A claim whose value no stage has recorded can be in a crate only as it is; it has nothing to be judged by.
	const known = claims.filter(({ value }) => values !== undefined && Object.hasOwn(values, value));
	if (values === undefined || before === undefined) return unjudgedClaims(known, values ?? {}, "not rebuilt");
	return judgeClaims(known, values, before);
}

/** What RO-Crate recommends and only the authors can give. */
function missingFacts({ authors }: PaperDefinition): string[] {
	return authors
		.map(namedAuthor)
		.flatMap(({ name, family, affiliation, affiliationUrl }) => [
			...(affiliation === undefined && family !== undefined ? [`affiliation of ${name}`] : []),
			...(affiliation !== undefined && affiliationUrl === undefined ? [`affiliationUrl of ${name}`] : []),
		]);
}
