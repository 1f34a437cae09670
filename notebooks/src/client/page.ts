// Imports here end in .js: Framework finds the .ts behind it, and serves no other ending.
// What a page does beyond being read: the drawer that says how a result was made, rows as a table, copying, exploring.
import { keyInCell, makeCellsAnswer, openCell } from "./cells.js";
import { showCitations } from "./citation-card.js";
import { copyOnRequest } from "./copy.js";
import { markCurrentSection } from "./current-section.js";
import { openDrawer } from "./drawer.js";
import { explore } from "./explore.js";
import { showRows } from "./rows.js";

document.addEventListener("click", (event) => {
	const origin = event.target;
	if (!(origin instanceof Element) || event.defaultPrevented) return;
	const made = origin.closest<HTMLElement>("[data-provenance]");
	if (made && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
		event.preventDefault();
		void openDrawer(made);
	} else if (!made) openCell(origin);
	const rows = origin.closest<HTMLButtonElement>("button[data-rows]");
	if (rows) void showRows(rows);
	const explored = origin.closest<HTMLButtonElement>("button[data-explore]");
	if (explored) void explore(explored);
	const copied = origin.closest<HTMLButtonElement>("button[data-copy]");
	if (copied) void copyOnRequest(copied);
	for (const open of document.querySelectorAll<HTMLDetailsElement>("details.cite[open]")) {
		if (!open.contains(origin)) open.open = false;
	}
});

document.addEventListener("keydown", keyInCell);
document.addEventListener("keydown", (event) => {
	const open = document.querySelector<HTMLDetailsElement>("details.cite[open]");
	if (event.key !== "Escape" || !open) return;
	open.open = false;
	open.querySelector("summary")?.focus();
});

// A link to a value's row, or to a card's text, opens what it lies in; so does printing.
function reveal(): void {
	const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
	if (!target) return;
	for (let parent = target.closest("details"); parent; parent = parent.parentElement?.closest("details") ?? null) {
		parent.open = true;
	}
	target.scrollIntoView();
}
makeCellsAnswer();
showCitations();
markCurrentSection();
addEventListener("hashchange", reveal);
reveal();
