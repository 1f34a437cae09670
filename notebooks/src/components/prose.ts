import { formatInterval, formatNumber, formatSpread, formatValue, type Values } from "@quickening/paper";
import type { Citations } from "./citations.ts";
import { html, link, type Markup } from "./markup.ts";

/** A number of the text: a way to its row among all values, and, where scripts run, to the drawer that says how it was made. */
export function valueLink(
	values: Values | undefined,
	id: string,
	{ withSpread = false, withInterval = false, text = "" } = {},
): Markup {
	if (values === undefined) return html`<span class="value-awaited">not yet known</span>`;
	const value = values[id];
	if (value === undefined) throw new Error(`the page names the value ${id}, which no stage recorded`);
	const printed = text || formatValue(value);
	const spread = withSpread && value.spread ? ` (${formatSpread(value.spread, value)})` : "";
	const interval = withInterval && value.interval ? ` (${formatInterval(value.interval, value)})` : "";
	return html`<a class="value" href="#value-${id}" data-provenance="value:${id}" aria-haspopup="dialog">${printed}</a>${spread}${interval}`;
}

/**
 * A page's plain text as markup: values, citations, links and emphasis; see PaperPage. Citations are left out where no list of
 * references follows.
 */
export function prose(text: string, values?: Values, citations?: Citations): Markup {
	const marks =
		/\{([\w.-]+)(:interval|:spread)?\}|\[([^\]]+)\]\(([^)\s]+)\)|\*([^*]+)\*| ?\[((?:@[\w:.-]+(?:; ?)?)+)\]/g;
	const parts: (Markup | string)[] = [];
	let from = 0;
	for (const match of text.matchAll(marks)) {
		parts.push(text.slice(from, match.index));
		const [all, id, more, label, address, emphasis, keys] = match;
		if (id !== undefined)
			parts.push(valueLink(values, id, { withInterval: more === ":interval", withSpread: more === ":spread" }));
		else if (address !== undefined) parts.push(link(address, label, { relative: true }));
		else if (emphasis !== undefined) parts.push(html`<em>${emphasis}</em>`);
		else if (citations) {
			const cited = keys!.split(/; ?/).map((key) => citations.cite(key.slice(1)));
			parts.push(html` <span class="citations">${cited}</span>`);
		}
		from = match.index + all.length;
	}
	parts.push(text.slice(from));
	return html`${parts}`;
}

/** A signed difference at a value's digits. */
export function difference(amount: number, digits: number): string {
	return formatNumber(amount, digits, { signed: true });
}

/** The size of a difference in two digits that tell it, such as 0.0012; where digits of the value itself would show none. */
export function size(amount: number): string {
	return String(Number(Math.abs(amount).toPrecision(2)));
}

/** "2026-11-23" as "23 November 2026". */
export function longDate(iso: string): string {
	return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));
}

/** Seconds as people say them. */
export function duration(seconds: number): string {
	if (seconds < 1) return "less than a second";
	if (seconds < 90) return `${Math.round(seconds)} seconds`;
	return `${Math.round(seconds / 60)} minutes`;
}

/** A title before more words: with a full stop, unless it ends in a mark of its own. */
export function stopped(title: string): string {
	return /[.?!]$/.test(title) ? title : `${title}.`;
}
