import { join } from "node:path";
import { isInvalidInput } from "@quickening/core";
import { arxivSource, readDocument } from "@quickening/manuscript";
import { loadPaper, planPaper } from "@quickening/pipeline/plan";
import { readRelease, requireReleased } from "@quickening/release";
import type { Workspace } from "@quickening/workspace";
import { readIfThere } from "@quickening/workspace";
import { committedFiles } from "@quickening/workspace/git";
import { UserError } from "@quickening/workspace/terminal";
import { refuseUnlessRebuilt } from "./exportable.ts";
import { writePackage } from "./write-package.ts";

export interface ExportedSource {
	readonly to: string;
	readonly nFiles: number;
	readonly bytes: number;
	/** Why the results may not be those of the committed code; empty when they are. */
	readonly asIs: readonly string[];
}

/**
 * Writes the source of a paper's manuscript as arXiv takes it: LaTeX, figures as PDF, references. Nothing is sent anywhere
 * and no stage runs; two exports of the same state have the same bytes.
 *
 * @throws UserError when the results are not those of the committed code and `asIs` is false, or a figure has no PDF.
 * @throws ManuscriptError when the text breaks a rule.
 */
export async function exportArxiv(
	workspace: Workspace,
	slug: string,
	{ to, asIs }: { readonly to: string; readonly asIs: boolean },
): Promise<ExportedSource> {
	const { root, papers } = workspace;
	const definition = await loadPaper(root, slug);
	const plan = planPaper(root, definition);
	requireReleased(slug, readRelease(root, plan));
	const reasons = await refuseUnlessRebuilt(workspace, slug, committedFiles(root, [`papers/${slug}`]), asIs);
	const paperFolder = join(papers, slug);
	const manuscript = plan.stages.find(({ kind }) => kind === "manuscript");
	const datasetTitles = (manuscript?.facts["datasetTitles"] ?? {}) as Readonly<Record<string, string>>;
	const document = await readDocument({ paper: definition, paperFolder, datasetTitles });
	const figures = new Map(Object.keys(definition.figures).map((id) => [id, readFigure(paperFolder, slug, id)]));
	const source = setInLatex(slug, () => arxivSource(document, (id) => figures.get(id)!));
	const files = [...source].map(([path, content]) => ({ path, content }));
	writePackage(to, files, { date: definition.date, marker: "00README.json" });
	return {
		to,
		nFiles: files.length,
		bytes: files.reduce((sum, { content }) => sum + content.byteLength, 0),
		asIs: reasons,
	};
}

function readFigure(paperFolder: string, slug: string, id: string): Uint8Array {
	const path = `results/figures/${id}.pdf`;
	const pdf = readIfThere(join(paperFolder, path));
	if (pdf) return pdf;
	throw new UserError(`papers/${slug}/${path} is missing`, {
		whatToDo: `PDFs are not in git: make it with \`quickening reproduce ${slug}\`.`,
	});
}

/** What the manuscript says that LaTeX cannot set is the author's to change. */
function setInLatex<T>(slug: string, set: () => T): T {
	try {
		return set();
	} catch (error) {
		if (!isInvalidInput(error)) throw error;
		throw new UserError(`papers/${slug}: ${error.message}`, {
			whatToDo: "Write it another way in the manuscript, a table or a caption, and try again.",
			cause: error,
		});
	}
}
