import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type TypstJob, typstPdf } from "@quickening/figures/render";
import type { ManuscriptLayout } from "@quickening/paper";
import {
	ManuscriptError,
	type ManuscriptSources,
	readManuscriptSources,
	withManuscriptLines,
} from "./read-manuscript-sources.ts";
import type { RenderManuscriptOptions } from "./render-manuscript-options.ts";
import { textOverlaps } from "./text-overlaps.ts";

const layouts: Readonly<Record<ManuscriptLayout, string>> = {
	house: fileURLToPath(new URL("../typst/paper.typ", import.meta.url)),
	manuscript: fileURLToPath(new URL("../typst/manuscript.typ", import.meta.url)),
	preprint: fileURLToPath(new URL("../typst/preprint.typ", import.meta.url)),
};

/**
 * Sets a paper as PDF: its manuscript in one of the layouts, with the numbers, figures and tables that the stages made.
 * Dated by the paper's own date; the same files give the same bytes.
 *
 * @param options - the paper and its folder; the layout is the house one unless told.
 * @param sources - what {@link readManuscriptSources} read, to set several layouts of it.
 * @throws ManuscriptError with the lines of typed-in numbers, unknown ids and Typst's own errors, or with text that is
 *   printed over other text.
 * @throws InvalidInputError when the paper's date is no ISO date.
 */
export async function renderManuscript(
	options: RenderManuscriptOptions & { readonly layout?: ManuscriptLayout },
	sources: ManuscriptSources = readManuscriptSources(options),
): Promise<Uint8Array> {
	const { paper, layout = "house" } = options;
	const files = { ...sources.job.files, "/paper.typ": readFileSync(layouts[layout], "utf8") };
	const pdf = await withManuscriptLines(paper, () => taggedPdf({ ...sources.job, files }, paper.slug, layout));
	const overlaps = (await textOverlaps(pdf)).map(({ page, texts: [over, under] }) => ({
		line: 0,
		message: `${layout} layout, page ${page}: “${over}” and “${under}” are printed over each other; shorten the cells or headings of that table, or move what was placed by hand`,
	}));
	if (overlaps.length > 0) throw new ManuscriptError(paper.manuscript.source, overlaps);
	return pdf;
}

/** PDF/UA-1, by Typst's own check, where the layout and the letters allow it; tagged with alternative texts in any case. */
async function taggedPdf(job: TypstJob, slug: string, layout: ManuscriptLayout): Promise<Uint8Array> {
	// The check refuses numbers of lines beside a list.
	if (layout === "manuscript") return await typstPdf(job);
	try {
		return await typstPdf({ ...job, standard: "ua-1" });
	} catch (error) {
		const letter = error instanceof Error && /the text `\\?"(.*?)\\?"` could not be displayed/.exec(error.message)?.[1];
		if (!letter) throw error;
		process.emitWarning(
			`${slug}, ${layout} layout: the fonts have no sign for “${letter}”, so the PDF is tagged but no PDF/UA-1; write it otherwise`,
			{ code: "QUICKENING_NO_PDF_UA" },
		);
		return await typstPdf(job);
	}
}
