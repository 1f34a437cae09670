import { formatNumber } from "@quickening/paper";
import { element } from "../src/client/element.ts";

/** A column of a table of rows. */
export interface ShownColumn<Row> {
	/** Heading, with the unit: "Umbilical artery pH", "Age (years)". */
	readonly title: string;
	readonly of: (row: Row) => number | string | boolean | null | undefined;
	/** Decimal places of its numbers. Default 0. */
	readonly digits?: number;
}

export interface RowsTableOptions<Row> {
	/** What the rows are: "552 births". */
	readonly caption: string;
	readonly columns: readonly ShownColumn<Row>[];
	/** Rows that are drawn at once; the rest is found by filtering or asked for. Default 100. */
	readonly shown?: number;
}

interface Cell {
	readonly sortBy: number | string;
	readonly text: string;
	readonly isNumber: boolean;
}

/** Rows as a table that a reader can sort by any column and filter by words, with its headings in sight. */
export function rowsTable<Row>(
	rows: readonly Row[],
	{ caption, columns, shown = 100 }: RowsTableOptions<Row>,
): HTMLElement {
	const cells = rows.map((row) => columns.map(({ of, digits = 0 }) => toCell(of(row), digits)));
	const texts = cells.map((row) => row.map(({ text }) => text.toLowerCase()).join("\u0000"));
	const body = element("tbody");
	const count = element("p", { class: "rows-count", "aria-live": "polite" });
	const more = element("button", { type: "button" }, "Show more rows");
	let limit = shown;
	let sort: { column: number; sign: 1 | -1 } | undefined;
	const filter = element("input", { type: "search", placeholder: "words or numbers", autocomplete: "off" });
	const heads = columns.map(({ title }, column) => {
		const button = element("button", { type: "button" }, title);
		const head = element("th", { scope: "col" }, button);
		button.addEventListener("click", () => {
			sort = { column, sign: sort?.column === column && sort.sign === 1 ? -1 : 1 };
			for (const [i, other] of heads.entries()) {
				if (i === column) other.setAttribute("aria-sort", sort.sign === 1 ? "ascending" : "descending");
				else other.removeAttribute("aria-sort");
			}
			draw();
		});
		return head;
	});
	const draw = () => {
		const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
		const found = cells.map((_, i) => i).filter((i) => words.every((word) => texts[i]!.includes(word)));
		if (sort) {
			const { column, sign } = sort;
			found.sort((a, b) => sign * compare(cells[a]![column]!, cells[b]![column]!) || a - b);
		}
		body.replaceChildren(...found.slice(0, limit).map((i) => rowOf(cells[i]!)));
		const which = words.length > 0 ? `${found.length} of ${rows.length} rows match` : `${rows.length} rows`;
		count.textContent = found.length > limit ? `${which}; the first ${limit} are shown.` : `${which}.`;
		more.hidden = found.length <= limit;
	};
	filter.addEventListener("input", (event) => {
		event.stopPropagation();
		limit = shown;
		draw();
	});
	more.addEventListener("click", () => {
		limit += shown;
		draw();
	});
	draw();
	return element(
		"div",
		{ class: "rows-table" },
		element("div", { class: "rows-head" }, element("label", {}, "Filter ", filter), count),
		element(
			"div",
			{ class: "rows-frame", tabindex: "0", role: "group", "aria-label": caption },
			element("table", {}, element("caption", {}, caption), element("thead", {}, element("tr", {}, ...heads)), body),
		),
		more,
	);
}

function rowOf([first, ...others]: readonly Cell[]): HTMLTableRowElement {
	const cell = ({ text, isNumber }: Cell) => element("td", isNumber ? { class: "decimal" } : {}, text);
	return element("tr", {}, element("th", { scope: "row" }, first!.text), ...others.map(cell));
}

function toCell(value: number | string | boolean | null | undefined, digits: number): Cell {
	if (typeof value === "number") {
		return { sortBy: value, text: formatNumber(value, digits), isNumber: true };
	}
	if (typeof value === "boolean") return { sortBy: Number(value), text: value ? "yes" : "no", isNumber: false };
	return { sortBy: value ?? "", text: value ?? "–", isNumber: false };
}

/** What is missing stands last; numbers before words. */
function compare(a: Cell, b: Cell): number {
	const isMissing = ({ sortBy }: Cell) => sortBy === "" || Number.isNaN(sortBy);
	if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
	if (typeof a.sortBy === "number" && typeof b.sortBy === "number") return a.sortBy - b.sortBy;
	if (typeof a.sortBy !== typeof b.sortBy) return typeof a.sortBy === "number" ? -1 : 1;
	return String(a.sortBy).localeCompare(String(b.sortBy), "en-GB", { numeric: true });
}
