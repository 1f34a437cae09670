import { formatInterval, formatValue, type Value, type Values } from "@quickening/paper";
import { element } from "../src/client/element.ts";

/** One number, as it comes out of the notebook, beside the published value of the same name. */
export interface Compared {
	readonly label: string;
	/** Id of the published value in the paper's values; undefined where the paper has none. */
	readonly id?: string;
	readonly value: number;
	readonly interval?: { readonly low: number; readonly high: number };
	/** Of a number that the paper has not: its unit, its digits, how many people or births it rests on. */
	readonly unit?: string;
	readonly digits?: number;
	readonly n?: number;
}

/**
 * A table of numbers: published, and as they come out here. A value that the paper has is printed as the paper prints it, and
 * leads to how it was made.
 *
 * @param values - `FileAttachment("values.json").json()`.
 * @throws Error naming an id that the paper has not recorded.
 */
export function numbers(
	rows: readonly Compared[],
	{ values, settings }: { readonly values: Values; readonly settings: { readonly isPublished: boolean } },
): HTMLElement {
	const head = ["Number", "Published", settings.isPublished ? "Here, at the published settings" : "What if"];
	const body = rows.map(({ label, id, value, interval, unit = "", digits = 2, n }) => {
		const published = id === undefined ? undefined : values[id];
		if (id !== undefined && published === undefined) {
			throw new Error(`numbers: the paper has no value "${id}"; see values.json`);
		}
		const like = {
			...(published ?? { unit, digits }),
			value,
			...(n !== undefined && { n }),
			interval: interval && { levelPercent: 95, method: "", ...published?.interval, ...interval },
		} as Value;
		const link = published && element("a", { href: `../${slug()}#value-${id}` }, withInterval(published));
		return element(
			"tr",
			{},
			element("th", { scope: "row" }, label),
			element("td", {}, link ?? "not in the paper"),
			element("td", { class: "here" }, withInterval(like), n === undefined ? "" : ` n = ${n}`),
		);
	});
	return element(
		"div",
		{
			class: `table-frame notebook-numbers${settings.isPublished ? "" : " is-what-if"}`,
			tabindex: "0",
			role: "group",
			"aria-label": "Numbers, published and here",
		},
		element(
			"table",
			{},
			element("thead", {}, element("tr", {}, ...head.map((words) => element("th", { scope: "col" }, words)))),
			element("tbody", {}, ...body),
		),
	);
}

function withInterval(value: Value): string {
	return `${formatValue(value)}${value.interval ? ` (${formatInterval(value.interval, value)})` : ""}`;
}

/** The paper's slug, from the address of its notebook: …/papers/<slug>/explore. */
function slug(): string {
	return location.pathname.split("/").at(-2)!;
}
