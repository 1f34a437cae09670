import { asSentence } from "@quickening/paper";
import type { DocumentTable } from "../document/manuscript-document.ts";
import { element, escapeXml, xmlId } from "../xml/element.ts";

/** A table in JATS: the table of XHTML in its wrap, notes and definitions below. */
export function jatsTable({ id, number, table }: DocumentTable): string {
	const { title, caption, columns, rows, notes } = table;
	const head = columns.map(({ title: heading, align }) =>
		element("th", { align: align === "decimal" ? "center" : "left", scope: "col" }, escapeXml(heading)),
	);
	const body = rows.map(({ cells, kind }) => {
		const texts = columns.map(({ key }) => cells[key] ?? "");
		const [first = "", ...rest] = texts;
		if (kind === "header" && rest.every((text) => text === "")) {
			const span = columns.length > 1 ? columns.length : undefined;
			return element("tr", {}, element("th", { align: "left", colspan: span, scope: "colgroup" }, escapeXml(first)));
		}
		const label = kind === "indented" ? `\u2003${first}` : first;
		const others = rest.map((text, j) =>
			element(
				"td",
				columns[j + 1]?.align === "decimal" ? { align: "char", char: "." } : { align: "left" },
				escapeXml(text),
			),
		);
		return element("tr", {}, element("th", { align: "left", scope: "row" }, escapeXml(label)), ...others);
	});
	const told = [
		...notes,
		...columns.flatMap(({ title: heading, definition }) =>
			definition === undefined ? [] : [`${heading}: ${definition}`],
		),
	];
	return element(
		"table-wrap",
		{ id: xmlId("tab", id), position: "float" },
		element("label", {}, `Table ${number}`),
		element(
			"caption",
			{},
			element("title", {}, escapeXml(asSentence(title))),
			caption === "" ? "" : element("p", {}, escapeXml(caption)),
		),
		element(
			"table",
			{ frame: "hsides", rules: "groups" },
			element("thead", {}, element("tr", {}, ...head)),
			element("tbody", {}, ...body.map((row) => `\n${row}`)),
		),
		told.length === 0
			? ""
			: element("table-wrap-foot", {}, ...told.map((note) => element("fn", {}, element("p", {}, escapeXml(note))))),
	);
}
