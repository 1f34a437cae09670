import type { ManuscriptDocument } from "../document/manuscript-document.ts";
import { writeLatex } from "./write-latex.ts";

/**
 * The files of a submission to arXiv: main.tex, each figure as PDF, references.bib (for people: main.tex holds the references
 * already), and 00README.json, which names the compiler and the file to start from.
 *
 * @param pdf - gives a figure's PDF by its id.
 * @returns contents by path, in the order of the paths.
 * @throws InvalidInputError naming a character or a formula that pdfLaTeX cannot set.
 */
export function arxivSource(document: ManuscriptDocument, pdf: (id: string) => Uint8Array): Map<string, Uint8Array> {
	const text = (content: string) => new TextEncoder().encode(content);
	const readme = {
		process: { compiler: "pdflatex" },
		sources: [
			{ filename: "main.tex", usage: "toplevel" },
			{ filename: "references.bib", usage: "ignore" },
		],
	};
	const files: [string, Uint8Array][] = [
		["00README.json", text(`${JSON.stringify(readme, null, "\t")}\n`)],
		["main.tex", text(writeLatex(document))],
		["references.bib", text(document.bibliography)],
		...document.figures.map(({ id }): [string, Uint8Array] => [`figures/${id}.pdf`, pdf(id)]),
	];
	return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}
