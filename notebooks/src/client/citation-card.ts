import { element } from "./element.js";

/** How long a card stays when the pointer leaves for it, in ms. */
const GRACE = 250;

/**
 * Shows a reference in a card where it is cited, while the pointer or the focus is on the citation; Escape takes it away, and
 * the pointer may move onto it (WCAG 1.4.13). Whoever hears the page is told the reference by the citation itself.
 */
export function showCitations(): void {
	let card: HTMLElement | undefined;
	let leaving: ReturnType<typeof setTimeout> | undefined;
	const close = () => {
		clearTimeout(leaving);
		card?.remove();
		card = undefined;
	};
	const leave = () => {
		clearTimeout(leaving);
		leaving = setTimeout(close, GRACE);
	};
	const open = (citation: HTMLAnchorElement) => {
		close();
		const text = document.getElementById(citation.hash.slice(1))?.querySelector(".reference-text");
		if (!text) return;
		card = element("div", { class: "citation-card", "aria-hidden": "true" }, ...text.cloneNode(true).childNodes);
		for (const link of card.querySelectorAll("a")) link.tabIndex = -1;
		card.addEventListener("pointerenter", () => clearTimeout(leaving));
		card.addEventListener("pointerleave", leave);
		document.body.append(card);
		place(card, citation);
	};
	const citationAt = (event: Event) =>
		event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.citation") : null;
	document.addEventListener("pointerover", (event) => {
		const citation = citationAt(event);
		if (citation && event.pointerType === "mouse") open(citation);
	});
	document.addEventListener("pointerout", (event) => {
		if (citationAt(event)) leave();
	});
	document.addEventListener("focusin", (event) => {
		const citation = citationAt(event);
		if (citation?.matches(":focus-visible")) open(citation);
		else close();
	});
	document.addEventListener("focusout", leave);
	document.addEventListener("keydown", (event) => {
		if (event.key === "Escape") close();
	});
}

/** Under what is cited, or over it where the screen ends, and never beyond its sides. */
function place(card: HTMLElement, citation: HTMLElement): void {
	const { left, top, bottom } = citation.getBoundingClientRect();
	const { width, height } = card.getBoundingClientRect();
	const isBelow = bottom + height + 12 < innerHeight || top < height + 12;
	const x = Math.max(16, Math.min(left, document.documentElement.clientWidth - width - 16));
	card.style.left = `${x + scrollX}px`;
	card.style.top = `${(isBelow ? bottom + 6 : top - height - 6) + scrollY}px`;
}
