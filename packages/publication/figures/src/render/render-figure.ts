import { InvalidInputError } from "@quickening/core";
import type { FigureSpec } from "../spec/figure-spec.ts";
import { figureColumn, forJournal, journalWidth } from "../spec/journals/for-journal.ts";
import type { Journal, JournalName } from "../spec/journals/journal.ts";
import { journalNamed, journals } from "../spec/journals/journals.ts";
import { columnWidth } from "../spec/theme.ts";
import { checkFigure } from "./check/check-figure.ts";
import { checkFields } from "./check-fields.ts";
import { checkMadeRows } from "./check-size.ts";
import { checkSpec } from "./check-spec.ts";
import type { Drawing } from "./draw-svg.ts";
import { inlineRows, rowsToCsv } from "./inline-rows.ts";
import { narrowSpec } from "./narrow-spec.ts";
import { specToJson } from "./spec-to-json.ts";

/** Drawn 390 px wide, 400 mm are a little more than two screens of a phone. */
const phone: Journal = {
	...journals.house,
	title: 'a phone; narrow: "scroll" leaves a figure wide',
	greatestHeightMm: 400,
};

/** Endings of a figure's files. */
export type FigureFormat = "vl.json" | "svg" | "png" | "pdf" | "csv";

export interface RenderFigureOptions {
	/** The figure's id: lower-case words joined by hyphens. Ids inside the SVG start with it. */
	readonly id: string;
	/** Whether the data are synthetic; caption, SVG, PNG and PDF then say so. */
	readonly synthetic: boolean;
	/** Whose widths, font and sizes it is drawn with; default: the house's. */
	readonly journal?: JournalName;
	/** Text as outlines in SVG, PNG and PDF, for a journal that asks for them; it can then be neither edited nor searched. */
	readonly outlineText?: boolean;
}

/**
 * Makes the five files of a figure: the spec, the drawing as SVG, PNG and PDF at the width of its column in the house's
 * layout or a journal's, and the plotted rows as CSV. The same spec gives the same bytes.
 *
 * @throws InvalidInputError when the spec breaks Vega-Lite's schema (the path is named), lacks its words, has no rows or makes
 *   more than a figure shows,
 *   fetches anything, encodes a column that its rows lack, holds an infinite number, makes Vega warn, or does not fit
 *   its column; and when labels lie on one another or are cut, colours or words cannot be told apart or made out, sizes
 *   leave a journal's limits, or alternative text and caption do not say enough: all that was found, in one message.
 */
export async function renderFigure(
	given: FigureSpec,
	{ id, synthetic, journal: journalName = "house", outlineText = false }: RenderFigureOptions,
): Promise<Record<FigureFormat, string | Uint8Array>> {
	const journal = journalNamed(journalName);
	const house = checked(given, id, synthetic);
	const rows = inlineRows(id, house);
	checkFields(id, house);
	const spec = forJournal(house, journal);
	const drawing = await draw(spec, id, synthetic, journal);
	checkFigure(id, drawing, journal);
	if (journalName === "house") {
		const narrow = narrowSpec(house);
		if (narrow !== undefined)
			checkFigure(`${id}, restacked for a phone,`, await draw(narrow, id, synthetic, phone), phone);
	}
	const { title, caption, alt } = spec.usermeta.quickening;
	const description = `${alt} ${caption}`;
	const [{ toPng }, { toPdf }] = await Promise.all([import("./to-png.ts"), import("./to-pdf.ts")]);
	const svg = outlineText ? (await import("./outline-text.ts")).outlineText(drawing.svg) : drawing.svg;
	const widthMm = journal.widthMm[figureColumn(spec)];
	return {
		"vl.json": specToJson(drawing.spec),
		svg,
		png: await toPng(svg, { widthMm, dpi: journal.dpi, description: `${title} ${description}` }),
		pdf: await toPdf({ ...drawing, svg }, title, description),
		csv: rowsToCsv(rows),
	};
}

/**
 * Draws a figure for a screen narrower than 600 px: its panels below each other, 85 mm wide, from the same rows.
 *
 * @returns the SVG; undefined for a figure of one column, and for one whose words say that it scrolls.
 * @throws InvalidInputError as {@link renderFigure} does.
 */
export async function renderNarrowFigure(
	given: FigureSpec,
	{ id, synthetic }: Pick<RenderFigureOptions, "id" | "synthetic">,
): Promise<string | undefined> {
	const narrow = narrowSpec(checked(given, id, synthetic));
	return narrow === undefined ? undefined : (await draw(narrow, id, synthetic, journalNamed("house"))).svg;
}

function checked(given: FigureSpec, id: string, synthetic: boolean): FigureSpec {
	if (!/^[a-z][a-z0-9-]*$/.test(id)) {
		throw new InvalidInputError(`renderFigure: id must be lower-case words joined by hyphens; got "${id}"`, {
			code: "bad-id",
			argument: "id",
			received: id,
		});
	}
	const spec = withSyntheticCaption(plain(id, given), synthetic);
	checkSpec(id, spec);
	checkMadeRows(id, spec);
	return spec;
}

async function draw(spec: FigureSpec, id: string, synthetic: boolean, journal: Journal): Promise<Drawing> {
	const { drawSvg } = await import("./draw-svg.ts");
	const { title, caption, alt, columnMm } = spec.usermeta.quickening;
	const house = journal.name === "house";
	return drawSvg(id, spec, {
		column: house ? columnWidth(columnMm) : journalWidth(spec, journal),
		synthetic,
		title,
		description: `${alt} ${caption}`,
		font: journal.font,
		notePt: journal.leastFontPt ?? 6,
		...(!house && { journal: journal.title }),
	});
}

/** The spec as JSON has it: NaN, which marks a missing value, becomes null; an infinite number is refused. */
function plain(id: string, spec: FigureSpec): FigureSpec {
	const text = JSON.stringify(spec, (key, value) => {
		if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
			throw new InvalidInputError(
				`renderFigure: figure ${id} must have finite numbers (NaN when missing); got ${value} in ${key}`,
				{
					code: "not-finite",
					argument: "spec",
					received: value,
				},
			);
		}
		return value;
	});
	return JSON.parse(text) as FigureSpec;
}

function withSyntheticCaption(spec: FigureSpec, synthetic: boolean): FigureSpec {
	const meta = spec.usermeta?.quickening;
	if (!synthetic || typeof meta?.caption !== "string" || /synthetic data/i.test(meta.caption)) return spec;
	const quickening = { ...meta, caption: `${meta.caption.trim()} Synthetic data.` };
	return { ...spec, usermeta: { ...spec.usermeta, quickening } };
}
