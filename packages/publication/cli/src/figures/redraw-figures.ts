import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { isInvalidInput } from "@quickening/core";
import { type FigureSpec, figureColumn, type Journal } from "@quickening/figures";
import { renderFigure } from "@quickening/figures/render";
import { loadPaper, planPaper } from "@quickening/pipeline/plan";
import { readRelease, requireReleased } from "@quickening/release";
import { nearest, readTextIfThere, writeAtomically } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";

export interface RedrawOptions {
	/** Figures by id; none: all. */
	readonly ids: readonly string[];
	readonly journal: Journal;
	/** svg, pdf, png; default: those that the journal takes, or all three when it takes none of them. */
	readonly formats?: readonly string[];
	readonly to?: string;
	readonly outlineText: boolean;
	/** Called before each figure with how many are done. */
	readonly progress?: (done: number, id: string) => void;
}

export interface WrittenFigure {
	readonly id: string;
	/** From the current folder. */
	readonly path: string;
	readonly widthMm: number;
	readonly heightMm: number;
	/** The smallest text on it; undefined when text is outlines. */
	readonly smallestPt?: number;
	/** Of a PNG. */
	readonly dpi?: number;
	readonly bytes: number;
}

export interface Redrawn {
	readonly folder: string;
	readonly written: readonly WrittenFigure[];
	/** Figures that the journal's sizes do not allow, and why. */
	readonly refused: readonly { readonly id: string; readonly message: string }[];
}

const known = ["svg", "pdf", "png"] as const;

/**
 * Draws figures anew from results/figures/<id>.vl.json for a journal, and writes them aside; no stage runs and no
 * result changes. A figure that cannot be drawn for it is refused by name, and the others are written.
 *
 * @throws UserError for an unknown format, an id that the paper lacks, or a figure that has not been drawn yet.
 */
export async function redrawFigures(root: string, slug: string, options: RedrawOptions): Promise<Redrawn> {
	const { ids, journal, outlineText, progress } = options;
	const formats = formatsOf(options);
	const results = join(root, "papers", slug, "results", "figures");
	const there = existsSync(results)
		? readdirSync(results)
				.filter((file) => file.endsWith(".vl.json"))
				.map((file) => file.slice(0, -".vl.json".length))
				.sort()
		: [];
	requireIds(slug, ids, there);
	const paper = await loadPaper(root, slug);
	requireReleased(slug, readRelease(root, planPaper(root, paper), { beforeSigning: true }));
	const { synthetic } = paper;
	const folder = resolve(options.to ?? `${slug}-figures-${journal.name}`);
	const written: WrittenFigure[] = [];
	const refused: { id: string; message: string }[] = [];
	const wanted = ids.length > 0 ? [...new Set(ids)] : there;
	for (const [done, id] of wanted.entries()) {
		progress?.(done, id);
		const spec = readSpec(join(results, `${id}.vl.json`));
		try {
			const files = await renderFigure(spec, { id, synthetic, journal: journal.name, outlineText });
			for (const format of formats) {
				const path = join(folder, `${id}.${format}`);
				writeAtomically(path, files[format]);
				const drawing = sizeOf(files.svg as string);
				written.push({
					id,
					path: relative(process.cwd(), path),
					widthMm: journal.widthMm[figureColumn(spec)],
					...drawing,
					...(format === "png" && { dpi: journal.dpi }),
					bytes: files[format].length,
				});
			}
		} catch (error) {
			if (!isInvalidInput(error)) throw error;
			refused.push({ id, message: `${error.message} (${journal.title})` });
		}
	}
	return { folder: relative(process.cwd(), folder) || ".", written, refused };
}

function formatsOf({ formats, journal }: RedrawOptions): readonly (typeof known)[number][] {
	if (formats === undefined) {
		const taken = known.filter((format) => journal.formats.includes(format));
		return taken.length > 0 ? taken : known;
	}
	const unknown = formats.find((format) => !(known as readonly string[]).includes(format));
	if (unknown === undefined) return [...new Set(formats)] as (typeof known)[number][];
	const instead =
		unknown === "tiff" || unknown === "eps"
			? `No maintained library here writes ${unknown.toUpperCase()}; convert the ${unknown === "tiff" ? "PNG" : "PDF"} with a program of yours.`
			: "Formats: svg, pdf, png.";
	throw new UserError(`figures are not written as "${unknown}"`, { whatToDo: instead, exitCode: 2 });
}

function requireIds(slug: string, ids: readonly string[], there: readonly string[]): void {
	if (there.length === 0) {
		throw new UserError(`${slug} has no figure in results/figures`, {
			whatToDo: `Make them first: quickening reproduce ${slug}`,
		});
	}
	const unknown = ids.find((id) => !there.includes(id));
	if (unknown === undefined) return;
	const close = nearest(unknown, there);
	throw new UserError(`${slug} has no figure "${unknown}"${close ? `; did you mean "${close}"?` : ""}`, {
		whatToDo: `Figures drawn: ${there.join(", ")}.`,
		exitCode: 2,
	});
}

function readSpec(path: string): FigureSpec {
	try {
		return JSON.parse(readTextIfThere(path) ?? "") as FigureSpec;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new UserError(`${path} is no figure's spec: ${why}`, { whatToDo: "Rebuild the paper: quickening reproduce" });
	}
}

function sizeOf(svg: string): { readonly heightMm: number; readonly smallestPt?: number } {
	const [, height = "0"] = svg.match(/ height="([\d.]+)mm"/) ?? [];
	const sizes = Array.from(svg.matchAll(/ font-size="([\d.]+)px"/g), ([, size]) => Number(size));
	return { heightMm: Number(height), ...(sizes.length > 0 && { smallestPt: Math.min(...sizes) }) };
}
