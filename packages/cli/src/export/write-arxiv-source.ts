import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeAtomically } from "../files/atomic-file.ts";
import { tarGz } from "../files/tar-gz.ts";
import { loadPaper, planPaper } from "../sync/index.ts";
import { UserError } from "../terminal/index.ts";

/** What {@link writeArxivSource} wrote. */
export interface ArxivSource {
	/** The archive, or the folder. */
	readonly to: string;
	/** Paths below it, sorted. */
	readonly files: readonly string[];
	readonly bytes: number;
}

/**
 * Writes a paper's manuscript as the source that arXiv asks for: main.tex, each figure as PDF, references.bib and
 * 00README.json, from the results on disk; no stage runs. The same results give the same bytes.
 *
 * @param to - absolute path of a .tar.gz file, or of a folder that is new or empty.
 * @throws UserError when a result is missing, the folder holds something, or the manuscript has what LaTeX cannot set.
 */
export async function writeArxivSource(root: string, slug: string, to: string): Promise<ArxivSource> {
	const paper = await loadPaper(root, slug);
	const plan = planPaper(root, paper);
	const manuscript = plan.stages.find(({ kind }) => kind === "manuscript");
	const figure = (id: string) => `${plan.folder}/results/figures/${id}.pdf`;
	const needed = [...(manuscript?.inputs ?? []).map(({ path }) => path), ...Object.keys(paper.figures).map(figure)];
	const missing = needed.filter((path) => !existsSync(join(root, path)));
	if (missing.length > 0) {
		const more = missing.length > 1 ? ` and ${missing.length - 1} more` : "";
		throw new UserError(`${missing[0]}${more} is not there: the results have not been made yet`, {
			whatToDo: `Make them with: npm run reproduce -- ${slug}`,
		});
	}
	const packed = /\.(?:tar\.gz|tgz)$/.test(to);
	if (!packed && existsSync(to) && readdirSync(to).length > 0) {
		throw new UserError(`${to} is not empty: an old file in it would go to arXiv too`, {
			whatToDo: "Give a new folder, or a file that ends in .tar.gz.",
		});
	}
	const datasetTitles = manuscript?.facts.datasetTitles as Readonly<Record<string, string>>;
	const files = await sourceOf(slug, async () => {
		const { arxivSource, readDocument } = await import("@quickening/publishing/render");
		const document = await readDocument({ paper, paperFolder: join(root, plan.folder), datasetTitles });
		return arxivSource(document, (id) => readFileSync(join(root, figure(id))));
	});
	if (packed) writeAtomically(to, await tarGz(files, paper.date));
	else for (const [path, content] of files) writeAtomically(join(to, path), content);
	const bytes = [...files.values()].reduce((sum, content) => sum + content.byteLength, 0);
	return { to, files: [...files.keys()], bytes };
}

/** What the manuscript says that LaTeX cannot set is the author's to change. */
async function sourceOf<T>(slug: string, make: () => Promise<T>): Promise<T> {
	try {
		return await make();
	} catch (error) {
		if (!(error instanceof Error) || error instanceof TypeError) throw error;
		throw new UserError(`papers/${slug}: ${error.message}`, {
			whatToDo: "Write it another way in the manuscript, a table or a caption, and try again.",
			cause: error,
		});
	}
}
