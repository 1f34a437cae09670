import type { Box, Scene, SceneText } from "../scene/read-scene.ts";
import type { FigureFault } from "./fault.ts";

/** Ink may meet by this much, in points, before two labels count as one on the other. */
const TOUCH = 0.25;
/** Ink may leave the drawing by this much, in points: round letters overshoot. */
const EDGE = 0.25;

/**
 * Labels that lie on one another, are cut by the drawing's edge, or are shortened by Vega. The same words twice in the
 * same place (an axis that two layers draw) are no clash.
 *
 * @param size - of the drawing, in points.
 */
export function checkLabels(
	{ texts }: Scene,
	{ width, height }: { readonly width: number; readonly height: number },
): FigureFault[] {
	const faults: FigureFault[] = [];
	const fault = (message: string) => faults.push({ check: "labels", message });
	for (const label of texts) {
		const { box, truncated } = label;
		if (truncated) {
			fault(`${name(label)} is wider than its limit and would be cut; shorten it, break it, or raise the limit`);
		}
		const over = Math.max(-box.x1, -box.y1, box.x2 - width, box.y2 - height);
		if (over > EDGE) fault(`${name(label)} is cut by the edge of the drawing, by ${over.toFixed(1)} pt`);
	}
	const sorted = [...texts].sort((a, b) => a.box.x1 - b.box.x1);
	for (let i = 0; i < sorted.length; i++) {
		const a = sorted[i] as SceneText;
		for (let j = i + 1; j < sorted.length; j++) {
			const b = sorted[j] as SceneText;
			if (b.box.x1 >= a.box.x2 - TOUCH) break;
			if (!overlap(a.box, b.box) || drawnTwice(a, b)) continue;
			fault(`${name(a)} and ${name(b)} lie on one another; move one, shorten it, or draw fewer`);
		}
	}
	return faults;
}

/** A label's words and what they are, as a message names them. */
export function name({ text, role }: SceneText): string {
	const what = role === "mark" ? "label" : role.replaceAll("-", " ");
	return `the ${what} "${text}"`;
}

function overlap(a: Box, b: Box): boolean {
	const across = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
	const down = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
	return across > TOUCH && down > TOUCH;
}

function drawnTwice(a: SceneText, b: SceneText): boolean {
	return a.text === b.text && Math.abs(a.box.x1 - b.box.x1) < 0.5 && Math.abs(a.box.y1 - b.box.y1) < 0.5;
}
