import { openDrawer } from "./drawer.js";

const selector = ".figure-table tbody td";

/**
 * Lets each cell of the paper's tables say how it was made: a touch or Enter opens the drawer on it. A table is one stop
 * of the tab key; arrow keys go from cell to cell.
 */
export function makeCellsAnswer(): void {
	for (const table of document.querySelectorAll<HTMLTableElement>(".figure-table table")) {
		const cells = table.querySelectorAll<HTMLTableCellElement>("tbody td");
		if (cells.length === 0) continue;
		// What a screen reader is told: cells that are gone through by arrow keys, each of which opens a dialog.
		table.setAttribute("role", "grid");
		table.setAttribute("aria-readonly", "true");
		table.setAttribute("aria-labelledby", table.closest(".table-frame")!.getAttribute("aria-labelledby")!);
		// Said outright, since a table that a phone shows as a list is none to a browser.
		for (const row of table.rows) {
			row.setAttribute("role", "row");
			for (const head of row.querySelectorAll("th"))
				head.setAttribute("role", row.parentElement === table.tHead ? "columnheader" : "rowheader");
		}
		for (const [i, cell] of cells.entries()) {
			cell.setAttribute("role", "gridcell");
			cell.tabIndex = i === 0 ? 0 : -1;
			cell.setAttribute("aria-haspopup", "dialog");
		}
	}
}

/** Opens the drawer on the cell that was clicked; false when it was none, or words in it are being selected. */
export function openCell(origin: Element): boolean {
	const cell = origin.closest<HTMLTableCellElement>(selector);
	if (!cell || getSelection()?.isCollapsed === false) return false;
	const figure = cell.closest("figure")!;
	const row = cell.parentElement as HTMLTableRowElement;
	const heading = cell.closest("table")!.tHead!.rows[0]!.cells[cell.cellIndex]!;
	const definition = heading.title;
	void openDrawer(cell, {
		key: figure.id.replace(/^table-/, "table:"),
		detail: {
			kind: "cell",
			row: row.sectionRowIndex + 1,
			rowLabel: row.cells[0]?.textContent?.trim() ?? "",
			column: heading.textContent?.trim() || String(cell.cellIndex + 1),
			columnKey: String(cell.cellIndex + 1),
			text: cell.textContent?.trim() ?? "",
			...(definition && { definition }),
		},
	});
	return true;
}

/** Moves among cells, or opens the one that has the focus. */
export function keyInCell(event: KeyboardEvent): void {
	const cell = event.target instanceof Element ? event.target.closest<HTMLTableCellElement>(selector) : null;
	if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
	if (event.key === "Enter" || event.key === " ") {
		if (openCell(cell)) event.preventDefault();
		return;
	}
	const steps: Readonly<Record<string, readonly [number, number]>> = {
		ArrowLeft: [0, -1],
		ArrowRight: [0, 1],
		ArrowUp: [-1, 0],
		ArrowDown: [1, 0],
	};
	const step = steps[event.key];
	if (!step) return;
	const row = cell.parentElement as HTMLTableRowElement;
	const rows = (row.parentElement as HTMLTableSectionElement).rows;
	let at = row.sectionRowIndex + step[0];
	// A row that heads a group has no cells to go to.
	while (step[0] !== 0 && rows[at]?.cells.length === 1) at += step[0];
	const next = rows[at]?.cells[cell.cellIndex + step[1]];
	if (!next?.matches("td")) return;
	event.preventDefault();
	cell.tabIndex = -1;
	(next as HTMLTableCellElement).tabIndex = 0;
	(next as HTMLTableCellElement).focus();
}
