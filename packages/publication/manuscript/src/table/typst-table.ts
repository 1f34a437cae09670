import type { Table } from "@quickening/paper";
import { asSentence } from "@quickening/paper";
import { plainText } from "@quickening/workspace/markup";
import { decimalPads } from "./decimal-pads.ts";

/**
 * A table in Typst, complete in itself: rules above and below, a header that is repeated on each page, numbers aligned at the
 * decimal point by hidden digits, notes. Texts are strings, so that nothing in them is markup.
 *
 * @param label - for @label; none when left out.
 */
export function typstTable(
	{ title, caption, columns, rows, notes }: Table,
	{ label }: { readonly label?: string } = {},
): string {
	const pads = columns.map(({ key, align }) =>
		align === "decimal" ? decimalPads(rows.map(({ cells }) => cells[key] ?? "")) : [],
	);
	const longest = columns.map(({ key }) => Math.max(1, ...rows.map(({ cells }) => (cells[key] ?? "").length)));
	const widths = columns.map(({ align }, j) => (align === "left" ? `${Math.min(60, longest[j] as number)}fr` : "auto"));
	const body = rows.map(({ cells, kind }, i) => {
		const texts = columns.map(({ key }, j) => padded(pads[j]?.[i] ?? "", cells[key] ?? ""));
		const alone = columns.slice(1).every(({ key }) => (cells[key] ?? "") === "");
		if (kind === "header" && alone) return `\t\ttable.cell(colspan: ${columns.length}, strong(${texts[0]})),`;
		if (kind === "header") return `\t\t${texts.map((text) => `strong(${text})`).join(", ")},`;
		if (kind === "indented") return `\t\t${[`pad(left: 0.9em, ${texts[0]})`, ...texts.slice(1)].join(", ")},`;
		return `\t\t${texts.join(", ")},`;
	});
	const told = [
		...notes,
		...columns.flatMap(({ title: heading, definition }) =>
			definition === undefined ? [] : [`${heading}: ${definition}`],
		),
	];
	return [
		"#show figure: set block(breakable: true)",
		"#figure(",
		"\tkind: table,",
		`\tcaption: figure.caption(position: top, strong(${quoted(asSentence(title))}) + ${quoted(` ${caption}`)}),`,
		"\talign(left, table(",
		`\t\tcolumns: (${widths.join(", ")}${widths.length === 1 ? "," : ""}),`,
		"\t\tstroke: none,",
		"\t\talign: left,",
		`\t\ttable.header(table.hline(stroke: 0.9pt), ${columns.map((column) => `strong(${quoted(column.title)})`).join(", ")}, table.hline(stroke: 0.45pt)),`,
		...body,
		"\t\ttable.hline(stroke: 0.9pt),",
		`\t)${told.map((note) => ` + par(text(size: 0.85em, ${quoted(note)}))`).join("")}),`,
		`)${label === undefined ? "" : ` <${label}>`}`,
		"",
	].join("\n");
}

function padded(pad: string, text: string): string {
	return pad === "" ? quoted(text) : `hide(${quoted(pad)}) + ${quoted(text)}`;
}

/** A string of Typst's code. */
function quoted(text: string): string {
	return `"${plainText(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
