import { InvalidInputError } from "@quickening/core";
import type { TopLevelSpec } from "vega-lite";
import type { PanelLetterStyle } from "./journals/journal.ts";

/** One plot of a composed figure: a single or layered view. */
export interface Panel {
	/** Stands beside the letter; none: the letter alone. */
	readonly title?: string;
	/** Its share of the width; default 1. */
	readonly share?: number;
	/** A Vega-Lite view: mark or layer, encoding, data. */
	readonly view: Readonly<Record<string, unknown>>;
}

export interface PanelsOptions {
	/** Panels side by side; more go below. Default: all. */
	readonly columns?: number;
	/** Height of every plot, in points. */
	readonly height: number;
	/** Scales that all panels share, so that they can be compared; a shared y axis is titled once a row. Default: none. */
	readonly sharedScales?: readonly ("x" | "y" | "color" | "shape" | "strokeDash" | "size")[];
	/** Between panels, in points. Default 18. */
	readonly spacing?: number;
}

const alphabet = "abcdefghijklmnopqrstuvwxyz";
/** Width of a row of panels before it is fitted to its column, in points. */
const ROW = 400;

/**
 * Composes panels into the drawing of one figure: lettered from a, in rows, with equal heights, and with the scales
 * that they are to share. The caption, one for all, has to explain each letter as "(a)"; `renderFigure` looks.
 *
 * @param panels - two or more (26 at most), in reading order.
 * @returns what goes into `figureSpec(meta, ...)`.
 * @throws InvalidInputError when there are fewer than two panels or more than there are letters.
 * @example
 * figureSpec(meta, panels([{ title: "All births", view: a }, { title: "Vaginal births", view: b }], { height: 110, sharedScales:
 * ["y"] }));
 */
export function panels(
	list: readonly Panel[],
	{ columns = list.length, height, sharedScales = [], spacing = 18 }: PanelsOptions,
): TopLevelSpec {
	if (list.length < 2 || list.length > alphabet.length) {
		throw new InvalidInputError(`panels: panels must be 2 to ${alphabet.length}; got ${list.length}`, {
			code: "panel-count",
			argument: "panels",
			received: list.length,
		});
	}
	const rows: object[] = [];
	for (let start = 0; start < list.length; start += columns) {
		const row = list.slice(start, start + columns);
		const shares = row.reduce((sum, { share = 1 }) => sum + share, 0);
		const views = row.map(({ title, share = 1, view }, i) => {
			const letter = alphabet[start + i] as string;
			const drawn = i > 0 && sharedScales.includes("y") ? withoutYTitle(view) : view;
			const width = Math.round((ROW * share) / shares);
			return { ...drawn, name: `panel-${letter}`, title: letteredTitle(title ?? "", letter), width, height };
		});
		rows.push({ hconcat: views, spacing });
	}
	const scale = Object.fromEntries(sharedScales.map((channel) => [channel, "shared"]));
	const resolve = { resolve: { scale } };
	const composed = rows.length === 1 ? { ...rows[0], ...resolve } : { vconcat: rows, spacing, ...resolve };
	return composed as TopLevelSpec;
}

/** The letter of a view that `panels` composed. */
export function panelLetter(view: object): string | undefined {
	const { name } = view as { readonly name?: unknown };
	return typeof name === "string" ? /^panel-([a-z])$/.exec(name)?.[1] : undefined;
}

/** A panel's title with its letter in a journal's style; what stands after the letter stays as it is. */
export function letteredTitle(
	title: unknown,
	letter: string,
	{ letterCase, brackets, bold }: PanelLetterStyle = { letterCase: "lower", brackets: false, bold: true },
): object {
	const given = typeof title === "string" ? { text: title } : (title as { readonly text?: unknown });
	const heading = String(given.text ?? "").replace(/^\(?[A-Za-z]\)?(?:\u2002|$)/, "");
	const cased = letterCase === "upper" ? letter.toUpperCase() : letter;
	const shown = brackets ? `(${cased})` : cased;
	// An en space; Vega sets a title in one weight, so a bold letter makes the heading bold too.
	const text = heading === "" ? shown : `${shown}\u2002${heading}`;
	return { ...given, text, anchor: "start", fontWeight: bold ? 600 : 400 };
}

function withoutYTitle(view: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const { encoding, layer } = view as {
		encoding?: { y?: object };
		layer?: readonly Readonly<Record<string, unknown>>[];
	};
	return {
		...view,
		...(encoding?.y !== undefined && { encoding: { ...encoding, y: { ...encoding.y, title: null } } }),
		...(layer !== undefined && { layer: layer.map(withoutYTitle) }),
	};
}
