import { InvalidInputError } from "@quickening/core";
import type { FigureSpec } from "../spec/figure-spec.ts";

/** Rows that a spec may make of nothing: a curve has hundreds, a printed column shows a few thousand marks. */
const MOST_MADE_ROWS = 1_000_000;
/** Characters of a drawing; more is neither printed nor opened. */
const LARGEST_SVG = 30_000_000;

/**
 * Refuses a spec that makes more rows than any figure shows, before Vega makes them: `sequence`, `impute` over a sequence, the
 * steps of a density or a regression, a graticule.
 *
 * @throws InvalidInputError naming the path, the limit and what to do.
 */
export function checkMadeRows(id: string, spec: FigureSpec): void {
	const look = (node: unknown, path: string): void => {
		if (typeof node !== "object" || node === null) return;
		const made = madeRows(node as Readonly<Record<string, unknown>>, path);
		if (!(made <= MOST_MADE_ROWS)) {
			throw refusal(
				id,
				"too-many-rows",
				`make at most ${MOST_MADE_ROWS} rows, the limit; ${path || "the spec"} makes ${made}: take larger steps, or make the rows in a stage`,
			);
		}
		for (const [key, child] of Object.entries(node)) {
			// Rows are data: a column may have any name.
			if (key === "values" && /\bdata$/.test(path)) continue;
			if (key !== "datasets") look(child, path === "" ? key : `${path}.${key}`);
		}
	};
	look(spec, "");
}

/** Rows that one object of a spec makes. */
function madeRows(node: Readonly<Record<string, unknown>>, path: string): number {
	const { start, stop, step, steps, maxsteps } = node;
	if (typeof stop === "number" && /\b(?:sequence|keyvals)$/.test(path)) {
		const from = typeof start === "number" ? start : 0;
		return Math.ceil((stop - from) / (typeof step === "number" ? step : 1));
	}
	const named = [steps, maxsteps].filter((count) => typeof count === "number");
	if (/\bgraticule$/.test(path) && Array.isArray(step)) {
		named.push(step.reduce<number>((rows, degrees) => rows * (360 / Math.abs(Number(degrees))), 1));
	}
	return Math.max(0, ...named);
}

/**
 * Refuses a drawing that is too large to be opened.
 *
 * @throws InvalidInputError naming the limit and what to do.
 */
export function checkSvgSize(id: string, svg: string): void {
	if (svg.length <= LARGEST_SVG) return;
	const megabytes = (characters: number) => Math.round(characters / 1e6);
	throw refusal(
		id,
		"too-large",
		`be drawn in at most ${megabytes(LARGEST_SVG)} MB, the limit; it takes ${megabytes(svg.length)} MB: draw fewer marks, such as means instead of samples`,
	);
}

function refusal(id: string, code: string, rule: string): InvalidInputError {
	return new InvalidInputError(`renderFigure: figure ${id} must ${rule}`, { code, argument: "spec", received: id });
}
