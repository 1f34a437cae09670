import { join } from "node:path";
import { darkColours, type FigureSpec } from "@quickening/figures";
import { renderNarrowFigure } from "@quickening/figures/render";
import type { PaperFigure, PaperOnDisk } from "./paper.ts";
import { readJson } from "./read.ts";

/** A paper with what a page draws of its figures' specs: narrow drawings for phones, and colours for the dark. */
export async function withNarrowFigures(paper: PaperOnDisk): Promise<PaperOnDisk> {
	return { ...paper, figures: await Promise.all(paper.figures.map((figure) => withNarrow(paper, figure))) };
}

/** A paper whose leading figure has a narrow drawing; the overview shows no other. */
export async function withNarrowLead(paper: PaperOnDisk): Promise<PaperOnDisk> {
	const lead = leadFigure(paper);
	if (lead === undefined) return paper;
	const narrow = await withNarrow(paper, lead);
	return { ...paper, figures: paper.figures.map((figure) => (figure === lead ? narrow : figure)) };
}

/** The figure that carries a paper's finding; the first where its page names none. */
export function leadFigure({ page, figures }: PaperOnDisk): PaperFigure | undefined {
	return figures.find(({ id }) => id === page?.leadFigure) ?? figures[0];
}

async function withNarrow({ folder, definition }: PaperOnDisk, figure: PaperFigure): Promise<PaperFigure> {
	if (!figure.files.includes("vl.json")) return figure;
	const spec = readJson<FigureSpec>(join(folder, "results", "figures", `${figure.id}.vl.json`));
	if (spec === undefined) return figure;
	const narrowSvg = await renderNarrowFigure(spec, { id: figure.id, synthetic: definition.synthetic });
	const colours = darkColours(spec, { cells: figure.svg?.includes(' cells"') === true });
	return { ...figure, ...(narrowSvg !== undefined && { narrowSvg }), darkColours: colours };
}
