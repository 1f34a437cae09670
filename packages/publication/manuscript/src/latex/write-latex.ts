import type { DocumentReference, ManuscriptDocument } from "../document/manuscript-document.ts";
import { longDate } from "../long-date.ts";
import { escapeLatex, latexAddress, latexLabel } from "./escape-latex.ts";
import { latexBlocks, latexInlines } from "./latex-blocks.ts";

/**
 * A manuscript as LaTeX (article class, for pdfLaTeX), with its references set in the paper's citation style. Figures are
 * taken from figures/<id>.pdf.
 *
 * @throws InvalidInputError naming a character or a formula that pdfLaTeX cannot set.
 */
export function writeLatex(document: ManuscriptDocument): string {
	const { title, subtitle, authors, keywords, date, version, synthetic, references } = document;
	const plain = (text: string) => escapeLatex(text).replaceAll(/\$[^$]*\$/g, "");
	const notice = synthetic
		? "\\noindent\\textbf{Synthetic data.} No real person's recordings stand behind these results.\n\n"
		: "";
	return [
		"\\documentclass[11pt,a4paper]{article}",
		"\\usepackage[utf8]{inputenc}",
		"\\usepackage[T1]{fontenc}",
		"\\usepackage{lmodern,textcomp,amsmath,amssymb,graphicx,booktabs,array,tabularx,longtable}",
		"\\usepackage[margin=25mm]{geometry}",
		"\\usepackage[font=small,labelfont=bf,justification=raggedright,singlelinecheck=false]{caption}",
		"\\usepackage[hidelinks,breaklinks]{hyperref}",
		`\\hypersetup{pdftitle={${plain(title)}},pdfauthor={${authors.map(({ name }) => plain(name)).join("; ")}},pdfkeywords={${keywords.map(plain).join(", ")}}}`,
		"% A number that code made from the data: \\resultvalue{id of the value}{number as printed}.",
		"\\newcommand{\\resultvalue}[2]{#2}",
		`\\title{${escapeLatex(title)}${subtitle === undefined ? "" : `\\\\[0.5em] \\large ${escapeLatex(subtitle)}`}}`,
		`\\author{${byline(document)}}`,
		`\\date{${escapeLatex(longDate(date))} (version ${escapeLatex(version)})}`,
		"\\begin{document}",
		"\\maketitle",
		"\\sloppy",
		`${notice}\\begin{abstract}\n${latexBlocks(document.abstract, document)}\n\\end{abstract}`,
		...(keywords.length > 0 ? [`\\noindent\\textbf{Keywords:} ${keywords.map(escapeLatex).join(", ")}`] : []),
		"",
		latexBlocks(document.body, document),
		"",
		...statements(document),
		...bibliography(references),
		"\\end{document}",
		"",
	].join("\n");
}

function byline({ authors, affiliations, contact }: ManuscriptDocument): string {
	const names = authors.map(({ name, marks, orcid }) => {
		const raised = marks.length === 0 ? "" : `\\textsuperscript{${marks.join(",")}}`;
		const shown =
			orcid === undefined
				? escapeLatex(name)
				: `\\href{${latexAddress(`https://orcid.org/${orcid}`)}}{${escapeLatex(name)}}`;
		return shown + raised;
	});
	const places = affiliations.map((name, i) => `\\\\ \\small \\textsuperscript{${i + 1}}${escapeLatex(name)}`);
	const letters =
		contact === undefined
			? ""
			: `\\\\ \\small Correspondence: ${escapeLatex([contact.name, contact.email, contact.address].filter(Boolean).join(", "))}`;
	return `${names.join(", ")}${places.join(" ")}${letters}`;
}

function statements({ statements: all }: ManuscriptDocument): string[] {
	return all.flatMap(({ title, text }) => [`\\subsection*{${escapeLatex(title)}}`, escapeLatex(text), ""]);
}

/** Each entry as the citation style prints it; its number, where it has one, is its label. */
function bibliography(references: readonly DocumentReference[]): string[] {
	if (references.length === 0) return [];
	const widest = references.reduce((long, { label = "" }) => (label.length > long.length ? label : long), "");
	const numbered = widest !== "";
	const items = references.map(
		({ key, label = "", content }) => `\\bibitem[${escapeLatex(label)}]{${latexLabel(key)}} ${latexInlines(content)}`,
	);
	return [
		"{\\makeatletter",
		"\\renewcommand{\\@biblabel}[1]{#1}",
		// Without numbers, the first line of an entry hangs out.
		...(numbered
			? []
			: [
					"\\renewcommand{\\@lbibitem}[2][]{\\item[]\\hspace{-1.5em}\\Hy@raisedlink{\\hyper@anchorstart{cite.#2}\\hyper@anchorend}\\ignorespaces}",
				]),
		"\\makeatother",
		`\\begin{thebibliography}{${numbered ? escapeLatex(widest) : "00"}}`,
		"\\raggedright",
		...items,
		"\\end{thebibliography}}",
	];
}
