import { InvalidInputError } from "@quickening/core";
import type { FigureSpec } from "../../figures/figure-spec.ts";
import { checkFields } from "./check-fields.ts";
import { checkSpec } from "./check-spec.ts";
import { inlineRows, rowsToCsv } from "./inline-rows.ts";
import { specToJson } from "./spec-to-json.ts";

/** Endings of a figure's files. */
export type FigureFormat = "vl.json" | "svg" | "png" | "pdf" | "csv";

export interface RenderFigureOptions {
	/** The figure's id: lower-case words joined by hyphens. Ids inside the SVG start with it. */
	readonly id: string;
	/** Whether the data are synthetic; caption, SVG, PNG and PDF then say so. */
	readonly synthetic: boolean;
}

/**
 * Makes the five files of a figure: the spec, the drawing as SVG, PNG (300 dpi) and PDF at the width of its column, and
 * the plotted rows as CSV. The same spec gives the same bytes.
 *
 * @throws InvalidInputError when the spec breaks Vega-Lite's schema (the path is named), lacks its words, has no rows,
 *   fetches anything, encodes a column that its rows lack, holds an infinite number, makes Vega warn, or does not fit its column.
 */
export async function renderFigure(
	given: FigureSpec,
	{ id, synthetic }: RenderFigureOptions,
): Promise<Record<FigureFormat, string | Uint8Array>> {
	if (!/^[a-z][a-z0-9-]*$/.test(id)) {
		throw new InvalidInputError(`renderFigure: id must be lower-case words joined by hyphens; got "${id}"`, {
			code: "bad-id",
			argument: "id",
			received: id,
		});
	}
	const spec = withSyntheticCaption(plain(id, given), synthetic);
	checkSpec(id, spec);
	const rows = inlineRows(id, spec);
	checkFields(id, spec);
	const { drawSvg } = await import("./draw-svg.ts");
	const { title, caption, alt, columnMm } = spec.usermeta.quickening;
	const description = `${alt} ${caption}`;
	const drawing = await drawSvg(id, spec, { synthetic, title, description });
	const [{ toPng }, { toPdf }] = await Promise.all([import("./to-png.ts"), import("./to-pdf.ts")]);
	return {
		"vl.json": specToJson(drawing.spec),
		svg: drawing.svg,
		png: await toPng(drawing.svg, columnMm, `${title} ${description}`),
		pdf: await toPdf(drawing, title, description),
		csv: rowsToCsv(rows),
	};
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
