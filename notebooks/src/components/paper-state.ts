import { waitsFor } from "@quickening/paper";
import type { PaperOnDisk } from "../sources/paper.ts";
import { html, type Markup } from "./markup.ts";

/** One mark of a paper's state: words, and a ring that is filled as far as they say. */
export interface StateMark {
	readonly text: string;
	/** 0..1; left out where nothing is counted. */
	readonly fraction?: number;
	readonly meaning: string;
}

/** The state of a paper in words, the same wherever it is shown. */
export function stateMarks(paper: PaperOnDisk): StateMark[] {
	const marks: StateMark[] = [];
	const { reproduction, values, definition, release } = paper;
	if (release.because !== undefined)
		return [{ text: "results held", meaning: `Nothing is shown: ${release.because}.` }];
	const isRebuilt = reproduction?.state === "rebuilt" || reproduction?.state === "differs";
	if (reproduction?.state === "failed") {
		const { of } = reproduction.summary.rebuilt;
		marks.push({
			text: `rebuild failed, ${of === 1 ? "1 claim" : `${of} claims`} not judged`,
			meaning: "A stage or a check failed on the machine that made this page. Shown are the committed results.",
		});
	}
	if (isRebuilt) {
		const { agree, of, within } = reproduction.summary.rebuilt;
		const words = { rebuilt: "rebuilt", differs: "rebuild differs,", failed: "", waiting: "" } as const;
		if (of === 0)
			marks.push({ text: "rebuilt here, nothing committed yet", meaning: "There is nothing to compare with." });
		else
			marks.push({
				text: `${words[reproduction.state]} ${agree}/${of}${within === undefined ? "" : `, ${within} of them within tolerance`}`,
				fraction: fraction(agree, of),
				meaning:
					within === undefined
						? "Same data, same code: claims whose values are equal to the committed ones."
						: "Same data, same code: claims whose values are equal to the committed ones, or differ by no more than is tolerated.",
			});
	}
	if (!values || reproduction?.state === "waiting") {
		const waiting =
			reproduction?.state === "waiting"
				? `waiting for ${waitsFor(reproduction.waiting)}, nothing rebuilt`
				: "no results yet";
		marks.push({
			text: waiting,
			meaning: `What it needs is not on the machine that made this page; its page says how to get it.${values ? " Shown are the committed results." : ""}`,
		});
	}
	if (values && !reproduction)
		marks.push({ text: "not rebuilt here yet", meaning: "Shown are the committed results." });
	if (isRebuilt) {
		// What was not rebuilt here agrees with nothing: committed numbers are judged in no word.
		const { reproduced, robust, replicated } = reproduction.summary;
		if (reproduced.of > 0) {
			const unclear = reproduced.inconclusive > 0 ? `, ${reproduced.inconclusive} inconclusive` : "";
			marks.push({
				text: `reproduced ${reproduced.agree} of ${reproduced.of}${unclear}`,
				fraction: fraction(reproduced.agree, reproduced.of),
				meaning: "Same data, somebody else's published number: within a margin set beforehand.",
			});
		}
		if (robust.of > 0) {
			marks.push({
				text: `robust ${robust.agree} of ${robust.of}`,
				fraction: fraction(robust.agree, robust.of),
				meaning: "Same data, other defensible choices: the claim still stands.",
			});
		}
		if (replicated.of > 0) {
			marks.push({
				text: `replicated ${replicated.agree} of ${replicated.of}`,
				fraction: fraction(replicated.agree, replicated.of),
				meaning: "New data: the claim still stands.",
			});
		}
	}
	if (definition.synthetic) marks.push({ text: "synthetic", meaning: "No real person's data stand behind it." });
	return marks;
}

/** The marks as a line of words. */
export function paperState(paper: PaperOnDisk): Markup {
	const items = stateMarks(paper).map(
		({ text, fraction, meaning }) => html`<li title="${meaning}">${ring(fraction)}${text}</li>`,
	);
	return html`<ul class="state" aria-label="State of this paper">${items}</ul>`;
}

function fraction(agree: number, of: number): number {
	return of === 0 ? 0 : agree / of;
}

/** A ring, filled clockwise from the top; dashed where nothing is counted. */
function ring(filled: number | undefined): Markup {
	const length = 2 * Math.PI * 5;
	return html`<svg class="ring" viewBox="0 0 14 14" width="12" height="12" aria-hidden="true"><circle cx="7" cy="7" r="5" ${
		filled === undefined ? html`stroke-dasharray="2 2.2"` : html`opacity=".3"`
	}/>${
		filled !== undefined && filled > 0
			? html`<circle cx="7" cy="7" r="5" transform="rotate(-90 7 7)" stroke-dasharray="${(filled * length).toFixed(2)} ${length.toFixed(2)}"/>`
			: null
	}</svg>`;
}
