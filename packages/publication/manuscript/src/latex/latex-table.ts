import { InvalidInputError } from "@quickening/core";
import type { Table } from "@quickening/paper";
import { asSentence } from "@quickening/paper";
import { decimalPads } from "../table/decimal-pads.ts";
import { escapeLatex } from "./escape-latex.ts";

/** A float of LaTeX does not break over pages: a longer table does, in the text. */
const LONGEST_FLOAT = 38;

/**
 * A table in LaTeX, with booktabs' rules and numbers aligned at the decimal point by hidden digits; a long one is a longtable
 * whose header is repeated. Needs booktabs, tabularx, longtable, array and caption.
 *
 * @param label - for \ref; none when left out.
 * @throws InvalidInputError naming a character that pdfLaTeX cannot set.
 */
export function latexTable(table: Table, { label }: { readonly label?: string } = {}): string {
	try {
		return table.rows.length > LONGEST_FLOAT ? long(table, label) : float(table, label);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		throw new InvalidInputError(`latexTable: table "${table.title}": ${message}`, {
			code: "bad-character",
			argument: "table",
			received: table.title,
		});
	}
}

function float(table: Table, label: string | undefined): string {
	return [
		"\\begin{table}[htbp]",
		`${caption(table)}${mark(label)}`,
		"\\footnotesize",
		"\\setlength{\\tabcolsep}{4pt}",
		`\\begin{tabularx}{\\textwidth}{@{}${columns(table, "X").join("")}@{}}`,
		"\\toprule",
		header(table),
		"\\midrule",
		...body(table),
		"\\bottomrule",
		"\\end{tabularx}",
		...notes(table),
		"\\end{table}",
		"",
	].join("\n");
}

function long(table: Table, label: string | undefined): string {
	const head = ["\\toprule", header(table), "\\midrule"];
	return [
		"{\\footnotesize",
		"\\setlength{\\tabcolsep}{4pt}",
		`\\begin{longtable}{@{}${columns(table, "p").join("")}@{}}`,
		`${caption(table)}${mark(label)}\\\\`,
		...head,
		"\\endfirsthead",
		...head,
		"\\endhead",
		"\\bottomrule",
		"\\endfoot",
		...body(table),
		"\\end{longtable}",
		...notes(table),
		"}",
		"",
	].join("\n");
}

function caption({ title, caption: text }: Table): string {
	return `\\caption{\\textbf{${escapeLatex(asSentence(title))}} ${escapeLatex(text)}}`;
}

function mark(label: string | undefined): string {
	return label === undefined ? "" : `\\label{${label}}`;
}

/** Columns of texts share the width that numbers leave: the longer, the more. */
function columns({ columns: given, rows }: Table, kind: "X" | "p"): string[] {
	const lengths = given.map(({ key }) =>
		Math.max(1, ...rows.map(({ cells, kind }) => (kind === "header" ? 0 : (cells[key] ?? "").length))),
	);
	const texts = given.flatMap(({ align }, j) =>
		align === "left" ? [Math.min(60, Math.max(8, lengths[j] as number))] : [],
	);
	const sum = texts.reduce((total, each) => total + each, 0);
	return given.map(({ align, title }, j) => {
		if (align === "decimal") {
			// A heading wider than its numbers breaks in a column of their width.
			const widest = Math.max(lengths[j] as number, ...title.split(/\s+/).map((word) => word.length));
			return title.length > widest + 3
				? `>{\\raggedright\\arraybackslash}p{${(widest * 0.47 + 0.4).toFixed(1)}em}`
				: "l";
		}
		const share = Math.min(60, Math.max(8, lengths[j] as number)) / sum;
		if (kind === "X") return `>{\\raggedright\\arraybackslash\\hsize=${(share * texts.length).toFixed(3)}\\hsize}X`;
		const left = 0.96 - given.filter(({ align: other }) => other === "decimal").length * 0.13;
		return `>{\\raggedright\\arraybackslash}p{${Math.max(0.1, share * left).toFixed(3)}\\textwidth}`;
	});
}

function header({ columns: given }: Table): string {
	return `${given.map(({ title }) => (title === "" ? "" : `\\textbf{${escapeLatex(title)}}`)).join(" & ")} \\\\`;
}

function body({ columns: given, rows }: Table): string[] {
	const pads = given.map(({ key, align }) =>
		align === "decimal" ? decimalPads(rows.map(({ cells }) => cells[key] ?? "")) : [],
	);
	return rows.map(({ cells, kind }, i) => {
		const texts = given.map(({ key }, j) => hidden(pads[j]?.[i] ?? "") + escapeLatex(cells[key] ?? ""));
		const [first = "", ...rest] = texts;
		if (kind === "header") {
			const space = i === 0 ? "" : "\\addlinespace\n";
			const bold = texts.map((text) => (text === "" ? "" : `\\textbf{${text}}`));
			if (rest.every((text) => text === "")) return `${space}\\multicolumn{${given.length}}{@{}l}{${bold[0]}} \\\\`;
			return `${space}${bold.join(" & ")} \\\\`;
		}
		return `${kind === "indented" ? `\\hspace{0.9em}${first}` : first}${rest.map((text) => ` & ${text}`).join("")} \\\\`;
	});
}

function hidden(pad: string): string {
	return pad === "" ? "" : `\\phantom{${escapeLatex(pad)}}`;
}

function notes({ notes: given, columns: all }: Table): string[] {
	const told = [
		...given,
		...all.flatMap(({ title, definition }) => (definition === undefined ? [] : [`${title}: ${definition}`])),
	];
	return told.length === 0
		? []
		: ["", "\\smallskip", `{\\scriptsize\\raggedright ${told.map(escapeLatex).join("\\par\n")}\\par}`];
}
