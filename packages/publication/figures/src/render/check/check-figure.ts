import { InvalidInputError } from "@quickening/core";
import type { FigureCheck } from "@quickening/paper";
import type { Journal } from "../../spec/journals/journal.ts";
import { journals } from "../../spec/journals/journals.ts";
import type { Drawing } from "../draw-svg.ts";
import { checkColours } from "./check-colours.ts";
import { checkContrast } from "./check-contrast.ts";
import { checkLabels } from "./check-labels.ts";
import { checkSizes } from "./check-sizes.ts";
import { checkWords } from "./check-words.ts";
import type { FigureFault } from "./fault.ts";

const checks: readonly FigureCheck[] = ["labels", "text-size", "line-width", "contrast", "colours", "words", "height"];
/** A reason for an exception shorter than this gives none. */
const LEAST_REASON_LETTERS = 20;
/** More faults than this are counted, not told. */
const TOLD = 6;

/**
 * Refuses a figure that cannot be read as it is drawn, with all that was found in one message: labels, sizes, contrast,
 * colours, words, height. What the figure's `exceptions` name, with a reason, is let pass.
 *
 * @param id - the figure, as messages name it.
 */
export function checkFigure(id: string, { spec, scene, width, height }: Drawing, journal: Journal): void {
	const { exceptions = {} } = spec.usermeta.quickening;
	const found = [...checkExceptions(exceptions), ...faultsOf()].filter(
		({ check }) => check === "exceptions" || exceptions[check] === undefined,
	);
	if (found.length === 0) return;
	const told = found.slice(0, TOLD).map(({ message }) => message);
	if (found.length > TOLD) told.push(`and ${found.length - TOLD} more`);
	const first = found[0]?.check as string;
	throw new InvalidInputError(`renderFigure: figure ${id} cannot be read well: ${told.join("; ")}`, {
		code: first,
		argument: "spec",
		received: id,
	});

	function faultsOf(): FigureFault[] {
		const limits = {
			journal: journal.title,
			leastFontPt: journal.leastFontPt ?? (journals.house.leastFontPt as number),
			greatestFontPt: journal.greatestFontPt,
			leastLineWidthPt: journal.leastLineWidthPt ?? journals.house.leastLineWidthPt,
		};
		return [
			...checkLabels(scene, { width, height }),
			...checkSizes(scene, limits),
			...checkContrast(scene),
			...checkColours(spec),
			...checkWords(spec),
			...checkHeight(height, journal),
		];
	}
}

function checkHeight(height: number, { greatestHeightMm, title }: Journal): FigureFault[] {
	const mm = (height / 72) * 25.4;
	if (greatestHeightMm === null || mm <= greatestHeightMm) return [];
	const message = `the drawing must be at most ${greatestHeightMm} mm high (${title}); it is ${mm.toFixed(1)} mm`;
	return [{ check: "height", message }];
}

function checkExceptions(exceptions: Readonly<Record<string, string | undefined>>): FigureFault[] {
	return Object.entries(exceptions).flatMap(([check, reason]) => {
		const known = (checks as readonly string[]).includes(check);
		if (known && (reason ?? "").trim().length >= LEAST_REASON_LETTERS) return [];
		const message = known
			? `exceptions.${check} must say why, in ${LEAST_REASON_LETTERS} letters or more`
			: `exceptions must name checks (${checks.join(", ")}); got "${check}"`;
		return [{ check: "exceptions", message }];
	});
}
