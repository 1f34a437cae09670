import type {
	Block,
	DocumentFigure,
	DocumentTable,
	Inline,
	InlineStyle,
	ManuscriptDocument,
} from "../document/manuscript-document.ts";
import { toLatex } from "../math/to-latex.ts";
import { escapeLatex, latexAddress, latexLabel } from "./escape-latex.ts";
import { latexTable } from "./latex-table.ts";

const SECTIONS = ["\\section", "\\subsection", "\\subsubsection", "\\paragraph"] as const;

/** Blocks of text in LaTeX, parted by empty lines. */
export function latexBlocks(blocks: readonly Block[], document: ManuscriptDocument): string {
	return blocks.map((block) => latexBlock(block, document)).join("\n\n");
}

function latexBlock(block: Block, document: ManuscriptDocument): string {
	switch (block.kind) {
		case "section": {
			const command = SECTIONS[Math.min(block.level, SECTIONS.length) - 1];
			return `${command}*{${latexInlines(block.title)}}\n\n${latexBlocks(block.blocks, document)}`;
		}
		case "paragraph":
			return latexInlines(block.content);
		case "list": {
			const environment = block.ordered ? "enumerate" : "itemize";
			const items = block.items.map((item) => `\\item ${latexBlocks(item, document)}`);
			return `\\begin{${environment}}\n${items.join("\n")}\n\\end{${environment}}`;
		}
		case "quote":
			return `\\begin{quote}\n${latexBlocks(block.blocks, document)}\n\\end{quote}`;
		case "code":
			return `\\begin{quote}\\ttfamily\n${block.text.split("\n").map(escapeLatex).join("\\\\\n")}\n\\end{quote}`;
		case "equation":
			return `\\[\n${toLatex(block.math)}\n\\]`;
		case "figure":
			return figure(document.figures.find(({ id }) => id === block.id) as DocumentFigure);
		case "table": {
			const { id, table } = document.tables.find((each) => each.id === block.id) as DocumentTable;
			return latexTable(table, { label: `tab:${latexLabel(id)}` }).trim();
		}
	}
}

function figure({ id, title, caption, alt, widthMm }: DocumentFigure): string {
	const width = widthMm > 120 ? "\\textwidth" : `${widthMm}mm`;
	return [
		"\\begin{figure}[htbp]",
		"\\centering",
		`\\includegraphics[width=${width},alt={${escapeLatex(alt)}}]{figures/${id}.pdf}`,
		`\\caption{\\textbf{${escapeLatex(title)}} ${escapeLatex(caption)}}\\label{fig:${latexLabel(id)}}`,
		"\\end{figure}",
	].join("\n");
}

const STYLES: Readonly<Record<InlineStyle, string>> = {
	strong: "\\textbf",
	emphasis: "\\emph",
	superscript: "\\textsuperscript",
	subscript: "\\textsubscript",
	code: "\\texttt",
};

/** Running text in LaTeX; a number of results/values.json is the second argument of \resultvalue, its id the first. */
export function latexInlines(content: readonly Inline[]): string {
	return content.map(latexInline).join("");
}

function latexInline(inline: Inline): string {
	switch (inline.kind) {
		case "text":
			return escapeLatex(inline.text);
		case "styled":
			return `${STYLES[inline.style]}{${latexInlines(inline.content)}}`;
		case "value":
			return `\\resultvalue{${latexLabel(inline.id)}}{${escapeLatex(inline.text)}}`;
		case "math":
			return `$${toLatex(inline.math)}$`;
		case "link":
			return `\\href{${latexAddress(inline.address)}}{${latexInlines(inline.content)}}`;
		case "reference":
			return inline.to === "figure"
				? `Figure~\\ref{fig:${latexLabel(inline.id)}}`
				: `Table~\\ref{tab:${latexLabel(inline.id)}}`;
		case "citation":
			return `\\hyperlink{cite.${latexLabel(inline.key)}}{${latexInlines(inline.content)}}`;
		case "footnote":
			return `\\footnote{${latexInlines(inline.content)}}`;
	}
}
