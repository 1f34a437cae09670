import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BibliographyEntry, numberParts, readBibliography } from "@quickening/manuscript/numbers";
import type {
	FigureMeta,
	ManuscriptLayout,
	PaperDefinition,
	PaperPage,
	Reproduction,
	Table,
	Values,
} from "@quickening/paper";
import { evaluateDefinition, listPapers, loadPaper, planPaper } from "@quickening/pipeline/plan";
import { type Release, readPreviewRelease } from "@quickening/release";
import { plainText } from "@quickening/workspace/markup";
import { papersFolder } from "./folders.ts";
import { readJson, readText } from "./read.ts";

/** The folder that holds papers/ and data/. */
const root = dirname(papersFolder);

/** A figure as its stage left it; `svg` and `meta` are missing until it has run. */
export interface PaperFigure {
	readonly id: string;
	/** As in the manuscript and its formats. */
	readonly number: number;
	readonly script: string;
	readonly svg?: string;
	readonly meta?: FigureMeta;
	/** The drawing for a screen below 600 px, where it is another one: drawn from the stage's spec, from the same rows. */
	readonly narrowSvg?: string;
	/** Partners of the spec's colours on a dark page. */
	readonly darkColours?: Readonly<Record<string, string>>;
	/** Extensions of the files that can be had: svg, png, pdf, csv, vl.json. */
	readonly files: readonly string[];
}

export interface PaperTable {
	readonly id: string;
	/** As in the manuscript and its formats. */
	readonly number: number;
	readonly table?: Table;
	readonly files: readonly string[];
}

/** A work that the manuscript cites, with its number there. */
export interface PaperReference {
	readonly number: number;
	readonly entry: BibliographyEntry;
}

/** The PDF's layouts, Word for co-authors, JATS XML. */
export type ManuscriptFormat = ManuscriptLayout | "docx" | "xml";

/** All that a page may draw of a paper: what stages wrote, and the words of paper.ts and page.ts. */
export interface PaperOnDisk {
	readonly slug: string;
	readonly folder: string;
	readonly definition: PaperDefinition;
	readonly page?: PaperPage;
	readonly values?: Values;
	readonly reproduction?: Reproduction;
	/** In the order of their numbers, as tables. */
	readonly figures: readonly PaperFigure[];
	readonly tables: readonly PaperTable[];
	/** Fingerprints of the stages' code, from code.json. */
	readonly fingerprints: Readonly<Record<string, string>>;
	/** In the order of their numbers. */
	readonly references: readonly PaperReference[];
	readonly hasPdf: boolean;
	/** Whether notebooks/src/papers/<slug>/explore.md is there, and what it reads may be shown. */
	readonly hasNotebook: boolean;
	/** Files of the manuscript that can be had, by format. */
	readonly manuscripts: Readonly<Partial<Record<ManuscriptFormat, string>>>;
	/** What of it may leave; where nothing may, results are missing above, and `because` says why. */
	readonly release: Release;
}

/** A paper whose definition cannot be read, and why; its page says so. */
export interface BrokenPaper {
	readonly slug: string;
	readonly problem: string;
}

/** Slugs of the papers, in the order of their names. */
export function paperSlugs(): string[] {
	return listPapers(root);
}

export function isBroken(paper: PaperOnDisk | BrokenPaper): paper is BrokenPaper {
	return "problem" in paper;
}

/** Reads one paper; nothing is computed, and what is missing on disk is missing here. */
export async function readPaper(slug: string): Promise<PaperOnDisk | BrokenPaper> {
	const folder = join(papersFolder, slug);
	const results = join(folder, "results");
	try {
		const definition = readable(await loadPaper(root, slug), slug);
		const page = existsSync(join(folder, "page.ts"))
			? ((await evaluateDefinition(root, `papers/${slug}/page.ts`, "page")) as PaperPage)
			: undefined;
		const release = readPreviewRelease(root, planPaper(root, definition));
		const isHeld = release.because !== undefined;
		const mayLeave = (path: string) => release.mayLeave(`results/${path}`);
		const values = mayLeave("values.json") ? readJson<Values>(join(results, "values.json")) : undefined;
		// As the manuscript is read: without characters that no output may hold.
		const textOf = (path: string) => plainText(readText(join(folder, path)) ?? "");
		const { entries } = await readBibliography(textOf(definition.manuscript.bibliography));
		const numbers = numberParts(textOf(definition.manuscript.source), {
			figures: Object.keys(definition.figures),
			tables: Object.keys(definition.tables),
			citations: entries.map(({ key }) => key),
		});
		const reproduction = isHeld ? undefined : readJson<Reproduction>(join(results, "reproduction.json"));
		return {
			slug,
			folder,
			definition,
			...(page && { page }),
			...(values && { values }),
			...(reproduction && { reproduction }),
			figures: inOrder(
				await Promise.all(
					Object.entries(definition.figures).map(async ([id, { spec }]) => ({
						...(await readFigure(results, id, spec, mayLeave)),
						number: numbers.figure(id),
					})),
				),
			),
			tables: inOrder(
				Object.keys(definition.tables).map((id) => ({
					...readTable(results, id, mayLeave),
					number: numbers.table(id),
				})),
			),
			fingerprints: readJson<{ stages: Record<string, string> }>(join(folder, "code.json"))?.stages ?? {},
			references: inOrder(
				entries.flatMap((entry) => {
					const number = numbers.reference(entry.key);
					return number === undefined ? [] : [{ number, entry }];
				}),
			),
			manuscripts: readManuscripts(results, slug, mayLeave),
			hasNotebook: !isHeld && existsSync(join(import.meta.dirname, "../papers", slug, "explore.md")),
			hasPdf: mayLeave(`${slug}.pdf`) && existsSync(join(results, `${slug}.pdf`)),
			release,
		};
	} catch (error) {
		return { slug, problem: error instanceof Error ? error.message : String(error) };
	}
}

/**
 * What a paper.ts exports, as far as pages could not do without: `quickening check` says all that is wrong with it.
 *
 * @throws Error naming the part.
 */
function readable(exported: unknown, slug: string): PaperDefinition {
	const definition = (exported ?? {}) as Readonly<Record<string, unknown>>;
	const refuse = (rule: string) => new Error(`paper.ts: ${rule}; \`quickening check ${slug}\` says where`);
	for (const name of ["authors", "keywords", "datasets", "claims"]) {
		if (!Array.isArray(definition[name])) throw refuse(`${name} must be a list`);
	}
	for (const name of ["stages", "figures", "tables", "manuscript"]) {
		const part = definition[name];
		if (typeof part !== "object" || part === null) throw refuse(`${name} must be an object`);
	}
	for (const name of ["slug", "title", "version", "date"]) {
		if (typeof definition[name] !== "string") throw refuse(`${name} must be a text`);
	}
	// Ids become names of files and addresses.
	for (const id of [...Object.keys(definition["figures"] as object), ...Object.keys(definition["tables"] as object)]) {
		if (!/^[a-z][a-z0-9-]*$/.test(id))
			throw refuse(`figure or table "${id}" must be lower-case words joined by hyphens`);
	}
	return definition as unknown as PaperDefinition;
}

function inOrder<T extends { readonly number: number }>(parts: readonly T[]): T[] {
	return [...parts].sort((a, b) => a.number - b.number);
}

/** Whether a file below results/ may leave. */
type MayLeave = (path: string) => boolean;

/** @throws Error naming a drawing that holds more than a drawing: it would run, or be fetched, within the page. */
async function readFigure(
	results: string,
	id: string,
	script: string,
	mayLeave: MayLeave,
): Promise<Omit<PaperFigure, "number">> {
	const path = join(results, "figures", id);
	const files = ["svg", "png", "pdf", "csv", "vl.json"].filter(
		(extension) => mayLeave(`figures/${id}.${extension}`) && existsSync(`${path}.${extension}`),
	);
	const svg = files.includes("svg") ? readText(`${path}.svg`) : undefined;
	const unsafe = svg === undefined ? undefined : (await import("@quickening/figures/render")).unsafeSvg(svg);
	if (unsafe !== undefined) throw new Error(`results/figures/${id}.svg is no plain drawing: it holds ${unsafe}`);
	const spec = files.includes("vl.json")
		? readJson<{ usermeta: { quickening: FigureMeta } }>(`${path}.vl.json`)
		: undefined;
	const meta = spec?.usermeta.quickening;
	return { id, script, ...(svg && { svg }), ...(meta && { meta }), files };
}

function readManuscripts(results: string, slug: string, mayLeave: MayLeave): PaperOnDisk["manuscripts"] {
	const files: Readonly<Record<ManuscriptFormat, string>> = {
		house: `${slug}.pdf`,
		manuscript: `${slug}-manuscript.pdf`,
		preprint: `${slug}-preprint.pdf`,
		docx: `${slug}.docx`,
		xml: `${slug}.xml`,
	};
	const isThere = (file: string) => mayLeave(file) && existsSync(join(results, file));
	return Object.fromEntries(Object.entries(files).filter(([, file]) => isThere(file)));
}

function readTable(results: string, id: string, mayLeave: MayLeave): Omit<PaperTable, "number"> {
	const path = join(results, "tables", id);
	const files = ["csv", "json"].filter(
		(extension) => mayLeave(`tables/${id}.${extension}`) && existsSync(`${path}.${extension}`),
	);
	const table = files.includes("json") ? readJson<Table>(`${path}.json`) : undefined;
	return { id, ...(table && { table }), files };
}
