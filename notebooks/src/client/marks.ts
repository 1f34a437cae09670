import { openDrawer } from "./drawer.js";
import { markTarget, parseCsv } from "./rows.js";

type Datum = Readonly<Record<string, unknown>>;

/** Opens the drawer on the plotted row that a mark of a live drawing shows; on the whole figure when it shows none alone. */
export async function openMark(figure: HTMLElement, datum: Datum): Promise<void> {
	const address = figure.querySelector<HTMLElement>("[data-rows]")?.dataset["rows"];
	const origin = figure.querySelector<HTMLElement>("[data-provenance]");
	if (!origin) return;
	const response = address === undefined ? undefined : await fetch(address);
	if (!response?.ok) return openDrawer(origin);
	const [head = [], ...rows] = parseCsv(await response.text());
	const i = rowOfMark(head, rows, datum);
	return i < 0 ? openDrawer(origin) : openDrawer(origin, markTarget(figure, head, rows[i]!, i + 1, rows.length));
}

/**
 * Which plotted row a mark was drawn from: the first whose cells are all in its datum; -1 when there is none, as where
 * one mark stands for several rows. The column "dataset" says which part of a figure a row belongs to, and is in no datum.
 */
export function rowOfMark(head: readonly string[], rows: readonly (readonly string[])[], datum: Datum): number {
	return rows.findIndex((row) => {
		const filled = head.flatMap((name, i) => (name === "dataset" || row[i] === "" ? [] : [[name, row[i]] as const]));
		return filled.length > 0 && filled.every(([name, text]) => name in datum && String(datum[name]) === text);
	});
}
