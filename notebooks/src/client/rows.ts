import { type DrawerTarget, openDrawer } from "./drawer.js";
import { element } from "./element.js";
import { siteFile } from "./file.js";

const shown = 200;

/** Shows or hides the plotted rows of a figure as a table under it; they are fetched the first time. */
export async function showRows(button: HTMLButtonElement): Promise<void> {
	const figure = button.closest("figure")!;
	const open = figure.querySelector<HTMLElement>(".rows");
	if (open) {
		open.hidden = !open.hidden;
		button.setAttribute("aria-expanded", String(!open.hidden));
		return;
	}
	const panel = element("div", { class: "rows", role: "group", tabindex: "0", "aria-label": "The plotted rows" });
	figure.append(panel);
	button.setAttribute("aria-expanded", "true");
	let text: string;
	try {
		text = await siteFile(button.dataset["rows"]!);
	} catch (error) {
		panel.append(element("p", {}, `The rows could not be loaded: ${error instanceof Error ? error.message : error}.`));
		return;
	}
	const [head = [], ...rows] = parseCsv(text);
	const cells = (row: readonly string[]) =>
		row.map((cell) => element("td", numeric(cell) ? { class: "decimal" } : {}, cell));
	// The first column leads from a plotted row to how it was made.
	const made = (row: readonly string[], i: number) => {
		const label = `Row ${i + 1}: how this was made`;
		const button = element("button", { type: "button", class: "row-made", "aria-label": label }, String(i + 1));
		button.setAttribute("aria-haspopup", "dialog");
		button.addEventListener("click", () => void openDrawer(button, markTarget(figure, head, row, i + 1, rows.length)));
		return element("th", { scope: "row" }, button);
	};
	panel.append(
		element(
			"table",
			{},
			element(
				"thead",
				{},
				element(
					"tr",
					{},
					element("th", { scope: "col" }, "Row"),
					...head.map((name) => element("th", { scope: "col" }, name)),
				),
			),
			element("tbody", {}, ...rows.slice(0, shown).map((row, i) => element("tr", {}, made(row, i), ...cells(row)))),
		),
	);
	if (rows.length > shown)
		panel.append(element("p", {}, `The first ${shown} of ${rows.length} rows; the CSV has them all.`));
}

/** What the drawer shows of one plotted row. */
export function markTarget(
	figure: HTMLElement,
	head: readonly string[],
	row: readonly string[],
	number: number,
	of: number,
): DrawerTarget {
	const columns = Object.fromEntries(head.map((name, i) => [name, row[i] ?? ""]).filter(([, text]) => text !== ""));
	const key = figure.id.replace(/^figure-/, "figure:");
	return { key, detail: { kind: "mark", row: number, of, columns } };
}

function numeric(text: string): boolean {
	return text !== "" && Number.isFinite(Number(text));
}

/** Rows of a CSV text: commas, quotes doubled within quotes, line breaks within quotes (RFC 4180). */
export function parseCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
		if (end === "" && row.length === 0 && quoted === undefined && plain === "") break;
		row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end === ",") continue;
		rows.push(row);
		row = [];
		if (end === "") break;
	}
	return rows;
}
